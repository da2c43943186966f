"""`selfaccess report`: what is read of learners' files, what is refused, and the page."""

from __future__ import annotations

import base64
import contextlib
import copy
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import learner_files as made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import DAY, START, data, name
from msgspec import structs

from selfaccess import islands
from selfaccess.cli import run
from selfaccess.learner_file import LARGEST, Unreadable, open_file
from selfaccess.library import Library
from selfaccess.record import read_record
from selfaccess.report import Learner, read_report
from selfaccess.report_group import Failed, failed, shared
from selfaccess.report_page import GENERATOR, report_page

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "reports"
WORDS = made.words()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The little library."""
    return made.library(tmp_path_factory.mktemp("library"))


def learner(value: Any, library: Library | None = None) -> Learner:
    """What a file of this value tells."""
    file = open_file(data(value))
    return read_record(file, library, WORDS) if file.kind == "record" else read_report(file)


def page(*values: Any, library: Library | None = None, site: str = "") -> str:
    """The page of files of these values."""
    return report_page([learner(value, library) for value in values], "riverside", library, WORDS, site=site).decode()


def text(html: str) -> str:
    """What is read on a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|title)>.*?</\1>", "", html, flags=re.DOTALL)).split()).replace(" ,", ",")


# -- files that are refused


DAMAGED = "This is not a file that was saved on a site of selfaccess, or it is damaged."


