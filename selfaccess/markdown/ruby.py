"""Ruby: `{漢字|かんじ}` (one reading for all) and `{漢字|かん|じ}` (one for each character)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

RUBY = re.compile(r"\{([^{}|\n]+)((?:\|[^{}|\n]+)+)\}")


def ruby_plugin(md: MarkdownIt) -> None:
    """Adds the token `ruby`; `content` is the base, `meta["pairs"]` its pairs of base and reading, None when they do not fit."""
    md.inline.ruler.before("link", "ruby", _rule)
    md.add_render_rule("ruby", _render)


def pairs(base: str, readings: Sequence[str]) -> list[tuple[str, str]] | None:
    """Base and reading piece by piece, or None when there are neither one reading nor one for each character."""
    if len(readings) == 1:
        return [(base, readings[0])]
    if len(readings) == len(base):
        return list(zip(base, readings, strict=True))
    return None


def _rule(state: StateInline, silent: bool) -> bool:
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


def _render(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    return ruby_html(token.meta["pairs"] or [(token.content, "")])


def ruby_html(found: Sequence[tuple[str, str]]) -> str:
    """One `<ruby>` element; the reading in brackets where ruby is not known."""
    inner = "".join(f"{escape(base)}<rp>(</rp><rt>{escape(reading)}</rt><rp>)</rp>" for base, reading in found)
    return f"<ruby>{inner}</ruby>"
