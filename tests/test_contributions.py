"""What learners ask and propose: where it may go (site.yaml), how it is laid down for review, and what of it stands on the pages."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import learner_files as made
import little_library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import DAY, START, contributions, data, item, name
from test_site import _Page

from selfaccess import islands
from selfaccess.build import build
from selfaccess.cli import run
from selfaccess.config import Contribute, read_config
from selfaccess.contributions import Item, read_page, with_items
from selfaccess.handing_in import take_in
from selfaccess.learner_file import clean
from selfaccess.problems import Report
from selfaccess.read import split

ROOT = Path(__file__).parent.parent
SITE = made.FILES["site.yaml"]
WHERE = "contributions/french-cafe/order.md"


def files(root: Path) -> dict[str, str]:
    """The files of contributions in a library."""
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted((root / "contributions").rglob("*")) if path.is_file()}


def told(problems: Any) -> list[str]:
    """Problems as one reads them."""
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.severity} {problem.message}" for problem in problems]


# -- site.yaml


@pytest.mark.parametrize(("block", "expected"), [
    ("", Contribute()),
    ("contribute:\n", Contribute()),
    ("contribute:\n  email:\n", Contribute()),
    ("contribute:\n  email: ask@example.org\n", Contribute("ask@example.org")),
    ("contribute:\n  email: ask.us+library@localhost\n", Contribute("ask.us+library@localhost")),
    ("contribute:\n  email: büro@schule.example\n  issues: https://forge.example/a/b/issues/new?template=ask.md&labels=a,b\n",
     Contribute("büro@schule.example", "https://forge.example/a/b/issues/new?template=ask.md&labels=a,b")),
    ("contribute:\n  issues: https://forge.example:8443/a/b/-/issues/new\n", Contribute("", "https://forge.example:8443/a/b/-/issues/new")),
])
def test_where_contributions_may_go(block: str, expected: Contribute, tmp_path: Path) -> None:
    report = Report()
    config = read_config(little_library.write(tmp_path, {"site.yaml": SITE + block}), report)

    assert report.problems == ()
    assert config is not None
    assert config.contribute == expected


@pytest.mark.parametrize(("block", "problem"), [
    ("contribute: ask@example.org", "5:13 error “contribute” must be a block of “key: value” lines."),
    ("contribute: [email]", "5:13 error “contribute” must be a block of “key: value” lines."),
    ("contribute:\n  mail: a@b.example", "6:3 error “mail” is not a key that is known here."),
    ("contribute:\n  email: [a@b.example]", "6:10 error “email” must be one text, not a list."),
    ("contribute:\n  email: mailto:a@b.example", "6:10 error “mailto:a@b.example” is not an e-mail address."),
    ("contribute:\n  email: Ask us <a@b.example>", "6:10 error “Ask us <a@b.example>” is not an e-mail address."),
    ("contribute:\n  email: a@b.example,c@d.example", "6:10 error “a@b.example,c@d.example” is not an e-mail address."),
    ("contribute:\n  email: a@b.example?bcc=x@y.example", "6:10 error “a@b.example?bcc=x@y.example” is not an e-mail address."),
    ("contribute:\n  email: example.org", "6:10 error “example.org” is not an e-mail address."),
    ("contribute:\n  issues: http://forge.example/new", "6:11 error “http://forge.example/new” is not the address of a page for a new issue."),
    ("contribute:\n  issues: javascript:alert(1)", "6:11 error “javascript:alert(1)” is not the address of a page for a new issue."),
    ("contribute:\n  issues: https://me:pass@forge.example/", "6:11 error “https://me:pass@forge.example/” is not the address of a page for a new issue."),
    ("contribute:\n  issues: https://forge.example", "6:11 error “https://forge.example” is not the address of a page for a new issue."),
    ("contribute:\n  issues: https://forge.example/new#top", "6:11 error “https://forge.example/new#top” is not the address of a page for a new issue."),
    ("contribute:\n  issues: https://forge.example/a b", "6:11 error “https://forge.example/a b” is not the address of a page for a new issue."),
    ("contribute:\n  issues: https://forge.example/a/b/issues", "6:11 error This is the list of issues, not the page for a new one."),
])
def test_a_way_that_leads_nowhere_is_a_problem_at_its_place(block: str, problem: str, tmp_path: Path) -> None:
    report = Report()
    config = read_config(little_library.write(tmp_path, {"site.yaml": f"{SITE}{block}\n"}), report)

    assert told(report.problems) == [f"site.yaml:{problem}"]
    assert config is not None
    assert config.contribute == Contribute()


def test_pages_know_where_contributions_may_go(tmp_path: Path) -> None:
    library = made.library(tmp_path, **{"site.yaml": f"{SITE}contribute:\n  email: ask@example.org\n"})

    assert islands.page_data(library, "")["contribute"] == {"email": "ask@example.org", "issues": ""}


# -- what is published


QUESTION = ":::: question {#one date=2026-03-02 status=published}\n```text\nWhy *un* <b>café</b>?\n\nReally?\n```\n\nBecause it is *masculine*.\n::::\n"


def head(resource: str = name("order")) -> str:
    """The beginning of a file of contributions."""
    return f"---\nresource: {resource}\n---\n\n"


def site(tmp_path: Path, body: str, **more: str) -> tuple[list[str], dict[str, str]]:
    """The problems of the little library with one file of contributions, and its pages."""
    root = little_library.write(tmp_path / "library", {**made.FILES, WHERE: body, **more})
    outcome = build(root, tmp_path / "site")
    pages = {path.relative_to(tmp_path / "site").as_posix(): path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")} if outcome.written else {}
    return told(outcome.problems), pages


def section(page: str) -> str:
    """The questions and answers on a page, "" for none."""
    after = '(</article>|<div class="diary-here waits"|<section class="shelf waits")'
    found = re.search(rf'<section class="asked-here waits".*?\n</section>(?=\n{after})', page, re.DOTALL)
    return found[0] if found else ""


def test_a_published_question_and_its_answer_stand_at_the_end_of_the_resource(tmp_path: Path) -> None:
    problems, pages = site(tmp_path, head() + QUESTION)
    page = pages["french-cafe/order/index.html"]

    assert problems == []
    assert section(page) == """<section class="asked-here waits" aria-labelledby="asked.title">
