"""Pop-up meanings: finds a glossary's words in a page's text and links each to its entry."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape

import snowballstemmer

from selfaccess.html_text import pieces, plain_text
from selfaccess.languages import table
from selfaccess.model import Entry
from selfaccess.places import fragment

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\W_]+['’]", re.UNICODE)
_OUTSIDE = frozenset("a code pre rt rp button summary h1 h2 h3 h4 h5 h6 label script style".split())
_STEMMERS = {"ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
             "hu": "hungarian", "it": "italian", "nl": "dutch", "nb": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
             "ru": "russian", "sv": "swedish", "tr": "turkish", "ca": "catalan", "eu": "basque", "ga": "irish"}


@functools.cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = _STEMMERS.get(language.split("-")[0])
    return functools.cache(snowballstemmer.stemmer(name).stemWord) if name else str


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word.replace("’", "'")).casefold()


class Glosser:
    """The words of one glossary: `link(html)` finds them, also inflected, where text is in the glossary's language."""

    def __init__(self, entries: Iterable[Entry], language: str, page: str) -> None:
        """`page` is the address of the glossary's page as seen from the page that is to be glossed."""
        self._language, self._page = language, page
        self._spaced = bool(table().get(language.split("-")[0], {}).get("spaced", True))
        self._found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            parts = tuple(self._parts(entry.term))
            if parts:
                self._found.setdefault(parts[0], []).append((parts, entry))
        for candidates in self._found.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def _parts(self, text: str) -> list[str]:
        """A term as the sequence by which it is found: stems of words, or characters where words are not spaced."""
        if not self._spaced:
            return [char for char in _folded(text) if not char.isspace()]
        stem = _stemmer(self._language)
        return [stem(_folded(match.group())) for match in _WORD.finditer(text)]

    def link(self, html: str, page_language: str) -> str:
        """`html` with the first occurrence of each entry in each block linked.

        Where pieces of the text are marked as being in the glossary's language only these are searched, else all of it.
        """
        marked = f'lang="{self._language}"' in html
        wanted = self._language if marked else page_language
        seen: set[str] = set()
        out = []
        for piece, spoken in pieces(html, page_language, outside=_OUTSIDE):
            if piece in ("<p>", "</p>", "</li>", "</td>"):
                seen.clear()
            out.append(piece if spoken is None or spoken != wanted else self._linked(piece, seen))
        return "".join(out)

    def _linked(self, html: str, seen: set[str]) -> str:
        text = unescape(html)
        units: Sequence[tuple[str, int, int]]
        if self._spaced:
            stem = _stemmer(self._language)
            units = [(stem(_folded(match.group())), match.start(), match.end()) for match in _WORD.finditer(text)]
        else:
            units = [(_folded(char), place, place + 1) for place, char in enumerate(text)]
        out, done, index = [], 0, 0
        while index < len(units):
            hit = self._at(units, index)
            if hit is None:
                index += 1
                continue
            length, entry = hit
            start, end = units[index][1], units[index + length - 1][2]
            index += length
            if entry.anchor not in seen:
                seen.add(entry.anchor)
                out += [escape(text[done:start], quote=False), self._anchor(entry, text[start:end])]
                done = end
        return "".join(out) + escape(text[done:], quote=False) if out else html

    def _at(self, units: Sequence[tuple[str, int, int]], index: int) -> tuple[int, Entry] | None:
        for parts, entry in self._found.get(units[index][0], ()):
            if all(index + k < len(units) and units[index + k][0] == part for k, part in enumerate(parts)):
                return len(parts), entry
        return None

    def _anchor(self, entry: Entry, text: str) -> str:
        said = f' data-pronunciation="{escape(entry.pronunciation)}"' if entry.pronunciation else ""
        return (f'<a class="gloss" href="{self._page}{fragment(entry.anchor)}" data-meaning="{escape(plain_text(entry.meaning))}"{said}>'
                f"{escape(text, quote=False)}</a>")
