"""The cases of tests/cases: what an author types, and what it means.

A case is a title, the source, and what comes of it, each followed by a line with a full stop. The source is the text of `case.md` in
the pack french-cafe; a line `=== other.md` begins another file of the pack (`=== /site.yaml` one of the library). What comes of it is:
problems as `line:column message | hint`, with the file's name when it is another one; then, as YAML, what differs from an empty page.

SNAPSHOTS=overwrite writes what comes of the sources into the files: look at the difference before you keep it.
"""

from __future__ import annotations

import ast
import functools
import os
import posixpath
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from little_library import PACK, read, write
from markdown_it.utils import read_fixture_file
from msgspec import Struct, structs

import selfaccess
from selfaccess.model import Link, Question, Resource, Rules
from selfaccess.problems import Problem

FOLDER = Path(__file__).parent / "cases"
CASE = f"{PACK}/case.md"
KINDS = {"glossary": "glossary", "questionnaire": "questionnaire", "path": "path"}
"""Files of cases whose resources are no exercises."""
NEIGHBOURS: dict[str, str | bytes] = {
    "numbers.md": "---\ntitle: Numbers\n---\n# Greetings\n\n## Small talk",
    "order-a-coffee.md": "---\ntitle: Ordering a coffee\n---\n",
    "plan-a-week.md": "---\ntitle: Plan a week\n---\n",
    "goals.md": "---\ntitle: Goals\n---\n",
    "cafe-words.md": "---\ntitle: Café words\nkind: glossary\n---\ncafé\n: coffee\n",
    "audio/merci.ogg": "", "audio/cafe.ogg": "", "images/cup.svg": "<svg/>",
}
"""What else is in the pack of every case."""
PACKAGE = Path(selfaccess.__file__).parent
PARSING = ("alphabet", "config", "gloss", "glossary", "html_text", "library", "parse", "path", "questionnaire", "read", "rules", "yaml_source")
MODULES = [*(PACKAGE / f"{name}.py" for name in PARSING), *sorted((PACKAGE / "markdown").glob("*.py")), *sorted((PACKAGE / "questions").glob("*.py"))]
"""The modules that tell an author of problems in what they typed."""
FILES = sorted(FOLDER.glob("*.md"))
SKIPPED = frozenset({"type", "order", "menu_order", "bank_order", "path", "place", "pack"})
"""Fields that a case does not show: they repeat others, or tell the shuffle."""
USUAL = {"points": 1, "language": "fr", "rules": Rules()}


def cases() -> list[Any]:
    return [pytest.param(file.stem, source, expected, id=f"{file.stem}:{line}-{title}")
            for file in FILES for line, title, source, expected in read_fixture_file(file)]


if os.environ.get("SNAPSHOTS") == "overwrite":

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_overwrite(file: Path, tmp_path: Path) -> None:
        text = file.read_text("utf-8").removesuffix("\n").split("\n")
        for number, (line, _, source, _) in reversed(list(enumerate(read_fixture_file(file)))):
            ends = [index for index in range(line, len(text)) if text[index].rstrip() == "."]
            text[ends[1] + 1 : ends[2]] = meaning(source, KINDS.get(file.stem, "exercise"), tmp_path / str(number)).splitlines()
        file.write_text("\n".join(text) + "\n", "utf-8")

else:

    @pytest.mark.parametrize(("name", "source", "expected"), cases())
    def test_what_is_typed_means_what_the_case_says(name: str, source: str, expected: str, tmp_path: Path) -> None:
        assert meaning(source, KINDS.get(name, "exercise"), tmp_path) == expected


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_every_message_and_hint_is_seen_by_a_test(module: Path) -> None:
    seen = "\n".join(file.read_text("utf-8") for file in (*FILES, *Path(__file__).parent.glob("test_*.py")))

    assert [text for text, pattern in sentences(module) if not re.search(pattern, seen)] == []


