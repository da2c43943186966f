"""The marking rules: their names, their values, and how what stands nearer wins (site < pack < resource < question)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import structs

from selfaccess.model import Rules
from selfaccess.yaml_source import Fields

_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_WORDS: Mapping[str, Mapping[str, Any]] = {
    "case": {"ignore": "ignore", "strict": "strict"},
    "accents": {"note": "note", "strict": "strict", "ignore": "ignore"},
    "punctuation": {"ignore": "ignore", "strict": "strict"},
    "typos": {"0": 0, "1": 1, "2": 2},
    "tries": {"unlimited": 0, **{str(number): number for number in range(1, 100)}},
    "marking": {"each": "each", "together": "together"},
    "partial": _YES,
}
_SHOWN = {"tries": "unlimited, 1, 2, 3 …", "partial": "yes, no."}
NAMES = tuple(_WORDS)


def read_rule(name: str, text: str, problem: Callable[[str, str], None]) -> dict[str, Any]:
    """`{name: value}`, or `{}` after calling `problem(message, hint)` when `text` is no value of the rule."""
    words = _WORDS[name]
    if text in words:
        return {name: words[text]}
    problem(f"“{text}” is no value of “{name}”.", f"Possible here: {_SHOWN.get(name) or ', '.join(words) + '.'}")
    return {}


def read_rules(fields: Fields) -> dict[str, Any]:
    """The marking rules set in a file's fields."""
    found: dict[str, Any] = {}
    for name in NAMES:
        if text := fields.text(name):
            found |= read_rule(name, text, lambda message, hint, name=name: fields.problem(name, message, hint))  # type: ignore[misc]
    return found


def nearest(*settings: Mapping[str, Any]) -> Rules:
    """The rules after all `settings`, the later of which win."""
    rules = Rules()
    for setting in settings:
        rules = structs.replace(rules, **setting)
    return rules
