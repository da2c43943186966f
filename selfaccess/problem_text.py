"""Problems as a terminal, a program or a forge reads them; pure, the command line prints."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfaccess.problems import Problem

if TYPE_CHECKING:
    from selfaccess.build import Outcome

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAMED = re.compile("“[^”]*”")
_MANY = 50
_COLOURS = {"error": "red", "warning": "yellow"}


def text(problem: Problem, root: Path) -> str:
    """`path:line:column: error: message`, which editors can click, and the hint below it; with colours for a terminal."""
    place = ":".join([_path(problem, root), *(str(number) for number in (problem.line, problem.column) if number)])
    severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    line = ": ".join(filter(None, (place and click.style(place, bold=True), severity, one_line(problem.message))))
    return f"{line}\n    {one_line(problem.hint)}" if problem.hint else line


def github(problem: Problem, root: Path) -> str:
    """A GitHub workflow command, which becomes an annotation on the very line."""
    place = {"file": _path(problem, root), "line": problem.line, "col": problem.column}
    where = ",".join(f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}" for name, value in place.items() if value)
    return f"::{problem.severity} {where}::{_escaped(chr(10).join(filter(None, (problem.message, problem.hint))))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def document(outcome: Outcome, root: Path) -> str:
    """What came of a build as one JSON document, in ASCII so that it passes through every console."""
    problems = [
        {"path": _path(problem, root), "line": problem.line, "column": problem.column, "severity": problem.severity, "message": problem.message,
         "hint": problem.hint}
        for problem in outcome.problems
    ]
    return json.dumps({"problems": problems, "resources": outcome.resources, "written": outcome.written}, indent=2)


def count(problems: Iterable[Problem]) -> str:
    """`3 errors, 1 warning`; `no problems`."""
    severities = [problem.severity for problem in problems]
    counts = [_some(severities.count(severity), severity) for severity in ("error", "warning") if severity in severities]
    return ", ".join(counts) or "no problems"


def commonest(problems: Sequence[Problem]) -> list[str]:
    """Of more problems than fit on a page, how often the commonest are there, whatever they name."""
    kinds = Counter(_NAMED.sub("“…”", one_line(problem.message)) for problem in problems).most_common(5) if len(problems) >= _MANY else []
    lines = [f"    {times} × {message}" for message, times in kinds if times > 1]
    return ["The commonest of them:", *lines] if lines else []


def resources(number: int) -> str:
    """`1 resource`, `52 resources`."""
    return _some(number, "resource")


def learners(number: int) -> str:
    """`1 learner`, `30 learners`."""
    return _some(number, "learner")


def contributions(number: int) -> str:
    """`1 contribution`, `12 contributions`."""
    return _some(number, "contribution")


def _path(problem: Problem, root: Path) -> str:
    return shown(problem.path, root) if problem.path else ""


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shown(path: str | Path, root: Path) -> str:
    """A file of the library in `root` as it is reached from the current folder, with forward slashes."""
    try:
        return one_line(Path(os.path.relpath(root / path)).as_posix())
    except ValueError:  # another drive
        return one_line((root / path).as_posix())


def one_line(text: str) -> str:
    """`text` without control characters: a file's name must not command a terminal, nor begin a line of its own."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), text)
