"""From a document to a resource: front matter, text, and what its fences mean."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from markdown_it.token import Token
from msgspec import structs

from selfaccess import questionnaire
from selfaccess.config import Config, read_language
from selfaccess.glossary import entries_in, entries_of_table
from selfaccess.languages import attributes as language_attributes
from selfaccess.languages import is_language, is_name
from selfaccess.markdown.fence import NOTES, read_info
from selfaccess.markdown.writer import Tokens, Writer
from selfaccess.model import KINDS, Document, Entry, Pack, Part, Question, Resource, Results, Rules, Steps
from selfaccess.path import with_steps
from selfaccess.places import id_of, place_of, same_id
from selfaccess.problems import Problem, Report, did_you_mean, did_you_mean_path
from selfaccess.questions import TYPES
from selfaccess.questions.fence import Fence, Setting, Unusable
from selfaccess.read import PACK_FILE, Folder, decode, read_text, split
from selfaccess.rules import nearest, read_rules
from selfaccess.yaml_source import Fields, read_yaml

_ID = re.compile(r"[^/\x00-\x1f]+(/[^/\x00-\x1f]+)*")
"""Whatever the path of a file can be: an id that a page had of its old path is written into it before it is moved."""


def parse_pack(root: Path, folder: Folder, config: Config, report: Report) -> Pack | None:
    """The pack in `folder`, or None when its pack.yaml cannot be used at all."""
    path = f"{folder.path}/{PACK_FILE}"
    text = read_text(root / path, path, report)
    node = read_yaml(text, path, 1, report) if text is not None else None
    if node is None:
        return None
    fields = Fields(node, path, report)
    pack = Pack(
        id=folder.id,
        path=folder.path,
        title=fields.text("title", required=True),
        summary=fields.text("summary"),
        language=read_language(fields, "language", ""),
        level=fields.one_of("level", config.levels, ""),
        authors=fields.texts("authors"),
        licence=fields.text("licence"),
        version=fields.text("version"),
        source=fields.text("source"),
        order=_order(fields, folder, path, report),
        rules=read_rules(fields),
        trusted=folder.id in config.trust,
    )
    fields.finish()
    return pack


def _order(fields: Fields, folder: Folder, path: str, report: Report) -> tuple[str, ...]:
    order = []
    names = {document.removeprefix(f"{folder.path}/"): document for document in folder.documents}
    for node in fields.nodes("order"):
        if node.value in names:
            order.append(names[node.value])
        else:
            report.add(Problem(path, node.line, node.column, f"There is no “{node.value}” in this pack.",
                               did_you_mean_path(node.value, names, "") or did_you_mean(node.value, names)))
    return tuple(order)


def parse_text(
    text: str, path: str, folder: Folder, pack: Pack, config: Config, report: Report, *, read_file: Callable[[str], bytes], drafts: bool
) -> Resource | None:
    """The resource that the text of a file describes (see `parse`); where there is no front matter, what is wrong with the text is told all the same."""
    document = split(text, path, report)
    if document is None:
        _look_over(Document(path, "", text, 1), folder, pack, config, report, read_file)
        return None
    return parse(document, folder, pack, config, report, read_file=read_file, drafts=drafts)


def parse(
    document: Document, folder: Folder, pack: Pack, config: Config, report: Report, *, read_file: Callable[[str], bytes], drafts: bool
) -> Resource | None:
    """The resource that a document describes; None for a draft that is left out, or when the front matter cannot be read."""
    node = read_yaml(document.front, document.path, 2, report)
    if node is None:
        _look_over(document, folder, pack, config, report, read_file)
        return None
    fields = Fields(node, document.path, report)
    head = _head(fields, document, pack, config)
    source = _source(fields, document, folder, head["kind"])
    rules = nearest(config.rules, pack.rules, read_rules(fields))
    draft = fields.yes_no("draft", False)
    fields.finish()
    if draft and not drafts:
        return None
    writer = Writer(document, folder, read_file, report, trusted=pack.trusted, languages=(config.language, head["language"]))
    setting = Setting(head["language"], config.language, rules)
    return _Body(writer, setting, config, head, read_file).resource(source)


def _look_over(document: Document, folder: Folder, pack: Pack, config: Config, report: Report, read_file: Callable[[str], bytes]) -> None:
    """Tell what is wrong with the text of a document whose front matter cannot be read, as far as that does not hang on its kind."""
    writer = Writer(document, folder, read_file, report, trusted=pack.trusted, languages=(config.language, pack.language))
    _Body(writer, Setting(pack.language, config.language, nearest(config.rules, pack.rules)), config, {"kind": ""}, read_file).look_over()


def parse_passage(writer: Writer, config: Config, inside: str) -> str:
    """The HTML of a document's text, which stands inside something called `inside` and can hold no questions; its headings are one step lower."""
    body = _Body(writer, Setting("", config.language, Rules()), config, {"kind": KINDS[0]}, lambda path: b"")
    tokens = body.lifted(inside)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
    return writer.html(tokens)


