"""What is known of languages: tags, names and direction from CLDR (Babel), letters and alphabets from languages.yaml."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from selfaccess.places import PACKAGE

ALPHABETS = {
    "latin": "a-z\u00aa-\u024f\u1e00-\u1eff", "arabic": "\u0620-\u06ff", "armenian": "\u0530-\u058f", "cyrillic": "\u0400-\u052f",
    "devanagari": "\u0900-\u097f", "greek": "\u0370-\u03ff\u1f00-\u1fff", "hebrew": "\u05d0-\u05f2", "tamil": "\u0b80-\u0bff",
}  # fmt: skip
"""The small letters of those in which there are stemmers, as ranges of a character class that Python and JavaScript both read."""

_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_LETTERS = {
    "Latn": f"A-Z{ALPHABETS['latin']}", "Grek": ALPHABETS["greek"], "Cyrl": ALPHABETS["cyrillic"], "Armn": ALPHABETS["armenian"], "Hebr": ALPHABETS["hebrew"],
    "Deva": ALPHABETS["devanagari"], "Taml": ALPHABETS["tamil"], "Arab": f"{ALPHABETS['arabic']}\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Beng": "\u0980-\u09ff", "Guru": "\u0a00-\u0a7f", "Gujr": "\u0a80-\u0aff", "Orya": "\u0b00-\u0b7f", "Telu": "\u0c00-\u0c7f", "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f", "Sinh": "\u0d80-\u0dff", "Thai": "\u0e00-\u0e7f", "Laoo": "\u0e80-\u0eff", "Tibt": "\u0f00-\u0fff", "Mymr": "\u1000-\u109f",
    "Geor": "\u10a0-\u10ff", "Ethi": "\u1200-\u139f", "Khmr": "\u1780-\u17ff", "Hans": _HAN, "Hant": _HAN, "Jpan": f"\u3041-\u30ff{_HAN}",
    "Kore": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
}  # fmt: skip
"""By the names of scripts (ISO 15924), the letters of each as ranges of a character class."""
_RIGHT_TO_LEFT = frozenset("Adlm Arab Armi Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split())
_IN_SEVERAL = frozenset({"az", "kk", "ku", "mn", "pa", "sr", "tg", "tk", "uz"})
"""Languages that are written in more than one script: nothing can be told by their letters."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@functools.cache
def table() -> dict[str, dict[str, Any]]:
    """languages.yaml: tag → letters, own, spaced, dir (see the file's head)."""
    text = (PACKAGE / "languages.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def is_name(text: str, signs: str) -> bool:
    """Whether `text` is of letters, vowel signs and digits of any script, and of `signs`."""
    # By category, since the vowel signs of many scripts are not \w.
    return bool(text) and all(unicodedata.category(letter)[0] in "LMN" or letter in signs for letter in text)


@functools.cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return _locale(tag.split("-")[0]) if "-" in tag else None


@functools.cache
def is_language(tag: str) -> bool:
    """Whether `tag` is a language tag of a language of which CLDR knows the name or at least the script."""
    language = tag.split("-")[0]
    return bool(_TAG.fullmatch(tag)) and (language in get_global("likely_subtags") or language in _english_names())


def usual_tag(tag: str) -> str:
    """The tag by which CLDR goes in the place of another: eng → en, prs → fa-AF; "" for none."""
    return str(get_global("language_aliases").get(tag.lower(), "")).replace("_", "-")


@functools.cache
def _english_names() -> dict[str, str]:
    return dict(Locale("en").languages)


@functools.cache
def direction(tag: str) -> str:
    """"rtl" or "ltr"."""
    return "rtl" if _script(tag) in _RIGHT_TO_LEFT else "ltr"


def by_letters(text: str, page: str, learnt: str) -> str:
    """Which of two languages a text is in, as far as letters tell: `learnt` when most of them are of its script and not of that of `page`.

    "" where there are letters of neither, or where nothing can be told by them (`have_own_letters`).
    """
    if (found := _both_letters(page, learnt)) is None:
        return ""
    there, here = (len(letters.findall(text)) for letters in found)
    return learnt if here > there else page if there else ""


def have_own_letters(page: str, learnt: str, text: str) -> bool:
    """Whether two languages are written in different scripts, and in `text` are letters of the one that is `learnt`."""
    found = _both_letters(page, learnt)
    return found is not None and found[1].search(text) is not None


@functools.cache
def _both_letters(page: str, learnt: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The letters of two languages; None where they are of one script, or those of one are not known."""
    others, own = _letters(page), _letters(learnt)
    return (others, own) if others is not None and own is not None and others != own else None


def _letters(tag: str) -> re.Pattern[str] | None:
    """A letter of the script in which a language is written; None where that is not known."""
    language, *parts = tag.split("-")
    script = "" if language in _IN_SEVERAL and not any(len(part) == 4 for part in parts) else _script(tag)
    return re.compile(f"[{_LETTERS[script]}]") if script in _LETTERS else None


def _script(tag: str) -> str:
    """The script of a language by its name (ISO 15924): the one in the tag, else the likeliest; "" where that is not known."""
    language, *parts = tag.split("-")
    likely = get_global("likely_subtags")
    there = next((found for part in parts if (found := likely.get(f"{language}_{part.upper()}"))), likely.get(language, ""))
    return next((part.title() for part in (*parts, *there.split("_")) if len(part) == 4), "")


@functools.cache
def name(tag: str, interface: str) -> str:
    """The language's name in the language `interface`: ("fr", "en") → French."""
    locale = _locale(tag)
    shown = locale.get_display_name(interface.replace("-", "_")) if locale is not None else None
    return str(shown) if shown else tag


@functools.cache
def autonym(tag: str) -> str:
    """The language's name in itself: "fr" → français."""
    own = table().get(tag, {}).get("name")
    return str(own) if own else name(tag, tag)


@functools.cache
def _by_name(interface: str) -> dict[str, str]:
    """Tags by the languages' names in English, in `interface`, and in themselves where languages.yaml has these."""
    found = {str(language["name"]).casefold(): tag for tag, language in table().items()}
    for locale in (Locale("en"), _locale(interface)):
        for tag, shown in locale.languages.items() if locale is not None else ():
            if len(tag) == 2 or tag in table():
                found.setdefault(shown.casefold(), tag)
    return found


def called(text: str, interface: str) -> str | None:
    """The language whose name is `text`, in itself, in English or in `interface`; None when it is no language's name."""
    return _by_name(interface).get(unicodedata.normalize("NFC", text.strip()).casefold())


def attributes(tag: str) -> str:
    """` lang="…" dir="…"` for an element in that language, "" for no tag."""
    return f' lang="{tag}" dir="{direction(tag)}"' if tag else ""
