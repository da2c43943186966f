"""choice: a task list; one `[x]` means one answer, several mean all that apply."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from selfaccess.model import Question
from selfaccess.questions.fence import Fence, divided, shuffled, text_of


class Option(Struct, frozen=True):
    """One option and its feedback; HTML."""

    html: str
    right: bool
    feedback: str


class Choice(Question, frozen=True):
    """`order` is that in which the options first stand on the page."""

    options: tuple[Option, ...]
    shuffle: bool
    order: tuple[int, ...]

    @property
    def multiple(self) -> bool:
        """Whether several options are right."""
        return sum(option.right for option in self.options) > 1

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"multiple": self.multiple, "shuffle": self.shuffle, "right": [option.right for option in self.options]}


def parse(fence: Fence) -> Choice:
    """The question.

    Raises Unusable (see Fence).
    """
    wanted = "Write each option as “- [ ] …” and the right one as “- [x] …”."
    nodes, explanation = fence.explained()
    listed, prompt = fence.around(nodes, "bullet_list", wanted)
    for item in listed.children:
        if "checked" not in item.meta:
            fence.problem("This option has no box.", wanted, lines=item.map)
    if not any(item.meta.get("checked") for item in listed.children):
        raise fence.refuse("No option is marked as right.", wanted, lines=listed.map)
    for node in prompt:
        if node.type == "bullet_list" and any("checked" in item.meta for item in node.children):
            fence.problem("This question has two lists of options.", "Put all options into one list, with the same sign before each.", lines=node.map)
    if len(listed.children) < 2:
        raise fence.refuse("There is only one option to choose from.", wanted, lines=listed.map)
    shuffle = fence.yes_no("shuffle", True)
    base = fence.base(prompt, explanation, text_of([listed]), prompt_language=fence.language)
    options: list[Option] = []
    seen: set[str] = set()
    for item in listed.children:
        content, feedback = divided(item)
        html = fence.short(content)
        if not html.strip():
            fence.problem("This option is empty.", "Write it behind the box, or delete the line.", lines=item.map)
        elif html in seen:
            fence.problem("This option stands twice.", "Keep one of them.", lines=item.map)
        seen.add(html)
        options.append(Option(html, bool(item.meta.get("checked")), "".join(fence.html(quotation.children) for quotation in feedback)))
    order = shuffled(len(options), base["id"]) if shuffle else range(len(options))
    return Choice(**base, options=tuple(options), shuffle=shuffle, order=tuple(order))
