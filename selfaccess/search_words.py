"""The terms under which the search keeps a word; client/search/words.js makes the same ones of what a learner types.

A word is kept as it is written, without its accents, and as its stem without accents. Where words are not spaced, and in Korean,
pairs of neighbouring characters, each with its marks, take the place of words, and the last character of a run stands alone.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain

from selfaccess.languages import ALPHABETS

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Language → the Snowball stemmer that both sides have (client/vendor/stemmers)."""

WRITTEN = {
    "ar": "arabic", "el": "greek", "hi": "devanagari", "hy": "armenian", "ne": "devanagari", "ru": "cyrillic", "sr": "cyrillic", "ta": "tamil",
    "yi": "hebrew",
}  # fmt: skip
"""Language → its alphabet where it is not the Latin one: only a word in it is stemmed, so the browser reads few stemmers.

Serbian in Latin letters is not stemmed: that stemmer is as large as six others.
"""

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ς": "σ",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ە": "ه", "ٱ": "ا", "װ": "וו", "ױ": "וי", "ײ": "יי",
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
    **{digit: str(number) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯") for number, digit in enumerate(digits)},
}  # fmt: skip
"""Letters that count as others and that Unicode does not take apart."""

UNSPACED = (
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Hangul
    "\u3005-\u3007\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
)
"""Ranges of a character class, as Python and JavaScript both read it."""

ACCENTS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc"
"""What is folded away: accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic and its lengthening, dots of Indian letters: ranges."""

TRAILING = "\u0e33\u0eb3\u1160-\u11ff\uff9e\uff9f"
"""Letters that count as marks: a vowel of Thai and Lao, vowels and endings of Korean syllables, voicing of half-width kana. Likewise ranges."""

INVISIBLE = "\u00ad\u00b7\u034f\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What stands within words and is not seen, or often left out: hyphens and joins that may be, variants of characters, the Catalan dot. Likewise ranges."""

_PARTING = re.compile("[\u200b\u200c]+")
"""Those of them that part a word, as Persian endings. Such a word is kept in one and in its pieces."""

_WITHOUT_ENDINGS = {"bo", "ja", "km", "ko", "lo", "my", "th", "yue", "zh"}
"""Languages whose words do not change at their ends, or have none that are parted."""

_WITHIN = re.compile("['ʼ’](?<=[\u0400-\u04ff].)(?=[\u0400-\u04ff])")
"""An apostrophe within a word of Cyrillic letters, as in Ukrainian: it is often left out."""

_APART = re.compile("['’‘`ʻʼ](?<=[OGog].)(?=[A-Za-z])|[ʻʼ\\-‐‑](?<=[^\\W\\d_].)(?=[^\\W\\d_])")
"""A sign that is itself a letter, as in Uzbek and Hawaiian, and a hyphen: they are often left out, so the word is kept in one and in its pieces."""

_KATAKANA = {letter: letter + 0x60 for letter in range(0x3041, 0x3097)}
"""Hiragana as katakana: a word may be written in either."""

_SPACES = str.maketrans("_ʻʼ", "   ")
_ACCENTS = re.compile(f"[{ACCENTS}]+")
_INVISIBLE = re.compile(rf"[{INVISIBLE}\s]+")
_LETTERS = str.maketrans(LETTERS)


class Words:
    """Makes terms, each distinct word's once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], _Known] = {}

    def terms(self, text: str, *languages: str) -> Iterator[str]:
        """The terms of all words of `text`, which may be in any of `languages` (tags)."""
        return chain.from_iterable(map(self._of(languages).__getitem__, _runs(text)))

    def _of(self, languages: Iterable[str]) -> _Known:
        bases = tuple(map(base, languages))
        if bases not in self._known:
            self._known[bases] = _Known(bases)
        return self._known[bases]


class _Known(dict[str, tuple[str, ...]]):
    """The terms of words; a word that is new is learnt. So nothing but dictionaries is at work while a text is counted."""

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self._languages = languages

    def __missing__(self, run: str) -> tuple[str, ...]:
        found = tuple(_terms(run, self._languages))
        # Where words are not spaced a run is half a sentence and hardly ever comes again.
        if run.isascii() or len(run) <= 12:
            self[run] = found
        return found


def base(tag: str) -> str:
    """The language of a tag without script and region."""
    return tag.split("-")[0].lower()


def _terms(run: str, languages: Sequence[str]) -> Iterable[str]:
    """The terms of letters, marks and digits that stand together."""
    return _plain_word(run.lower(), languages) if run.isascii() and "I" not in run else _any(run, languages)


def _plain_word(word: str, languages: Sequence[str]) -> Iterable[str]:
    """The terms of small letters without accents and digits: what `_any` has for them, in half the time."""
    return (word,) if word.isdigit() else filter(None, dict.fromkeys((word, *[_folded(_plain_stemmer(language)(word)) for language in languages])))


@functools.cache
def _plain_stemmer(language: str) -> Callable[[str], str]:
    return stemmer(language) if alphabet(language) == "latin" else str


def _any(run: str, languages: Sequence[str]) -> Iterator[str]:
    done = 0
    for match in () if run.isascii() else _unspaced().finditer(run):
        if done < match.start():
            yield from _word(run[done : match.start()], languages)
        yield from _pairs(match.group())
        done = match.end()
    if done < len(run):
        yield from _word(run[done:], languages)


def _word(text: str, languages: Sequence[str]) -> Iterable[str]:
    """As written, folded, and its stem, each once; likewise of its pieces."""
    return filter(None, dict.fromkeys(form for piece in _pieces(text) for language in languages for form in _forms(piece, language)))


def _pieces(text: str) -> Iterable[str]:
    """A word, and what it is parted into; where an alef stands above, also as it is written every day."""
    if text.isascii():
        return (text,)
    pieces = (text, *_PARTING.split(text)) if _PARTING.search(text) else (text,)
    return chain.from_iterable(map(_spellings, pieces))


def _spellings(text: str) -> tuple[str, ...]:
    """A word, and as it is written every day: an alef that stands above, as in the Quran, in the line; not after a yeh, and in the place of a waw."""
    return (text, re.sub("و?\u0670", "ا", re.sub("(?<=[ىی])\u0670", "", text))) if "\u0670" in text else (text,)


def _forms(text: str, language: str) -> tuple[str, str, str]:
    if language in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    written = _compatible(text).lower()
    return _folded(written), _folded(_stem(written, language)), written


def _stem(word: str, language: str) -> str:
    """A word with letters beyond the basic plane has none: to the browser's stemmers each of them would be two."""
    return stemmer(language)(word) if max(word, default="") < "\U00010000" and _letter(alphabet(language)).search(word) else word


