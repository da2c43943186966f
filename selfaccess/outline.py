"""A resource as other pages know it: without its text, and as plain tuples that can be kept and sent to other processes."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from selfaccess.model import CanDo, Contribution, Entry, Example, Link, Part, Question, Resource, Rules, Statement, Step, Steps

_FIELDS = (*Resource.__struct_fields__[: Resource.__struct_fields__.index("html")], "assets")
_ENTRY = tuple(name for name in Entry.__struct_fields__ if name != "examples")
_EXAMPLES = Entry.__struct_fields__.index("examples")
_fields, _entry = attrgetter(*_FIELDS), attrgetter(*_ENTRY)
_RULES = Rules()

Packed = tuple[Any, ...]


def packed(resource: Resource) -> Packed:
    """The outline of a resource in plain tuples: what others may show of it first, then what links need to be checked."""
    entries = tuple((_entry(entry), tuple((each.text, each.translation) for each in entry.examples)) for entry in resource.entries)
    seen = _fields(resource), tuple(map(_part, resource.parts)), entries
    asked = tuple((one.kind, one.path, one.line, _links(one.links)) for one in resource.contributions)
    return seen, tuple(sorted(resource.anchors)), _links(resource.links), asked


def unpacked(outline: Packed) -> Resource:
    """The resource of an outline: texts are "", of its parts only steps are whole; questions and can-do lists have what a list of them needs."""
    ((*fields, assets), parts, entries), anchors, links, asked = outline
    # Values by place, since names take three times as long.
    rest = ("", tuple(_unpacked(part) for part in parts if part), tuple(_entry_of(*entry) for entry in entries), frozenset(anchors), _links_of(links), assets,
            tuple(Contribution(kind, "", "", path, line, _links_of(some)) for kind, path, line, some in asked))
    return Resource(*(*fields, *rest))


def _entry_of(values: Packed, examples: Packed) -> Entry:
    return Entry(*(*values[:_EXAMPLES], tuple(Example(*each) for each in examples), *values[_EXAMPLES:]))


def _links_of(links: Packed) -> tuple[Link, ...]:
    return tuple(Link(*link) for link in links)


def _links(links: Iterable[Link]) -> Packed:
    return tuple((link.kind, link.target, link.part, link.line, link.column) for link in links)


def _part(part: Part) -> tuple[Any, ...]:
    if isinstance(part, Question):
        return part.type, part.id, part.points, part.language
    if isinstance(part, Steps):
        return part.line, tuple((step.path, step.label, step.note) for step in part.steps)
    if isinstance(part, CanDo):
        return part.id, part.level, tuple(("", statement.text, (), statement.resource) for statement in part.statements)
    return ()


def _unpacked(part: tuple[Any, ...]) -> Part:
    if len(part) == 2:
        return Steps(part[0], tuple(Step(*step) for step in part[1]))
    if len(part) == 3:
        return CanDo(part[0], 0, part[1], tuple(Statement(*statement) for statement in part[2]), "")
    type_, id_, points, language = part
    return Question(type_, id_, 0, points, language, _RULES, "", "", "", "", "")
