"""The order of headwords: each language's own alphabet where it is not that of A–Z, readings for Japanese, rows for kana."""

from __future__ import annotations

import unicodedata

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "sv": _LATIN + "åäö",
    "fi": _LATIN + "åäö",
    "da": _LATIN + "æøå",
    "nb": _LATIN + "æøå",
    "no": _LATIN + "æøå",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuvwxyzźż",
    "cs": "abcčdďefghijklmnňopqrřsštťuúůvwxyýzž",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "eo": "abcĉdefgĝhĥijĵklmnoprsŝtuŭvz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "ا", "ؤ": "و", "ئ": "ي", "ß": "s", "œ": "o", "ø": "ø"})
_ROWS = {"あ": "ぁ-お", "か": "か-ご", "さ": "さ-ぞ", "た": "た-ど", "な": "な-の", "は": "は-ぽ", "ま": "ま-も", "や": "ゃ-よ", "ら": "ら-ろ", "わ": "ゎ-ん"}


_VOWELS = {kana: row[0] for row in ("あかさたなはまやらわがざだばぱぁゃ", "いきしちにひみりぎじぢびぴぃ", "うくすつぬふむゆるぐずづぶぷぅゅっゔ", "えけせてねへめれげぜでべぺぇ", "おこそとのほもよろをごぞどぼぽぉょ")
           for kana in row}
"""The vowel that a long mark after a kana stands for."""


def sort_key(term: str, reading: str, language: str) -> tuple[tuple[int, ...], str]:
    """Where a headword stands in its language's dictionary; equal keys are ordered by the term itself."""
    letters = _letters(term, reading, language)
    alphabet = _ALPHABETS.get(language.split("-")[0], _LATIN)
    return tuple(_place(letter, alphabet) for letter in letters), term


def heading(term: str, reading: str, language: str) -> str:
    """The letter under which a headword stands: its first, a kana row's name, or "#" where it begins with none."""
    letters = _letters(term, reading, language)
    if not letters:
        return "#"
    first = letters[0]
    for name, row in _ROWS.items():
        if row[0] <= first <= row[2]:
            return name
    return first.upper() if language.split("-")[0] not in ("tr", "az") else {"i": "İ", "ı": "I"}.get(first, first.upper())


def _letters(term: str, reading: str, language: str) -> list[str]:
    """Its letters and digits as the alphabet orders them: without case, kana as hiragana, accents only where they are letters."""
    base = language.split("-")[0]
    text = reading.strip("/[] ") if base == "ja" and reading and _is_kana(reading) else term
    if base in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    text = unicodedata.normalize("NFC", text).casefold() if base not in ("tr", "az") else text.lower()
    if base == "ar":
        text = unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c) and c != "ـ"))
        text = text.removeprefix("ال") or text
    alphabet = _ALPHABETS.get(base, _LATIN)
    letters: list[str] = []
    for char in text.translate(_SAME) if base not in ("da", "nb", "no", "sv", "fi", "fa") else text:
        if not char.isalnum():
            continue
        if "ァ" <= char <= "ヶ":
            char = chr(ord(char) - 0x60)
        if char == "ー" and letters:
            char = _VOWELS.get(letters[-1], char)
        letters += char if char in alphabet else [c for c in unicodedata.normalize("NFKD", char) if c.isalnum()] or [char]
    return letters


def _place(letter: str, alphabet: str) -> int:
    place = alphabet.find(letter)
    return place if place >= 0 else 1000 + ord(letter)


def _is_kana(text: str) -> bool:
    return any("ぁ" <= char <= "ヿ" for char in text)
