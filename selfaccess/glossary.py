"""Glossaries: entries from definition lists in the page and from a CSV or TSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from html import escape

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from selfaccess.alphabet import heading, sort_key
from selfaccess.markdown.writer import Tokens, Writer, is_media, plain
from selfaccess.model import Entry, Example
from selfaccess.problems import Problem, Report, did_you_mean
from selfaccess.questions.fence import inline_children, tokens_of

COLUMNS = ("term", "grammar", "pronunciation", "sound", "meaning", "example", "example_meaning", "image", "tags")
_SOUNDED = re.compile(r"\s*/([^/\n]+)/\s*")
_SEE_ALSO = re.compile(r"\s*see also\s*:\s*(.*)", re.I | re.S)
_DASH = re.compile(r"\s+[—–]\s+")


def entries_in(tokens: Tokens, writer: Writer, language: str) -> tuple[list[Entry], list[Token]]:
    """The entries of the page's definition lists, and the tokens of what else stands there."""
    entries: list[Entry] = []
    rest: list[Token] = []
    for node in SyntaxTreeNode(list(tokens)).children:
        if node.type != "dl":
            rest += node.to_tokens()
            continue
        term: SyntaxTreeNode | None = None
        lines: list[SyntaxTreeNode] = []
        for child in [*node.children, None]:
            if child is not None and child.type == "dd":
                lines.append(child)
                continue
            if term is not None and (entry := _entry(term, lines, writer, language)) is not None:
                entries.append(entry)
            term, lines = child, []
    return entries, rest


def _entry(term: SyntaxTreeNode, lines: Sequence[SyntaxTreeNode], writer: Writer, language: str) -> Entry | None:
    name = " ".join(plain(inline_children(term)).split())
    tokens = inline_children(lines[0].children[0]) if lines and lines[0].children and lines[0].children[0].type == "paragraph" else []
    grammar, pronunciation, sound, tokens = _head(tokens, writer)
    meanings = [writer.inline(tokens).strip()] if plain(tokens).strip() else []
    examples: list[Example] = []
    see_also: list[str] = []
    for node in [*(lines[0].children[1:] if lines else ()), *(child for line in lines[1:] for child in line.children)]:
        if node.type == "blockquote":
            examples.append(_example(node, writer))
        elif match := _SEE_ALSO.fullmatch(plain(inline_children(node))):
            see_also += [part.strip() for part in re.split(r"[,;،、]", match[1]) if part.strip()]
        elif node.type == "paragraph":
            meanings.append(writer.inline(inline_children(node)).strip())
        else:
            meanings.append(writer.html(tokens_of([node])))
    if not meanings:
        writer.problem(term.map, name, f"The entry “{name}” has no meaning.", "Write it on the line below, after a colon and a space: “: coffee; coffee shop”.")
        return None
    return make_entry(writer, language, term=name, term_html=writer.inline(inline_children(term)), grammar=grammar, pronunciation=pronunciation, sound=sound,
                      meaning="; ".join(meanings), examples=tuple(examples), see_also=tuple(see_also), line=writer.line(term.map[0]) if term.map else 0)


def make_entry(writer: Writer, language: str, *, term: str, meaning: str, term_html: str = "", grammar: str = "", pronunciation: str = "",
               sound: str = "", image: str = "", examples: tuple[Example, ...] = (), see_also: tuple[str, ...] = (), tags: tuple[str, ...] = (),
               line: int = 0) -> Entry:
    """An entry with its anchor and its place in the alphabet."""
    slug = re.sub(r"[^\w]+", "-", term.lower()).strip("-")
    return Entry(term, term_html or escape(term), grammar, pronunciation, sound, image, meaning, examples, see_also, tags,
                 writer.entry_anchor(f"term-{slug}"), heading(term, pronunciation, language), sort_key(term, pronunciation, language), line)


