"""mark: a passage in which `==phrases==` are to be marked."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from selfaccess.markdown.writer import plain
from selfaccess.model import Question
from selfaccess.questions.fence import Fence, text_of, tokens_of


class Mark(Question, frozen=True):
    """`passage` is HTML with a `<span data-phrase="i">` around each of `phrases`; `marked` the same with `<mark>`."""

    passage: str
    marked: str
    phrases: tuple[str, ...]

    def item(self) -> dict[str, Any]:
        """What the client knows of it beside the common fields."""
        return {"phrases": len(self.phrases)}


def parse(fence: Fence) -> Mark:
    """The question.

    Raises Unusable (see Fence).
    """
    nodes, explanation = fence.explained()
    first = next((index for index, node in enumerate(nodes) if _has_mark(node)), None)
    if first is None:
        raise fence.refuse("Nothing is to be marked in this “mark” question.", "Put two equals signs around what is to be marked: Elle ==entre== dans le café.")
    passage = nodes[first:]
    for token in tokens_of(passage):
        for child in token.children or ():
            if child.type == "mark_lone":
                fence.problem("These equals signs have no partner.",
                              "Put two before the phrase and two after it, without spaces inside; signs that mark nothing are written \\==.",
                              at=child.markup, lines=token.map)
    base = fence.base(nodes[:first], explanation, text_of(passage))
    phrases: list[str] = []
    numbered = [_numbered(token, phrases) for token in tokens_of(passage)]
    # The passage stands on the page twice, and an id only once.
    marked = re.sub(r' id="[^"]*"', "", fence.html(passage))
    return Mark(**base, passage=fence.writer.html(numbered), marked=marked, phrases=tuple(phrases))


def _has_mark(node: SyntaxTreeNode) -> bool:
    return any(child.type == "mark_open" for token in tokens_of([node]) for child in token.children or ())


def _numbered(token: Token, phrases: list[str]) -> Token:
    """The token with each marked phrase in a numbered span; adds the phrases' texts to `phrases`."""
    if not token.children:
        return token
    children: list[Token] = []
    opened: list[int] = []
    for child in token.children:
        if child.type == "mark_open":
            opened.append(len(children))
            children.append(Token("phrase_open", "span", 1, attrs={"data-phrase": str(len(phrases))}))
            phrases.append("")
        elif child.type == "mark_close":
            phrases[-1] = plain(children[opened.pop() + 1 :])
            children.append(Token("phrase_close", "span", -1))
        else:
            children.append(child)
    return token.copy(children=children)