<h2 id="asked.title">Questions and answers</h2>
<div class="asked">
<p class="asked-kind">A learner asked</p>
<blockquote dir="auto">Why *un* &lt;b&gt;café&lt;/b&gt;?

Really?</blockquote>
<div class="asked-answer"><p>Because it is <em>masculine</em>.</p>
</div></div>
</section>"""
    assert page.index("data-quiz-end") < page.index("asked-here") < page.index("</article>")
    assert [path for path, other in pages.items() if section(other)] == ["french-cafe/order/index.html"]


@pytest.mark.parametrize("status", ["{status=new}", "{status=draft}", "{status=rejected}", ""])
def test_what_is_not_published_is_never_shown(status: str, tmp_path: Path) -> None:
    problems, pages = site(tmp_path, f"{head()}:::: question {status}\n```\nSECRET question\n```\nSECRET [answer](lost.md)\n::::\n")

    assert problems == []
    assert pages
    assert not any("SECRET" in path.read_text("utf-8", "replace") for path in (tmp_path / "site").rglob("*") if path.is_file())


@pytest.mark.parametrize(("kind", "title"), [
    ("question", "A learner asked"), ("comment", "A learner wrote"), ("term", "A learner proposed a word"), ("example", "A learner proposed an example"),
])
def test_each_kind_says_what_it_is(kind: str, title: str, tmp_path: Path) -> None:
    problems, pages = site(tmp_path, f"{head()}:::: {kind} {{status=published}}\n```\nWords\n```\nThank you.\n::::\n")

    assert problems == []
    assert f'<p class="asked-kind">{title}</p>' in section(pages["french-cafe/order/index.html"])


def test_what_needs_no_answer_is_shown_without_one(tmp_path: Path) -> None:
    _, pages = site(tmp_path, f"{head()}:::: comment {{status=published}}\n~~~~\n```\n~~~~\n::::\n")

    assert "```</blockquote>\n</div>" in section(pages["french-cafe/order/index.html"])


def test_an_answer_is_written_as_if_it_stood_in_the_resource(tmp_path: Path) -> None:
    answer = ("See [that page](page.md), [the tip](#q-tip), [word](term:mot) and ![A cup](cup.svg). [Merci]{lang=fr}[^1]\n\n## More\n\n"
              "::: note\n*A note.*\n:::\n\n<script>alert(1)</script><b onclick=x>bold</b>\n\n[^1]: A footnote.")
    body = head() + "".join(f":::: question {{status=published}}\n```\nOne\n```\n{answer}\n::::\n" for _ in range(2))
    problems, pages = site(tmp_path, body, **{
        f"{made.PACK}/cup.svg": "<svg/>", f"{made.PACK}/words.md": "---\ntitle: Words\nkind: glossary\n---\n\nmot\n: word\n"})
    page = pages["french-cafe/order/index.html"]
    shown = section(page)

    assert [problem for problem in problems if " warning The HTML " not in problem] == []
    assert {int(problem.split(":")[1]) for problem in problems} == {17, 33}
    for part in (
        '<a href="../page/index.html">', '<a href="#q-tip">', 'class="gloss" href="../words/index.html#', '<img src="../cup.svg"',
        '<span lang="fr" dir="ltr">Merci', '<div class="note note-note"', "<b>bold</b>",
        '<h3 id="more">More</h3>', '<h3 id="more-2">', 'id="fn-answer-1-1"', 'id="fn-answer-2-1"',
    ):
        assert part in shown, part
    assert "<script>" not in shown
    assert "onclick" not in shown
    ids = _Page(page).ids
    assert len(ids) == len(set(ids))
    assert (tmp_path / "site/french-cafe/cup.svg").is_file()


def test_several_files_and_a_pack_that_is_trusted(tmp_path: Path) -> None:
    more = {"contributions/b.md": head() + QUESTION.replace("masculine", "<i style='x'>two</i>"), "site.yaml": f"{SITE}trust: [french-cafe]\n"}
    problems, pages = site(tmp_path, head() + QUESTION, **more)

    assert problems == []
    assert "<i style='x'>two</i>" in section(pages["french-cafe/order/index.html"])
    assert section(pages["french-cafe/order/index.html"]).count('class="asked"') == 2


def test_a_welcome_has_answers_too(tmp_path: Path) -> None:
    _, pages = site(tmp_path, head("french-cafe/index") + QUESTION, **{f"{made.PACK}/index.md": "---\n---\nWelcome.\n"})

    assert "Because it is" in section(pages["french-cafe/index.html"])


def test_answers_are_found_by_the_search(tmp_path: Path) -> None:
    site(tmp_path, head() + QUESTION.replace("masculine", "unmistakable"))

    assert "unmistakable" in "".join(path.read_text("utf-8") for path in (tmp_path / "site/_selfaccess/search").glob("texts-*.js"))


def opening(attributes: str) -> str:
    return f"{head()}:::: question {attributes}\n```\nx\n```\nAnswer.\n::::\n"


@pytest.mark.parametrize(("body", "problems"), [
    ("Hello", ["1:1 error The front matter is missing."]),
    ("---\ntitle: x\n", ["1:1 error The front matter that opens here is not closed."]),
    ("---\n---\n", ["2:0 error “resource” is missing."]),
    ("---\nresource: a: b\n---\n", ["2:12 error A colon followed by a space splits this line in two."]),
    ("---\nresource: french-cafe/order\nstatus: new\n---\n", ["3:1 error “status” is not a key that is known here."]),
    (head("french-cafe/ordre"), ["2:11 warning No resource has the id “french-cafe/ordre”."]),
    (opening("{status=publish}"), ["5:23 error “publish” is not a status."]),
    (opening("{state=new}"), ["5:16 error “state” is not known here."]),
    (opening("{date=2026-02-30}"), ["5:21 error “2026-02-30” is not a day."]),
    (opening("{status=new status=draft}"), ["5:15 error “status” stands twice in the braces."]),
    (opening("{status=new"), ["5:15 error What stands in the braces cannot be read."]),
    (opening("").replace(":::: question", ":::: choice"), ["5:6 error “choice” is not a kind of contribution."]),
    (f"{head()}:::: question\n```\nx\n```\n", ["5:1 error This “:::: question” is not closed."]),
    (f"{head()}:::: question\n```\nx\n", ["5:1 error This “:::: question” is not closed."]),
    (f"{head()}:::: comment\nWords without marks.\n::::\n", ["5:1 error This comment does not begin with the learner’s words."]),
    (f"{head()}:::: comment\n::::\n", ["5:1 error This comment does not begin with the learner’s words."]),
    (f"{head()}:::: question {{status=published}}\n```\nx\n```\n\n::::\n", ["5:1 warning This question is published, but has no answer; it is not shown."]),
    (f"{head()}# Questions\n\n{QUESTION}\nAn answer, below.\n", ["5:1 warning This stands in none of the contributions, and is not shown.",
                                                              "17:1 warning This stands in none of the contributions, and is not shown."]),
    (f"{head()}<!-- a note to myself -->\n\n{QUESTION}\n[page]: page.md\n", []),
    (f"{head()}{QUESTION}{QUESTION}", ["14:16 warning The id “one” is given twice in this file."]),
    (head() + QUESTION.replace("Because", "[lost](lost.md)"), ["12:8 error There is no resource “lost.md”."]),
    (head() + QUESTION.replace("Because", "[lost](#lost)"), ["12:8 error There is no part “lost” in order.md."]),
    (head() + QUESTION.replace("Because", "[word](term:lost)"), ["12:13 error No glossary has the term “lost”."]),
    (head() + QUESTION.replace("Because", "![A cup](cup.svg)"), ["12:10 error There is no file “cup.svg” in this pack."]),
    (head() + QUESTION.replace("Because", "[x](javascript:alert)"), ["12:5 error “javascript:” addresses are not allowed."]),
    (head() + QUESTION.replace("Because", "::: choice\nA\n\n- [x] b\n- [ ] c\n:::\n\n"), ["12:1 error “choice” cannot stand inside “question”."]),
    (head() + QUESTION.replace("Because", "::: note\n"), ["12:1 error This “::: note” is not closed."]),
    (head() + QUESTION.replace("Because", "[[gap]]"), ["12:1 warning There is a gap outside a “gaps” question; it stays as it is typed."]),
])
def test_a_fault_is_told_with_its_place(body: str, problems: list[str], tmp_path: Path) -> None:
    found, pages = site(tmp_path, body)

    assert found == [f"{WHERE}:{problem}" for problem in problems]
    assert bool(pages) == all(" error " not in problem for problem in problems)


def test_contributions_to_a_draft_wait_without_a_word(tmp_path: Path) -> None:
    found, pages = site(tmp_path, head("french-cafe/later") + QUESTION, **{f"{made.PACK}/later.md": "---\ntitle: Later\ndraft: true\n---\n"})

    assert found == []
    assert "masculine" not in "".join(pages.values())


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    root = little_library.write(tmp_path / "library", made.FILES)
    (root / "contributions").mkdir()
    (root / "contributions/order.md").symlink_to(tmp_path / "elsewhere.md")

    problems = build(root, tmp_path / "site").problems

    assert told(problems) == ["contributions/order.md:0:0 error This is a symbolic link."]
    assert [problem.hint for problem in problems] == ["Put the file itself here."]


def test_the_site_cannot_be_written_over_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = little_library.write(tmp_path, {**made.FILES, WHERE: head()})

    assert run(["build", "-C", str(root), "-o", str(root / "contributions")]) == 2
    assert "what is in contributions/ is the library’s source" in capsys.readouterr().err


# -- laying down


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The little library, which is the current folder."""
    root = little_library.write(tmp_path / "library", made.FILES)
    monkeypatch.chdir(root)
    return root


