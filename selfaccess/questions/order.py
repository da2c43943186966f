"""order: a numbered list in its right order."""

from __future__ import annotations

from typing import Any

from selfaccess.model import Question
from selfaccess.questions.fence import Fence, shuffled, text_of


class Order(Question, frozen=True):
    """`steps` (HTML) stand in the right order, `texts` are their plain texts; `order` is that on the page."""

    steps: tuple[str, ...]
    texts: tuple[str, ...]
    order: tuple[int, ...]

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"texts": list(self.texts)}


def parse(fence: Fence) -> Order:
    """The question.

    Raises Unusable (see Fence).
    """
    wanted = "Write the steps as a numbered list in their right order: 1. … 2. … 3. …"
    nodes, explanation = fence.explained()
    listed, prompt = fence.around(nodes, "ordered_list", wanted)
    if len(listed.children) < 2:
        raise fence.refuse("There is only one step to order.", wanted, lines=listed.map)
    for item in listed.children:
        if not text_of(item.children).strip():
            fence.problem("This step is empty.", "Write it behind its number, or delete the line.", lines=item.map)
    base = fence.base(prompt, explanation, text_of([listed]))
    texts = tuple(" ".join(text_of(item.children).split()) for item in listed.children)
    order = shuffled(len(texts), base["id"])
    if [texts[place] for place in order] == list(texts):
        order.reverse()
    return Order(**base, steps=tuple(fence.short(item.children) for item in listed.children), texts=texts, order=tuple(order))
