"""YAML as an author types it: values stay what they are, and what cannot be read has its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfaccess.problems import Report
from selfaccess.yaml_source import Fields, Node, read_yaml


def values(text: str) -> tuple[Any, list[str]]:
    """What is read, in Python's types, and the problems; the text begins at line 5 of its file."""
    report = Report()
    node = read_yaml(text, "a.md", 5, report)
    return node and plain(node), [f"{problem.line}:{problem.column} {problem.message}" for problem in report.problems]


def plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {name: plain(value) for name, (_, value) in node.value.items()}
    return [plain(item) for item in node.value] if isinstance(node.value, tuple) else node.value


@pytest.mark.parametrize(
    "typed",
    ["2024-01-01", "2024-01-01 10:00", "no", "Yes", "on", "null", "~", "1.0", "1_000", "0x1F", "0o17", "1e3", ".inf", ".NaN", "12:30", "+1", "007", "=", "<<"],
)
def test_values_are_not_changed(typed: str) -> None:
    assert values(f"a: {typed}\nb: [{typed}]") == ({"a": typed, "b": [typed]}, [])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("# nothing\n\n", {}, id="only a comment"),
        pytest.param("---\n", {}, id="only a line of hyphens"),
        pytest.param("a:", {"a": ""}, id="no value"),
        pytest.param("a: b # c\n", {"a": "b"}, id="a comment"),
        pytest.param("a: b#c\n", {"a": "b#c"}, id="no comment"),
        pytest.param("a: 'it''s'\nb: \"\\\"x\\\"\"", {"a": "it's", "b": '"x"'}, id="quotation marks"),
        pytest.param("a: one\n  two", {"a": "one two"}, id="a value that goes on"),
        pytest.param("a: >\n  one\n  two\n", {"a": "one two\n"}, id="a folded block"),
        pytest.param("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}, id="a block with line ends"),
        pytest.param("a:\n- b\n- c: d\n", {"a": ["b", {"c": "d"}]}, id="a list at the indent of its key"),
        pytest.param("a: http://x.org/#y", {"a": "http://x.org/#y"}, id="an address"),
        pytest.param("a:\tb", {"a": "b"}, id="a tab behind the colon"),
        pytest.param("é: ü\nمفتاح: قيمة", {"é": "ü", "مفتاح": "قيمة"}, id="any script"),
        pytest.param("a: x\u2028y\x85z", {"a": "x y z"}, id="line ends that editors do not know"),
        pytest.param("a: 👍", {"a": "👍"}, id="an emoji"),
    ],
)
def test_what_is_read(text: str, read: Any) -> None:
    assert values(text) == (read, [])


