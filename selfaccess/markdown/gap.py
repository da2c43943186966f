"""Gaps: `[[key|key::hint]]`, and `[[(key)|distractor|distractor]]` for a menu. `\\|`, `\\]`, `\\(`, `\\:` are the characters."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from msgspec import Struct

from selfaccess.markdown.ruby import CODE, RUBY, pairs

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")

Key = str | tuple[str | tuple[str, str], ...]
"""A right answer: text, or pieces of which some are pairs of base and reading."""


class GapSource(Struct, frozen=True):
    """What stands between the brackets. `right` are the keys, the first is shown; `menu` the options, None for a field."""

    right: tuple[Key, ...]
    menu: tuple[str, ...] | None
    hint: str


class BadGap(Exception):
    """A gap that cannot be understood: message and hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def gap_plugin(md: MarkdownIt) -> None:
    """Adds the token `gap`; `content` is what stands between the brackets."""
    md.inline.ruler.before("link", "gap", _rule)
    md.inline.ruler.before("gap", "bracket", _bracket)


def _bracket(state: StateInline, silent: bool) -> bool:
    """A bracket behind which none closes is text; the rules for links would look for its partner to the end, from each bracket anew."""
    if state.src[state.pos] != "[" or state.pos < _last_close(state.src):
        return False
    if not silent:
        state.pending += "["
    state.pos += 1
    return True


@functools.lru_cache(maxsize=8)
def _last_close(src: str) -> int:
    return src.rfind("]")


def _rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    end = _end(state.src, state.pos + 2, state.posMax)
    if end < 0:
        return False
    if not silent:
        token = state.push("gap", "", 0)
        token.content = state.src[state.pos + 2 : end]
        token.markup = state.src[state.pos : end + 2]
    state.pos = end + 2
    return True


def _end(src: str, begin: int, limit: int) -> int:
    """Where the closing brackets stand, or -1; a second opening ends the search, because the first was not closed."""
    pos = begin
    while pos < limit - 1:
        if src[pos] == "\\":
            pos += 2
        elif src.startswith("]]", pos):
            inside = src[begin:pos]
            closes_one_inside = src.startswith("]]]", pos) and inside.count("[") > inside.count("]")
            return pos + closes_one_inside
        elif src.startswith("[[", pos):
            return -1
        else:
            pos += 1
    return -1


_BEGUN = re.compile(r"\[\[[^][|\n]*")
_NO_GAP = re.compile(r"\\.|" + CODE, re.DOTALL)


def unclosed_gap(source: str, gaps: Iterable[str]) -> str:
    """Where in inline source, beside the `gaps` found in it, brackets open another that is not closed; "" where none do."""
    for gap in gaps:
        source = source.replace(gap, "")
    match = _BEGUN.search(_NO_GAP.sub("", source))
    return match.group() if match else ""


def read_gap(source: str) -> GapSource:
    """What a gap's text means.

    Raises BadGap where a key is missing.
    """
    answers, hint = _split(_LINE_END.sub(" ", source))
    if not all(answer.strip() for answer in answers):
        raise BadGap("A gap has an empty answer.", "Write the answer between the brackets: [[vous]]. A plain | is written \\|.")
    bracketed = [_bracketed(answer.strip()) for answer in answers]
    if not any(bracketed):
        return GapSource(tuple(read_key(answer) for answer in answers), None, hint)
    if len(answers) == 1:
        raise BadGap("This menu has only one option.",
                     "Add wrong options, [[(huit)|uit|oui]], or write \\( for a round bracket in the answer.")
    menu = tuple(_plain(text[1:-1].strip() if inside else text)
                 for text, inside in ((answer.strip(), inside) for answer, inside in zip(answers, bracketed, strict=True)))
    if len(set(menu)) < len(menu):
        raise BadGap("This menu has the same option twice.", "Keep one of them.")
    if not all(menu):
        raise BadGap("This menu has an empty option.", "Write the option between the bars.")
    right = tuple(option for option, inside in zip(menu, bracketed, strict=True) if inside)
    return GapSource(right, menu, hint)


def _split(source: str) -> tuple[list[str], str]:
    """The answers, still with their escapes, and the hint."""
    answers: list[str] = []
    begin = pos = 0
    while pos < len(source):
        if source[pos] == "\\":
            pos += 2
        elif match := RUBY.match(source, pos):
            pos = match.end()
        elif source.startswith("::", pos):
            return [*answers, source[begin:pos]], source[pos + 2 :].strip()
        elif source[pos] == "|":
            answers.append(source[begin:pos])
            pos += 1
            begin = pos
        else:
            pos += 1
    return [*answers, source[begin:]], ""


def _bracketed(answer: str) -> bool:
    """Whether round brackets that are not escaped enclose the whole answer."""
    if not (len(answer) > 1 and answer.startswith("(") and answer.endswith(")")):
        return False
    escapes = len(answer[:-1]) - len(answer[:-1].rstrip("\\"))
    return escapes % 2 == 0 and ")" not in answer[1:-1].replace("\\)", "")


def _plain(text: str) -> str:
    """`text` without its escapes and with the base of its ruby."""
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in _pieces(text))


def read_key(text: str) -> Key:
    """A key from its source: escapes undone, ruby kept as pairs.

    Raises BadGap when readings do not fit the base.
    """
    pieces = _pieces(text.strip())
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(piece for piece in pieces if isinstance(piece, str))
    return tuple(pieces)


def key_text(key: Key) -> str:
    """The key as it is shown in plain text: the base of each ruby."""
    return key if isinstance(key, str) else "".join(piece if isinstance(piece, str) else piece[0] for piece in key)


def _pieces(text: str) -> list[str | tuple[str, str]]:
    pieces: list[str | tuple[str, str]] = []
    plain, pos = "", 0
    while pos < len(text):
        if text[pos] == "\\" and pos + 1 < len(text) and not text[pos + 1].isalnum() and not text[pos + 1].isspace():
            plain += text[pos + 1]
            pos += 2
        elif match := RUBY.match(text, pos):
            found = pairs(match.group(1), match.group(2)[1:].split("|"))
            if found is None:
                raise BadGap(f"The readings of {match.group()} do not fit: there are neither one nor one for each character.",
                             "Write {漢字|かんじ} or {漢字|かん|じ}.")
            if plain:
                pieces.append(plain)
                plain = ""
            pieces.extend(found)
            pos = match.end()
        else:
            plain += text[pos]
            pos += 1
    return [*pieces, plain] if plain or not pieces else pieces
