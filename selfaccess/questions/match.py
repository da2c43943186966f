"""match: a table of two columns; a row with one empty cell makes the other a distractor."""

from __future__ import annotations

from typing import Any

from selfaccess.model import Question
from selfaccess.questions.fence import Fence, shuffled, text_of
from selfaccess.questions.table import Cell, Column, read_table


class Match(Question, frozen=True):
    """`key[i]` is the place in `right` of `left[i]`, None for a distractor; `order` is that of `right` on the page."""

    columns: tuple[Column, Column]
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    key: tuple[int | None, ...]
    order: tuple[int, ...]

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"left": [cell.value for cell in self.left], "right": [cell.value for cell in self.right], "key": list(self.key)}


def parse(fence: Fence) -> Match:
    """The question.

    Raises Unusable (see Fence).
    """
    wanted = "Write a table with two columns, one pair a row."
    nodes, explanation = fence.explained()
    table, prompt = fence.around(nodes, "table", wanted)
    columns, rows = read_table(fence, table)
    if len(columns) != 2:
        raise fence.refuse(f"This table has {len(columns)} columns.", wanted, lines=table.map)
    left: list[Cell] = []
    right: list[Cell] = []
    key: list[int | None] = []
    for first, second in (row for row in rows if row[0].value or row[1].value):
        if first.value:
            left.append(first)
            key.append(len(right) if second.value else None)
        if second.value:
            right.append(second)
    if sum(place is not None for place in key) < 2:
        raise fence.refuse("There are fewer than two pairs to match.", wanted, lines=table.map)
    base = fence.base(prompt, explanation, text_of([table]))
    return Match(**base, columns=(columns[0], columns[1]), left=tuple(left), right=tuple(right), key=tuple(key),
                 order=tuple(shuffled(len(right), base["id"])))
