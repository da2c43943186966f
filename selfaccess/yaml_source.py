"""YAML as an author typed it: every value with its line and column, and never changed behind the author's back.

Only the shape is YAML's (mappings, lists, quoted and plain text). Each value stays the text that was typed and the reader of
a field says what it must be, so `1.0`, `no` and `2024-01-01` cannot turn into numbers, booleans and dates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct

from selfaccess.problems import Problem, Report, did_you_mean

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12
_BAD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML does not allow, and byte order marks, which it does not allow here."""
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""Line ends for YAML, but not for editors."""
_OPENING = re.compile(r"\s*(?:- +)*(?:[^\s:#]+:\s+)?(?:- +)*(?P<sign>[]*&!%@`|>?},\[{\"'])")
"""The sign with which the value in a line begins, where it is one of YAML's."""


class Node(Struct, frozen=True):
    """A value and its place. `value` is text, a tuple of nodes, or a dict of key to (key's node, value's node)."""

    value: Any
    line: int
    column: int


def as_yaml(text: str) -> str:
    """`text` as the value of a key, in quotation marks where it needs them."""
    try:
        plain = yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


class _Unreadable(Exception):
    def __init__(self, message: str, hint: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column


def read_yaml(text: str, path: str, first_line: int, report: Report) -> Node | None:
    """The top mapping of `text`, an empty one for an empty text, or None when a problem was reported.

    `first_line` is the line of the file at which `text` begins.
    """
    text = text.translate(_BREAKS)
    try:
        node = _compose(text)
    except _Unreadable as error:
        report.add(Problem(path, error.line + first_line, error.column + 1, error.message, error.hint))
        return None
    except yaml.MarkedYAMLError as error:
        said = f"{error.context} {error.problem}".lower()
        # What is opened and not closed is found at the end, but must be mended where it was opened.
        mark = error.context_mark if any(opened in said for opened in _OPENED) else error.problem_mark
        mark = mark or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        if line >= len(lines):
            line, column = len(lines) - 1, len(lines[-1])
        message, hint = _explain(said, lines[line])
        if message == _SIGN[0] and (opening := _OPENING.match(lines[line])):
            column = opening.start("sign")
        elif message == _COLON[0] and line and ": " not in lines[line][:column]:
            # The colon is that of a key: the line above runs on into this one.
            line, (message, hint) = (line, _INDENT) if ":" in lines[line - 1] else (line - 1, _NO_COLON)
            column = len(lines[line]) - len(lines[line].lstrip())
        report.add(Problem(path, line + first_line, column + 1, message, hint))
        return None
    if node is None or node.value == "":
        return Node({}, first_line, 1)
    node = _moved(node, first_line)
    if not isinstance(node.value, dict):
        report.add(Problem(path, node.line, node.column, "This must be a list of “key: value” lines.",
                           "Begin each line with a name and a colon, for example “title: Ordering a coffee”."))
        return None
    return node


def _compose(text: str) -> Node | None:
    """The tree of the first YAML document, built from events so that deep nesting cannot exhaust the stack."""
    if bad := _BAD.search(text):
        raise _Unreadable(*_CHARACTER, text.count("\n", 0, bad.start()), bad.start() - text.rfind("\n", 0, bad.start()) - 1)
    lines = text.split("\n")
    stack: list[tuple[str, list[Node], Any]] = []
    done: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Unreadable("Anchors (&) and aliases (*) are not used here.",
                              "Put the value in quotation marks if it really begins with & or *.", mark.line, mark.column)
        if getattr(event, "tag", None):
            raise _Unreadable(*_SIGN, mark.line, mark.column)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(stack) >= _DEEPEST:
                raise _Unreadable("This is nested too deeply.", "Use simple lists and values.", mark.line, mark.column)
            stack.append(("map" if isinstance(event, yaml.MappingStartEvent) else "list", [], mark))
            continue
        if isinstance(event, yaml.ScalarEvent):
            _look_at_text(event, lines)
            node = Node(event.value, mark.line, mark.column)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            shape, children, start = stack.pop()
            node = Node(_mapping(children) if shape == "map" else tuple(children), start.line, start.column)
        elif isinstance(event, yaml.DocumentStartEvent) and done is not None:
            raise _Unreadable("There is a second YAML document here.", "Delete the line “---”.", mark.line, mark.column)
        else:
            continue
        if stack:
            stack[-1][1].append(node)
        else:
            done = node
    return done


def _look_at_text(event: Any, lines: Sequence[str]) -> None:
    """Refuse characters that quotation marks let through, and list items that are indented so that they run on as text."""
    mark = event.start_mark
    if not event.value.isprintable() and _BAD.search(event.value):
        raise _Unreadable(*_CHARACTER, mark.line, mark.column)
    if not event.style:
        for number in range(mark.line + 1, event.end_mark.line + 1):
            if lines[number].lstrip().startswith("- "):
                raise _Unreadable(*_INDENT, number, len(lines[number]) - len(lines[number].lstrip()))


_CHARACTER = ("There is a character here that YAML does not allow.", "Delete the invisible character, or type the line again.")
_SIGN = ("A value cannot begin with this character.", "Put quotation marks around the whole value.")
_COLON = ("A colon followed by a space splits this line in two.", "Put quotation marks around the whole value.")
_NO_COLON = ("A colon is missing after the key.", "Write “key: value” with a space after the colon.")
_INDENT = ("This line is not indented like the lines around it.", "Give all keys the same indent, or put a value in quotation marks.")
_OPENED = ("quoted scalar", "flow sequence", "flow mapping", "simple key")


def _mapping(children: Sequence[Node]) -> dict[str, tuple[Node, Node]]:
    found: dict[str, tuple[Node, Node]] = {}
    for key, value in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key.value, str):
            raise _Unreadable("A key must be plain text.", "Put quotation marks around a value that holds [ ] or { }.",
                              key.line, key.column)
        if key.value in found:
            raise _Unreadable(f"The key “{key.value}” is given twice.", "Keep one of the two lines.", key.line, key.column)
        found[key.value] = (key, value)
    return found


