"""A question as it stands in the file: what the parsers of all types share."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct, structs

from selfaccess.languages import is_language
from selfaccess.markdown.gap import Key
from selfaccess.markdown.writer import Tokens, Writer, is_media, plain
from selfaccess.model import Rules
from selfaccess.problems import did_you_mean
from selfaccess.rules import NAMES, read_rule

Nodes = Sequence[SyntaxTreeNode]
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_KEY = re.compile(r"(?:=(?P<share>\d{1,3})%|(?P<right>=)|(?P<wrong>~))\s*")


class Unusable(Exception):
    """The question cannot be made; the problem is already reported."""


class KeyLine(Struct, frozen=True):
    """A line `- = …`, `- ~ …` or `- =50% …`: its score (0–1), its key, its pieces between slashes, and the feedback (HTML)."""

    score: float
    key: Key
    text: str
    tokens: Tokens
    feedback: str
    lines: Sequence[int] | None


class Setting(Struct, frozen=True):
    """What a question takes from around it: the language learnt, the page's language, and the rules so far."""

    language: str
    page_language: str
    rules: Rules


class Fence:
    """One `::: type {…}` … `:::`, read piece by piece by its type's parser."""

    def __init__(self, kind: str, attributes: Mapping[str, str], opening: Token, inner: Tokens, writer: Writer, setting: Setting) -> None:
        self.type, self.writer, self.setting = kind, writer, setting
        self.lines = [opening.map[0], opening.map[0] + 1] if opening.map else None
        self.attributes = dict(attributes)
        self.nodes: Nodes = SyntaxTreeNode(list(inner)).children if inner else ()
        self._asked = {"id", "class", "lang", "points", "hint", *NAMES}
        self.language = self._language()

    # -- problems

    def problem(self, message: str, hint: str = "", *, at: str = "", lines: Sequence[int] | None = None, warning: bool = False) -> None:
        """Report a problem at `at` in `lines`, or at the opening line."""
        self.writer.problem(lines or self.lines, at or ("" if lines else ":::"), message, hint, warning=warning)

    def refuse(self, message: str, hint: str = "", *, at: str = "", lines: Sequence[int] | None = None) -> Unusable:
        """Report a problem and give back what to raise."""
        self.problem(message, hint, at=at, lines=lines)
        return Unusable(message)

    # -- attributes

    def _language(self) -> str:
        tag = self.attributes.get("lang", self.setting.language)
        if tag and not is_language(tag):
            self.problem(f"“{tag}” is not a language tag.", "Use a short tag such as fr, ar or zh-Hant.", at=tag)
            return self.setting.language
        return tag

    def text(self, name: str) -> str:
        """The attribute `name`, "" when it is absent."""
        self._asked.add(name)
        return self.attributes.get(name, "")

    def yes_no(self, name: str, default: bool) -> bool:
        """The attribute `name` as yes or no."""
        text = self.text(name)
        if text and text not in _YES_NO:
            self.problem(f"“{name}” must be yes or no, not “{text}”.", f"Write {name}=yes or {name}=no.", at=f"{name}=")
        return _YES_NO.get(text, default)

    def _points(self) -> float:
        text = self.attributes.get("points", "1")
        if not re.fullmatch(r"\d{1,3}(\.\d+)?", text) or float(text) <= 0:
            self.problem(f"“points” must be a number above 0, not “{text}”.", "Write points=2 or points=0.5.", at="points=")
            return 1
        return float(text)

    def _rules(self) -> Rules:
        found: dict[str, Any] = {}
        for name in NAMES:
            if name in self.attributes:
                found |= read_rule(name, self.attributes[name], lambda message, hint, name=name: self.problem(message, hint, at=f"{name}="))  # type: ignore[misc]
        return structs.replace(self.setting.rules, **found)

    def base(self, prompt: Nodes, explanation: Nodes, identity: str = "", *, prompt_language: str = "") -> dict[str, Any]:
        """The fields that all types have. `identity` is what the id is made of where there is no prompt."""
        for name in self.attributes:
            if name not in self._asked:
                self.problem(f"“{name}” is not known in a “{self.type}” question.", did_you_mean(name, self._asked), at=f"{name}=")
        hint = self.attributes.get("hint", "")
        return {
            "type": self.type,
            "id": self.attributes.get("id") or made_id(self.type, text_of(prompt) or identity),
            "line": self.writer.line(self.lines[0]) if self.lines else 0,
            "points": self._points(),
            "language": self.language or self.setting.page_language,
            "rules": self._rules(),
            "prompt": self.html(prompt),
            "prompt_language": self.language if "lang" in self.attributes else prompt_language,
            "hint": self.writer.inline_text(hint, self.lines) if hint else "",
            "explanation": "".join(self.html(quotation.children) for quotation in explanation),
            "classes": self.attributes.get("class", ""),
        }

    # -- pieces

    def html(self, nodes: Nodes) -> str:
        """The HTML of block nodes; a single paragraph's inline HTML in `<p>`."""
        return self.writer.html(tokens_of(nodes)) if nodes else ""

    def short(self, nodes: Nodes) -> str:
        """The HTML of an item: without `<p>` when it is one paragraph."""
        if len(nodes) == 1 and nodes[0].type == "paragraph":
            return self.writer.inline(inline_children(nodes[0])) + self.writer.flush()
        return self.html(nodes)

    def explained(self) -> tuple[Nodes, Nodes]:
        """The nodes, and the quotations at the end which explain."""
        cut = len(self.nodes)
        while cut and self.nodes[cut - 1].type == "blockquote":
            cut -= 1
        return self.nodes[:cut], self.nodes[cut:]

    def around(self, nodes: Nodes, shape: str, wanted: str) -> tuple[SyntaxTreeNode, Nodes]:
        """The last node of type `shape`, and the others, which are the prompt.

        Raises Unusable, with `wanted` as the hint, where there is none.
        """
        index = next((i for i in range(len(nodes) - 1, -1, -1) if nodes[i].type == shape), None)
        if index is None:
            raise self.refuse(f"This “{self.type}” question has no {_SHAPES[shape]}.", wanted)
        return nodes[index], [*nodes[:index], *nodes[index + 1 :]]

    def key_lines(self, nodes: Nodes, example: str = "merci") -> tuple[list[KeyLine], Nodes]:
        """The lines of the list of keys, and the other nodes.

        Raises Unusable where there are none.
        """
        wanted = f"Write the right answer as a list line: - = {example}"
        found, prompt = self.around(nodes, "bullet_list", wanted)
        lines = [line for item in found.children if (line := self._key_line(item)) is not None]
        if not any(line.score == 1 for line in lines):
            raise self.refuse("No answer here is right.", wanted, lines=found.map)
        return lines, prompt

    def _key_line(self, item: SyntaxTreeNode) -> KeyLine | None:
        text, quotations = divided(item)
        tokens = inline_children(text[0]) if text and text[0].type == "paragraph" else []
        first = tokens[0] if tokens and tokens[0].type == "text" else None
        match = _KEY.match(first.content) if first else None
        if first is None or match is None:
            self.problem("A line of the key must begin with = (right) or ~ (expected wrong answer).", "Write - = merci", lines=item.map)
            return None
        share = int(match["share"] or (100 if match["right"] else 0))
        if share > 100:
            self.problem(f"An answer cannot be {share}% right.", "Write a number from 0 to 100.", at=match.group().strip(), lines=item.map)
        rest = [first.copy(content=first.content[match.end():]), *tokens[1:]]
        key = key_of(rest)
        shown = key if isinstance(key, str) else plain(rest)
        if not shown.strip():
            self.problem("This answer is empty.", "Write the answer after the sign: - = merci", lines=item.map)
            return None
        feedback = "".join(self.html(quotation.children) for quotation in quotations)
        return KeyLine(min(share, 100) / 100, key, shown.strip(), rest, feedback, item.map)


