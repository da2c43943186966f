"""Walks through HTML that we wrote: its text, piece by piece, with the language of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape

_PIECE = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)|<")
_LANG = re.compile(r'\blang="([^"]*)"')
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "track", "col", "sa-slot", "sa-gap", "sa-text"})
_SILENT = frozenset({"rt", "rp", "script", "style"})
_BLOCKS = frozenset("p div li ul ol dl dt dd table tr td th h1 h2 h3 h4 h5 h6 blockquote pre summary details br section figure".split())


def pieces(html: str, language: str, *, outside: Collection[str] = _SILENT) -> Iterator[tuple[str, str | None]]:
    """Each piece of `html` in order, with its language where it is text to read, None where it is a tag or stands in one of `outside`.

    Joined, the pieces are `html` again.
    """
    stack: list[tuple[str, str, bool]] = []
    current, shut = language, False
    for match in _PIECE.finditer(html):
        closing, tag, rest, text = match.groups()
        if text is not None:
            yield text, None if shut else current
            continue
        yield match.group(), None
        if tag is None or tag in _VOID:
            continue
        if closing:
            while stack:
                name, current, shut = stack.pop()
                if name == tag:
                    break
        else:
            stack.append((tag, current, shut))
            found = _LANG.search(rest)
            current = found[1] if found else current
            shut = shut or tag in outside


def texts(html: str, language: str) -> list[tuple[str, str]]:
    """The text of `html` as pairs of language and plain text; neighbours of one language are joined, blocks parted by a space."""
    if not _DIVIDED.search(html):
        text = _plain(html)
        return [(language, text)] if text else []
    found: list[tuple[str, str]] = []
    for piece, spoken in pieces(html, language):
        if spoken is None:
            if found and _tag(piece) in _BLOCKS and not found[-1][1].endswith(" "):
                found[-1] = (found[-1][0], found[-1][1] + " ")
        elif found and found[-1][0] == spoken:
            found[-1] = (spoken, found[-1][1] + unescape(piece))
        else:
            found.append((spoken, unescape(piece)))
    return [(spoken, " ".join(text.split())) for spoken, text in found if text.strip()]


def plain_text(html: str) -> str:
    """The text of `html` in one string; blocks are parted by a space."""
    if not _DIVIDED.search(html):
        return _plain(html)
    found = []
    for piece, spoken in pieces(html, ""):
        if spoken is not None:
            found.append(unescape(piece))
        elif _tag(piece) in _BLOCKS:
            found.append(" ")
    return " ".join("".join(found).split())


def plain_lines(html: str) -> str:
    """The text of `html` as `plain_text` gives it, but each block and what follows a line break on a line of its own."""
    found = []
    for piece, spoken in pieces(html, ""):
        if spoken is not None:
            found.append(" ".join(re.split(r"\s+", unescape(piece))))
        elif _tag(piece) in _BLOCKS:
            found.append("\n")
    lines = [" ".join(line.split()) for line in "".join(found).split("\n")]
    return "\n".join(line for line in lines if line)


_DIVIDED = re.compile(r'<[^>]*\blang="|<(?:rt|rp|script|style)\b')
"""What is in another language, or silent: all else can be taken in one go."""
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCKS))})(?![\w-])[^>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def _plain(html: str) -> str:
    if "<" in html:
        html = _TAG.sub("", _BLOCK_TAG.sub(" ", html))
    return " ".join(unescape(html).split())


def _tag(piece: str) -> str:
    """The name of the tag that a piece is, "" for other pieces."""
    words = piece.strip("</>").split(None, 1)
    return words[0] if words else ""
