"""What is being shown: the last good site, and the problems of the last build."""

from __future__ import annotations

import json
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from selfaccess.problems import Problem

if TYPE_CHECKING:
    from selfaccess.build import Outcome


class Stage:
    """Shared by the builder, which shows, and the server's threads, which wait for something new.

    `folder` is where the site is; `version` names the site as it is now, and never one of another run.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run = secrets.token_hex(4)
        self._built = 0
        self._shown = 0
        self._problems: tuple[Problem, ...] = ()
        self._changed = threading.Condition()

    @property
    def version(self) -> str:
        """The name of the site as it is now."""
        return f"{self._run}-{self._built}"

    def show(self, outcome: Outcome) -> None:
        """Let the browsers know what came of a build."""
        with self._changed:
            self._built += outcome.written
            self._shown += 1
            self._problems = outcome.problems
            self._changed.notify_all()

    def news(self, seen: int, seconds: float) -> tuple[int, str]:
        """Waits for news after those that were `seen` (0: none), at most so many `seconds`; gives back their number and the state as JSON."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown > seen, seconds)
            problems = [
                {"place": ":".join([problem.path, *(str(number) for number in (problem.line, problem.column) if number)]), "severity": problem.severity,
                 "message": problem.message, "hint": problem.hint}
                for problem in self._problems
            ]
            return self._shown, json.dumps({"version": self.version, "problems": problems})
