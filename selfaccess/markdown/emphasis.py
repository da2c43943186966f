"""Emphasis in scripts that put no spaces around it: in これは**{日本|にほん}**です the stars open and close.

CommonMark asks for a space or another mark outside of a mark like { or 「, which East Asian texts do not have.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
"""Compiled when it is first needed, since that takes long and many libraries have no such scripts."""


def emphasis_plugin(md: MarkdownIt) -> None:
    """Lets stars beside a character of such a script open before, and close after, whatever is no space."""
    md.inline.ruler.at("emphasis", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] not in "*_":
        return False
    known = len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start], state.src[state.pos : min(state.pos + 1, state.posMax)]
    if state.src[start] == "*" and not (before + after).isascii() and (re.match(_UNSPACED, before) or re.match(_UNSPACED, after)):
        for delimiter in state.delimiters[known:]:
            delimiter.open = bool(after.strip())
            delimiter.close = bool(before.strip())
    return True
