"""The interface's words: one folder a language, one file an area; `area.name` is a key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from selfaccess.problems import Problem, Report

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C where PyYAML has it, which is ten times faster."""

_PACKAGED = Path(__file__).parent

Catalogue = Mapping[str, Any]
"""key → text with {placeholders}, or a mapping of CLDR plural categories to texts."""


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(entry.name for entry in _PACKAGED.iterdir() if entry.is_dir() and entry.name != "__pycache__"))


def catalogue(language: str, own: Path, report: Report) -> Catalogue:
    """The interface in `language`: English, over it our catalogue of that language, over it the library's own strings/<language>/*.yaml."""
    base = language if language in languages() else language.split("-")[0]
    words = _read(_PACKAGED / "en", report)
    if base in languages() and base != "en":
        words |= _read(_PACKAGED / base, report)
    theirs = _read(own / "strings" / language, report)
    if base not in languages() and not theirs:
        report.add(Problem("site.yaml", 0, 0, f"There is no catalogue of the interface in “{language}”; it stays in English.",
                           f"Translate the files of selfaccess/strings/en into strings/{language}/ of the library.", "warning"))
    return words | theirs


def _read(folder: Path, report: Report) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        try:
            loaded = yaml.load(file.read_text("utf-8"), Loader=_LOADER)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            report.add(Problem(file.name, 0, 0, f"This catalogue cannot be read: {error}", ""))
            continue
        words |= {f"{file.stem}.{name}": text for name, text in (loaded or {}).items()}
    return words


def skill_title(skill: str, own: Mapping[str, str], words: Catalogue) -> str:
    """A skill as the learner reads it: the library's `own` title, the catalogue's, or its id."""
    return own.get(skill) or str(words.get(f"site.skill_{skill}", skill.replace("-", " ").replace("_", " ")))


class Translator:
    """`t(key, n=…, …)` gives an interface text; with a plural the number `n` chooses its form."""

    def __init__(self, words: Catalogue, language: str) -> None:
        self._words = words
        self._locale = Locale.parse(language.replace("-", "_"))

    def __call__(self, key: str, **values: Any) -> str:
        """The text of `key` with its placeholders filled.

        Raises KeyError for a key that no catalogue has, which is a fault of a template.
        """
        text = self._words[key]
        if isinstance(text, Mapping):
            form = self._locale.plural_form(values["n"])
            text = text.get(form, text["other"])
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return str(text)