def put(root: Path, files: dict[str, str | bytes]) -> None:
    """Writes files into the library."""
    little_library.write(root, {**made.FILES, **files})


def hand_in(root: Path, *values: Any) -> tuple[dict[str, int], int, list[str]]:
    """What comes of files of these values: what was added, how much was known, and the problems' messages."""
    paths = []
    for number, value in enumerate(values):
        paths.append(root.parent / f"file-{number}.json")
        paths[-1].write_bytes(value if isinstance(value, bytes) else data(value))
    laid = take_in(paths, root)
    return dict(laid.added), laid.known, [problem.message for problem in laid.problems]


def test_contributions_are_laid_down_beside_the_library(root: Path) -> None:
    asked = [
        item(),
        item(id="b", kind="comment", text="  Line one.\r\nLine two.\n", resource=name("page")),
        item(id="c", kind="term", text="A remark.", more={"term": "la carafe", "meaning": "jug", "example": "Une carafe d’eau."}),
        item(id="d", kind="example", text="Un café noir.", more={"term": "noir", "meaning": "A black coffee."}, made=START + DAY),
        item(id="e", kind="example", text="Deux cafés."),
        item(id="f", kind="term", text="", more={"term": "le thé", "meaning": "tea"}),
    ]

    assert hand_in(root, contributions(*asked)) == ({WHERE: 5, "contributions/french-cafe/page.md": 1}, 0, [])
    assert {path: re.sub(r"\.[0-9a-f]{8} ", ".5ca1ab1e ", text) for path, text in files(root).items()} == {
        WHERE: """---
# What learners asked and proposed. To show one on its page, write the answer below the learner's words, and published in place of new.
resource: french-cafe/order
---

:::: question {#mid1xk2f-3k8a.5ca1ab1e date=2026-02-23 status=new}
```text
Why *un*?
```

::::

:::: term {#c.5ca1ab1e date=2026-02-23 status=new}
```text
la carafe – jug
Une carafe d’eau.

A remark.
```

::::

:::: example {#d.5ca1ab1e date=2026-02-24 status=new}
```text
noir:
Un café noir.
A black coffee.
```

::::

:::: example {#e.5ca1ab1e date=2026-02-23 status=new}
```text
Deux cafés.
```

::::

:::: term {#f.5ca1ab1e date=2026-02-23 status=new}
```text
le thé – tea
```

::::
""",
        "contributions/french-cafe/page.md": """---
# What learners asked and proposed. To show one on its page, write the answer below the learner's words, and published in place of new.
resource: french-cafe/page
---

:::: comment {#b.5ca1ab1e date=2026-02-23 status=new}
```text
Line one.
Line two.
```

::::
""",
    }
    assert build(root, root / "site").problems == ()


