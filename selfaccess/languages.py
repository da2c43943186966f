"""What is known of languages: tags, names and direction from CLDR (Babel), letters and alphabets from languages.yaml."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from selfaccess.places import PACKAGE

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
    """Whether `tag` is a language tag of a language that CLDR knows."""
    return bool(_TAG.fullmatch(tag)) and tag.split("-")[0] in _english_names()


@functools.cache
def _english_names() -> dict[str, str]:
    return dict(Locale("en").languages)


@functools.cache
def direction(tag: str) -> str:
    """"rtl" or "ltr"."""
    locale = _locale(tag)
    return locale.text_direction if locale is not None else "ltr"


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
