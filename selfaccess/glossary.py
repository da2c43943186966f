"""Glossaries: entries from definition lists in the page and from a CSV or TSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from html import escape

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from msgspec import structs

from selfaccess.alphabet import heading, sort_key
from selfaccess.markdown.writer import Tokens, Writer, is_media, plain
from selfaccess.model import Entry, Example
from selfaccess.problems import Problem, Report, did_you_mean
from selfaccess.questions.fence import inline_children, tokens_of

COLUMNS = ("term", "grammar", "pronunciation", "sound", "meaning", "example", "example_meaning", "image", "tags")
_SOUNDED = re.compile(r"\s*/([^/\n]+)/\s*")
_SEE_ALSO_WORDS = (
    "see also", "voir aussi", "véase también", "ver también", "siehe auch", "vedi anche", "ver também", "veja também", "zie ook", "se även", "se också",
    "se også", "katso myös", "zobacz też", "zobacz także", "viz též", "viz také", "pozri tiež", "lásd még", "vezi și", "vegeu també", "vexa tamén",
    "ikus, gainera", "vidu ankaŭ", "gweler hefyd", "féach freisin", "δείτε επίσης", "βλέπε επίσης", "см. также", "див. також", "виж също", "ayrıca bakınız",
    "bakınız", "انظر أيضا", "انظر أيضًا", "نیز ببینید", "ראו גם", "ראה גם", "یہ بھی دیکھیں", "यह भी देखें", "参照", "関連語", "参见", "另见", "參見", "另見",
    "참고", "같이 보기", "xem thêm", "ดูเพิ่มเติม", "lihat juga", "tazama pia",
)
_SEE_ALSO = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _SEE_ALSO_WORDS))})\s*[:：]\s*(.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN_TERMS = re.compile(r"[,;،؛、，；]")
_DASH = re.compile(r"(?<!\s)\s+[—–]\s+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\s\"'’”»」』)]*$")


def entries_in(tokens: Tokens, writer: Writer, language: str) -> tuple[list[Entry], list[Token]]:
    """The entries of the page's definition lists, and the tokens of what else stands there."""
    entries: list[Entry] = []
    rest: list[Token] = []
    for node in SyntaxTreeNode(list(tokens)).children:
        if node.type != "dl":
            _look_at_colons(node, writer)
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


def _look_at_colons(node: SyntaxTreeNode, writer: Writer) -> None:
    """Report lines that were meant as meanings.

    Markdown takes them for text where two terms stand above them, or where the space behind the colon is missing.
    """
    if node.type != "paragraph" or not node.map:
        return
    for number, line in enumerate(writer.source(node.map).split("\n")[1:], node.map[0] + 1):
        if line.lstrip().startswith(":"):
            writer.problem([number, number + 1], ":", "This line is no meaning.",
                           "Put one term on the line above it, a blank line above the term, and a space behind the colon.")


def _entry(term: SyntaxTreeNode, lines: Sequence[SyntaxTreeNode], writer: Writer, language: str) -> Entry | None:
    name = " ".join(plain(inline_children(term)).split())
    if any(token.type == "slot" for token in tokens_of(lines)):
        writer.problem(term.map, name, f"A question cannot stand in the entry “{name}”.", "Put it before or after the entries, without an indent.")
    grammar = pronunciation = sound = meaning = ""
    examples: list[Example] = []
    see_also: list[str] = []
    for number, node in enumerate(child for line in lines for child in line.children):
        tokens = inline_children(node)
        if node.type == "blockquote":
            examples.append(_example(node, writer))
        elif node.type != "paragraph":
            meaning += writer.html(tokens_of([node]))
        elif match := _SEE_ALSO.fullmatch(plain(tokens)):
            see_also += [part.strip() for part in _BETWEEN_TERMS.split(match[1]) if part.strip()]
        else:
            if number == 0:
                grammar, pronunciation, sound, tokens = _head(tokens, writer)
            meaning += ("; " if meaning and plain(tokens).strip() else "") + writer.inline(tokens).strip()
    if not name:
        writer.problem(term.map, "", "This entry has no term.", "Write the word on the line above its meaning.")
        return None
    if not meaning:
        writer.problem(term.map, name, f"The entry “{name}” has no meaning.", "Write it on the line below, after a colon and a space: “: coffee; coffee shop”.")
        return None
    return make_entry(writer, language, term=name, term_html=writer.inline(inline_children(term)), grammar=grammar, pronunciation=pronunciation, sound=sound,
                      meaning=meaning, examples=tuple(examples), see_also=tuple(see_also), line=writer.line(term.map[0]) if term.map else 0,
                      reading=_reading(inline_children(term)))