def _head(fields: Fields, document: Document, pack: Pack, config: Config) -> dict[str, Any]:
    """The front matter's fields that become the resource's."""
    welcome = document.path == f"{pack.path}/index.md"
    return {
        "id": _resource_id(fields, id_of(document.path)),
        "path": document.path,
        "place": place_of(document.path),
        "pack": pack.id,
        "kind": fields.one_of("kind", KINDS, "page"),
        "title": fields.text("title", pack.title if welcome else "", required=not welcome),
        "summary": fields.text("summary", pack.summary if welcome else ""),
        "language": read_language(fields, "language", pack.language),
        "level": fields.one_of("level", config.levels, pack.level),
        "skills": fields.some_of("skills", config.skills),
        "topics": fields.texts("topics"),
        "minutes": fields.number("minutes", 0, 1, 6000),
        "objectives": fields.texts("objectives"),
        "needs": tuple((same_id(node.value), node.line, node.column) for node in fields.nodes("needs")),
        "gloss": tuple((node.value, node.line, node.column) for node in fields.nodes("gloss")),
        "translations": read_language(fields, "translations", config.language),
    }


def _resource_id(fields: Fields, default: str) -> str:
    text = same_id(fields.text("id", default))
    if fields.has("id") and not _ID.fullmatch(text):
        fields.problem("id", f"“{text}” cannot be an id.", "Write it as the path of a file: french-cafe/order-a-coffee")
        return default
    return text


def _source(fields: Fields, document: Document, folder: Folder, kind: str) -> str:
    """The path of a glossary's table, "" for none."""
    name = fields.text("source")
    if not name:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), name))
    if kind != "glossary":
        fields.problem("source", "Only a glossary has a “source”.", "Delete this line; or write kind: glossary, if it names a table of words.")
    elif not path.lower().endswith((".csv", ".tsv")):
        fields.problem("source", "The source of a glossary must be a .csv or .tsv file.", "Save the table as CSV, in UTF-8.")
    elif path not in folder.files:
        here = posixpath.dirname(document.path)
        tables = [file for file in folder.files if file.lower().endswith((".csv", ".tsv"))]
        fields.problem("source", f"There is no file “{name}” beside this one.",
                       did_you_mean_path(path, tables, here) or did_you_mean(name, [posixpath.relpath(table, here) for table in tables]))
    else:
        return path
    return ""


