"""What an author is told: a problem has a place, a message and a hint.

Stages do not raise for what an author wrote; they collect problems in a `Report` and go on, so that all are shown at once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Literal

Severity = Literal["error", "warning"]


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an author should mend.

    `path` is relative to the library's folder, with forward slashes; `line` and `column` count from 1 (0 when the whole
    file is meant). An error stops the build; a warning does so only with `--strict`.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = "error"


class Report:
    """Collects problems; the same problem is kept once."""

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}

    def add(self, problem: Problem) -> None:
        """Keep `problem` unless the very same is there."""
        self._problems[problem] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep each of `problems`."""
        for problem in problems:
            self.add(problem)

    @property
    def has_errors(self) -> bool:
        """Whether there is more than warnings."""
        return any(problem.severity == "error" for problem in self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems by path, line and column."""
        return tuple(sorted(self._problems))


def did_you_mean(word: str, possibilities: Iterable[str]) -> str:
    """A hint that names the nearest of `possibilities`, or all of them when none is near and they are few."""
    import difflib  # seldom needed, and slow to load

    known = sorted(possibilities)
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    if 0 < len(known) <= 24:
        return "Possible here: " + ", ".join(known) + "."
    return ""