def _head(tokens: Tokens, writer: Writer) -> tuple[str, str, str, list[Token]]:
    """Grammar, pronunciation and sound (an address) from the beginning of an entry's first line, and what is left: its meaning."""
    rest = list(tokens)
    grammar = pronunciation = sound = ""
    while rest:
        first = rest[0]
        if first.type == "text" and not first.content.strip():
            rest.pop(0)
        elif first.type == "em_open" and not grammar:
            end = next(index for index, token in enumerate(rest) if token.type == "em_close")
            grammar, rest = plain(rest[1:end]), rest[end + 1 :]
        elif first.type == "text" and not pronunciation and (match := _SOUNDED.match(first.content)):
            pronunciation = match[1].strip()
            rest[0] = first.copy(content=first.content[match.end():])
        elif first.type == "link_open" and not sound and is_media(str(first.attrGet("href"))):
            end = next(index for index, token in enumerate(rest) if token.type == "link_close")
            sound, rest = writer.address(str(first.attrGet("href")), first.map, picture=True), rest[end + 1 :]
        elif first.type == "image" and not sound and is_media(str(first.attrGet("src"))):
            sound = writer.address(str(first.attrGet("src")), first.map, picture=True)
            rest.pop(0)
        else:
            break
    return grammar, pronunciation, sound, rest


def _example(quotation: SyntaxTreeNode, writer: Writer) -> Example:
    """The sentence, and its translation after a dash that stands between spaces."""
    tokens = inline_children(quotation)
    for index, token in enumerate(tokens):
        if token.type == "text" and (match := _DASH.search(token.content)):
            before = [*tokens[:index], token.copy(content=token.content[: match.start()])]
            after = [token.copy(content=token.content[match.end():]), *tokens[index + 1 :]]
            return Example(writer.inline(before), writer.inline(after))
    return Example(writer.inline(tokens), "")


def entries_of_table(text: str, path: str, writer: Writer, language: str, report: Report) -> list[Entry]:
    """The entries of a CSV or TSV file; its problems are reported under its own path."""
    delimiter = "\t" if path.endswith(".tsv") else _delimiter(text)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    entries: list[Entry] = []
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if not _header_is_right(header, path, report):
            return []
        for row in rows:
            if any(cell.strip() for cell in row):
                entries += _row(dict(zip(header, (cell.strip() for cell in row), strict=False)), row, len(header), rows.line_num, path, writer, language, report)
    except csv.Error as error:
        report.add(Problem(path, rows.line_num, 0, f"This line cannot be read as a table: {error}.",
                           "Look for a quotation mark that is not closed; a quotation mark inside a cell is written twice."))
    return entries


def _delimiter(text: str) -> str:
    """Spreadsheets of many languages write semicolons."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _header_is_right(header: Sequence[str], path: str, report: Report) -> bool:
    for number, name in enumerate(header):
        if name not in COLUMNS:
            report.add(Problem(path, 1, 0, f"“{name}” is no column of a glossary.", did_you_mean(name, COLUMNS)))
        elif name in header[:number]:
            report.add(Problem(path, 1, 0, f"The column “{name}” stands twice.", "Keep one of them."))
    missing = [name for name in ("term", "meaning") if name not in header]
    for name in missing:
        report.add(Problem(path, 1, 0, f"The column “{name}” is missing.", "The first line must name the columns: term,grammar,pronunciation,meaning …"))
    return not missing


def _row(cells: dict[str, str], row: Sequence[str], wanted: int, line: int, path: str, writer: Writer, language: str, report: Report) -> list[Entry]:
    if len(row) > wanted:
        report.add(Problem(path, line, 0, f"This line has {len(row)} cells, but the table has {wanted} columns.",
                           "Put quotation marks around a cell that holds a comma."))
        return []
    for name in ("term", "meaning"):
        if not cells.get(name):
            report.add(Problem(path, line, 0, f"This line has no {name}.", "Fill the cell, or delete the line."))
            return []
    example = (Example(escape(cells["example"]), escape(cells.get("example_meaning", ""))),) if cells.get("example") else ()
    return [make_entry(writer, language, term=cells["term"], grammar=cells.get("grammar", ""), pronunciation=cells.get("pronunciation", "").strip("/"),
                       sound=_file(cells.get("sound", ""), writer, line, path, report), image=_file(cells.get("image", ""), writer, line, path, report),
                       meaning=escape(cells["meaning"]), examples=example,
                       tags=tuple(tag.strip() for tag in re.split(r"[,;]", cells.get("tags", "")) if tag.strip()), line=line)]


def _file(name: str, writer: Writer, line: int, path: str, report: Report) -> str:
    """The address of a sound or picture that a table names by its path from the glossary's file."""
    if not name:
        return ""
    before = len(writer.report.problems)
    address = writer.address(name, [0, 0], picture=True)
    if len(writer.report.problems) > before:
        report.add(Problem(path, line, 0, f"“{name}” cannot be used here.", "Name a file of the pack."))
    return address