def _reading(tokens: Tokens) -> str:
    """A term as its ruby reads it, "" where it has none."""
    if not any(token.type == "ruby" for token in tokens):
        return ""
    return "".join("".join(reading for _, reading in token.meta["pairs"] or ()) if token.type == "ruby" else plain([token]) for token in tokens)


def make_entry(writer: Writer, language: str, *, term: str, meaning: str, term_html: str = "", grammar: str = "", pronunciation: str = "",
               sound: str = "", image: str = "", examples: tuple[Example, ...] = (), see_also: tuple[str, ...] = (), tags: tuple[str, ...] = (),
               line: int = 0, reading: str = "") -> Entry:
    """An entry with its anchor and its place in the alphabet, by its `reading` where the language sorts by it."""
    reading = reading or pronunciation
    slug = re.sub(r"[^\w]+", "-", term.lower()).strip("-") or "entry"
    return Entry(term, term_html or escape(term), grammar, pronunciation, sound, image, meaning, examples, see_also, tags,
                 writer.new_anchor(f"term-{slug}"), heading(term, reading, language), sort_key(term, reading, language), line)


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
    """The sentence, and its translation after a dash that stands between spaces: of several dashes, the first behind a sentence's end."""
    tokens = inline_children(quotation)
    dashes = [(index, match) for index, token in enumerate(tokens) if token.type == "text" for match in _DASH.finditer(token.content)]
    for index, match in dashes:
        said = plain(tokens[max(0, index - 3) : index]) + match.string[max(0, match.start() - 40) : match.start()]
        if len(dashes) == 1 or _SENTENCE_END.search(said[-40:]):
            before = [*tokens[:index], tokens[index].copy(content=match.string[: match.start()])]
            after = [tokens[index].copy(content=match.string[match.end():]), *tokens[index + 1 :]]
            return Example(writer.inline(before), writer.inline(after))
    return Example(writer.inline(tokens), "")


def entries_of_table(text: str, path: str, writer: Writer, language: str, report: Report) -> list[Entry]:
    """The entries of a CSV or TSV file; its problems are reported under its own path."""
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text, path), strict=True)
    entries: list[Entry] = []
    line = 1
    try:
        header = _without_empty([name.strip().lower() for name in next(rows, [])])
        if not _header_is_right(header, path, report):
            return []
        line = rows.line_num + 1
        for row in rows:
            cells = _without_empty([cell.strip() for cell in row])
            if cells:
                entries += _row(header, cells, line, path, writer, language, report)
            line = rows.line_num + 1
    except csv.Error as error:
        report.add(Problem(path, line, 0, f"This line cannot be read as a table: {error}.",
                           "Look for a quotation mark that is not closed; a quotation mark inside a cell is written twice."))
    return entries


def _delimiter(text: str, path: str) -> str:
    """Spreadsheets of many languages write semicolons."""
    first = text.split("\n", 1)[0]
    return "\t" if path.lower().endswith(".tsv") else max(",;\t", key=first.count)


def _without_empty(cells: list[str]) -> list[str]:
    """The cells without those at the end that are empty, which spreadsheets add."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


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


def _row(header: Sequence[str], row: Sequence[str], line: int, path: str, writer: Writer, language: str, report: Report) -> list[Entry]:
    if len(row) > len(header):
        report.add(Problem(path, line, 0, f"This line has {len(row)} cells, but the table has {len(header)} columns.",
                           "Put quotation marks around a cell that holds the sign between the columns."))
        return []
    cells = dict(zip(header, row, strict=False))
    for name in ("term", "meaning"):
        if not cells.get(name):
            report.add(Problem(path, line, 0, f"This line has no {name}.", "Fill the cell, or delete the line."))
            return []
    example = (Example(escape(cells["example"]), escape(cells.get("example_meaning", ""))),) if cells.get("example") else ()
    return [make_entry(writer, language, term=" ".join(cells["term"].split()), grammar=cells.get("grammar", ""),
                       pronunciation=cells.get("pronunciation", "").strip("/"),
                       sound=_file(cells.get("sound", ""), writer, line, path), image=_file(cells.get("image", ""), writer, line, path),
                       meaning=escape(cells["meaning"]), examples=example,
                       tags=tuple(tag.strip() for tag in re.split(r"[,;]", cells.get("tags", "")) if tag.strip()), line=line)]


def _file(name: str, writer: Writer, line: int, path: str) -> str:
    """The address of a sound or picture that a table names by its path from the glossary's file; problems are those of the table's line."""
    if not name:
        return ""
    report, writer.report = writer.report, Report()
    try:
        address = writer.address(name, [0, 0], picture=True)
    finally:
        report.extend(structs.replace(problem, path=path, line=line, column=0) for problem in writer.report.problems)
        writer.report = report
    return address