def test_what_is_given_twice_is_laid_down_once_and_reviews_stay(root: Path) -> None:
    hand_in(root, contributions(item(), item(id="b", text="Two?")))
    (root / WHERE).write_text(files(root)[WHERE].replace("status=new", "status=rejected", 1).replace("Two?", "Two? (mended)"), "utf-8")
    before = files(root)

    assert hand_in(root, contributions(item(), item(id="b", text="Two?")), contributions(item())) == ({}, 3, [])
    assert files(root) == before

    assert hand_in(root, contributions(item(), item(id="c", text="Three?"))) == ({WHERE: 1}, 1, [])
    assert files(root)[WHERE].startswith(before[WHERE])


def test_words_that_were_changed_are_taken_in_anew(root: Path) -> None:
    hand_in(root, contributions(item(text="Why?")))

    assert hand_in(root, contributions(item(text="Why not?"))) == ({WHERE: 1}, 0, [])


def test_one_learner_cannot_take_the_place_of_another(root: Path) -> None:
    hand_in(root, contributions(item(id="stolen", text="Nonsense")))

    assert hand_in(root, contributions(item(id="stolen", text="The real question")))[0] == {WHERE: 1}
    assert "The real question" in files(root)[WHERE]


def test_a_file_of_any_name_is_added_to_when_it_is_about_the_resource(root: Path) -> None:
    put(root, {"contributions/questions.md": head() + QUESTION, WHERE: head(name("page"))})

    assert hand_in(root, contributions(item()))[0] == {"contributions/questions.md": 1}
    assert hand_in(root, contributions(item(resource=name("page"))))[0] == {WHERE: 1}


