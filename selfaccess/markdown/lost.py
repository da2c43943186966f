"""What Markdown drops or leaves lying about without a word, and an author should hear of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from selfaccess.markdown import NESTING
from selfaccess.problems import did_you_mean

_CELL_END = re.compile(r"(?<!\\)\|")

Finding = tuple[Sequence[int] | None, str, str, str]
"""The lines, what stands there, message and hint."""


def lost(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Finding]:
    """All that is lost of the source `lines`."""
    yield from _too_deep(tokens)
    yield from _cells_beyond(tokens, lines)
    for token in tokens:
        for child in token.children or ():
            yield from _attributes(child)


def _too_deep(tokens: Sequence[Token]) -> Iterator[Finding]:
    deep = next((token for token in tokens if token.nesting == 1 and token.level >= NESTING - 1), None)
    if deep is not None:
        yield deep.map, "", "This is nested too deeply, and what stands deeper is lost.", "Use fewer lists, quotations and fences within each other."


def _cells_beyond(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Finding]:
    columns, before = 0, ""
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and before != "thead_open" and token.map:
            cells = _cells_in(lines[token.map[0]])
            if cells > columns:
                yield (token.map, "", f"This row has {cells} cells, but the table has {columns} columns.",
                       "Inside a cell a | is written \\|, also in gaps and ruby.")
        before = token.type


def _cells_in(line: str) -> int:
    cells = _CELL_END.split(line.strip("> \t"))
    return len(cells) - (cells[0] == "") - (cells[-1] == "" and len(cells) > 1)


def _attributes(token: Token) -> Iterator[Finding]:
    for name in token.meta.get("insecure_attrs", {}) if token.meta else ():
        yield token.map, f"{name}=", f"“{name}” is not known here.", did_you_mean(name, ("id", "class", "lang"))
    if token.type == "text" and (at := token.content.find("]{lang")) >= 0:
        yield token.map, token.content[at : at + 12], "The language of these words cannot be read.", "Write [merci]{lang=fr}."
