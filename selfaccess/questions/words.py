"""words: pieces to put in order; each line `- = a / b / c` is a right order."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from markdown_it.token import Token

from selfaccess.markdown.writer import Tokens, plain
from selfaccess.model import Question
from selfaccess.questions.fence import Fence, KeyLine, shuffled

_EXAMPLE = "je / voudrais / un / café"
_BETWEEN = re.compile(r"(?<!\s)\s*／\s*|(?<!\s)\s+/(?:\s+|$)|^/\s+")


class Words(Question, frozen=True):
    """`tiles` are HTML, `texts` their plain texts; each of `orders` is a right sequence of texts; `order` is that on the page."""

    tiles: tuple[str, ...]
    texts: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    order: tuple[int, ...]

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"tiles": list(self.texts), "orders": [list(order) for order in self.orders]}


def parse(fence: Fence) -> Words:
    """The question.

    Raises Unusable (see Fence).
    """
    nodes, explanation = fence.explained()
    lines, prompt = fence.key_lines(nodes, _EXAMPLE)
    right = [_pieces(line) for line in lines if line.score == 1]
    for line in lines:
        if line.score < 1:
            fence.problem("Only right orders can stand in a “words” question.", "Begin the line with =, or delete it.", lines=line.lines)
    for line, pieces in zip((line for line in lines if line.score == 1), right, strict=True):
        if len(pieces) < 2:
            raise fence.refuse("There is only one piece to put in order.", f"Put slashes with spaces between the pieces: - = {_EXAMPLE}", lines=line.lines)
    tiles = _tiles(right)
    orders = tuple(tuple(plain(piece).strip() for piece in pieces) for pieces in right)
    base = fence.base(prompt, explanation, " / ".join(sorted(orders[0])))
    texts = tuple(plain(tile).strip() for tile in tiles)
    order = shuffled(len(tiles), base["id"])
    if tuple(texts[place] for place in order) in orders:
        order.reverse()
    return Words(**base, tiles=tuple(fence.writer.inline(tile) for tile in tiles), texts=texts, orders=orders, order=tuple(order))


def _pieces(line: KeyLine) -> list[Tokens]:
    """The line's inline tokens, divided at the slashes that stand between spaces."""
    pieces: list[list[Token]] = [[]]
    for token in line.tokens:
        if token.type != "text":
            pieces[-1].append(token)
            continue
        for index, text in enumerate(_BETWEEN.split(token.content)):
            if index:
                pieces.append([])
            if text:
                pieces[-1].append(token.copy(content=text))
    return [piece for piece in pieces if plain(piece).strip()]


def _tiles(orders: list[list[Tokens]]) -> list[Tokens]:
    """The pieces that are needed to lay any of the orders."""
    tiles: list[Tokens] = []
    have: Counter[str] = Counter()
    for pieces in orders:
        seen: Counter[str] = Counter()
        for piece in pieces:
            text = plain(piece).strip()
            seen[text] += 1
            if seen[text] > have[text]:
                have[text] += 1
                tiles.append(piece)
    return tiles