def test_a_file_of_another_resource_is_not_in_the_way(root: Path) -> None:
    put(root, {WHERE: head(name("page")), "contributions/french-cafe/order-2.md": "---\nresource: gone\n---\n"})

    assert hand_in(root, contributions(item()))[0] == {"contributions/french-cafe/order-3.md": 1}


@pytest.mark.parametrize("before", [
    head() + QUESTION[:-5], "no front matter", head() + QUESTION.replace("published", "publish"), f"{head()}```\n", f"{head()}<!-- open\n",
])
def test_nothing_is_added_to_a_file_with_faults(root: Path, before: str) -> None:
    put(root, {WHERE: before})
    added, known, problems = hand_in(root, contributions(item(), item(resource=name("page"))))

    assert (added, known) == ({"contributions/french-cafe/page.md": 1}, 0)
    assert "Nothing was added to this file; 1 of the contributions handed over belong there." in problems
    assert files(root)[WHERE] == before


@pytest.mark.parametrize("page", ["où: 1", "est-ce # 1", "[1] - quoi", "“A” \"b\" c?", "[[日本]]", "長" * 83])
def test_a_resource_of_any_name_gets_its_file(root: Path, page: str) -> None:
    put(root, {f"content/french-cafe/{page}.md": "---\ntitle: A\n---\nText.\n"})
    where = f"contributions/french-cafe/{page}.md"

    assert hand_in(root, contributions(item(resource=f"french-cafe/{page}"))) == ({where: 1}, 0, [])
    assert hand_in(root, contributions(item(resource=f"french-cafe/{page}", id="b"))) == ({where: 1}, 0, [])
    assert [problem for problem in build(root, root / "site").problems if "Windows" not in problem.message] == []


