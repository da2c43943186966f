"""gaps: text with `[[key]]`s, which are fields or menus."""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token
from msgspec import Struct

from selfaccess.markdown.gap import BadGap, GapSource, Key, key_text, read_gap, unclosed_gap
from selfaccess.model import Question
from selfaccess.questions.fence import Fence, key_item, shuffled, text_of, tokens_of


class Gap(Struct, frozen=True):
    """`keys` are right, the first is shown (`shown`); `menu` is None for a field, `menu_order` the order of its options on the page."""

    keys: tuple[Key, ...]
    shown: str
    menu: tuple[str, ...] | None
    menu_order: tuple[int, ...]
    hint: str

    @property
    def size(self) -> int:
        """The width of the field, in characters: the same for answers of like length, so that it gives little away."""
        return max(6, (len(self.shown) + 7) // 4 * 4)


class Gaps(Question, frozen=True):
    """`text` is HTML with `<sa-gap n="i">` where `gaps[i]` stands; `bank_order` orders the bank's tiles, () without a bank."""

    text: str
    gaps: tuple[Gap, ...]
    bank_order: tuple[int, ...]

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"bank": bool(self.bank_order),
                "gaps": [{"keys": [key_item(key) for key in gap.keys], "menu": list(gap.menu) if gap.menu else None} for gap in self.gaps]}


def parse(fence: Fence) -> Gaps:
    """The question.

    Raises Unusable (see Fence).
    """
    nodes, explanation = fence.explained()
    if any(child.type == "gap" for token in tokens_of(explanation) for child in token.children or ()):
        nodes, explanation = fence.nodes, ()
    found: list[Token] = []
    with fence.writer.with_gaps(found):
        text = fence.html(nodes)
    for token in tokens_of(nodes):
        if begun := _unclosed(token):
            fence.problem("This gap is not closed.", "Put ]] behind the answer. Inside a table write | as \\|; a bracket that is no gap is \\[.",
                          at=begun, lines=token.map)
    if not found:
        raise fence.refuse("This “gaps” question has no gap.", "Put double square brackets around what is to be typed: Je [[voudrais]] un café.")
    bank = fence.yes_no("bank", False)
    base = fence.base((), explanation, text_of(nodes))
    gaps = tuple(_gap(fence, token, f"{base['id']}/{number}") for number, token in enumerate(found))
    order = shuffled(len(gaps), base["id"]) if bank else []
    return Gaps(**base, text=text, gaps=gaps, bank_order=tuple(order))


def _unclosed(token: Token) -> str:
    """What begins like a gap in inline text and is none, "" where nothing does."""
    if not any(child.type == "text" and "[[" in child.content for child in token.children or ()):
        return ""
    return unclosed_gap(token.content, [child.markup for child in token.children or () if child.type == "gap"])


def _gap(fence: Fence, token: Token, seed: str) -> Gap:
    try:
        source = read_gap(token.content)
    except BadGap as error:
        at = token.markup
        if at not in fence.writer.source(token.map):
            at = at.replace("|", "\\|")  # as it is written inside a table
        fence.problem(error.message, error.hint, at=at, lines=token.map)
        source = GapSource((token.content,), None, "")
    hint = fence.writer.inline_text(source.hint, token.map) if source.hint else ""
    return Gap(source.right, key_text(source.right[0]), source.menu, tuple(shuffled(len(source.menu or ()), seed)), hint)
