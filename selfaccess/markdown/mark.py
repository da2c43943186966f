"""`==a phrase==`: highlighted text, and in a `mark` question what is to be marked."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SPACE = " \n\t"
_RUN = re.compile(r"`+")


def mark_plugin(md: MarkdownIt) -> None:
    """Adds the tokens `mark_open` and `mark_close` around inline content, and `mark_lone` for signs at a word that have no partner."""
    md.inline.ruler.before("emphasis", "mark", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    start, limit, src = state.pos, state.posMax, state.src
    if not src.startswith("==", start, limit):
        return False
    before, after = src[start - 1] if start else " ", src[start + 2] if start + 2 < limit else " "
    if before == "=" or after == "=" or (before in _SPACE and after in _SPACE):
        return False
    end = _end(src, start + 2, limit) if after not in _SPACE else -1
    if not silent and end < 0:
        token = state.push("mark_lone", "", 0)
        token.content, token.markup = "==", src[start : start + 12].partition("\n")[0]
    elif not silent:
        state.push("mark_open", "mark", 1).markup = "=="
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1).markup = "=="
    state.pos, state.posMax = (end if end >= 0 else start) + 2, limit
    return True


def _end(src: str, pos: int, limit: int) -> int:
    """Where the closing `==` stands, or -1; code and escapes are passed over.

    Signs that can only open another phrase end the search: the first was not closed.
    """
    while pos < limit - 1:
        char = src[pos]
        if char == "\\":
            pos += 2
        elif char == "`":
            pos = _after_code(src, pos, limit)
        elif char != "=" or not src.startswith("==", pos):
            pos += 1
        elif src[pos - 1] not in _SPACE:
            return pos
        elif src[pos + 2 : pos + 3].strip("= \n\t"):
            return -1
        else:
            pos += 2
    return -1


def _after_code(src: str, pos: int, limit: int) -> int:
    """Where the code ends that opens at `pos`, or the row of signs that opens none."""
    match = _RUN.match(src, pos)
    run = match.group() if match else ""
    close = src.find(run, pos + len(run), limit)
    return (close if close >= 0 else pos) + len(run)