def _moved(node: Node, lines: int) -> Node:
    """`node` with places that count from 1 in the whole file."""
    value = node.value
    if isinstance(value, dict):
        value = {name: (_moved(key, lines), _moved(item, lines)) for name, (key, item) in value.items()}
    elif isinstance(value, tuple):
        value = tuple(_moved(item, lines) for item in value)
    return Node(value, node.line + lines, node.column + 1)


def _explain(said: str, text: str) -> tuple[str, str]:
    """A message and a hint in an author's words for what the YAML parser said of the line `text`."""
    opening = _OPENING.match(text)
    sign = opening["sign"] if opening else ""
    if "\t" in text:
        return "There is a tab character in this line.", "Use spaces in place of the tab."
    if "mapping values are not allowed" in said:
        return _COLON
    if "block sequence entries" in said:
        return "A list cannot begin on the line of its key.", "Write [one, two], or begin each item on a line of its own."
    if '"' in text and ("escape" in said or "hexdecimal" in said):
        return "A backslash in double quotation marks begins a sign that YAML does not know.", "Write two backslashes, or use single quotation marks."
    if "quoted scalar" in said:
        return "A quotation mark is opened and not closed.", "Close it, or write a quotation mark inside the text as ’."
    if sign and sign in "\"'" and "expected" in said:
        return ("There is text behind the closing quotation mark.",
                "Put quotation marks around the whole value, and write a quotation mark inside the text as ’.")
    if "cannot start any token" in said or (sign and sign not in "[{\"'"):
        return _SIGN
    if "expected ',' or ']'" in said or "expected ',' or '}'" in said or sign in ("[", "{"):
        return ("A list that opens with a bracket is not closed, or a comma is missing.",
                "Write it as [one, two, three]; put quotation marks around a text that begins with a bracket.")
    if "could not find expected ':'" in said:
        return _NO_COLON
    if "expected <block end>" in said or "did not find expected" in said:
        return _INDENT
    return "YAML cannot be read here.", "Compare the line with those in the guide; quotation marks around the value often help."


