"""Task lists: `- [ ] no` and `- [x] yes`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")


def task_plugin(md: MarkdownIt) -> None:
    """Sets `meta["checked"]` of a list item's opening token and takes the box out of its text."""
    md.core.ruler.after("inline", "task", _rule)


def _rule(state: StateCore) -> None:
    tokens = state.tokens
    for index in range(2, len(tokens)):
        inline = tokens[index]
        if inline.type != "inline" or tokens[index - 2].type != "list_item_open" or not inline.children:
            continue
        first = inline.children[0]
        match = _BOX.match(first.content) if first.type == "text" else None
        if match is None:
            continue
        tokens[index - 2].meta["checked"] = match.group(1) != " "
        first.content = first.content[match.end():]
        inline.content = inline.content[match.end():]