_SHAPES = {"bullet_list": "list", "ordered_list": "numbered list", "table": "table"}


def made_id(kind: str, identity: str) -> str:
    """A question's id from its type and prompt: 10 characters, the same wherever the question stands."""
    text = " ".join(unicodedata.normalize("NFKC", identity).split())
    return hashlib.blake2b(f"{kind}\n{text}".encode(), digest_size=5).hexdigest()


def shuffled(count: int, seed: str) -> list[int]:
    """The numbers below `count` in an order that depends on `seed` alone, never the given order where another exists."""
    order = sorted(range(count), key=lambda index: hashlib.blake2b(f"{seed}/{index}".encode(), digest_size=8).digest())
    return [*order[1:], order[0]] if count > 1 and order == sorted(order) else order


def tokens_of(nodes: Nodes) -> list[Token]:
    """The flat tokens of nodes."""
    return [token for node in nodes for token in node.to_tokens()]


def inline_children(node: SyntaxTreeNode) -> list[Token]:
    """The inline tokens of a paragraph, heading or cell, or of all that are in a node."""
    only = node.children[0] if len(node.children) == 1 else node
    tokens = [only.token] if only.type == "inline" and only.token else node.to_tokens()
    return [child for token in tokens if token.type == "inline" for child in token.children or ()]


def text_of(nodes: Nodes) -> str:
    """The plain text of nodes, with the file names of pictures and sounds."""
    pieces = []
    for token in tokens_of(nodes):
        if token.type == "inline":
            pieces.append(plain(token.children))
            pieces += [str(child.attrGet("src")) for child in token.children or () if child.type == "image"]
        elif token.type in ("fence", "code_block"):
            pieces.append(token.content)
    return " ".join(piece for piece in pieces if piece)


def divided(item: SyntaxTreeNode) -> tuple[Nodes, Nodes]:
    """A list item's own content, and the quotations in it, which are its feedback."""
    return ([node for node in item.children if node.type != "blockquote"], [node for node in item.children if node.type == "blockquote"])


def key_of(tokens: Tokens) -> Key:
    """The key that inline tokens spell: text, with ruby as pairs."""
    pieces: list[str | tuple[str, str]] = []
    for token in tokens:
        if token.type == "ruby" and token.meta["pairs"]:
            pieces.extend(token.meta["pairs"])
        elif text := plain([token]):
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += text
            else:
                pieces.append(text)
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(piece for piece in pieces if isinstance(piece, str)).strip()
    return tuple(pieces)


def key_item(key: Key) -> Any:
    """The key as the client knows it."""
    return key if isinstance(key, str) else [p if isinstance(p, str) else {"base": p[0], "reading": p[1]} for p in key]


def has_media(nodes: Nodes) -> bool:
    """Whether a sound or film stands in the nodes."""
    return any(child.type == "image" and is_media(str(child.attrGet("src") or ""))
               for token in tokens_of(nodes) for child in token.children or ())