class _Body:
    """Reads one document's text; `parts` and the ids given grow on the way."""

    def __init__(self, writer: Writer, setting: Setting, config: Config, head: dict[str, Any], read_file: Callable[[str], bytes]) -> None:
        self._writer, self._setting, self._config, self._head = writer, setting, config, head
        self._read_file = read_file
        self._parts: list[Part] = []
        self._ids: dict[str, int] = {}
        self._pinned: set[str] = set()

    def resource(self, source: str) -> Resource:
        """The resource, with the entries of the table `source` where there is one."""
        writer, kind = self._writer, self._head["kind"]
        tokens = self._lift(writer.parse())
        entries: list[Entry] = []
        if kind == "glossary":
            entries, tokens = entries_in(tokens, writer, self._setting.language)
            entries += self._table(source)
            if not entries:
                writer.problem(None, "", "This glossary has no entries.", "Write a term, and on the next line “: meaning”; or name a table with “source”.")
        elif kind == "path":
            tokens = with_steps(tokens, writer, self._slot)
        elif kind == "questionnaire":
            questionnaire.check(self._parts, writer.document.path, writer.report.add)
        html = writer.html(tokens)
        writer.anchors.update(f"q-{part.id}" for part in self._parts if isinstance(part, Question))
        writer.anchors.update(entry.anchor for entry in entries)
        return Resource(**self._head, html=html, parts=tuple(self._parts), entries=tuple(sorted(entries, key=lambda entry: entry.order)),
                        anchors=frozenset(writer.anchors), links=tuple(writer.links), assets=tuple(writer.assets))

    def look_over(self) -> None:
        """Tell what is wrong with a text of an unknown kind."""
        self._writer.html(self._lift(self._writer.parse()))

    def lifted(self, inside: str) -> list[Token]:
        """The tokens of a text that stands inside something and can hold no questions."""
        return self._lift(self._writer.parse(), inside)

    def _table(self, source: str) -> list[Entry]:
        if not source:
            return []
        text = decode(self._read_file(source), source, self._writer.report)
        return entries_of_table(text, source, self._writer, self._setting.language, self._writer.report) if text is not None else []

    # -- fences

    def _lift(self, tokens: Tokens, inside: str = "") -> list[Token]:
        """The tokens with each question replaced by a slot, and the other fences made ready to be written."""
        lifted: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            index += 1
            if token.type == "colon_stray":
                self._writer.problem(token.map, ":::", "This “:::” closes nothing.",
                                     "Delete it, or open a question with “::: choice”, for example. A fence around others needs more colons than they have.")
                continue
            if token.type != "colon_open":
                lifted.append(token)
                continue
            end = _close(tokens, index)
            lifted += self._fence(token, tokens[index:end], tokens[end], inside)
            index = end + 1
        return lifted

    def _fence(self, opening: Token, inner: Tokens, closing: Token, inside: str) -> list[Token]:
        """The tokens to write in place of one fence."""
        info = read_info(opening.info)
        name, title, attributes = info.name, info.title, info.attributes
        if info.fault:
            self._problem(opening, info.fault, info.hint, "{")
        if not opening.meta["closed"]:
            self._problem(opening, f"This “{opening.markup} {name}” is not closed.", f"Put a line “{opening.markup}” where it ends.")
            return []
        if name in TYPES or name in questionnaire.TYPES:
            if inside:
                self._problem(opening, f"“{name}” cannot stand inside “{inside}”.", "Close the outer one first.")
                return []
            if title:
                self._problem(opening, f"“{title}” stands beside “{name}”, where it is not shown.", "Write it on the lines below.", title)
            part = self._question(name, attributes, opening, inner)
            return [self._slot(part)] if part is not None else []
        content = self._lift(inner, inside)
        return [opening.copy(meta={"html": self._passage_html(opening, name, title, attributes)}), *content,
                closing.copy(meta={"html": "</details>\n" if name == "details" else "</div>\n"})]

    def _passage_html(self, opening: Token, name: str, title: str, attributes: Mapping[str, str]) -> str:
        """The opening HTML of a note, tip, warning, details, or a plain passage."""
        from html import escape

        if name and name not in (*NOTES, "details"):
            known = [*TYPES, *questionnaire.TYPES, *NOTES, "details"]
            self._problem(opening, f"“{name}” is not a kind of fence.", did_you_mean(name, known))
        for key in attributes:
            if key not in ("id", "class", "lang"):
                self._problem(opening, f"“{key}” is not known here.", did_you_mean(key, ("id", "class", "lang")), at=f"{key}=")
        language = attributes.get("lang", "")
        if language and not is_language(language):
            self._problem(opening, f"“{language}” is not a language tag.", "Use a short tag such as fr, ar or zh-Hant.", at=language)
            language = ""
        own = language_attributes(language)
        own += self._writer.own_id(attributes.get("id", ""), opening.map)
        names = " ".join(filter(None, (f"note note-{name}" if name in NOTES else name if name == "details" else "passage", attributes.get("class"))))
        if name == "details":
            shown = self._writer.inline_text(title, opening.map) if title else '<sa-text key="site.details"></sa-text>'
            return f'<details class="{escape(names)}"{own}><summary>{shown}</summary>\n'
        if name in NOTES:
            shown = self._writer.inline_text(title, opening.map) if title else f'<sa-text key="site.{name}"></sa-text>'
            return f'<div class="{escape(names)}" role="note"{own}><p class="note-title">{shown}</p>\n'
        return f'<div class="{escape(names)}"{own}>\n'

    def _question(self, name: str, attributes: Mapping[str, str], opening: Token, inner: Tokens) -> Part | None:
        if name in questionnaire.TYPES and self._head["kind"] not in ("", "questionnaire"):
            self._problem(opening, f"“{name}” works only in a questionnaire.", "Write kind: questionnaire in the front matter.")
            return None
        fence = Fence(name, attributes, opening, self._lift(inner, name), self._writer, self._setting)
        try:
            if name in questionnaire.TYPES:
                return self._with_own_id(questionnaire.TYPES[name](fence, self._config.levels), attributes, opening)
            return self._with_own_id(TYPES[name](fence), attributes, opening)
        except Unusable:
            return None

    def _with_own_id(self, part: Part, attributes: Mapping[str, str], opening: Token) -> Part:
        """The part with an id of its own: questions alike are told apart by their order."""
        if isinstance(part, (Results, Steps)):
            return part
        pinned = attributes.get("id")
        if pinned and not is_name(pinned, "_.-"):
            self._problem(opening, f"“{pinned}” cannot be an id.", "Use letters, digits and hyphens: {#my-question}", at=pinned)
        if pinned and pinned in self._pinned:
            self._problem(opening, f"The id “{pinned}” is given twice on this page.", "Give each question an id of its own.", at=pinned)
        if pinned:
            self._pinned.add(pinned)
            return part
        number = self._ids[part.id] = self._ids.get(part.id, 0) + 1
        return structs.replace(part, id=f"{part.id}-{number}") if number > 1 else part

    def _slot(self, part: Part) -> Token:
        self._parts.append(part)
        return Token("slot", "", 0, meta={"n": len(self._parts) - 1}, block=True)

    def _problem(self, opening: Token, message: str, hint: str, at: str = ":::") -> None:
        lines = [opening.map[0], opening.map[0] + 1] if opening.map else None
        self._writer.problem(lines, at, message, hint)


def _close(tokens: Tokens, index: int) -> int:
    """Where the fence whose content begins at `index` is closed."""
    depth = 1
    while True:
        depth += {"colon_open": 1, "colon_close": -1}.get(tokens[index].type, 0)
        if depth == 0:
            return index
        index += 1
