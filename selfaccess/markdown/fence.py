"""Colon fences: `::: type {#id .class key="value"}` … `:::`.

A bare line of colons closes the innermost open fence of its own length, or else the innermost shorter one; so longer fences
nest, fences of one length nest too, and a forgotten close is found at the fence that it was forgotten for. Nothing inside
code opens or closes a fence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from msgspec import Struct

from selfaccess.markdown.ruby import CODE, RUBY

NOTES = ("note", "tip", "warning")

_COLONS = re.compile(r":{3,}")
_NAME = re.compile(r"[^\s{]*")
_BRACES = re.compile(r"(?<!\S)\{")
_ATTRIBUTE = re.compile(
    r'[ \t]*(?:#(?P<id>[^\s{}"]+)|\.(?P<class>[^\s{}"]+)'
    r'|(?P<key>[\w:-]+)=(?:"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<bare>[^\s{}"“”]+)))(?=[ \t}])'
)
_NO_BRACES = re.compile(r"\\.|" + CODE + r"|\]\{[^{}]*\}|" + RUBY.pattern)
"""What in a title has other braces or hides them."""
_CODE = re.compile(r"(`{3,})[^`]*$|(~{3,})")


def fence_plugin(md: MarkdownIt) -> None:
    """Adds tokens `colon_open` and `colon_close`, and `colon_stray` for a closing line that closes nothing.

    `info` of the opening token is what follows the colons; `meta["closed"]` tells whether a close was found.
    """
    md.block.ruler.before("fence", "colon_fence", _rule, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]})


class Info(Struct, frozen=True):
    """What follows the colons of an opening line. `fault` and `hint` tell what of it cannot be read, "" where all can."""

    name: str
    title: str
    attributes: Mapping[str, str]
    fault: str = ""
    hint: str = ""


def read_info(info: str) -> Info:
    """Name, title and attributes of an opening line; a title may hold ruby and `[…]{lang=…}`."""
    match = _NAME.match(info)
    name = match.group() if match else ""
    rest = info[len(name) :]
    for braces in _BRACES.finditer(rest):
        found = _attributes(rest, braces.end())
        if found is not None:
            title = rest[: braces.start()].strip()
            twice = next((key for index, (key, _) in enumerate(found) if key != "class" and key in dict(found[:index])), "")
            classes = " ".join(value for key, value in found if key == "class")
            attributes = dict(found) | ({"class": classes} if classes else {})
            return Info(name, title, attributes, *((f"“{twice}” stands twice in the braces.", "Keep one of them.") if twice else ()))
    if "{" in _NO_BRACES.sub("", rest):
        return Info(name, "", {}, "What stands in the braces cannot be read.", 'Write {#id key=value key="two words"}, and close the brace.')
    return Info(name, rest.strip(), {})


def _attributes(text: str, pos: int) -> list[tuple[str, str]] | None:
    """The attributes from `pos` to the brace that closes them at the end of the line, None where there is anything else."""
    found: list[tuple[str, str]] = []
    while match := _ATTRIBUTE.match(text, pos):
        key = str(match["key"] or match.lastgroup)
        quoted = match["quoted"]
        found.append((key, quoted.replace('\\"', '"') if quoted is not None else str(match["bare"] or match["id"] or match["class"])))
        pos = match.end()
    return found if text[pos:].strip() == "}" else None


def _line(state: StateBlock, line: int) -> str:
    """The line's text from its first character, "" for one that is indented as code."""
    if state.is_code_block(line):
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _colons(text: str) -> tuple[str, str] | None:
    """The colons and what follows them, None where the line is none of a fence."""
    match = _COLONS.match(text)
    return (match.group(), text[match.end() :].strip(" \t")) if match else None


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _colons(_line(state, start))
    if found is None:
        return False
    if silent:
        return True
    colons, info = found
    if not info:
        token = state.push("colon_stray", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    close = _closing_line(state, start, end, len(colons))
    last = close if close is not None else _block_end(state, start, end)
    token = state.push("colon_open", "div", 1)
    token.info, token.markup, token.block = info, colons, True
    token.map = [start, last]
    token.meta["closed"] = close is not None
    parent, limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "colon_fence", last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = parent, limit
    state.push("colon_close", "div", -1).block = True
    state.line = last + (close is not None)
    return True


def _is_inside(state: StateBlock, line: int) -> bool:
    """Whether the line belongs to the block (a list item, say) in which the fence stands."""
    return state.isEmpty(line) or state.sCount[line] >= state.blkIndent


def _block_end(state: StateBlock, start: int, end: int) -> int:
    """The line after the last one of the block in which the fence stands."""
    return next((line for line in range(start + 1, end) if not _is_inside(state, line)), end)


def _closing_line(state: StateBlock, start: int, end: int, length: int) -> int | None:
    """The line that closes the fence opened at `start`."""
    open_fences = [length]
    code = ""
    for line in range(start + 1, end):
        if not _is_inside(state, line):
            return None
        text = _line(state, line)
        if code:
            if text.startswith(code) and not text.strip(code[0] + " \t"):
                code = ""
            continue
        if opened := _CODE.match(text):
            code = opened.group(1) or opened.group(2)
        elif found := _colons(text):
            colons, info = found
            if info:
                open_fences.append(len(colons))
                continue
            closed = _closed_by(open_fences, len(colons))
            if closed == 0:
                return line
            if closed is not None:
                del open_fences[closed:]
    return None


def _closed_by(open_fences: list[int], length: int) -> int | None:
    """Which open fence a closing line of `length` colons closes."""
    for same in (True, False):
        for index in range(len(open_fences) - 1, -1, -1):
            if open_fences[index] == length if same else open_fences[index] < length:
                return index
    return None