def is_unstemmed(language: str) -> bool:
    """Whether there is no stemmer for a language in which words have many forms."""
    return language not in STEMMERS and language not in _WITHOUT_ENDINGS


def alphabet(language: str) -> str:
    """The name of the alphabet of a language that has a stemmer."""
    return WRITTEN.get(language, "latin")


@functools.cache
def _letter(alphabet: str) -> re.Pattern[str]:
    return re.compile(f"[{ALPHABETS[alphabet]}]")


def _pairs(text: str) -> Iterable[str]:
    characters = [*map(_compatible, _character().findall(text.translate(_KATAKANA)))]
    return map("".join, zip(characters, (*characters[1:], ""), strict=True))


def _compatible(text: str) -> str:
    """Full-width letters and other variants as the plain ones."""
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _folded(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", word))).translate(_LETTERS)


@functools.cache
def stemmer(language: str) -> Callable[[str], str]:
    """What makes a word's stem: Snowball in C where it is to be had, which is fifty times as fast, and else in Python."""
    name = STEMMERS.get(language)
    if name is None:
        return str
    try:
        stem: Callable[[str], str] = import_module("Stemmer").Stemmer(name, 0).stemWord
    except ImportError:
        stem = getattr(import_module(f"snowballstemmer.{name}_stemmer"), f"{name.title()}Stemmer")().stemWord
    return stem


def _runs(text: str) -> list[str]:
    """Letters, marks and digits that stand together."""
    if not text.isascii():
        return _run().findall(_APART.sub("\u200b", _WITHIN.sub("\u2060", text)).translate(_SPACES))
    return _ASCII_RUN.findall((_APART.sub("\u200b", text) if _MAY_PART.search(text) else text).translate(_SPACES))


_MAY_PART = re.compile("['`-]")
_ASCII_RUN = re.compile("[0-9A-Za-z\u200b]+")


@functools.cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"[\w{_marks()}{INVISIBLE}]+")


@functools.cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}][{UNSPACED}{_marks()}{INVISIBLE}]*")


def is_pair(term: str) -> bool:
    """Whether a term is of a text whose words are not spaced."""
    return not term.isascii() and _unspaced().match(term) is not None


@functools.cache
def _character() -> re.Pattern[str]:
    """A character with its marks."""
    return re.compile(f".[{_marks()}{INVISIBLE}{TRAILING}]*")


WITH_MARKS = ((0x300, 0x3100), (0xA600, 0xAC00), (0xFB00, 0xFF00), (0x10100, 0x13500), (0x16100, 0x17000), (0x1BC00, 0x1BD00), (0x1CF00, 0x1D300),
              (0x1DA00, 0x1DB00), (0x1E000, 0x1EA00), (0xE0100, 0xE01F0))
"""Where in Unicode marks are: to look through all of it takes longer than to build a page."""


@functools.cache
def _marks() -> str:
    r"""Marks as ranges of a character class: `\w` leaves them out, without which the words of many scripts would fall apart."""
    characters = [chr(number) for start, end in WITH_MARKS for number in range(start, end)]
    marks = [ord(character) for character, category in zip(characters, map(unicodedata.category, characters), strict=True) if category[0] == "M"]
    known = set(marks)
    starts = [mark for mark in marks if mark - 1 not in known]
    ends = [mark for mark in marks if mark + 1 not in known]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
