"""Tables in questions: their headers and cells."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from selfaccess.languages import called
from selfaccess.questions.fence import Fence, inline_children, text_of


class Cell(Struct, frozen=True):
    """A cell's HTML, and the text by which it equals others ("" when it is empty)."""

    html: str
    value: str


class Column(Struct, frozen=True):
    """A column's header (HTML, "" when empty) and the language of its cells."""

    header: str
    language: str


def read_table(fence: Fence, table: SyntaxTreeNode) -> tuple[list[Column], list[list[Cell]]]:
    """The columns and the rows of cells."""
    rows = [row for part in table.children for row in part.children]
    columns = [_column(fence, cell) for cell in rows[0].children]
    return columns, [[_cell(fence, cell) for cell in row.children] for row in rows[1:]]


def _cell(fence: Fence, cell: SyntaxTreeNode) -> Cell:
    html = fence.writer.inline(inline_children(cell)) + fence.writer.flush()
    return Cell(html, " ".join(text_of([cell]).split()))


def _column(fence: Fence, cell: SyntaxTreeNode) -> Column:
    """A header names its column's language by `[…]{lang=…}` around it, or by being a language's name."""
    tokens = inline_children(cell)
    if tokens and tokens[0].type == "span_open" and tokens[-1].type == "span_close" and tokens[0].attrGet("lang"):
        language = str(tokens[0].attrGet("lang"))
    else:
        language = called(text_of([cell]), fence.setting.page_language) or fence.language
    return Column(fence.writer.inline(tokens), language)
