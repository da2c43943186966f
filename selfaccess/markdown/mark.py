"""`==a phrase==`: highlighted text, and in a `mark` question what is to be marked."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


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
    """Where the closing `==` stands, or -1; code and escapes are passed over."""
    while pos < limit - 1:
        char = src[pos]
        if char == "\\":
            pos += 2
        elif char == "`":
            run = len(src) - pos - len(src[pos:].lstrip("`"))
            close = src.find("`" * run, pos + run, limit)
            pos = close + run if close >= 0 else pos + run
        elif src.startswith("==", pos) and src[pos - 1] not in " \n\t":
            return pos
        else:
            pos += 1
    return -1
