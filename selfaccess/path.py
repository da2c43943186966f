"""Paths: ordered lists of links to resources are a course's steps."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from selfaccess.markdown.writer import Tokens, Writer
from selfaccess.model import Part, Step, Steps
from selfaccess.questions.fence import divided, inline_children, tokens_of


def with_steps(tokens: Tokens, writer: Writer, add: Callable[[Part], Token]) -> list[Token]:
    """The tokens with each ordered list of steps replaced by the token that `add` gives for it."""
    found: list[Token] = []
    nodes = SyntaxTreeNode(list(tokens)).children
    if not any(node.type == "ordered_list" for node in nodes):
        writer.problem(None, "", "This path has no steps.", "Write them as a numbered list: 1. [Ordering a coffee](order-a-coffee.md)")
    for node in nodes:
        if node.type != "ordered_list":
            found += node.to_tokens()
            continue
        steps = [step for item in node.children if (step := _step(item, writer)) is not None]
        found.append(add(Steps(writer.line(node.map[0]) if node.map else 0, tuple(steps))))
    return found


def _step(item: SyntaxTreeNode, writer: Writer) -> Step | None:
    if any(token.type == "slot" for token in tokens_of([item])):
        writer.problem(item.map, "", "A question cannot stand in a step of a path.", "Put it before or after the list, or on the page to which the step leads.")
    content, quotations = divided(item)
    tokens = inline_children(content[0]) if content and content[0].type == "paragraph" else []
    href = str(tokens[0].attrGet("href") or "") if tokens and tokens[0].type == "link_open" else ""
    parts = urlsplit(href)
    if not parts.path.endswith(".md") or parts.scheme:
        writer.problem(item.map, "", "This step does not begin with a link to a resource.", "Write 1. [Ordering a coffee](order-a-coffee.md)")
        return None
    end = next(index for index, token in enumerate(tokens) if token.type == "link_close")
    writer.address(href, tokens[0].map)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(writer.document.path), unquote(parts.path)))
    note = writer.inline(tokens[end + 1 :]).strip() + writer.html(tokens_of([*content[1:], *quotations]))
    return Step(path, writer.inline(tokens[1:end]), note)
