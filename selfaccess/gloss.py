"""Pop-up meanings: finds a glossary's words in a page's text and links each to its entry."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape, unescape

from selfaccess.html_text import pieces, plain_text
from selfaccess.languages import table
from selfaccess.model import Entry
from selfaccess.places import fragment
from selfaccess.search_words import ACCENTS, base, stemmer

_LETTER = rf"[^\W_][{ACCENTS}]*"
_WORD = re.compile(rf"(?:{_LETTER}){{1,2}}['’](?={_LETTER})|(?:{_LETTER})+(?:[-’'](?:{_LETTER})+)*")
"""An elided article (l’, d’, qu’) is a word of its own."""
_VOWEL_SIGNS = re.compile(f"[{ACCENTS}]+")
_ENDS = ("<p>", "</p>", "</li>", "</td>")
"""Where a block ends, and with it what was linked already."""
_OUTSIDE = frozenset("a code pre rt rp button summary h1 h2 h3 h4 h5 h6 label script style".split())


def _folded(word: str, language: str) -> str:
    """A word as it is compared: without case, and without the signs that Arabic and Hebrew may leave out."""
    if language in ("tr", "az"):
        word = word.replace("I", "ı").replace("İ", "i")
    if language in ("ar", "fa", "ur", "he", "yi"):
        word = _VOWEL_SIGNS.sub("", word)
    return unicodedata.normalize("NFC", word.replace("’", "'")).casefold()


class Glosser:
    """The words of one glossary: `link(html)` finds them, also inflected, where text is in the glossary's language."""

    def __init__(self, entries: Iterable[Entry], language: str, translations: str, id_: str) -> None:
        """`translations` is the language of the meanings, `id_` the glossary's."""
        self._language, self._translations, self._id = language, translations, id_
        self._base = base(language)
        self._spaced = bool(table().get(self._base, {}).get("spaced", True))
        self._stem = functools.cache(stemmer(self._base))
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
            return [char for char in _folded(text, self._base) if not char.isspace()]
        return [self._stem(_folded(match.group(), self._base)) for match in _WORD.finditer(text)]

    def link(self, html: str, page_language: str, glossary: str) -> str:
        """`html` with the first occurrence of each entry in each block linked; `glossary` is the address of the glossary's page.

        Where pieces of the text are marked as being in the glossary's language only these are searched, else all of it.
        """
        wanted = self._language if f'lang="{self._language}"' in html else page_language
        found = pieces(html, page_language, outside=_OUTSIDE)
        if not self._spaced:
            return self._link_characters(found, wanted, glossary)
        seen: set[str] = set()
        out = []
        for piece, spoken in found:
            if piece in _ENDS:
                seen.clear()
            out.append(piece if spoken is None or spoken != wanted else self._linked(piece, seen, glossary))
        return "".join(out)

    # -- where spaces part the words

    def _linked(self, html: str, seen: set[str], glossary: str) -> str:
        text = unescape(html)
        units = [(self._stem(_folded(match.group(), self._base)), match.start(), match.end()) for match in _WORD.finditer(text)]
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
                out += [escape(text[done:start], quote=False), gloss_anchor(entry, text[start:end], glossary, self._translations, self._id)]
                done = end
        return "".join(out) + escape(text[done:], quote=False) if out else html

    def _at(self, units: Sequence[tuple[str, int, int]], index: int) -> tuple[int, Entry] | None:
        for parts, entry in self._found.get(units[index][0], ()):
            if all(index + k < len(units) and units[index + k][0] == part for k, part in enumerate(parts)):
                return len(parts), entry
        return None

    # -- where they do not

    def _link_characters(self, found: Iterable[tuple[str, str | None]], wanted: str, glossary: str) -> str:
        """The pieces with entries linked. A character is an atom, and so is a ruby group, which is never divided."""
        out: list[str] = []
        atoms: list[tuple[str, str]] = []
        seen: set[str] = set()
        ruby: tuple[str, str] | None = None
        for piece, spoken in found:
            text = unescape(piece) if spoken == wanted else ""
            if piece == "<ruby>":
                ruby = piece, ""
            elif ruby is not None:
                ruby = ruby[0] + piece, ruby[1] + text
                if piece == "</ruby>":
                    atoms.append(ruby)
                    ruby = None
            elif text:
                atoms += [(escape(char, quote=False), char) for char in text]
            else:
                out += [self._run(atoms, seen, glossary), piece]
                atoms.clear()
                if piece in _ENDS:
                    seen.clear()
        return "".join([*out, self._run(atoms, seen, glossary)])

    def _run(self, atoms: Sequence[tuple[str, str]], seen: set[str], glossary: str) -> str:
        """Atoms (HTML and text) in a row, divided so that entries cover the most characters, by the fewest entries."""
        best: list[tuple[int, int, int, Entry | None]] = [(0, 0, 0, None)] * (len(atoms) + 1)
        for start in range(len(atoms) - 1, -1, -1):
            covered, fewer = best[start + 1][:2]
            ways: list[tuple[int, int, int, Entry | None]] = [(covered, fewer, 1, None)]
            for parts, entry in self._found.get(_folded(atoms[start][1][:1], self._base), ()):
                text, end = "", start
                while end < len(atoms) and len(text) < len(parts):
                    text += _folded(atoms[end][1], self._base)
                    end += 1
                if text == "".join(parts):
                    ways.append((best[end][0] + len(parts), best[end][1] - 1, end - start, entry))
            best[start] = max(ways, key=lambda way: way[:2])
        out, start = [], 0
        while start < len(atoms):
            _, _, length, entry_here = best[start]
            html = "".join(html for html, _ in atoms[start : start + length])
            if entry_here is not None and entry_here.anchor not in seen:
                seen.add(entry_here.anchor)
                html = f"<a {gloss_attributes(entry_here, glossary, self._translations, self._id)}>{html}</a>"
            out.append(html)
            start += length
        return "".join(out)


def gloss_attributes(entry: Entry, glossary: str, translations: str, id_: str) -> str:
    """The attributes of a link to an entry, from which the browser makes a small card; `glossary` is the address of its page, `id_` its id."""
    said = f' data-pronunciation="{escape(entry.pronunciation)}"' if entry.pronunciation else ""
    return (f'class="gloss" href="{glossary}{fragment(entry.anchor)}" data-term="{escape(entry.term)}"'
            f' data-meaning="{escape(plain_text(entry.meaning))}" data-meaning-lang="{translations}"{said} data-glossary="{escape(id_)}"')


def gloss_anchor(entry: Entry, text: str, glossary: str, translations: str, id_: str) -> str:
    """A word of a text, linked to its entry."""
    return f"<a {gloss_attributes(entry, glossary, translations, id_)}>{escape(text, quote=False)}</a>"