@pytest.mark.parametrize(("content", "message"), [
    (b"", DAMAGED),
    (b"{", DAMAGED),
    (b"\xff\xfe{\x00}\x00", DAMAGED),
    (b"caf\xe9", DAMAGED),
    (b"[" * 100_000, DAMAGED),
    (b'{"selfaccess":' * 100_000, DAMAGED),
    (b"1" * 100_000, DAMAGED),
    (b'{"selfaccess": "record", "version": NaN, "library": "riverside"}', DAMAGED),
    (b'{"selfaccess": "record", "version": 2, "library": "riverside", "x": Infinity}', DAMAGED),
    (b'{"selfaccess": "record", "version": 1e999, "library": "riverside"}', "This file is damaged: it does not say its version and its library."),
    (b"null", DAMAGED),
    (b'"record"', DAMAGED),
    (data([made.record()]), DAMAGED),
    (data({}), DAMAGED),
    (data({"selfaccess": ["record"]}), DAMAGED),
    (data({**made.record(), "selfaccess": "virus"}), DAMAGED),
    (data({**made.record(), "version": True}), "This file is damaged: it does not say its version and its library."),
    (data({**made.record(), "version": "2"}), "This file is damaged: it does not say its version and its library."),
    (data({**made.record(), "version": 0}), "This file is damaged: it does not say its version and its library."),
    (data({**made.record(), "version": 1.5}), "This file is damaged: it does not say its version and its library."),
    (data({**made.record(), "library": ""}), "This file is damaged: it does not say its version and its library."),
    (data({**made.record(), "library": {}}), "This file is damaged: it does not say its version and its library."),
    (data({**made.record(), "version": 3}), "This file was saved by a newer version of selfaccess."),
    (data({**made.report(), "version": 2}), "This file was saved by a newer version of selfaccess."),
    (data(made.contributions()), "This file holds questions and ideas for the centre."),
    (b" " * (LARGEST + 1), "This file is larger than 20 MB, which no learner’s file is."),
])
def test_a_file_that_cannot_be_used_is_refused_and_the_reason_told(content: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as told:
        open_file(content, ("record", "report"))
    assert told.value.message == message


@pytest.mark.parametrize("content", [data(made.record()), b"\xef\xbb\xbf" + data(made.record()), data({**made.record(), "version": 2.0, "more": [1]})])
def test_a_sound_file_is_opened(content: bytes) -> None:
    file = open_file(content, ("record", "report"))

    assert (file.kind, file.library) == ("record", "riverside")


@given(st.binary(max_size=300))
@settings(derandomize=True, max_examples=200)
def test_bytes_are_opened_or_refused(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        open_file(content)


# -- what is read


def brief(value: Any) -> Any:
    """Tuples of frozen values as rows of plain values."""
    return [structs.astuple(one) for one in value]


def test_a_record_tells_what_was_done(library: Library) -> None:
    found = learner(made.record(), library)

    assert (found.whole, found.name, found.damaged) == (True, "", 0)
    assert brief(found.work or ()) == [
        (name("me"), "How I learn", "questionnaire", "fr", "A2", "done", 0, 0, None, 0, "2026-03-03"),
        (name("order"), "Ordering a coffee", "exercise", "fr", "A1", "begun", 2, 3, 2.5 / 3, 20, "2026-03-03"),
        (name("write"), "Write it", "exercise", "fr", "A2", "done", 2, 2, 1, 0, "2026-02-24"),
        ("gone/away", "", "", "", "", "begun", 0, 0, None, 0, "2026-02-23"),
    ]
    assert [(one.question, one.number, one.times, one.first, one.score, one.confidence, one.tries, one.hints) for one in found.questions or ()] == [
        ("polite", 1, 2, 0, 1, 0.5, 2, 1), ("gaps", 2, 1, 0.5, 0.5, None, 2, 0), ("old", 0, 1, 1, 1, None, 1, 0), ("who", 2, 1, 1, 1, None, 1, 0),
        ("q", 0, 1, 1, 1, None, 1, 0)]
    assert brief(found.time or ()) == [("2026-03-02", 5, 1, 5), ("2026-02-23", 30, 5, 0)]
    assert [(one.title, one.questions, round(one.score, 4)) for one in found.skills or ()] == [("Reading", 2, 0.6177), ("Grammar", 3, 0.7061)]
    assert [(one.title, one.questions, round(one.score, 4)) for one in found.levels or ()] == [("A1", 2, 0.6177), ("A2", 1, 1)]
    assert [(one.day, dict(one.results)["time-planning"], one.before_day, dict(one.before)["time-planning"]) for one in found.questionnaires or ()] == [
        ("2026-03-03", 100, "2026-02-23", 0)]
    assert [(one.text, one.state, one.made, one.due, [aim.state for aim in one.resources]) for one in found.goals or ()] == [
        ("Order without English", "open", "2026-02-23", "2026-05-30", ["begun", "begun"]), ("Old one", "dropped", "2026-02-22", "", [])]


def test_without_the_library_a_record_has_no_titles_and_no_skills() -> None:
    found = learner(made.record())

    assert (found.skills, found.levels) == (None, None)
    assert {one.title for one in found.work or ()} == {""}
    assert [(one.resource, one.state, one.answered) for one in found.work or ()] == [
        (name("me"), "begun", 0), (name("order"), "begun", 3), (name("write"), "begun", 1), ("gone/away", "begun", 1)]


def test_a_record_of_version_1_is_read() -> None:
    old = {key: value for key, value in made.record(version=1).items() if key in ("selfaccess", "version", "library", "resources")}
    found = learner(old)

    assert found.damaged == 0
    assert len(found.questions or ()) == 5
    assert [(one.week, one.minutes, one.answers) for one in found.time or ()] == [("2026-03-02", 0, 1), ("2026-02-23", 0, 5)]
    assert {one.minutes for one in found.work or ()} == {None}


def test_of_two_answers_of_one_moment_the_better_counts() -> None:
    found = learner(made.record(resources={"r": {"attempts": {"q": [[START, 1], [START, 0], [START - 1, 0.5, 1, 0.25]]}}}))

    assert [(one.times, one.first, one.score) for one in found.questions or ()] == [(2, 0.25, 1)]


def test_a_report_tells_the_parts_that_it_has() -> None:
    found = learner(made.report())

    assert (found.whole, found.name, found.made, found.since, found.damaged) == (False, "Ana Ruiz", "2026-03-05", "2026-02-01", 0)
    assert all(getattr(found, part) for part in made.report()["parts"])
    assert found.agreement is not None
    assert found.agreement.plan == "Mondays,\nhalf an hour."

    for part in made.report()["parts"]:
        alone = learner({**made.report(), "parts": {part: made.report()["parts"][part]}})
        assert getattr(alone, part) == getattr(found, part)
        assert [other for other in made.report()["parts"] if getattr(alone, other) is not None] == [part]


LONG = "x" * 3_000


@pytest.mark.parametrize(("resources", "damaged"), [
    ([], 1),
    ({"r": 5, "s": None}, 2),
    ({"": {}}, 1),
    ({"r" * 1001: {}}, 1),
    ({"r": {"visit": [START]}}, 1),
    ({"r": {"visit": [START, START - 1]}}, 1),
    ({"r": {"visit": [0, START]}}, 1),
    ({"r": {"visit": [START, 253_402_300_799_999]}}, 1),
    ({"r": {"visit": [START, START + 0.5]}}, 1),
    ({"r": {"visit": "yesterday"}}, 1),
    ({"r": {"attempts": []}}, 1),
    ({"r": {"attempts": {"q": {}}}}, 1),
    ({"r": {"attempts": {"q": [None, [], [START], [START, 2], [START, -0.1], [START, "1"], [START, True], [START, 1, 0.5], [START, 1, -1]]}}}, 9),
    ({"r": {"attempts": {"q": [[START, 1, 1, 1, 1e9], [START, 1, 1, 1, 1, None], [START, 1, 1, 1, 1, 0, 2], [START, 1, 1, 1, 1, 0, 1, 9]]}}}, 4),
    ({"r": {"attempts": {"q": [["x", 1]] * 1_100}}}, 1_100),
    ({"r": {"attempts": {"q": [[1e300, 1], ["now", 1], [-START, 1], [START * 1000, 1]]}}}, 4),
    ({"r": {"sittings": {}}}, 1),
    ({"r": {"sittings": [None, {"time": START}, {"time": START, "results": {"a": 101}}, {"time": START, "results": {"a": True}}]}}, 4),
    ({"r": {"drafts": 7}}, 1),
])
def test_what_makes_no_sense_in_a_record_is_left_out_and_counted(resources: Any, damaged: int) -> None:
    sound = {"sound": {"attempts": {"q": [[START, 1]]}}}
    found = learner(made.record(resources={**sound, **resources} if isinstance(resources, dict) else resources))

    assert found.damaged == damaged
    assert [one.resource for one in found.questions or ()] == (["sound"] if isinstance(resources, dict) else [])


@pytest.mark.parametrize(("over", "damaged"), [
    ({"activity": []}, 1),
    ({"activity": {"2026-02-30": {"a": [1]}, "9999-01-01": {"a": [1]}, "today": {"a": [1]}, "2026-1-1": {}}}, 4),
    ({"activity": {"2026-02-23": [], "2026-02-24": {"a": 5, "b": [], "c": [-1], "d": [90_001], "e": [1, 2, 3, {}, 5], "f": [1, 1, 1, {"r": "1"}]}}}, 7),
    ({"goals": 5}, 1),
    ({"goals": {"a": [], "b": {}, "c": {"made": START, "state": "won"}, "d": {"made": START, "due": "soon"}, "e": {"made": START, "text": ["x"]}}}, 5),
    ({"goals": {"a": {"made": START, "text": LONG}}}, 1),
    ({"goals": {"a": {"made": START, "resources": [""]}, "b": {"made": START, "resources": "r"}, "c": {"made": 5}}}, 3),
])
def test_what_makes_no_sense_in_the_tables_of_a_record_is_left_out_and_counted(over: dict[str, Any], damaged: int) -> None:
    found = learner(made.record(**over))

    assert found.damaged == damaged
    assert all(len(goal.text) <= 2_000 for goal in found.goals or ())


QUESTION = {"resource": "r", "question": "q", "first": 1, "score": 1}


@pytest.mark.parametrize(("parts", "damaged"), [
    (None, 1),
    ([], 1),
    ({"words": []}, 1),
    ({"words": {"known": -1}}, 1),
    ({"words": {"known": 1.5}}, 1),
    ({"agreement": "Mondays"}, 1),
    ({"agreement": {"goals": [5]}}, 1),
    ({"agreement": {"goals": ["x"] * 101}}, 1),
    ({"agreement": {"plan": 5}}, 1),
    ({"goals": {}}, 1),
    ({"goals": [None, {"state": "gone"}, {"due": "2026-13-01"}, {"resources": {}}, {"resources": [{}]}]}, 5),
    ({"time": [{}, {"week": "2026-02-31"}, {"week": "2026-02-23", "minutes": 1e6}, {"week": "2026-02-23", "answers": 0.5}]}, 4),
    ({"work": [{}, {"resource": "r", "state": "lost"}, {"resource": "r", "score": 2}, {"resource": "r", "minutes": "5"}, {"resource": 5}]}, 5),
    ({"questions": [{}, {"resource": "r", "question": "q"}, {**QUESTION, "score": None}, {**QUESTION, "number": -1}, {**QUESTION, "confidence": 7}]}, 5),
    ({"skills": [{"title": "x"}, {"title": 5, "score": 1}], "levels": "A1"}, 3),
    ({"questionnaires": [{}, {"resource": "r", "day": "2026-02-23", "results": []}, {"resource": "r", "day": "2026-02-23", "results": {"": 5}},
                         {"resource": "r", "day": "2026-02-23", "results": {}, "before": {"day": "", "results": {}}},
                         {"resource": "r", "day": "2026-02-23", "results": {}, "before": 5}]}, 5),
    ({"strategies": [{"verdict": "best"}], "diary": [{"text": "x"}, "x"], "notes": [{"day": "2026-02-23", "text": None}]}, 4),
    ({"diary": [{"day": "2026-02-23", "text": "x" * 20_001}]}, 1),
])
def test_what_makes_no_sense_in_a_report_is_left_out_and_counted(parts: Any, damaged: int) -> None:
    value = {**made.report(), "parts": parts}
    found = learner(value)

    assert found.damaged == damaged
    page(value)


def test_no_list_is_longer_than_a_learner_can_make_it() -> None:
    found = learner({**made.report(), "parts": {"diary": [{"day": "2026-02-23", "text": "x"}] * 20_100}})

    assert len(found.diary or ()) == 20_000
    assert found.damaged == 100
    assert page({**made.report(), "parts": {"diary": [{"day": "2026-02-23", "text": "x"}] * 20_000}}).count("<li>") == 500


@pytest.mark.parametrize(("given_name", "shown"), [
    ("Ana Ruiz", "Ana Ruiz"), ("  Ana \n Ruiz ", "Ana Ruiz"), ("", "Learner 1"), (5, "Learner 1"), (None, "Learner 1"), ("a" * 500, "a" * 100),
    ("Zo\ud800", "Zo\ufffd"),
])
def test_a_name_is_that_of_the_file_in_one_line(given_name: Any, shown: str) -> None:
    html = page({**made.report(), "name": given_name})

    assert f"<h2><bdi>{shown}</bdi></h2>" in html


# -- the files that the pages write


@pytest.fixture(scope="module")
def written(library: Library) -> dict[str, str]:
    """The texts of a record, a report of all its parts and its contributions, as the client writes them."""
    catalogue = islands.catalogue_data(library, lambda skill: skill.title())
    asked = json.dumps({"record": json.dumps(made.record()), "catalogue": catalogue, "now": START + 10 * DAY})
    done = subprocess.run(["node", "tests/client/learner_files.js"], cwd=ROOT, input=asked, capture_output=True, text=True, check=False,
                          env={**os.environ, "TZ": "UTC"})
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_the_clients_files_are_read_whole_and_say_the_same(library: Library, written: dict[str, str]) -> None:
    record = read_record(open_file(written["record"].encode()), library, WORDS)
    report = read_report(open_file(written["report"].encode()))

    assert (record.damaged, report.damaged) == (0, 0)
    assert record == learner(made.record(), library)

    def rounded(values: Any) -> list[tuple[Any, ...]]:
        return [tuple(round(value, 3) if isinstance(value, float) else value for value in row) for row in values]

    def works(learner: Learner) -> list[tuple[Any, ...]]:
        rows = ((one.resource, one.kind, one.level, one.state, one.answered, one.questions, one.score, one.minutes, one.last) for one in learner.work or ())
        return sorted(rounded(rows), key=str)

    assert works(report) == works(record)
    assert sorted(rounded((one.resource, one.question, one.number, one.times, one.first, one.score) for one in report.questions or ())) == sorted(
        rounded((one.resource, one.question, one.number, one.times, one.first, one.score) for one in record.questions or ()))
    assert rounded(brief(report.skills)) == rounded(brief(record.skills))
    assert rounded(brief(report.levels)) == rounded(brief(record.levels))
    assert rounded(brief(report.time)) == rounded(brief(record.time))
    assert [(one.resource, one.day, sorted(one.results), one.before_day) for one in report.questionnaires or ()] == [
        (one.resource, one.day, sorted(one.results), one.before_day) for one in record.questionnaires or ()]
    assert [(one.text, one.state, one.made, [aim.state for aim in one.resources]) for one in report.goals or ()] == [
        (one.text, one.state, one.made, [aim.state for aim in one.resources]) for one in record.goals or ()]


# -- the group


def answers(*rows: tuple[float, float, int | None, int | None], question: str = "q") -> list[Learner]:
    """Learners who answered one question: first try, last score, tries, hints."""
    said = ({**QUESTION, "question": question, "first": first, "score": score, "tries": tries, "hints": hints} for first, score, tries, hints in rows)
    return [learner({**made.report(), "parts": {"questions": [one]}}) for one in said]


@pytest.mark.parametrize(("rows", "expected"), [
    ([], None),
    ([(0, 0, 1, 0)], None),
    ([(1, 1, 1, 0), (1, 1, 1, 0)], None),
    ([(0, 0, 2, 0), (0, 0, 2, 1)], (2, 0, 0, 2, 0.5, False)),
    ([(0, 0, 2, 0), (0, 0.5, 2, 1), (1, 0, 1, 0)], (3, 1 / 3, 0.5 / 3, 5 / 3, 1 / 3, True)),
    ([(0, 1, 2, 0), (0, 1, 2, 1), (0, 1, 1, 0)], (3, 0, 1, 5 / 3, 1 / 3, False)),
    ([(0.5, 1, None, None), (0.99999, 1, None, None)], (2, 0.5, 1, None, None, False)),
    ([(0, 0, 4, None), (0, 0, None, None)], (2, 0, 0, 4, None, False)),
])
def test_a_question_as_a_group_answered_it(rows: list[tuple[float, float, int | None, int | None]], expected: tuple[Any, ...] | None) -> None:
    found = [(one.learners, one.at_once, one.score, one.tries, one.hints, one.doubtful) for one in failed(answers(*rows))]

    assert found == [pytest.approx(row) for row in ([expected] if expected else [])]


def test_what_the_most_failed_stands_first(library: Library) -> None:
    def one(**first: float) -> Learner:
        questions = [{"resource": "r", "question": question, "first": share, "score": 1} for question, share in first.items()]
        return learner({**made.report(), "parts": {"questions": questions}})

    found: tuple[Failed, ...] = failed([one(a=0, b=0, c=1), one(a=0, b=1, c=1), one(b=0, d=0), one(a=1, d=0)])

    assert [(row.question, row.learners) for row in found] == [("a", 3), ("b", 3), ("d", 2)]


def test_what_a_group_worked_on() -> None:
    def one(**works: Any) -> Learner:
        return learner({**made.report(), "parts": {"work": [{"resource": resource, **work} for resource, work in works.items()]}})

    found = shared([one(a={"state": "done", "score": 1}, b={"state": "begun"}, n={"state": "new"}), one(a={"state": "begun", "score": 0.5}, n={"state": "new"}),
                    one(a={"state": "done"}, b={"state": "done"})])

    assert [(row.resource, row.learners, row.done, row.score) for row in found] == [("a", 3, 2, 0.75), ("b", 2, 1, None)]


# -- the page


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.policy = self.style = ""
        self._in_style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {attribute for attribute, _ in attrs}
        self.addresses |= {value or "" for attribute, value in attrs if attribute in ("href", "src", "action")}
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""
        self._in_style = tag == "style"

    def handle_data(self, text: str) -> None:
        if self._in_style:
            self.style += text
            self._in_style = False


TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3", "h4", "p", "span", "bdi", "a", "table", "thead", "tbody",
    "tr", "th", "td", "ul", "li", "dl", "dt", "dd", "div", "svg", "rect", "figure",
}
ATTRIBUTES = {
    "lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope", "aria-hidden", "aria-label", "role", "viewbox",
    "preserveaspectratio", "width", "height", "x", "y",
}
KEPT = {"selfaccess", "library", "state", "verdict", "day", "due", "made", "since", "week", "last"}
"""What hostile text would only make wrong."""


def check(html: str) -> _Tags:
    """The page is one that runs and loads nothing."""
    found = _Tags(html)
    digest = base64.b64encode(hashlib.sha256(found.style.encode()).digest()).decode()

    assert found.policy == f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'"
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert html.count("<style>") == 1
    assert "url(" not in found.style
    assert "@import" not in found.style
    assert GENERATOR.decode() in html
    return found


def test_the_page_holds_no_script_and_loads_nothing(library: Library) -> None:
    found = check(page(made.record(), made.report(), library=library, site="../our site/site"))

    assert {address for address in found.addresses if not address.startswith(("#learner-", "../our site/site/"))} == set()
    assert "../our site/site/french-cafe/order/index.html#q-polite" in found.addresses


EVIL = "</title></style><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='x' {{ 7*7 }} &lt; \u202e \ud800 \x00 \x1b[2J"


def poisoned(value: Any) -> Any:
    """`value` with hostile text in place of each text that is free."""
    if isinstance(value, dict):
        return {key: value[key] if key in KEPT else poisoned(value[key]) for key in value}
    if isinstance(value, list):
        return [poisoned(one) for one in value]
    return EVIL if isinstance(value, str) else value


@pytest.mark.parametrize("with_library", [False, True])
def test_hostile_text_stays_text(library: Library, with_library: bool) -> None:
    resources = {EVIL: {"visit": [START, START], "attempts": {EVIL: [[START, 0]]}, "sittings": [{"time": START, "results": {EVIL: 5, "can-do:" + EVIL: 5}}]}}
    goals = {EVIL: {"made": START, "text": EVIL, "why": EVIL, "evidence": EVIL, "closing": EVIL, "resources": [EVIL]}}
    html = page(poisoned(made.report()), made.record(resources=resources, goals=goals), poisoned(made.report()), library=library if with_library else None)

    found = check(html)
    assert "<script" not in html
    assert "<img" not in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", html)
    assert "{{ 7*7 }}" in html
    assert all(address.startswith("#learner-") for address in found.addresses)


def test_what_the_learners_left_out_is_not_there(library: Library) -> None:
    html = page(made.record(), library=library)
    assert "SECRET" not in html
    assert "record" in text(html)

    alone = text(page({**made.report(), "parts": {"words": {"known": 40}}}, library=library))
    assert "40 known" in alone
    assert all(heading not in alone for heading in ("Goals", "Diary", "What was done", "Learning agreement", "By skill", "Notes", "By week"))


def test_a_report_without_parts_says_so() -> None:
    assert "This report holds no part." in text(page({**made.report(), "parts": {}}))


def test_one_learner_is_no_group(library: Library) -> None:
    assert "The group" not in text(page(made.record(), library=library))
    assert "The group" in text(page(made.record(), made.report(), library=library))


def test_questions_are_told_by_their_prompts_and_places(library: Library) -> None:
    told = text(page(made.record(), made.report(), library=library))

    assert "Which is polite? Ordering a coffee, Question 1 · content/french-cafe/order.md:7" in told
    assert "Un ___, s’il vous ___." in told


def test_an_item_that_fails_those_who_try_is_named(library: Library) -> None:
    files = [made.record(resources={name("order"): {"attempts": {"polite": [[START + number, 0, 2]], "tip": [[START, 1]]}}}) for number in range(3)]

    assert "Question 1 · content/french-cafe/order.md:7 Even the last time less than half of it was right" in text(page(*files, library=library))


def test_the_same_files_give_the_same_bytes_in_another_time_zone(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    import time

    time.tzset()
    first = page(made.record(), made.report(), library=library)
    monkeypatch.setenv("TZ", "America/Lima")
    time.tzset()

    assert page(made.record(), made.report(), library=library) == first


@pytest.mark.parametrize(("golden", "values", "with_library"), [
    ("group", (made.record(), made.report(), made.report(name="")), True),
    ("alone", (made.record(),), False),
])
def test_the_page_is_as_expected(library: Library, golden: str, values: tuple[Any, ...], with_library: bool) -> None:
    html = page(*values, library=library if with_library else None, site="site" if with_library else "")
    body = html[html.index("<body>") :]
    file = GOLDEN / f"{golden}.html"
    if os.environ.get("SNAPSHOTS") == "overwrite":
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(body, "utf-8")

    assert body == file.read_text("utf-8")


def test_the_page_speaks_the_librarys_language(tmp_path: Path) -> None:
    arabic = made.library(tmp_path, **{"site.yaml": "title: مركز\nid: riverside\nlanguage: ar\n"})
    html = page(made.record(), made.report(), library=arabic)

    assert '<html lang="ar" dir="rtl">' in html
    check(html)


# -- fuzz


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20)
    | st.sampled_from([START, 1, 0.5, "open", "2026-02-23", EVIL]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4), max_leaves=12)


