"""`==a phrase==`: highlighted text, and in a `mark` question what is to be marked."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


_RUN = re.compile(r"`+")
_LONE = re.compile(r"(?<!=)==(?=[^\s=])|(?<=[^\s=])==(?!=)")


def lone_mark(source: str) -> bool:
    """Whether two equals signs that stand at a word are left in inline source without a partner's place between them."""
    return bool(_LONE.search(source))


def mark_plugin(md: MarkdownIt) -> None:
    """Adds the tokens `mark_open` and `mark_close` around inline content."""
    md.inline.ruler.before("emphasis", "mark", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    start, limit, src = state.pos, state.posMax, state.src
    if not src.startswith("==", start) or start + 2 >= limit:
        return False
    if src[start + 2] in "= \n\t" or (start > 0 and src[start - 1] == "="):
        return False
    end = _end(src, start + 2, limit)
    if end < 0:
        return False
    if not silent:
        state.push("mark_open", "mark", 1).markup = "=="
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1).markup = "=="
    state.pos, state.posMax = end + 2, limit
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
        elif src[pos - 1] not in " \n\t":
            return pos
        elif src[pos + 2 : pos + 3].strip(" \n\t="):
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