def test_line_ends_and_byte_order_marks_stay(root: Path) -> None:
    before = ("\ufeff" + head() + QUESTION).replace("\n", "\r\n").encode()
    put(root, {WHERE: before})

    assert hand_in(root, contributions(item()))[0] == {WHERE: 1}
    assert (root / WHERE).read_bytes().startswith(before)
    assert build(root, root / "site").problems == ()


@pytest.mark.parametrize(("items", "problems"), [
    ([item(resource=name("ordre"))], ["No resource has the id “french-cafe/ordre”, so this is left out: “Why *un*?”"]),
    ([item(resource="../../etc/passwd")], ["No resource has the id “../../etc/passwd”, so this is left out: “Why *un*?”"]),
    ([item(text="")], ["one entry of it makes"]), ([item(text=" \n ")], ["one entry of it makes"]), ([item(text=5)], ["one entry of it makes"]),
    ([item(kind="poem")], ["one entry of it makes"]), ([item(kind=["question"])], ["one entry of it makes"]),
    ([item(id="../x")], ["one entry of it makes"]), ([item(id="a}\n:::: question")], ["one entry of it makes"]), ([item(id=5)], ["one entry of it makes"]),
    ([item(made=-1)], ["one entry of it makes"]), ([item(made=253_402_300_799_999)], ["one entry of it makes"]),
    ([item(made="now")], ["one entry of it makes"]),
    ([item(more=[5])], ["one entry of it makes"]), ([item(kind="term", more={"term": ["x"]})], ["one entry of it makes"]),
    ([item(resource=5)], ["one entry of it makes"]), ([None, [], "x"], ["3 entries of it make"]),
])
def test_what_makes_no_sense_is_left_out_and_told(root: Path, items: list[Any], problems: list[str]) -> None:
    added, _, found = hand_in(root, contributions(item(id="sound", text="Sound"), *items))

    assert added == {WHERE: 1}
    assert len(found) == len(problems)
    assert all(part in message for part, message in zip(problems, found, strict=True))


def test_no_more_is_taken_in_than_a_learner_can_write(root: Path) -> None:
    added, _, problems = hand_in(root, contributions(*(item(id=f"i{number}", text=f"Question {number}") for number in range(600))))

    assert added == {WHERE: 500}
    assert "100 entries of it" in problems[0]

    assert hand_in(root, contributions(item(text="x" * 30_000)))[0] == {WHERE: 1}
    assert "x" * 20_000 in files(root)[WHERE]
    assert "x" * 20_001 not in files(root)[WHERE]


HOSTILE = [
    "```\n::::\n\n# Mine\n\n:::: question {status=published}\n```text\nx\n```\nEvil.\n::::", "::::\n:::: question {status=published}", "~~~\n::::\n~~~",
    "---\nresource: x\n---", "`" * 100, "    ::::\n\t```", "<script>alert(1)</script><!--", "]]>{{ 7*7 }}{% raw %}",
    "\u202e\u2028\x00\x1b[31m\ud800\r::::\r\n```", "[^1]: x\n\n[x]: javascript:alert(1)",
    "> ```\n> ::::", "- ```\n  ::::\n", "$(rm -rf ~)", "\\```\n\\::::", "\ufeff---",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["question", "term"])