def sentences(module: Path) -> Iterator[tuple[str, str]]:
    """The texts of a module that are sentences, and a pattern for each; what an f-string fills in may be anything."""
    tree = ast.parse(module.read_text("utf-8"))
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    passed.update(id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values)
    for node in ast.walk(tree):
        if isinstance(node, (ast.JoinedStr, ast.Constant)) and id(node) not in passed:
            pieces = [piece.value if isinstance(piece, ast.Constant) else None for piece in getattr(node, "values", [node])]
            text = "".join("…" if piece is None else str(piece) for piece in pieces)
            if re.match(r"[A-Z“…].{12}", text) and " " in text:
                yield text, "".join(".*?" if piece is None else re.escape(str(piece)) for piece in pieces)


def meaning(source: str, kind: str, root: Path) -> str:
    """What comes of a case's source, as it stands in the case."""
    library, problems = read(write(root, files(source)), kind=kind)
    resource = library.by_path.get(CASE) if library is not None else None
    return "".join(map(shown_problem, problems)) + (as_yaml(differing(resource, kind)) if resource is not None else "")


def files(source: str) -> dict[str, str | bytes]:
    """The files of the library that a case describes."""
    found: dict[str, str | bytes] = {posixpath.join(PACK, path): text for path, text in NEIGHBOURS.items()}
    texts = re.split(r"^=== (.+)\n", source, flags=re.MULTILINE)
    for path, text in zip(["case.md", *texts[1::2]], texts[::2], strict=True):
        found[posixpath.normpath(posixpath.join(PACK, path)) if not path.startswith("/") else path[1:]] = text
    return found


def shown_problem(problem: Problem) -> str:
    file = "" if problem.path == CASE else f"{posixpath.relpath(problem.path, PACK)} "
    warning = "warning: " if problem.severity == "warning" else ""
    return f"{file}{problem.line}:{problem.column} {warning}{problem.message} | {problem.hint}".rstrip(" |") + "\n"


@functools.cache
def _usual(kind: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        library, _ = read(write(Path(folder), files("")), kind=kind)
    assert library is not None
    return plain(library.by_path[CASE])


def differing(resource: Resource, kind: str) -> dict[str, Any]:
    """What of a resource differs from a page with nothing on it, and where that page has an id or a title."""
    usual = _usual(kind)
    return {name: value for name, value in plain(resource).items() if usual.get(name) != value}


def plain(value: Any) -> Any:
    """`value` in the types of YAML, without what is empty or usual."""
    if isinstance(value, Link):
        return f"{value.kind} {value.target}{'#' + value.part if value.part else ''} at {value.line}:{value.column}"
    if isinstance(value, Rules):
        return {name: found for name, found in structs.asdict(value).items() if found != getattr(Rules(), name)}
    if isinstance(value, Resource):
        slots = re.fullmatch(r"(<sa-slot n=\"\d+\"></sa-slot>\n)*", value.html)
        anchors = sorted(anchor for anchor in value.anchors if not anchor.startswith(("q-", "term-")))
        return {**_fields(value, ("html",) if slots else ()), **({"anchors": anchors} if anchors else {})}
    if isinstance(value, Question):
        item: Any = value.item()  # type: ignore[attr-defined]
        return {value.type: _fields(value), "item": _OneLine(item)}
    if isinstance(value, Struct):
        return _fields(value)
    return [plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _fields(value: Any, skipped: tuple[str, ...] = ()) -> dict[str, Any]:
    found = {name: item for name, item in structs.asdict(value).items() if name not in (*SKIPPED, "anchors", *skipped)}
    return {name: plain(item) for name, item in found.items() if item not in ("", (), None) and USUAL.get(name) != item}


class _OneLine(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    text = text.rstrip("\n")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_OneLine, lambda dumper, items: dumper.represent_mapping("tag:yaml.org,2002:map", items, flow_style=True))


def as_yaml(value: Any) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)) if value else ""
