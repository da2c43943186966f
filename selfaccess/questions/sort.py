"""sort: a table whose headers are the bins and whose cells are to be sorted into them; empty cells are skipped."""

from __future__ import annotations

from typing import Any

from selfaccess.model import Question
from selfaccess.questions.fence import Fence, shuffled, text_of
from selfaccess.questions.table import Cell, Column, read_table


class Sort(Question, frozen=True):
    """`key[i]` is the bin of `tiles[i]`; `order` is that of the tiles on the page."""

    bins: tuple[Column, ...]
    tiles: tuple[Cell, ...]
    key: tuple[int, ...]
    order: tuple[int, ...]

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"bins": [column.header for column in self.bins], "tiles": [tile.value for tile in self.tiles], "key": list(self.key)}


def parse(fence: Fence) -> Sort:
    """The question.

    Raises Unusable (see Fence).
    """
    wanted = "Write a table: a header for each group, and below it what belongs there."
    nodes, explanation = fence.explained()
    table, prompt = fence.around(nodes, "table", wanted)
    columns, rows = read_table(fence, table)
    if len(columns) < 2 or not all(column.header for column in columns):
        raise fence.refuse("Sorting needs at least two groups, each with a header.", wanted, lines=table.map)
    found = [(cell, bin_) for row in rows for bin_, cell in enumerate(row) if cell.value]
    if len(found) < 2:
        raise fence.refuse("There are fewer than two things to sort.", wanted, lines=table.map)
    base = fence.base(prompt, explanation, text_of([table]))
    return Sort(**base, bins=tuple(columns), tiles=tuple(cell for cell, _ in found), key=tuple(bin_ for _, bin_ in found),
                order=tuple(shuffled(len(found), base["id"])))
