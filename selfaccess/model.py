"""The value of each stage, from a file's text to the site's files. All are frozen: a stage makes a new value, never fills one in.

    Document  one Markdown file, split into front matter and body      (read)
    Resource  one page's meaning: text, questions, entries, statements (parse)
    Library   all packs and resources, checked against each other      (library)
    Artifact  one file of the site                                     (render)
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

KINDS = ("page", "exercise", "glossary", "questionnaire", "path")


class Rules(Struct, frozen=True):
    """How typed answers are marked and tries counted; the table of docs/format.md. `tries` 0 is unlimited."""

    case: Literal["ignore", "strict"] = "ignore"
    accents: Literal["note", "strict", "ignore"] = "note"
    punctuation: Literal["ignore", "strict"] = "ignore"
    typos: int = 0
    tries: int = 2
    marking: Literal["each", "together"] = "each"
    partial: bool = True


class Document(Struct, frozen=True):
    """One Markdown file. `path` is relative to the library; `body` begins at line `first_line` of the file."""

    path: str
    front: str
    body: str
    first_line: int


class Pack(Struct, frozen=True):
    """A folder with pack.yaml. `id` is its path below content/; `order` names its resources' paths in reading order."""

    id: str
    path: str
    title: str
    summary: str
    language: str
    level: str
    authors: tuple[str, ...]
    licence: str
    version: str
    source: str
    order: tuple[str, ...]
    rules: Mapping[str, Any]
    trusted: bool


class Link(Struct, frozen=True):
    """A link that must lead somewhere: to a resource's file (with a part of it), a term, or a resource's id."""

    kind: Literal["resource", "term", "id"]
    target: str
    part: str
    line: int
    column: int


class Question(Struct, frozen=True):
    """What all ten types have. HTML strings are ready for the page; `points` weighs the question, `classes` are for a theme's styles.

    `language` is that of what the learner types or chooses, `prompt_language` that of the prompt ("" where it is the same
    as the page's).
    """

    type: str
    id: str
    line: int
    points: float
    language: str
    rules: Rules
    prompt: str
    prompt_language: str
    hint: str
    explanation: str
    classes: str


class Example(Struct, frozen=True):
    """An example sentence of an entry and its translation ("" where there is none); HTML."""

    text: str
    translation: str


class Entry(Struct, frozen=True):
    """One headword. `term` is plain text; `term_html`, `meaning` and the examples are HTML; `see_also` are terms.

    `anchor` is its id on the page, `letter` the heading it stands under, `order` its place in the alphabet.
    """

    term: str
    term_html: str
    grammar: str
    pronunciation: str
    sound: str
    image: str
    meaning: str
    examples: tuple[Example, ...]
    see_also: tuple[str, ...]
    tags: tuple[str, ...]
    anchor: str
    letter: str
    order: tuple[Any, ...]
    line: int


class Statement(Struct, frozen=True):
    """One line of a scale or can-do list. `scales` pairs a scale's name with whether the item is reversed."""

    html: str
    text: str
    scales: tuple[tuple[str, bool], ...] = ()
    resource: str = ""


class Scale(Struct, frozen=True):
    """Statements answered on the same labels; the first label counts 0, the last all."""

    id: str
    line: int
    labels: tuple[str, ...]
    statements: tuple[Statement, ...]
    intro: str


class Band(Struct, frozen=True):
    """What a result from `least` to `most` per cent means; HTML."""

    least: int
    most: int
    html: str


class Results(Struct, frozen=True):
    """The bands of the scale named `of`."""

    of: str
    line: int
    bands: tuple[Band, ...]
    intro: str


class CanDo(Struct, frozen=True):
    """Can-do statements of one level."""

    id: str
    line: int
    level: str
    statements: tuple[Statement, ...]
    intro: str


class Step(Struct, frozen=True):
    """One step of a path: the resource's file, the author's words for it, and what stands beside the link; HTML."""

    path: str
    label: str
    note: str


class Steps(Struct, frozen=True):
    """The steps of one of a path's stages."""

    line: int
    steps: tuple[Step, ...]


Part = Question | Scale | Results | CanDo | Steps


class Contribution(Struct, frozen=True):
    """What a learner asked or proposed, as plain text, and the centre's answer to it as HTML ("" for none).

    `path` and `line` are its place in the library; `links` are those of the answer, seen from the resource's own file.
    """

    kind: str
    asked: str
    answer: str
    path: str
    line: int
    links: tuple[Link, ...]


class Resource(Struct, frozen=True):
    """One page's meaning. `html` is the text, with `<sa-slot n="i">` where `parts[i]` stands.

    `path` is that of its file below the library, `place` that of its folder in the site; `minutes` 0 means not said.
    """

    id: str
    path: str
    place: str
    pack: str
    kind: str
    title: str
    summary: str
    language: str
    level: str
    skills: tuple[str, ...]
    topics: tuple[str, ...]
    minutes: int
    objectives: tuple[str, ...]
    needs: tuple[tuple[str, int, int], ...]
    gloss: tuple[tuple[str, int, int], ...]
    translations: str
    html: str
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    assets: tuple[str, ...]
    contributions: tuple[Contribution, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in page order."""
        return tuple(part for part in self.parts if isinstance(part, Question))


class Artifact(Struct, frozen=True):
    """One file of the site. `path` is relative with forward slashes; `data` its bytes, or the file to copy."""

    path: str
    data: bytes | Path
