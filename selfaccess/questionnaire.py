"""Questionnaires: scales, their results, and can-do lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode
from msgspec import structs

from selfaccess.languages import is_name
from selfaccess.markdown.writer import plain
from selfaccess.model import Band, CanDo, Link, Part, Results, Scale, Statement
from selfaccess.places import same_id
from selfaccess.problems import Problem, did_you_mean
from selfaccess.questions.fence import Fence, Nodes, inline_children, made_id, text_of, tokens_of

_BRACES = re.compile(r"\{([^{}]*)\}\s*$")
_ESCAPED = re.compile(r"\\\{[^{}]*\}\s*$")
_BAND = re.compile(r"\s*(\d{1,3})\s*(?:%?\s*[-–—]\s*(\d{1,3}))?\s*%\s*")


def scale(fence: Fence, levels: Sequence[str]) -> Scale:
    """`::: scale {labels="…"}`.

    Raises Unusable (see Fence).
    """
    labels = tuple(label.strip() for label in fence.text("labels").split("|"))
    if len(labels) < 2 or not all(labels):
        raise fence.refuse("A scale needs at least two labels.", 'Write ::: scale {labels="Never | Sometimes | Often | Always"}')
    listed, intro = _list(fence)
    statements = tuple(_statement(fence, item, _scales) for item in listed.children)
    return Scale(_id(fence, statements), _line(fence), labels, statements, fence.html(intro))


def can_do(fence: Fence, levels: Sequence[str]) -> CanDo:
    """`::: can-do {level=A2}`.

    Raises Unusable (see Fence).
    """
    level = fence.text("level")
    if level and level not in levels:
        fence.problem(f"“{level}” is not one of the library’s levels.", did_you_mean(level, levels), at=f"level={level}")
    listed, intro = _list(fence)
    statements = tuple(_statement(fence, item, _resource) for item in listed.children)
    return CanDo(_id(fence, statements), _line(fence), level, statements, fence.html(intro))


def results(fence: Fence, levels: Sequence[str]) -> Results:
    """`::: results {of=planning}`.

    Raises Unusable (see Fence).
    """
    of = fence.text("of")
    if not of:
        raise fence.refuse("These results do not say of which scale they are.", "Write ::: results {of=planning}")
    lists = [node for node in fence.nodes if node.type == "dl"]
    if not lists:
        raise fence.refuse("These results have no bands.", "Write “0–39%”, and on the next line “: What this means”.")
    bands: list[Band] = []
    for child in (child for node in lists for child in node.children):
        if child.type == "dt":
            least, most = _limits(fence, child) or (-1, -1)
            bands.append(Band(least, most, ""))
        else:
            bands[-1] = structs.replace(bands[-1], html=bands[-1].html + fence.html(child.children))
    bands = [band for band in bands if band.least >= 0]
    _check_bands(fence, bands)
    fence.base((), ())
    return Results(of, _line(fence), tuple(bands), fence.html([node for node in fence.nodes if node not in lists]))


TYPES: Mapping[str, Callable[[Fence, Sequence[str]], Part]] = {"scale": scale, "can-do": can_do, "results": results}


def check(parts: Iterable[Part], path: str, report: Callable[[Problem], None]) -> None:
    """Report results of a scale that no statement adds to."""
    known = {name for part in parts if isinstance(part, Scale) for statement in part.statements for name, _ in statement.scales}
    for part in parts:
        if isinstance(part, Results) and part.of not in known:
            report(Problem(path, part.line, 1, f"No statement adds to the scale “{part.of}”.",
                           did_you_mean(part.of, known) or f"Put {{{part.of}}} behind the statements that belong to it."))


def _list(fence: Fence) -> tuple[SyntaxTreeNode, Nodes]:
    return fence.around(fence.nodes, "bullet_list", "Write each statement as a list line: - I plan what to study each week. {planning}")


def _line(fence: Fence) -> int:
    return fence.writer.line(fence.lines[0]) if fence.lines else 0


def _id(fence: Fence, statements: Sequence[Statement]) -> str:
    fence.base((), ())
    return fence.attributes.get("id") or made_id(fence.type, " ".join(statement.text for statement in statements))


def _statement(fence: Fence, item: SyntaxTreeNode, read: Callable[[Fence, SyntaxTreeNode, str], tuple[tuple[tuple[str, bool], ...], str]]) -> Statement:
    """The statement of a list item; what stands in braces at its end is read by `read`."""
    tokens = inline_children(item.children[0]) if item.children else []
    if len(item.children) > 1:
        fence.problem("This statement is more than one paragraph.", "Write each statement as one list line.", lines=item.map)
    scales: tuple[tuple[str, bool], ...] = ()
    resource = ""
    escaped = any(_ESCAPED.search(token.content) for token in tokens_of(item.children[:1]))
    if tokens and tokens[-1].type == "text" and not escaped and (match := _BRACES.search(tokens[-1].content)):
        tokens = [*tokens[:-1], tokens[-1].copy(content=tokens[-1].content[: match.start()].rstrip())]
        if not match[1].strip() or _BRACES.search(tokens[-1].content):
            fence.problem("The braces behind this statement cannot be read.", "Write one pair with names in it: {planning}", at="{", lines=item.map)
        else:
            scales, resource = read(fence, item, match[1].strip())
    if not plain(tokens).strip():
        fence.problem("This statement is empty.", "Write it in the list line, or delete the line.", lines=item.map)
    return Statement(fence.writer.inline(tokens), plain(tokens).strip(), scales, resource)


def _scales(fence: Fence, item: SyntaxTreeNode, text: str) -> tuple[tuple[tuple[str, bool], ...], str]:
    names = text.replace(",", " ").split()
    for name in names:
        if not is_name(bare := re.sub("^[-−]", "", name), "_-") or bare.startswith("-"):
            fence.problem(f"“{name}” cannot be the name of a scale.", "Use letters, digits and hyphens: {planning}", at=name, lines=item.map)
        elif [other.lstrip("-−") for other in names].count(name.lstrip("-−")) > 1:
            fence.problem(f"“{name.lstrip('-−')}” stands twice behind this statement.", "Keep one of them.", at=name, lines=item.map)
    return tuple((name.lstrip("-−"), name[0] in "-−") for name in names), ""


def _resource(fence: Fence, item: SyntaxTreeNode, text: str) -> tuple[tuple[tuple[str, bool], ...], str]:
    line, column = fence.writer.find(item.map, text)
    fence.writer.links.append(Link("id", same_id(text), "", line, column))
    return (), same_id(text)


def _limits(fence: Fence, term: SyntaxTreeNode) -> tuple[int, int] | None:
    text = text_of([term])
    match = _BAND.fullmatch(text)
    if match is None:
        fence.problem(f"“{text}” is no band of results.", "Write two numbers and a per cent sign: 0–39%", at=text, lines=term.map)
        return None
    return int(match[1]), int(match[2] or match[1])


def _check_bands(fence: Fence, bands: Sequence[Band]) -> None:
    hint = "The bands must cover 0–100% without a gap or an overlap: 0–39%, 40–100%."
    expected = 0
    for band in sorted(bands, key=lambda band: band.least):
        if band.most < band.least:
            fence.problem(f"The band {band.least}–{band.most}% ends before it begins.", hint)
            return
        if band.least != expected:
            left_out = f"{expected}%" if band.least == expected + 1 else f"{expected}–{band.least - 1}%"
            what = "overlaps with the one before it" if band.least < expected else f"leaves out {left_out}"
            fence.problem(f"The band {band.least}–{band.most}% {what}.", hint)
            return
        expected = band.most + 1
    if bands and expected != 101:
        fence.problem(f"The bands end at {expected - 1}%.", hint)
