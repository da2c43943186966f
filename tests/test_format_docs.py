"""docs/format.md keeps its word: what it shows builds without a problem, and the names in its tables are those of the code.

A block of code is checked by the first words after its opening marks:

    markdown                  a whole resource, with its front matter
    markdown exercise es      the text of a resource of that kind, in a language (default: es)
    yaml site, yaml pack      a site.yaml, a pack.yaml
    csv                       a glossary's table
    text                      nothing to check
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from little_library import read, write
from markdown_it import MarkdownIt

from selfaccess.glossary import COLUMNS
from selfaccess.languages import is_language
from selfaccess.languages import table as languages
from selfaccess.model import KINDS, Resource, Rules
from selfaccess.problems import Problem
from selfaccess.questionnaire import TYPES as LISTS
from selfaccess.questions import TYPES
from selfaccess.questions.fence import Fence
from selfaccess.read import FILMS, SOUNDS
from selfaccess.rules import NAMES, read_rule
from selfaccess.yaml_source import Fields

HERE = Path(__file__).parent
DOC = (HERE.parent / "docs" / "format.md").read_text("utf-8")
PACK = "content/spanish-market"
SITE = "title: Library\nid: library\nlanguage: en\n"
NEIGHBOURS: Mapping[str, str | bytes] = {
    "site.yaml": SITE,
    f"{PACK}/pack.yaml": "title: At the market\nlanguage: es\nlevel: A1\n",
    **{f"{PACK}/{name}.md": f"---\ntitle: {name}\n---\n\n## The prices\n" for name in ("numbers", "buying-fruit", "plan-a-week")},
    f"{PACK}/market-words.md": "---\ntitle: Market words\nkind: glossary\n---\n\nnaranja\n: orange\n",
    f"{PACK}/fruit.csv": "term,meaning\nnaranja,orange\n",
    **{f"{PACK}/{file}": b"" for file in ("audio/naranjas.ogg", "audio/pan.ogg", "audio/dialogue.ogg")},
    f"{PACK}/audio/dialogue.md": "Lucía: ¿Cuánto cuestan?\n",
    **{f"{PACK}/images/{name}.svg": "<svg/>" for name in ("oranges", "bread")},
}
"""The library in which the examples stand."""


TOKENS = MarkdownIt().enable("table").parse(DOC)


def blocks(language: str) -> list[Any]:
    """The document's blocks of code in `language`, each with what follows that word, and its text."""
    return [pytest.param(token.info.partition(" ")[2], token.content, id=f"line-{token.map[0] + 1}")
            for token in TOKENS if token.type == "fence" and token.map and token.info.split()[0] == language]


def whole(info: str, text: str) -> str:
    """The resource of which an example is the text, or which it is itself."""
    if not info:
        return text
    kind, language = (*info.split(), "es")[:2]
    return f"---\ntitle: Example\nkind: {kind}\nlanguage: {language}\n---\n\n{text}"


def problems_and_resource(root: Path, text: str, **files: str) -> tuple[tuple[Problem, ...], Resource | None]:
    path = f"{PACK}/example.md"
    library, problems = read(write(root, {**NEIGHBOURS, path: text, **files}), drafts=True)
    return problems, library.by_path.get(path) if library is not None else None


@pytest.mark.parametrize(("info", "text"), blocks("markdown"))
def test_an_example_builds_without_a_problem(info: str, text: str, tmp_path: Path) -> None:
    problems, resource = problems_and_resource(tmp_path, whole(info, text))

    assert problems == ()
    assert resource is not None
    assert resource.questions or resource.kind != "exercise"


@pytest.mark.parametrize(("info", "text"), blocks("yaml"))
def test_a_settings_file_is_read_without_a_problem(info: str, text: str, tmp_path: Path) -> None:
    file = {"site": "site.yaml", "pack": f"{PACK}/pack.yaml"}[info]

    assert problems_and_resource(tmp_path, "---\ntitle: Example\n---\n", **{file: text})[0] == ()


@pytest.mark.parametrize(("info", "text"), blocks("csv"))
def test_a_table_of_words_is_read_without_a_problem(info: str, text: str, tmp_path: Path) -> None:
    problems, resource = problems_and_resource(tmp_path, "---\ntitle: Words\nkind: glossary\nsource: words.csv\n---\n", **{f"{PACK}/words.csv": text})

    assert problems == ()
    assert resource is not None
    assert len(resource.entries) == text.count("\n") - 1


# -- names


