"""Passages in letters of the language that is learnt, of which nobody has said that they are in it: they get its language and direction."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from selfaccess.languages import by_letters, direction
from selfaccess.markdown.fence import NOTES, read_info

_BLOCKS = frozenset(f"{name}_open" for name in (
    "paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote", "table", "td", "th", "dl", "dt", "dd",
))


def tell_languages(tokens: Sequence[Token], page: str, learnt: str) -> None:
    """Give blocks that are in the letters of the language `learnt`, and not in those of `page`, its tag and its direction; blocks within them that are in
    those of the page have its own. What stands in a fence of which the author, or the kind of question, says the language is left alone.
    """
    spoken: list[str | None] = [page]
    for token, text in zip(tokens, _texts(tokens), strict=True):
        if token.nesting == 1:
            around = spoken[-1]
            told = token.type in _BLOCKS and not token.hidden and around is not None and by_letters(text, page, learnt)
            if told and told != around:
                token.attrSet("lang", told)
                token.attrSet("dir", direction(told))
            spoken.append(None if _says_itself(token) else told or around)
        elif token.nesting == -1:
            spoken.pop()


def _says_itself(token: Token) -> bool:
    """Whether a token opens a fence that says in which language it is: by `lang`, or because it is a question."""
    if token.type != "colon_open":
        return False
    info = read_info(token.info)
    return "lang" in info.attributes or info.name not in ("", "details", *NOTES)


def _texts(tokens: Sequence[Token]) -> list[str]:
    """Of each token that opens a block all the text in it, "" of others."""
    found = [""] * len(tokens)
    open_blocks: list[tuple[int, list[str]]] = []
    for number, token in enumerate(tokens):
        if token.nesting == 1:
            open_blocks.append((number, []))
        elif token.nesting == -1:
            begun, pieces = open_blocks.pop()
            found[begun] = "".join(pieces)
            if open_blocks:
                open_blocks[-1][1].extend(pieces)
        elif token.type == "inline" and open_blocks:
            open_blocks[-1][1].append(_untold(token.children or ()))
    return found


def _untold(tokens: Sequence[Token]) -> str:
    """The text of which nobody has said in what language it is."""
    pieces = []
    told = 0
    for token in tokens:
        if token.type in ("span_open", "link_open"):
            told += 1 if told or token.attrGet("lang") else 0
        elif token.type in ("span_close", "link_close"):
            told -= 1 if told else 0
        elif token.type == "text" and not told:
            pieces.append(token.content)
    return "".join(pieces)
