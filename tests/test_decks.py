"""The texts of cards for the review: what is in the scripts, what can be asked in place, and that the client reads their shapes."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from little_library import PACK, read, write

from selfaccess.build import build
from selfaccess.decks import deck, deck_numbers, prompts
from selfaccess.html_text import plain_lines
from selfaccess.library import Library

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "small"


def library(tmp_path: Path, files: dict[str, str]) -> Library:
    found, problems = read(write(tmp_path, files))
    assert found is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    return found


def prompt(tmp_path: Path, question: str, front: str = "") -> dict[str, Any]:
    """The only prompt of an exercise."""
    found = library(tmp_path, {f"{PACK}/ask.md": f"---\ntitle: Ask\nkind: exercise\n{front}---\n\n{question}\n"})
    (only,) = prompts(found.by_id["french-cafe/ask"], "en").values()
    assert isinstance(only, dict)
    return only


def test_a_glossary_is_a_deck_of_plain_texts(tmp_path: Path) -> None:
    found = library(tmp_path, {
        f"{PACK}/audio/cafe.ogg": "", f"{PACK}/my words.md": """---
title: Words
kind: glossary
translations: en
---

café
: *n. m.* /ka.fe/ [🔊](audio/cafe.ogg) **coffee** <b>&amp;</b> tea
: > Un **café** ! — A coffee!

