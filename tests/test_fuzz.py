"""Whatever an author types is read, or is a problem within its file; nothing is ever raised.

Texts are made of the format's own signs, and of the real resources with pieces taken out, doubled and put elsewhere.
"""

from __future__ import annotations

import functools
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_library import PACK, write
from markdown_it.utils import read_fixture_file

from selfaccess.config import Config, read_config
from selfaccess.html_text import pieces, plain_text
from selfaccess.library import link
from selfaccess.model import KINDS, Document, Pack, Resource
from selfaccess.parse import parse, parse_pack
from selfaccess.problems import Problem, Report
from selfaccess.questionnaire import TYPES as LISTS
from selfaccess.questions import TYPES
from selfaccess.questions.gaps import Gaps
from selfaccess.read import Folder, decode, find_packs, split

HERE = Path(__file__).parent
CASE = f"{PACK}/a.md"
FILES = {
    f"{PACK}/pack.yaml": b"title: Pack\nlanguage: fr\n",
    CASE: b"",
    f"{PACK}/b.md": b"---\ntitle: B\n---\n",
    f"{PACK}/words.csv": b"term,meaning\na,b\n",
    f"{PACK}/a.ogg": b"",
    f"{PACK}/cup.svg": b"<svg/>",
}
RUNS = re.compile(r"<(script|iframe|style|object|embed|form)\b|<[^>]+\s(on\w+=|\w+=\"\s*(javascript|data):)", re.IGNORECASE)
TRACK = 'src="data:text/vtt;'
"""Captions, which the program writes so itself."""
SIGNS = [
    ":::", "::::", *(f"::: {name}" for name in (*TYPES, *LISTS, "note", "details x", "{lang=ar}")), '::: scale {labels="a | b"}', "::: results {of=x}",
    "{#id .class", 'key="value"', "points=0.5", "}", "{", "- [ ] ", "- [x] ", "- = ", "- ~ ", "- =50% ", "- ", "1. ", "> ", ": ", "  ", "    ", "\t", "\n",
    "\n\n", "| a | b |\n|---|---|\n", "| ", "|", "[[", "]]", "::", "(a)|b", "\\", "==", "`", "```\n", "~~~", "{漢字|かんじ}", "{漢字|か|ん|じ}",
    "[merci]{lang=fr}", "[x](b.md#y)", "[x](term:a)", "![](a.ogg)", "![x](cup.svg)", "![x](nothing.png)", "<b>", "</b>", "<script>", "<!--", "-->", "&amp;",
    "&#0;", "[^1]", "[^1]: ", "^[x]", "# ", "## a", "---\n", "title: x\n", "*", "**", "_", "0–39%", "{x}", "{-x y}", " / ", "／", "± 0,1", "3.5",
    "see also: a", "مرحبا", "日本", "é", "e\u0301", "👩‍👩‍👧", "\u200f", "\u202e", "\ufeff", "\u2028", "\x0b", "\x85", "\ud7ff", "\U0010ffff", "a", "word ",
    "x" * 300,
]
CELLS = [
    "term", "meaning", "sound", "tags", ",", ",", ";", "\t", "\n", "\n", '"', '""', "thé", "tea", "cup.svg", "../x", "http://[", " ", "é", "\0", "\ufeff",
]
ROWS = [
    "[[ ", "[[", "![", "{", "{a|", "==", "==a ", "**a*", "`", "<!--", "<a ", "::: note\n", ":::\n", "::: note\nx\n:::\n", "# a\n\n", "[a](b.md)", "| a ",
    "^[", "\\",
]
DRAWN = settings(max_examples=500, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""The same examples on every run."""
SEEDS = [source for file in sorted((HERE / "cases").glob("*.md")) for _, _, source, _ in read_fixture_file(file)]
REAL = [file.read_text("utf-8") for file in sorted((HERE.parent / "content").glob("*/*.md"))]


@functools.cache
def setting() -> tuple[Config, Folder, Pack]:
    """A library with one pack of FILES."""
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        root = write(Path(name), FILES)
        config, (folder,) = read_config(root, report), find_packs(root, report)
        pack = parse_pack(root, folder, config, report) if config else None
    assert config is not None
    assert pack is not None
    assert report.problems == ()
    return config, folder, pack


def understood(text: str, kind: str, files: Mapping[str, bytes] = FILES) -> tuple[Resource | None, tuple[Problem, ...]]:
    """The resource and the problems of a text, which need not have front matter."""
    config, folder, pack = setting()
    report = Report()
    source = decode(text.encode("utf-8", "replace"), CASE, report)
    if source is None:
        return None, report.problems
    document = split(source, CASE, report) if source.startswith("---") else Document(CASE, f"title: A\nkind: {kind}", source, 1)
    if document is None:
        return None, report.problems
    resource = parse(document, folder, pack, config, report, read_file=lambda path: files[path], drafts=True)
    link(config, [pack], [resource] if resource else [], frozenset(), report)
    return resource, report.problems


def check(text: str, kind: str, files: Mapping[str, bytes] = FILES) -> None:
    """What holds of every text."""
    resource, problems = understood(text, kind, files)
    texts = {**files, CASE: text.encode("utf-8", "replace")}
    for problem in problems:
        assert problem.path in texts
        lines = re.split("\r\n|\r|\n", texts[problem.path].decode("utf-8-sig"))
        assert 0 <= problem.line <= len(lines)
        assert 0 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
    if resource is not None:
        check_resource(resource, sound=all(problem.severity == "warning" for problem in problems))
        assert understood(text, kind, files) == (resource, problems)


def check_resource(resource: Resource, *, sound: bool) -> None:
    """What a page can rely on; each part has its place where nothing is wrong."""
    slots = sorted(map(int, re.findall(r'<sa-slot n="(\d+)"></sa-slot>', resource.html)))
    assert slots == list(range(len(resource.parts))) if sound else set(slots) <= set(range(len(resource.parts)))
    assert not RUNS.search(resource.html.replace(TRACK, ""))
    assert "".join(piece for piece, _ in pieces(resource.html, "fr")) == resource.html
    plain_text(resource.html)
    for question in resource.questions:
        item = question.item()  # type: ignore[attr-defined]
        json.dumps(item, allow_nan=False, ensure_ascii=False).encode()
        assert re.fullmatch(r"\S+", question.id)
        if isinstance(question, Gaps):
            assert re.findall(r'<sa-gap n="(\d+)"></sa-gap>', question.text) == [str(number) for number in range(len(question.gaps))]
        for name in ("order", "bank_order"):
            order = getattr(question, name, ())
            assert sorted(order) == list(range(len(order)))
    for entry in resource.entries:
        assert entry.term
        assert entry.meaning
        assert entry.letter
    assert len({entry.anchor for entry in resource.entries}) == len(resource.entries)


signs = st.lists(st.sampled_from([*SIGNS, *(["\n"] * 25)]), max_size=40).map("".join)


@DRAWN
@given(signs, st.sampled_from(KINDS))
def test_texts_made_of_signs(text: str, kind: str) -> None:
    check(text, kind)


@DRAWN
@given(st.sampled_from(sorted({*TYPES, *LISTS, "note", "details"})), st.lists(signs, max_size=4), st.sampled_from(["exercise", "questionnaire"]))
def test_fences_filled_with_signs(name: str, texts: list[str], kind: str) -> None:
    check("".join(f"::: {name}\n{text}\n:::\n\n" for text in texts), kind)


@DRAWN
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(KINDS))
def test_any_text(text: str, kind: str) -> None:
    check(text, kind)


def edited(text: str, edits: Sequence[tuple[str, float, float, str]]) -> str:
    """A text after pieces of it were taken out, doubled, put elsewhere or replaced."""
    for what, begin, length, sign in edits:
        start = int(begin * len(text))
        end = min(len(text), start + int(length * 60))
        piece = text[start:end]
        if what == "take out":
            text = text[:start] + text[end:]
        elif what == "double":
            text = text[:end] + piece + text[end:]
        elif what == "move":
            text = piece + text[:start] + text[end:]
        else:
            text = text[:start] + sign + text[end:]
    return text


ways = st.sampled_from(["take out", "double", "move", "replace", "replace"])
edits = st.lists(st.tuples(ways, st.floats(0, 1), st.floats(0, 1), st.sampled_from(SIGNS)), max_size=8)


@DRAWN
@given(st.sampled_from(SEEDS), edits, st.sampled_from(KINDS))
def test_cases_with_mistakes(text: str, mistakes: list[tuple[str, float, float, str]], kind: str) -> None:
    check(edited(text, mistakes), kind)


@settings(DRAWN, max_examples=150)
@given(st.sampled_from(REAL), edits)
def test_real_resources_with_mistakes(text: str, mistakes: list[tuple[str, float, float, str]]) -> None:
    check(edited(text, mistakes), "page")


@DRAWN
@given(st.lists(st.sampled_from(CELLS), max_size=40))
def test_tables_of_words(cells: list[str]) -> None:
    table = "term,meaning\n" * (len(cells) % 2) + "".join(cells)

    check("---\ntitle: A\nkind: glossary\nsource: words.csv\n---\n", "glossary", {**FILES, f"{PACK}/words.csv": table.encode()})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 100 + "a", id="quotations"),
        pytest.param("".join("  " * depth + "- a\n" for depth in range(60)), id="lists"),
        pytest.param("".join("::: note\n" for _ in range(60)) + ":::\n" * 60, id="fences"),
    ],
)
def test_what_is_nested_too_deeply_is_a_problem(text: str) -> None:
    check(text, "page")
    problems = [problem for problem in understood(text, "page")[1] if problem.message == "This is nested too deeply, and what stands deeper is lost."]

    assert [problem.hint for problem in problems] == ["Use fewer lists, quotations and fences within each other."]


@pytest.mark.parametrize("text", ROWS)
def test_long_rows_of_one_sign(text: str) -> None:
    check(text * 2000, "exercise")
