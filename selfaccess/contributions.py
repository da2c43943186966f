"""What learners asked and proposed, as it lies in the library's folder contributions/ for review: one Markdown file a resource.

    ---
    resource: cafe/order
    ---

    :::: question {#mid1xk2f-3k8a.5d41ad date=2026-03-02 status=new}
    ```text
    The learner's words.
    ```

    The centre's answer.
    ::::

The learner's words stand in a block of code and are never Markdown. What is published is shown on the resource's page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from markdown_it.token import Token
from msgspec import Struct, structs

from selfaccess.config import Config
from selfaccess.learner_file import is_day
from selfaccess.markdown.fence import Info, read_info
from selfaccess.markdown.writer import PARSER, Writer
from selfaccess.model import Contribution, Document, Pack, Resource
from selfaccess.parse import parse_passage
from selfaccess.places import id_of, same_id
from selfaccess.problems import Problem, Report, did_you_mean
from selfaccess.read import Folder, find_contributions, read_document
from selfaccess.yaml_source import Fields, as_yaml, read_yaml

KINDS = ("question", "comment", "term", "example")
STATES = ("new", "draft", "published", "rejected")
_TICKS = re.compile(r"`+")
_HEAD = """---
# What learners asked and proposed. To show one on its page, write the answer below the learner's words, and published in place of new.
resource: {resource}
---
"""


class Item(Struct, frozen=True):
    """One contribution as it lies in a file. `asked` is plain text; `answer` is Markdown, the body of which begins at `answer_line` of the file."""

    id: str
    kind: str
    date: str
    status: str
    asked: str
    answer: str
    line: int
    answer_line: int


class Page(Struct, frozen=True):
    """A file of contributions: its path below the library, the id of the resource that they are about, and the place where it says so."""

    path: str
    resource: str
    place: tuple[int, int]
    items: tuple[Item, ...]


# -- reading


def read_page(document: Document, report: Report) -> Page | None:
    """What is in a file of contributions; None when its front matter cannot be read. What is wrong in it goes to `report`."""
    node = read_yaml(document.front, document.path, 2, report)
    if node is None:
        return None
    fields = Fields(node, document.path, report)
    resource = same_id(fields.text("resource", required=True))
    place = fields.place("resource")
    fields.finish()
    return Page(document.path, resource, place, tuple(_items(document, report)))


def _items(document: Document, report: Report) -> Iterator[Item]:
    # What is in the answers is looked at when they are written; here only where they stand.
    look = Writer(document, Folder("", "", frozenset()), None, report, trusted=False)
    tokens = PARSER.parse(document.body, {})
    known: set[str] = set()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "colon_open":
            end = _close(tokens, index)
            item = _item(token, tokens[index + 1 : end], look)
            if item is not None and item.id and item.id in known:
                look.problem(_first(token), f"#{item.id}", f"The id “{item.id}” is given twice in this file.", "Delete one of the two.", warning=True)
            if item is not None:
                known.add(item.id)
                yield item
            index = end + 1
            continue
        if token.type == "footnote_block_open":
            break
        if token.level == 0 and token.nesting >= 0 and not token.content.startswith("<!--"):
            look.problem(token.map, "", "This stands in none of the contributions, and is not shown.",
                         "Write an answer between the learner’s words and the closing “::::”.", warning=True)
        index += 1


def _close(tokens: Sequence[Token], opening: int) -> int:
    """Where what is opened at `opening` is closed."""
    depth = 0
    for index in range(opening, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _first(opening: Token) -> list[int] | None:
    return [opening.map[0], opening.map[0] + 1] if opening.map else None


def _item(opening: Token, inner: Sequence[Token], look: Writer) -> Item | None:
    """One contribution; None where it cannot be used."""
    info, lines = read_info(opening.info), _first(opening)
    faults = list(_faults(info))
    if not opening.meta["closed"]:
        faults = [(":::", f"This “{opening.markup} {info.name}” is not closed.", f"Put a line “{opening.markup}” where it ends.")]
    elif not inner or inner[0].type != "fence":
        faults.append((":::", f"This {info.name or 'contribution'} does not begin with the learner’s words.",
                       "Put them between two lines of three backticks (```), right below the opening line."))
    for at, message, hint in faults:
        look.problem(lines, at, message, hint)
    if faults or opening.map is None or inner[0].map is None:
        return None
    begin, end = inner[0].map[1], opening.map[1]
    given = info.attributes
    return Item(given.get("id", ""), info.name, given.get("date", ""), given.get("status", STATES[0]), inner[0].content.strip("\n"),
                look.source([begin, end]), look.line(opening.map[0]), look.line(begin))


def _faults(info: Info) -> Iterator[tuple[str, str, str]]:
    """What of an opening line cannot be used: where, a message and a hint."""
    if info.fault:
        yield "{", info.fault, info.hint
    if info.name not in KINDS:
        yield info.name or ":::", f"“{info.name}” is not a kind of contribution.", did_you_mean(info.name, KINDS)
    for name, value in info.attributes.items():
        if name not in ("id", "date", "status"):
            yield f"{name}=", f"“{name}” is not known here.", did_you_mean(name, ("id", "date", "status"))
        elif name == "status" and value not in STATES:
            yield value, f"“{value}” is not a status.", did_you_mean(value, STATES)
        elif name == "date" and not is_day(value):
            yield value, f"“{value}” is not a day.", "Write it as 2026-11-24."


def find_asked(root: Path, report: Report) -> dict[str, tuple[Document, ...]]:
    """The files of contributions in the library by the id of the resource that each is about, "" where it does not say."""
    found: dict[str, tuple[Document, ...]] = {}
    for path in find_contributions(root, report):
        document = read_document(root, path, report)
        if document is not None:
            # What is wrong in it is told when all of it is read.
            node = read_yaml(document.front, path, 2, Report())
            resource = same_id(Fields(node, path, Report()).text("resource")) if node is not None else ""
            found[resource] = (*found.get(resource, ()), document)
    return found


def report_strays(asked: Mapping[str, Sequence[Document]], ids: Set[str], left_out: Iterable[str], report: Report) -> None:
    """Report what is wrong in the files that are about none of the resources with these `ids`, and that they are; `left_out` are files of resources."""
    unmade = {id_of(path) for path in left_out}
    for resource in asked.keys() - ids:
        for document in asked[resource]:
            page = read_page(document, report)
            if page is not None and resource and resource not in unmade:
                report.add(Problem(page.path, *page.place, f"No resource has the id “{resource}”.", did_you_mean(resource, ids), "warning"))


def with_contributions(resource: Resource, asked: Iterable[Document], folder: Folder, pack: Pack, config: Config, read_file: Callable[[str], bytes],
                       report: Report) -> Resource:
    """The resource with what is published of the files of contributions to it."""
    for document in asked:
        page = read_page(document, report)
        if page is not None:
            resource = _answered(resource, page, folder, pack, config, read_file, report)
    return resource


def _answered(resource: Resource, page: Page, folder: Folder, pack: Pack, config: Config, read_file: Callable[[str], bytes], report: Report) -> Resource:
    """The resource with what is published of a file of contributions."""
    shown, anchors, assets = list(resource.contributions), set(resource.anchors), list(resource.assets)
    for item in page.items:
        if item.status != "published":
            continue
        if item.kind == "question" and not item.answer.strip():
            report.add(Problem(page.path, item.line, 1, "This question is published, but has no answer; it is not shown.",
                               "Write the answer between the learner’s words and the closing “::::”.", "warning"))
            continue
        # Read as if it stood in the resource's own file, so that links and pictures are seen from there.
        own = Report()
        writer = Writer(Document(resource.path, "", item.answer, item.answer_line), folder, read_file, own,
                        trusted=pack.trusted, part=f"answer-{len(shown) + 1}")
        writer.anchors |= anchors
        answer = parse_passage(writer, config, item.kind)
        report.extend(structs.replace(problem, path=page.path) if problem.path == resource.path else problem for problem in own.problems)
        shown.append(Contribution(item.kind, item.asked, answer, page.path, item.line, tuple(writer.links)))
        anchors, assets = writer.anchors, [*assets, *writer.assets]
    return structs.replace(resource, contributions=tuple(shown), anchors=frozenset(anchors), assets=tuple(dict.fromkeys(assets)))


# -- writing


def with_items(text: str, resource: str, items: Sequence[Item]) -> str:
    """The text of a file of contributions ("" for a new one) with more items at its end."""
    head = text.rstrip("\n") + "\n" if text else _HEAD.format(resource=as_yaml(resource))
    return head + "".join(_written(item) for item in items)


def _written(item: Item) -> str:
    ticks = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(item.asked)), 3)
    return f"\n:::: {item.kind} {{#{item.id} date={item.date} status={item.status}}}\n{ticks}text\n{item.asked}\n{ticks}\n\n::::\n"
