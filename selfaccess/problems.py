"""What an author is told: a problem has a place, a message and a hint.

Stages do not raise for what an author wrote; they collect problems in a `Report` and go on, so that all are shown at once.
"""

from __future__ import annotations

import functools
import heapq
import posixpath
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Problem(Struct, frozen=True, order=True):
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
    known = sorted(possibilities)
    near = nearest(word, known)
    if near:
        return f"Did you mean “{near}”?"
    if 0 < len(known) <= 24:
        return "Possible here: " + ", ".join(known) + "."
    return ""


def nearest(word: str, possibilities: Iterable[str]) -> str:
    """That of `possibilities` which is written nearly like `word`, "" for none; capitals make no difference."""
    import difflib  # seldom needed, and slow to load

    known = tuple(sorted(possibilities))
    folded = {name.lower(): name for name in reversed(known if len(known) <= _FEW else _sharing(word.lower(), known))}
    near = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def did_you_mean_path(path: str, paths: Iterable[str], seen_from: str) -> str:
    """A hint that names that of `paths` which `path` may mean, as it is seen from a folder; "" for none.

    It is the one that only looks alike, the only one of its name, or one written nearly like it.
    """
    known = list(paths)
    if not path.isascii() and _composed(path) in map(_composed, known):
        return "There is one whose name looks alike, but whose accents are stored in another way: rename it."
    name = "/" + posixpath.basename(path)
    same = [other for other in known if other.endswith(name)]
    near = same[0] if len(same) == 1 else nearest(path, known)
    if near and (len(same) == 1 or _are_like(path, near)):
        return f"Did you mean “{posixpath.relpath(near, seen_from)}”?"
    return ""


def _are_like(path: str, other: str) -> bool:
    """Whether two paths are written nearly alike: the folders in which both lie and a common ending make no likeness."""
    names = path.split("/"), other.split("/")
    both = len(posixpath.commonprefix(names))
    one, another = (posixpath.splitext("/".join(name[both:])) for name in names)
    return bool(nearest(one[0], [another[0]])) and one[1].lower() == another[1].lower()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_FEW = 100
"""So many names are compared letter by letter."""


def _sharing(word: str, names: tuple[str, ...]) -> list[str]:
    """The twelve names that share most pairs of letters with the word, of those pairs that tell them apart."""
    by_pair = _by_pair(names)
    shared: Counter[str] = Counter()
    for pair in _pairs(word):
        if len(some := by_pair.get(pair, ())) <= len(names) // 4:
            shared.update(some)
    return sorted(name for name, _ in heapq.nsmallest(12, shared.items(), key=lambda item: (-item[1], item[0])))


@functools.lru_cache(maxsize=4)
def _by_pair(names: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        for pair in _pairs(name.lower()):
            found.setdefault(pair, []).append(name)
    return found


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
