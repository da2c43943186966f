"""answer: a short answer; the key is a list of `=` right, `~` expected wrong and `=50%` part right answers."""

from __future__ import annotations

import functools
import re
from typing import Any

from babel.core import UnknownLocaleError
from babel.numbers import get_group_symbol
from msgspec import Struct

from selfaccess.markdown.gap import Key
from selfaccess.model import Question
from selfaccess.questions.fence import Fence, KeyLine, key_item

_TOLERANCE = re.compile(r"(.*?)(?:±|\+/-|\+-)(.*)")
_PARTED = re.compile(r"(?<=\d)[\s'’٬_](?=\d{3}(?!\d))")
_VALUE = re.compile(r"[-+]?\d{1,15}(\.\d{1,15})?")


class AnswerKey(Struct, frozen=True):
    """`score` is 0–1; `number` is value and tolerance where the key is a number; `feedback` is HTML."""

    key: Key
    shown: str
    score: float
    number: tuple[float, float] | None
    feedback: str


class Answer(Question, frozen=True):
    """A short answer."""

    keys: tuple[AnswerKey, ...]

    @property
    def right(self) -> tuple[AnswerKey, ...]:
        """The keys that are wholly right."""
        return tuple(key for key in self.keys if key.score == 1)

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"keys": [{"key": key_item(key.key), "score": key.score,
                          "number": {"value": key.number[0], "tolerance": key.number[1]} if key.number else None} for key in self.keys]}


def parse(fence: Fence) -> Answer:
    """The question.

    Raises Unusable (see Fence).
    """
    nodes, explanation = fence.explained()
    lines, prompt = fence.key_lines(nodes)
    scores: dict[str, float] = {}
    for line in lines:
        if scores.setdefault(line.text, line.score) != line.score:
            fence.problem(f"“{line.text}” stands twice, with two scores.", "Keep one of the lines.", lines=line.lines)
    base = fence.base(prompt, explanation, lines[0].text)
    return Answer(**base, keys=tuple(AnswerKey(line.key, line.text, line.score, _number(fence, line), line.feedback) for line in lines))


def _number(fence: Fence, line: KeyLine) -> tuple[float, float] | None:
    """Value and tolerance of a key that is a number."""
    match = _TOLERANCE.fullmatch(line.text)
    if match is None or not any(char.isdigit() for char in line.text):
        return None
    language = fence.language or fence.setting.page_language
    value, tolerance = _value(match[1], language), _value(match[2], language)
    if value is None or tolerance is None or tolerance < 0:
        fence.problem(f"“{line.text}” is no number with a tolerance.", "Write two numbers and nothing else: - = 3.5 ± 0.1", lines=line.lines)
        return None
    return value, tolerance


def _value(text: str, language: str) -> float | None:
    """The number as the language writes it, with a decimal point or comma, and thousands parted or not; None where it is none."""
    text = _PARTED.sub("", text.strip().replace("−", "-").replace("–", "-"))
    group = _group_mark(language)
    if group in (".", ",") and re.match(rf"[-+]?\d{{1,3}}(\{group}\d{{3}})+(?!\d)", text):
        text = text.replace(group, "")
    text = re.sub("[,٫]", ".", text)
    return float(text) if _VALUE.fullmatch(text) else None


@functools.cache
def _group_mark(language: str) -> str:
    """What parts thousands in a language: 1,234 or 1.234."""
    try:
        return get_group_symbol(language.replace("-", "_"), numbering_system="latn")
    except (UnknownLocaleError, ValueError):
        return ","