def tables(heading: str) -> list[list[list[str]]]:
    """The tables below a heading and above the next: rows of cells, the first of which are headings."""
    section = re.split(r"^#{2,4} ", DOC.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    section = re.sub(r"^```.*?^```$", "", section, flags=re.MULTILINE | re.DOTALL)
    lines = [found.splitlines() for found in re.findall(r"(?:^\|.*\n)+", section, flags=re.MULTILINE)]
    return [[[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in (table[0], *table[2:])] for table in lines]


def rows(heading: str, number: int = 0) -> list[list[str]]:
    """A table's cells without its headings."""
    return tables(heading)[number][1:]


def names(heading: str, number: int = 0) -> list[str]:
    """What stands in code marks in the first column of a table."""
    return [name for row in rows(heading, number) for name in re.findall(r"`([^`]+)`", row[0])]


def keys_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The keys that the program asks of each settings file and front matter."""
    asked: dict[str, set[str]] = {}
    monkeypatch.setattr(Fields, "finish", lambda self: asked.update({self._path: set(self._asked)}))
    problems_and_resource(root, "---\ntitle: Words\nkind: glossary\n---\nnaranja\n: orange\n")
    return asked


def test_no_cell_of_a_table_is_cut_by_a_bar() -> None:
    headings = [text.content for opening, text in pairwise(TOKENS) if opening.type == "heading_open"]
    torn = [row for heading in headings for table in tables(heading) for row in table if len(row) != len(table[0])]

    assert torn == []


def test_the_keys_in_the_tables_are_those_that_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = keys_read(tmp_path, monkeypatch)

    assert {*names("The library: site.yaml"), *NAMES} == asked["site.yaml"]
    assert {*names("The pack: pack.yaml"), *NAMES} == asked[f"{PACK}/pack.yaml"]
    assert {*names("The resource: its front matter"), *NAMES} == asked[f"{PACK}/example.md"]


def test_the_attributes_in_the_tables_are_those_that_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}
    base = Fence.base

    def spy(self: Fence, *args: object, **more: object) -> object:
        asked.setdefault(self.type, set()).update(self._asked)
        return base(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Fence, "base", spy)
    for block in blocks("markdown"):
        problems_and_resource(tmp_path / block.id, whole(*block.values))
    common = {"id", "class", *(name for name in names("Attributes") if name[0] not in "#."), *NAMES}

    assert asked.keys() == {*TYPES, *LISTS}
    for name, attributes in asked.items():
        own = {row[0].strip("`") for table in tables(name) if table[0][0] == "Attribute" for row in table[1:]}
        assert attributes == common | own, name


def test_the_rules_and_their_values() -> None:
    told = {row[0].strip("`"): re.findall(r"`([^`]+)`", row[1]) for row in rows("The rules")}
    usual = Rules()

    assert tuple(told) == NAMES
    for name, values in told.items():
        read_values = [read_rule(name, value, lambda message, hint: pytest.fail(message))[name] for value in values]
        assert read_values[0] == getattr(usual, name)


def test_lists_of_names() -> None:
    assert names("The resource: its front matter", 1) == list(KINDS)
    assert names("Questions: what all have in common") == list(TYPES)
    assert names("Large glossaries: CSV and TSV") == list(COLUMNS)


def test_endings_of_sounds_and_films() -> None:
    sounds, films = [tuple(re.findall(r"`([^`]+)`", row[1])) for row in rows("Sounds, films and pictures")[:2]]

    assert (sounds, films) == (SOUNDS, FILMS)


def test_letters_of_a_languages_own() -> None:
    told = {re.findall(r"`([^`]+)`", row[0])[0]: row[1].replace(" ", "") for row in rows("How typed answers are compared")}

    assert told == {tag: known["own"] for tag, known in languages().items() if known["own"]}
    assert all(is_language(tag) for tag in told)


def test_messages_are_those_of_the_program() -> None:
    source = "".join(file.read_text("utf-8") for file in sorted((HERE.parent / "selfaccess").rglob("*.py")))
    pieces = [piece.strip(" .“”") for row in rows("Problems one often meets") for piece in row[0].split("…")]

    assert [piece for piece in pieces if piece not in source] == []


def test_links_within_the_page_lead_somewhere() -> None:
    texts = [text.content for opening, text in pairwise(TOKENS) if opening.type == "heading_open"]
    headings = {re.sub(r"[^\w\s-]", "", text.lower()).replace(" ", "-") for text in texts}
    links = {str(child.attrGet("href")) for token in TOKENS for child in token.children or () if child.type == "link_open"}

    assert {unquote(link[1:]) for link in links if link.startswith("#")} <= headings
