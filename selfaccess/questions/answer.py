"""answer: a short answer; the key is a list of `=` right, `~` expected wrong and `=50%` part right answers."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from selfaccess.markdown.gap import Key
from selfaccess.model import Question
from selfaccess.questions.fence import Fence, key_item

_NUMBER = re.compile(r"\s*([-+−]?\d+(?:[.,]\d+)?)\s*(?:±|\+/-|\+-)\s*(\d+(?:[.,]\d+)?)\s*")


@dataclasses.dataclass(frozen=True, slots=True)
class AnswerKey:
    """`score` is 0–1; `number` is value and tolerance where the key is a number; `feedback` is HTML."""

    key: Key
    shown: str
    score: float
    number: tuple[float, float] | None
    feedback: str


@dataclasses.dataclass(frozen=True, slots=True)
class Answer(Question):
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
    base = fence.base(prompt, explanation, lines[0].text)
    return Answer(**base, keys=tuple(AnswerKey(line.key, line.text, line.score, _number(line.text), line.feedback) for line in lines))


def _number(text: str) -> tuple[float, float] | None:
    match = _NUMBER.fullmatch(text)
    return (_value(match[1]), _value(match[2])) if match else None


def _value(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))