def paths(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way] * bool(way) + [path for key, one in inner for path in paths(one, (*way, key))]


def with_value(value: Any, way: tuple[Any, ...], put: Any) -> Any:
    """A copy with another value at the end of a way."""
    changed = copy.deepcopy(value)
    place = changed
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = put
    return changed


@pytest.mark.parametrize("make", [made.record, made.report])
def test_whatever_stands_in_a_file_is_read_and_shown_or_refused(library: Library, make: Callable[[], Any]) -> None:
    ways = paths(make())

    @given(st.lists(st.tuples(st.sampled_from(ways), JSON), min_size=1, max_size=3))
    @settings(derandomize=True, max_examples=50, deadline=None)
    def fuzz(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
        value = make()
        for way, put in changes:
            try:
                value = with_value(value, way, put)
            except (KeyError, IndexError, TypeError):
                continue
        for shelf in (library, None):
            try:
                html = page(value, make(), library=shelf)
            except Unreadable:
                continue
            check(html)

    fuzz()


# -- the command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the little library in `library`, and two learners' files."""
    made.library(tmp_path / "library")
    (tmp_path / "one.json").write_bytes(data(made.record()))
    (tmp_path / "two.json").write_bytes(data(made.report()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


BAD: dict[str, bytes | None] = {
    "foreign.json": data(made.record(library="elsewhere")), "newer.json": data(made.record(version=9)), "text.json": b"Dear Ana,", "gone.json": None,
    "again.json": data(made.record()), "hurt.json": data(made.record(goals={"a": 5}, notes={})), "ideas.json": data(made.contributions()),
}


ONE = "Reported 1 learner in report.html\n"
NONE = "Nothing was written.\n"
NOT_OURS = "text.json: error: This is not a file that was saved on a site of selfaccess, or it is damaged.\n    Ask for it once more.\n"
FOREIGN = "foreign.json: error: This file is of the library “elsewhere”, not of “riverside”.\n    Read the files of one library at a time.\n"
LOOK = "    Look at its name and its permissions.\n"


@pytest.mark.parametrize(("arguments", "code", "out", "err"), [
    ("one.json", 0, ONE, ""),
    ("one.json two.json -o out.html --library library", 0, "Reported 2 learners in out.html\n", ""),
    ("text.json two.json", 1, ONE, NOT_OURS),
    ("text.json", 1, "", NOT_OURS + NONE),
    ("one.json foreign.json", 1, ONE, FOREIGN),
    ("foreign.json -C library", 1, "", FOREIGN + NONE),
    ("newer.json one.json", 1, ONE, "newer.json: error: This file was saved by a newer version of selfaccess.\n"
     "    Update selfaccess: pip install --upgrade selfaccess\n"),
    ("gone.json one.json", 1, ONE, f"gone.json: error: This file cannot be read: No such file or directory.\n{LOOK}"),
    ("library one.json", 1, ONE, f"library: error: This file cannot be read: Is a directory.\n{LOOK}"),
    ("one.json again.json", 1, ONE, "again.json: warning: This says the same as one.json, and is counted once.\n"),
    ("hurt.json", 1, ONE, "hurt.json: warning: This file is damaged: one entry of it makes no sense or is too long, and is left out or cut.\n"
     "    Ask for it once more, if they matter.\n"),
    ("ideas.json", 1, "", "ideas.json: error: This file holds questions and ideas for the centre.\n"
     f"    It is read by “selfaccess contributions”.\n{NONE}"),
])
def test_what_the_command_prints(here: Path, capsys: pytest.CaptureFixture[str], arguments: str, code: int, out: str, err: str) -> None:
    for file, content in BAD.items():
        if content is not None:
            (here / file).write_bytes(content)

    assert run(["report", *arguments.split()]) == code
    assert capsys.readouterr() == (out, err)
    page_there = next((part for part in ("out.html", "report.html") if (here / part).is_file()), "")
    assert bool(page_there) == bool(out)
    if page_there:
        check((here / page_there).read_text("utf-8"))


@pytest.mark.parametrize(("arguments", "message"), [
    ("", "Missing argument"),
    ("one.json -o one.json", "“one.json”, which is one of the files to be read"),
    ("one.json -o two.json", "“two.json” is there already, and is no report."),
    ("one.json -o library", "“library” is a folder."),
    ("one.json -C .", "There is no library in “.”"),
    ("one.json -C nowhere", "'nowhere' does not exist"),
])
def test_wrong_use_is_exit_code_2_and_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str], arguments: str, message: str) -> None:
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}

    assert run(["report", *arguments.split()]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in " ".join(err.split())
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_a_page_takes_the_place_of_an_earlier_one(here: Path) -> None:
    assert run(["report", "one.json"]) == 0
    first = (here / "report.html").read_bytes()
    assert run(["report", "one.json", "two.json"]) == 0
    assert (here / "report.html").read_bytes() != first
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []


def test_a_disk_that_fails_is_exit_code_1(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "one.json", "-o", "nowhere/report.html"]) == 1
    assert "No such file or directory" in capsys.readouterr().err


def test_questions_link_into_the_site_where_it_is_built(here: Path) -> None:
    assert run(["report", "one.json", "-C", "library", "-o", "library/report.html"]) == 0
    assert "index.html" not in (here / "library/report.html").read_text("utf-8")

    assert run(["build", "-C", "library", "-q"]) == 0
    assert run(["report", "one.json", "-C", "library", "-o", "library/report.html"]) == 0
    found = re.findall(r'href="([^"#]+)', (here / "library/report.html").read_text("utf-8"))

    assert found
    assert all((here / "library" / address).is_file() for address in found)


def test_a_library_with_faults_still_gives_its_titles(here: Path) -> None:
    (here / "library" / made.PACK / "bad.md").write_text("---\ntitle: Bad\nkind: exersise\n---\n", "utf-8")

    assert run(["report", "one.json", "-C", "library"]) == 0
    assert "Ordering a coffee" in (here / "report.html").read_text("utf-8")


def test_a_fifo_is_no_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(here / "pipe.json")

    assert run(["report", "pipe.json", "one.json"]) == 1
    assert "pipe.json: error: This is no ordinary file." in capsys.readouterr().err
