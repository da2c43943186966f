"""The order of headwords: each language's own alphabet where it is not that of A–Z, readings for Japanese, rows for kana."""

from __future__ import annotations

import functools
import re
import unicodedata

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_NORDIC = _LATIN + "æøå"
_SPANISH = "abcdefghijklmnñopqrstuvwxyz"
_CROATIAN = "abcčćd(dž)đefghijkl(lj)mn(nj)opqrsštuvwxyzž"
_ALPHABETS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "bs": _CROATIAN,
    "cs": "abcčdefgh(ch)ijklmnopqrřsštuvwxyzž",
    "cy": "abc(ch)d(dd)ef(ff)g(ng)hijl(ll)mnop(ph)r(rh)st(th)uvwxyz",
    "da": _NORDIC,
    "eo": "abcĉdefgĝhĥijĵklmnoprsŝtuŭvz",
    "es": _SPANISH,
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
    "eu": _SPANISH,
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "fi": _LATIN + "åäö",
    "gl": _SPANISH,
    "hr": _CROATIAN,
    "hu": "abc(cs)d(dz)(dzs)efg(gy)hijkl(ly)mn(ny)oöpqrs(sz)t(ty)uüvwxyz(zs)",
    "is": "aábcdðeéfghiíjklmnoópqrstuúvwxyýzþæö",
    "lt": "abcčdefghiyjklmnopqrsštuvwxzž",
    "lv": "abcčdefgģhiyjkķlļmnņopqrsštuvwxzž",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "sk": "aäbcčd(dz)(dž)efgh(ch)ijklmnoôpqrsštuvwxyzž",
    "sl": "abcčdefghijklmnopqrsštuvwxyzž",
    "sq": "abcçd(dh)eëfg(gj)hijkl(ll)mn(nj)opqr(rr)s(sh)t(th)uvx(xh)yz(zh)",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш" + _CROATIAN,
    "sv": _LATIN + "åäö",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے",
    "vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
}
"""Letters in their order, those of several signs in brackets. An accented letter that is not here stands with its plain one."""
_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "ا", "ؤ": "و", "ئ": "ي", "ي": "ی", "ك": "ک", "ه": "ہ",
    "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ş": "ș", "ţ": "ț", "ő": "ö", "ű": "ü", "ё": "е",
    "ゕ": "か", "ゖ": "け",
}
"""What stands for a letter where the alphabet does not have it."""
_ROWS = {"あ": "ぁ-お", "か": "か-ご", "さ": "さ-ぞ", "た": "た-ど", "な": "な-の", "は": "は-ぽ", "ま": "ま-も", "や": "ゃ-よ", "ら": "ら-ろ", "わ": "ゎ-ん"}
_VOWELS = {kana: row[0] for row in (
    "あかさたなはまやらわぁゃゎ", "いきしちにひみりぃ", "うくすつぬふむゆるぅゅっ", "えけせてねへめれぇ", "おこそとのほもよろをぉょ",
) for kana in row}
"""The vowel that a long mark after a kana stands for."""
_HANGUL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL_SIGN = re.compile(r"[\u0900-\u109f\u1780-\u17d3]")
"""In the scripts of India and South-East Asia vowels are signs at a consonant, and count like letters."""
_VOWEL_FIRST = re.compile("([เ-ไ])([ก-ฮ])|([ເ-ໄ])([ກ-ຮ])")
"""Vowels that Thai and Lao write before the consonant behind which they are sorted."""


def sort_key(term: str, reading: str, language: str) -> tuple[tuple[int, ...], str]:
    """Where a headword stands in its language's dictionary; equal keys are ordered by the term itself."""
    places = _places(_base(language))
    return tuple(places[letter] if letter in places else 1000 + ord(letter) for letter in _letters(term, reading, _base(language))), term


def heading(term: str, reading: str, language: str) -> str:
    """The letter under which a headword stands: its first, a kana row's name, or "#" where it begins with none."""
    letters = _letters(term, reading, _base(language))
    if not letters:
        return "#"
    first = letters[0]
    for name, row in _ROWS.items():
        if row[0] <= first <= row[2]:
            return name
    if "\u1100" <= first <= "\u1112":
        return _HANGUL[ord(first) - 0x1100]
    return "İ" if first == "i" and _base(language) in ("tr", "az") else first.title()


def _base(language: str) -> str:
    return language.split("-")[0]


@functools.cache
def _places(base: str) -> dict[str, int]:
    """The letters of a language's alphabet and their places."""
    letters = re.findall(r"(?<=\()\w+(?=\))|\w", _ALPHABETS.get(base, _LATIN))
    return {letter: place for place, letter in enumerate(dict.fromkeys(letters))}


@functools.cache
def _letter(base: str) -> re.Pattern[str]:
    """A letter, of as many signs as the alphabet has one for."""
    return re.compile("|".join([*sorted(filter(lambda letter: len(letter) > 1, _places(base)), key=len, reverse=True), "."]), re.DOTALL)


def _letters(term: str, reading: str, base: str) -> list[str]:
    """Its letters and digits as the alphabet orders them: without case, kana as hiragana, accents only where they are letters."""
    text = unicodedata.normalize("NFKC", reading.strip("/[] ") if base == "ja" and _is_kana(reading) else term)
    text = text.replace("I", "ı").replace("İ", "i").lower() if base in ("tr", "az") else text.casefold()
    if base == "ar":
        text = "".join(char for char in text if not unicodedata.combining(char) and char != "ـ")
        text = text.removeprefix("ال") or text
    plain: list[str] = []
    for char in _VOWEL_FIRST.sub(r"\2\1\4\3", unicodedata.normalize("NFC", text)):
        if "ァ" <= char <= "ヶ":
            char = chr(ord(char) - 0x60)
        if char == "ー" and plain:
            char = _VOWELS.get(plain[-1], char)
        plain += _known(char, base)
    return _letter(base).findall("".join(plain))


def _known(char: str, base: str) -> list[str]:
    """A character as letters of the alphabet where it stands for such, or without its accents; [] for what is no letter."""
    places = _places(base)
    while char not in places and char in _SAME:
        char = _SAME[char]
    if char in places or len(char) > 1:
        return list(char) if char not in places else [char]
    pieces = unicodedata.normalize("NFD", char)
    composed = (unicodedata.normalize("NFC", pieces[0] + mark) for mark in pieces[1:])
    found = next((letter for letter in composed if letter in places), "")
    return [found] if found else [piece for piece in pieces if piece.isalnum() or _is_vowel_sign(piece)]


def _is_vowel_sign(char: str) -> bool:
    """Tone marks and dots of foreign letters are none."""
    return bool(_VOWEL_SIGN.match(char)) and unicodedata.category(char) in ("Mn", "Mc") and unicodedata.combining(char) not in (7, 107, 122)


def _is_kana(text: str) -> bool:
    return any("ぁ" <= char <= "ヿ" for char in text)