def test_hostile_words_stay_words(root: Path, text: str, kind: str) -> None:
    """They neither end their block nor change what stands around them, before the review and after it."""
    evil = item(id="evil", kind=kind, text=text, more={"term": text, "meaning": text})
    hand_in(root, contributions(item(id="before", text="Before"), evil, item(id="after", text="After")))
    written = files(root)[WHERE]
    document = split(written, WHERE, Report())
    assert document is not None
    report = Report()
    page = read_page(document, report)
    assert page is not None

    assert report.problems == ()
    assert [one.status for one in page.items] == ["new"] * 3
    assert [page.items[0].asked, page.items[2].asked] == ["Before", "After"]

    (root / WHERE).write_text(written.replace("status=new}", "status=published}").replace("\n\n::::\n", "\n\nFine.\n::::\n"), "utf-8")
    outcome = build(root, root / "site")
    shown = section((root / "site/french-cafe/order/index.html").read_text("utf-8"))
    assert outcome.problems == ()
    assert shown.count('<div class="asked">') == 3
    assert "<script" not in shown
    assert "Evil.</p>" not in shown


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("`~:>-#\n\r {}|\t"), min_size=1, max_size=60), min_size=1, max_size=4))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_whatever_is_written_is_read_back_word_for_word(texts: list[str]) -> None:
    cleaned = [words for text in texts if (words := clean(text).strip())]
    items = [Item(f"i{number}", "question", "2026-02-23", "new", words, "", 0, 0) for number, words in enumerate(cleaned)]
    document = split(with_items("", name("order"), items), WHERE, Report())
    assert document is not None
    report = Report()
    page = read_page(document, report)

    assert page is not None
    assert report.problems == ()
    assert [(one.id, one.asked) for one in page.items] == [(one.id, one.asked) for one in items]


def test_what_the_client_hands_over_is_taken_in(root: Path) -> None:
    library = made.library(root)
    catalogue = islands.catalogue_data(library, lambda skill: skill)
    given_ = json.dumps({"record": json.dumps(made.record()), "catalogue": catalogue, "now": START})
    done = subprocess.run(["node", "tests/client/learner_files.js"], cwd=ROOT, input=given_, capture_output=True, text=True, check=True)

    assert hand_in(root, json.loads(done.stdout)["contributions"].encode()) == ({WHERE: 2}, 0, [])
    assert "Why *un*?" in files(root)[WHERE]
    assert "la carafe – jug" in files(root)[WHERE]


# -- the command


def test_what_the_command_prints(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root.parent / "ana.json").write_bytes(data(contributions(item(), item(id="b", text="Two?"), item(id="c", resource=name("page"), text="Three?"))))
    (root.parent / "ben.json").write_bytes(data(contributions(item(id="d", text="Four?"))))
    (root.parent / "letter.json").write_text("Dear centre,")

    assert run(["contributions", "../ana.json"]) == 0
    assert capsys.readouterr() == (f"Added 2 contributions to {WHERE}\nAdded 1 contribution to contributions/french-cafe/page.md\n", "")

    assert run(["contributions", "../ana.json", "../letter.json", "../ben.json"]) == 1
    not_ours = "../letter.json: error: This is not a file that was saved on a site of selfaccess, or it is damaged.\n    Ask for it once more.\n"
    assert capsys.readouterr() == (f"Added 1 contribution to {WHERE}\nThere already: 3 contributions\n", not_ours)

    assert run(["contributions", "../letter.json"]) == 1
    assert capsys.readouterr().err.endswith("Nothing was added.\n")


@pytest.mark.parametrize(("value", "message"), [
    (contributions(library="elsewhere"), "This file is of the library “elsewhere”, not of “riverside”."),
    (contributions(version=2), "This file was saved by a newer version of selfaccess."),
    (made.record(), "This is a learner’s record."),
    (made.report(), "This is a learner’s report."),
    ({**contributions(), "items": {}}, "This file is damaged: one entry of it makes no sense or is too long, and is left out or cut."),
])
def test_a_file_that_cannot_be_used_is_refused(root: Path, capsys: pytest.CaptureFixture[str], value: Any, message: str) -> None:
    (root.parent / "bad.json").write_bytes(data(value))

    assert run(["contributions", "../bad.json"]) == 1
    assert message in capsys.readouterr().err
    assert files(root) == {}


@pytest.mark.parametrize(("arguments", "message"), [
    ([], "Missing argument"),
    (["x.json", "-C", "content"], "There is no library in “content”"),
])
def test_wrong_use_is_exit_code_2(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert run(["contributions", *arguments]) == 2
    assert message in " ".join(capsys.readouterr().err.split())