DEEP = "[" * 13 + "]" * 13


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("a: b\na: c", "6:1 The key “a” is given twice.", id="a key twice"),
        pytest.param("b:\n  a: 1\n  'a': 2", "7:3 The key “a” is given twice.", id="a key twice, deeper"),
        pytest.param("a: b\n\tc: d", "6:1 There is a tab character in this line.", id="a tab"),
        pytest.param("é: ü\na:\n \t- b", "7:2 There is a tab character in this line.", id="a tab behind a space"),
        pytest.param("a: &x b", "5:4 Anchors (&) and aliases (*) are not used here.", id="an anchor"),
        pytest.param("a: *x", "5:4 Anchors (&) and aliases (*) are not used here.", id="an alias"),
        pytest.param("b: c\na: *x*", "6:4 A value cannot begin with this character.", id="emphasis"),
        pytest.param("a: !x b", "5:4 A value cannot begin with this character.", id="a tag"),
        pytest.param("a: !!python/object:os.system b", "5:4 A value cannot begin with this character.", id="a tag that could run something"),
        pytest.param("a: ]", "5:4 A value cannot begin with this character.", id="a closing bracket"),
        pytest.param("x: &a [b]\n" + "".join(f"{c}: [*a, *a]\n" for c in "cdefgh"), "5:4 Anchors (&) and aliases (*) are not used here.", id="a bomb"),
        pytest.param(f"a: {DEEP}", "5:15 This is nested too deeply.", id="deep"),
        pytest.param("\n".join("  " * i + "a:" for i in range(20)), "17:25 This is nested too deeply.", id="deep blocks"),
        pytest.param("a: " + "[" * 100_000, "5:1003 A list that opens with a bracket is not closed, or a comma is missing.", id="very deep"),
        pytest.param("é: x\x07", "5:5 There is a character here that YAML does not allow.", id="a control character"),
        pytest.param("a: x\nb: y\ufeff", "6:5 There is a character here that YAML does not allow.", id="a byte order mark within"),
        pytest.param('a: "x\\0"', "5:4 There is a character here that YAML does not allow.", id="a written control character"),
        pytest.param('a: "\\ud800"', "5:4 A backslash in double quotation marks begins a sign that YAML does not know.", id="half a character"),
        pytest.param('a: "\\xZZ"', "5:4 A backslash in double quotation marks begins a sign that YAML does not know.", id="no number"),
        pytest.param("a: b: c", "5:5 A colon followed by a space splits this line in two.", id="a colon"),
        pytest.param("a: b\n c: d", "6:2 This line is not indented like the lines around it.", id="an indent too many"),
        pytest.param("a:\n  - b\n   - c", "7:4 This line is not indented like the lines around it.", id="an item indented too far"),
        pytest.param("a:\n  b: c\n d: e", "7:2 This line is not indented like the lines around it.", id="an indent between"),
        pytest.param("a: b\nc\nd: e", "6:1 A colon is missing after the key.", id="no colon"),
        pytest.param("a: - b", "5:4 A list cannot begin on the line of its key.", id="a list on the line of its key"),
        pytest.param("x: y\na: [b,\nc: d", "6:4 A list that opens with a bracket is not closed, or a comma is missing.", id="a list not closed"),
        pytest.param("x: y\na: 'b\n\nc", "6:4 A quotation mark is opened and not closed.", id="a quotation mark not closed"),
        pytest.param("a: 'b' c", "5:8 There is text behind the closing quotation mark.", id="text behind a quotation mark"),
        pytest.param("[a]: b", "5:1 A key must be plain text.", id="a list as key"),
        pytest.param("a: b\n--- c", "6:1 There is a second YAML document here.", id="a second document"),
        pytest.param("- a", "5:1 This must be a list of “key: value” lines.", id="a list"),
        pytest.param("a", "5:1 This must be a list of “key: value” lines.", id="a text"),
        pytest.param("a:: ? ", "5:5 YAML cannot be read here.", id="anything else"),
    ],
)
def test_what_cannot_be_read_is_a_problem_at_its_place(text: str, problem: str) -> None:
    assert values(text) == (None, [problem])


def test_every_problem_has_a_hint() -> None:
    report = Report()
    read_yaml("a:: ? ", "a.md", 1, report)

    assert [problem.hint for problem in report.problems] == ["Compare the line with those in the guide; quotation marks around the value often help."]


PIECES = [
    "a", "b: ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", '"', "'", "#", " #", "&x ", "*x ", "!", "!!str ", "|", ">", "%", "%YAML 1.2", "@", "`",
    "? ", "---", "...", "\\", "<<", "~", "\t", "é", "\u2028", "|2", "👍", "\x07", "\ufeff",
]


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_any_text_is_read_or_is_a_problem_within_it(text: str) -> None:
    report = Report()
    node = read_yaml(text, "a.md", 1, report)
    lines = text.split("\n")

    assert (node is None) == bool(report.problems)
    assert all(1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1 for problem in report.problems)


# -- fields


def fields(text: str) -> tuple[Fields, Report]:
    report = Report()
    node = read_yaml(text, "a.md", 1, report)
    assert node is not None
    return Fields(node, "a.md", report), report


def test_what_is_asked_for_is_what_is_allowed() -> None:
    read, report = fields("title: A\nlevle: B\nzzz: C")
    read.text("title")
    read.text("level")
    read.finish()

    assert [(problem.line, problem.message, problem.hint) for problem in report.problems] == [
        (2, "“levle” is not a key that is known here.", "Did you mean “level”?"),
        (3, "“zzz” is not a key that is known here.", "Possible here: level, title."),
    ]


def test_yes_and_no() -> None:
    read, report = fields("a: Yes\nb: off\nc: 'true'\nd:\ne: ja")

    assert [read.yes_no(name, True) for name in "abcdef"] == [True, False, True, True, True, True]
    assert [(problem.line, problem.hint) for problem in report.problems] == [(5, "Write e: yes")]


def test_one_word_is_a_list_of_one() -> None:
    read, report = fields("a: food\nb: [food,  hot   drinks, '']\nc:")

    assert [read.texts(name) for name in "abcd"] == [("food",), ("food", "hot drinks"), (), ()]
    assert report.problems == ()