class Fields:
    """Reads the fields of one mapping; what is asked for is what is allowed.

    Each method gives the value in its type, or `default` when the field is absent or wrong (a problem is then reported).
    Call `finish` last: it reports the keys that nothing asked for.
    """

    def __init__(self, node: Node, path: str, report: Report) -> None:
        self._entries: Mapping[str, tuple[Node, Node]] = node.value
        self._node, self._path, self._report = node, path, report
        self._asked: set[str] = set()

    def place(self, name: str) -> tuple[int, int]:
        """Line and column of the field's value, or of the mapping when it is absent."""
        node = self._entries[name][1] if name in self._entries else self._node
        return node.line, node.column

    def problem(self, name: str, message: str, hint: str = "") -> None:
        """Report a problem at the value of `name`."""
        self._report.add(Problem(self._path, *self.place(name), message, hint))

    def _value(self, name: str) -> Node | None:
        self._asked.add(name)
        entry = self._entries.get(name)
        if entry is None or entry[1].value == "":
            return None
        return entry[1]

    def has(self, name: str) -> bool:
        """Whether the field is there and not empty."""
        return self._value(name) is not None

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """The field as one text."""
        node = self._value(name)
        if node is None:
            if required:
                key = self._entries.get(name)
                line, column = (key[0].line, key[0].column) if key else (self._node.line, 0)
                self._report.add(Problem(self._path, line, column, f"“{name}” is missing.", f"Add a line “{name}: …”."))
            return default
        if not isinstance(node.value, str):
            self.problem(name, f"“{name}” must be one text, not a list.",
                         "If the value holds a colon or brackets, put quotation marks around it.")
            return default
        return " ".join(node.value.split())

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """The field as a whole number from `least` to `most`."""
        text = self.text(name)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
            self.problem(name, f"“{name}” must be a whole number from {least} to {most}, not “{text}”.", "Write only digits.")
            return default
        return int(text)

    def yes_no(self, name: str, default: bool) -> bool:
        """The field as yes/no (true/false, on/off)."""
        text = self.text(name).lower()
        if not text:
            return default
        if text not in ("yes", "no", "true", "false", "on", "off"):
            self.problem(name, f"“{name}” must be yes or no, not “{text}”.", f"Write {name}: yes")
            return default
        return text in ("yes", "true", "on")

    def one_of(self, name: str, possible: Iterable[str], default: str) -> str:
        """The field as one of the words `possible`."""
        text = self.text(name)
        words = tuple(possible)
        if not text:
            return default
        if text not in words:
            self.problem(name, f"“{text}” is not a {name} here.", did_you_mean(text, words))
            return default
        return text

    def nodes(self, name: str) -> tuple[Node, ...]:
        """The items of a list of texts with their places; a single word counts as a list of one."""
        node = self._value(name)
        if node is None:
            return ()
        if isinstance(node.value, str):
            if "," in node.value:
                self.problem(name, f"“{name}” must be a list.", f"Write {name}: [{node.value}]")
                return ()
            return (node,)
        if isinstance(node.value, dict):
            self.problem(name, f"“{name}” must be a list.", f"Write {name}: [one, two]")
            return ()
        kept = []
        for item in node.value:
            if isinstance(item.value, str):
                kept.append(Node(" ".join(item.value.split()), item.line, item.column))
            else:
                self._report.add(Problem(self._path, item.line, item.column, f"An item of “{name}” is not plain text.",
                                         "Put quotation marks around an item that holds a colon."))
        return tuple(item for item in kept if item.value)

    def texts(self, name: str) -> tuple[str, ...]:
        """The items of a list of texts."""
        return tuple(node.value for node in self.nodes(name))

    def some_of(self, name: str, possible: Iterable[str]) -> tuple[str, ...]:
        """The items of a list, each one of the words `possible`."""
        words = tuple(possible)
        kept = []
        for node in self.nodes(name):
            if node.value in words:
                kept.append(node.value)
            else:
                self._report.add(Problem(self._path, node.line, node.column, f"“{node.value}” is not one of the library’s {name}.",
                                         did_you_mean(node.value, words)))
        return tuple(dict.fromkeys(kept))

    def mapping(self, name: str) -> Fields | None:
        """The fields of a block of “key: value” lines, None where the field is absent or no such block."""
        node = self._value(name)
        return Fields(node, self._path, self._report) if node is not None and isinstance(node.value, dict) else None

    def names(self) -> tuple[str, ...]:
        """All keys, as typed."""
        return tuple(self._entries)

    def finish(self) -> None:
        """Report every key that was not asked for."""
        for name, (key, _) in self._entries.items():
            if name not in self._asked:
                self._report.add(Problem(self._path, key.line, key.column, f"“{name}” is not a key that is known here.",
                                         did_you_mean(name, self._asked)))
