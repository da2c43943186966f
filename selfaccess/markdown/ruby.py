"""Ruby: `{漢字|かんじ}` (one reading for all) and `{漢字|かん|じ}` (one for each character)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

RUBY = re.compile(r"\{([^{}|\\\n]+)((?:\|[^{}|\\\n]+)+)\}")
CODE = r"(?<!`)(?P<signs>`+)(?!`).*?(?<!`)(?P=signs)(?!`)"
"""Code in inline source, in which there is none."""
_CHARACTER = re.compile(r".[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL)
"""A character with the marks and variation selectors that belong to it."""


def ruby_plugin(md: MarkdownIt) -> None:
    """Adds the token `ruby`; `content` is the base, `meta["pairs"]` its pairs of base and reading, None when they do not fit."""
    md.inline.ruler.before("link", "ruby", _rule)


def pairs(base: str, readings: Sequence[str]) -> list[tuple[str, str]] | None:
    """Base and reading piece by piece, or None when there are neither one reading nor one for each character."""
    if len(readings) == 1:
        return [(base, readings[0])]
    characters = _CHARACTER.findall(base)
    if len(readings) == len(characters):
        return list(zip(characters, readings, strict=True))
    return None


def _rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = RUBY.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content = match.group(1)
        token.markup = match.group()
        token.meta["pairs"] = pairs(match.group(1), match.group(2)[1:].split("|"))
    state.pos = match.end()
    return True


def ruby_html(found: Sequence[tuple[str, str]]) -> str:
    """One `<ruby>` element; the reading in brackets where ruby is not known."""
    inner = "".join(f"{escape(base)}<rp>(</rp><rt>{escape(reading)}</rt><rp>)</rp>" for base, reading in found)
    return f"<ruby>{inner}</ruby>"
