"""open: writing or speaking that the learner judges alone, against criteria and a model answer."""

from __future__ import annotations

import re
from typing import Any

from selfaccess.model import Question
from selfaccess.questions.fence import Fence, text_of

_WORDS = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?")


class Open(Question, frozen=True):
    """`criteria` are HTML; the explanation is the model answer; `words` is least and most, None when not said."""

    criteria: tuple[str, ...]
    record: bool
    words: tuple[int, int] | None

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"criteria": len(self.criteria), "record": self.record,
                "words": {"least": self.words[0], "most": self.words[1]} if self.words else None}


def parse(fence: Fence) -> Open:
    """The question.

    Raises Unusable (see Fence).
    """
    nodes, model = fence.explained()
    listed = next((node for node in reversed(nodes) if node.type == "bullet_list" and any("checked" in item.meta for item in node.children)), None)
    if not fence.nodes:
        raise fence.refuse("This “open” question is empty.", "Write what is to be written or said.")
    record = fence.yes_no("record", False)
    words = _words(fence)
    prompt = [node for node in nodes if node is not listed]
    criteria = tuple(fence.short(item.children) for item in listed.children) if listed else ()
    return Open(**fence.base(prompt, model, text_of([listed]) if listed else "open"), criteria=criteria, record=record, words=words)


def _words(fence: Fence) -> tuple[int, int] | None:
    text = fence.text("words")
    if not text:
        return None
    match = _WORDS.fullmatch(text.strip())
    if match is None or (match[2] and int(match[2]) < int(match[1])):
        fence.problem(f"“words” must be a number or a range, not “{text}”.", 'Write words="60-80".', at="words")
        return None
    return int(match[1]) if match[2] else 0, int(match[2] or match[1])