merci
: thanks
""",
    })

    assert deck(found.by_id["french-cafe/my words"], "en") == {"language": "fr", "translations": "en", "terms": {
        "term-café": {"term": "café", "pronunciation": "ka.fe", "meaning": "coffee & tea", "example": "Un café !", "translation": "A coffee!",
                      "sound": "french-cafe/audio/cafe.ogg"},
        "term-merci": {"term": "merci", "meaning": "thanks"},
    }}


def test_the_scripts_are_numbered_and_name_no_glossary_or_pack_that_has_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "library", {
        f"{PACK}/page.md": "---\ntitle: Page\n---\n\nText.\n", "content/b/pack.yaml": "title: B\nlanguage: fr\n",
        "content/b/words.md": "---\ntitle: Words\nkind: glossary\ntranslations: en\n---\n\nun\n: one\n",
        "content/b/ask.md": "---\ntitle: Ask\nkind: exercise\n---\n\n::: answer\nWhat is `</script>`?\n\n- = x\n:::\n",
    })
    found, _ = read(root)
    assert build(root, tmp_path / "site").written
    texts = {file.name: file.read_text("utf-8") for file in (tmp_path / "site/_selfaccess/decks").iterdir()}

    assert found is not None
    assert deck_numbers(found) == {"decks": {"b/words": 0}, "prompts": {"b": 1}}
    assert sorted(texts) == ["0.js", "1.js"]
    assert texts["0.js"].startswith('selfaccess.decks.load(0,{"language":"fr"')
    assert texts["1.js"].startswith('selfaccess.decks.load(1,{"b/ask":{')
    assert "</script" not in texts["1.js"]


def test_an_answer_is_asked_in_place_with_its_key(tmp_path: Path) -> None:
    found = prompt(tmp_path, "::: answer\nWhat is *thank you*?\n\n- = merci\n\n> Always.\n>\n> And everywhere.\n:::")

    assert found["text"] == "What is thank you?"
    assert found["language"] == "en"
    assert found["explanation"] == "Always.\nAnd everywhere."
    assert found["item"]["type"] == "answer"
    assert found["item"]["language"] == "fr"


def test_a_choice_is_asked_in_place_with_its_options(tmp_path: Path) -> None:
    found = prompt(tmp_path, "::: choice {shuffle=no}\nElle ___ là.\n\n- [ ] es\n- [x] *est*\n:::")

    assert (found["text"], found["language"]) == ("Elle ___ là.", "fr")
    assert (found["options"], found["order"]) == (["es", "est"], [0, 1])
    assert found["item"]["right"] == [False, True]


def test_a_text_with_a_few_gaps_is_asked_in_place_piece_by_piece(tmp_path: Path) -> None:
    found = prompt(tmp_path, "::: gaps\nJe [[voudrais]] un [[café]].\n\n- Merci !\n- Adieu !\n:::")

    assert found["text"] == "Je _____ un _____.\nMerci !\nAdieu !"
    assert found["pieces"] == ["Je ", " un ", ".\nMerci !\nAdieu !"]


@pytest.mark.parametrize("question", [
    "::: answer\n![A cup](cup.svg)\n\n- = tasse\n:::",
    "::: answer\n{漢字|かんじ}?\n\n- = x\n:::",
    "::: choice\n| a |\n|---|\n| b |\n\n- [x] a\n- [ ] b\n:::",
    "::: choice\nWhich?\n\n- [x] ![A cup](cup.svg)\n- [ ] b\n:::",
    "::: gaps {bank=yes}\nJe [[suis]] et tu [[es]].\n:::",
    "::: gaps\n[[a]] [[b]] [[c]] [[d]] [[e]]\n:::",
    "::: gaps\n" + "mot " * 120 + "[[a]]\n:::",
    "::: order\n1. a\n2. b\n:::",
    "::: words\nPut in order.\n\n- = je / suis / là\n:::",
    "::: match\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n:::",
])
def test_what_would_lose_something_stays_on_its_page(question: str, tmp_path: Path) -> None:
    (tmp_path / PACK).mkdir(parents=True)
    (tmp_path / PACK / "cup.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")

    assert set(prompt(tmp_path, question)) == {"text", "language"}


@pytest.mark.parametrize(("skills", "in_place"), [("reading, grammar", False), ("listening", False), ("grammar, reading", True), ("grammar", True)])
def test_questions_about_what_is_read_or_heard_stay_with_it(skills: str, in_place: bool, tmp_path: Path) -> None:
    assert ("item" in prompt(tmp_path, "::: answer\nWho comes?\n\n- = Emma\n:::", f"skills: [{skills}]\n")) is in_place


def test_a_question_that_is_answered_in_another_language_stays_with_its_text(tmp_path: Path) -> None:
    assert "item" not in prompt(tmp_path, "::: choice {lang=en}\nWho comes?\n\n- [x] Emma\n- [ ] Hugo\n:::")


def test_a_passage_without_a_prompt_is_its_own(tmp_path: Path) -> None:
    assert prompt(tmp_path, "::: mark\nElle ==entre==.\n:::") == {"text": "Elle entre.", "language": "fr"}


@pytest.mark.parametrize(("html", "lines"), [
    ("", ""), ("<p>a\n b</p>", "a b"), ("<p>a</p><p>b<br>c</p>", "a\nb\nc"), ("<ul><li>a &amp; b</li></ul>", "a & b"),
    ("<ruby>漢<rt>かん</rt></ruby>字", "漢字"),
])
def test_text_by_lines(html: str, lines: str) -> None:
    assert plain_lines(html) == lines


def test_the_scripts_of_a_site_have_the_shapes_that_the_client_reads(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(SMALL, site).written
    (catalogue,) = re.findall(r"catalogueData\.load\((.*)\);", (site / "_selfaccess/catalogue.js").read_text("utf-8"))
    numbers = json.loads(catalogue)
    texts = [re.sub(r"^selfaccess\.decks\.load\(\d+,(.*)\);\n$", r"\1", (site / f"_selfaccess/decks/{number}.js").read_text("utf-8"))
             for number in (*numbers["decks"].values(), *numbers["prompts"].values())]
    types = ["ReviewDeck"] * len(numbers["decks"]) + ["ReviewPrompts"] * len(numbers["prompts"])
    program = tmp_path / "data.ts"
    program.write_text("\n".join(f"const d{index}: {type_} = {text};" for index, (type_, text) in enumerate(zip(types, texts, strict=True))), "utf-8")

    done = subprocess.run(
        [ROOT / "tests/node_modules/.bin/tsc", "--strict", "--noEmit", "--target", "es2023", "--lib", "es2023,dom,dom.iterable",
         ROOT / "selfaccess/client/types.d.ts", program],
        capture_output=True, text=True, check=False,
    )

    assert done.returncode == 0, done.stdout
    assert {"ReviewDeck", "ReviewPrompts"} == set(types)


def test_the_scheduler_is_copied_as_it_was_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(SMALL, site).written

    assert (site / "_selfaccess/ts-fsrs.js").read_bytes() == (ROOT / "selfaccess/client/vendor/ts-fsrs.umd.js").read_bytes()
