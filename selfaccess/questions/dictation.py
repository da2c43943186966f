"""dictation: listen and write; the key is a list of `=` lines. Without a recording the browser's voice reads the first."""

from __future__ import annotations

from typing import Any

from selfaccess.markdown.gap import Key
from selfaccess.model import Question
from selfaccess.questions.fence import Fence, has_media, key_item


class Dictation(Question, frozen=True):
    """`keys` are right, the first is shown; `recorded` tells whether the prompt holds a recording."""

    keys: tuple[Key, ...]
    shown: str
    recorded: bool

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"keys": [key_item(key) for key in self.keys], "speak": None if self.recorded else self.shown}


def parse(fence: Fence) -> Dictation:
    """The question.

    Raises Unusable (see Fence).
    """
    nodes, explanation = fence.explained()
    lines, prompt = fence.key_lines(nodes)
    for line in lines:
        if line.score < 1:
            fence.problem("Only right texts can stand in a dictation.", "Begin the line with =, or delete it.", lines=line.lines)
    right = [line for line in lines if line.score == 1]
    base = fence.base(prompt, explanation, right[0].text)
    return Dictation(**base, keys=tuple(line.key for line in right), shown=right[0].text, recorded=has_media(prompt))
