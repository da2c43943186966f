"""What several learners' reports say together: where many fail, and what was worked on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from selfaccess.report import Answered, Learner, Work

MANY = 3
"""From so many learners on it is said that an item may be at fault."""
_RIGHT = 0.99995
"""A score that is wholly right; scores are saved with four decimals."""
_HALF = 0.5


class Failed(Struct, frozen=True):
    """A question as `learners` of them answered it; `at_once` is the share of those who were right at the first try, `score` their last scores' mean.

    `tries` and `hints` are means of the first time, None where nobody's file says them. `doubtful`: many answered, and less than half was right in the end.
    """

    resource: str
    title: str
    question: str
    number: int
    learners: int
    at_once: float
    score: float
    tries: float | None
    hints: float | None
    doubtful: bool


class Shared(Struct, frozen=True):
    """A resource that `learners` of them worked on, `done` of them to its end; `score` is their mean, None where nothing is scored."""

    resource: str
    title: str
    learners: int
    done: int
    score: float | None


def failed(learners: Iterable[Learner]) -> tuple[Failed, ...]:
    """The questions that several learners answered and not all had right at once: those that the most failed come first."""
    found: dict[tuple[str, str], list[Answered]] = {}
    for learner in learners:
        for answered in {(one.resource, one.question): one for one in learner.questions or ()}.values():
            found.setdefault((answered.resource, answered.question), []).append(answered)
    rows = [_failed(answers) for answers in found.values() if len(answers) > 1]
    return tuple(sorted((row for row in rows if row.at_once < 1), key=lambda row: (-row.learners * (1 - row.at_once), row.score, row.resource, row.question)))


def _failed(answers: Sequence[Answered]) -> Failed:
    at_once = _mean([float(one.first >= _RIGHT) for one in answers]) or 0.0
    score = _mean([one.score for one in answers]) or 0.0
    return Failed(
        answers[0].resource, next((one.title for one in answers if one.title), ""), answers[0].question, max(one.number for one in answers), len(answers),
        at_once, score, _mean([one.tries for one in answers if one.tries is not None]), _mean([one.hints for one in answers if one.hints is not None]),
        doubtful=len(answers) >= MANY and score < _HALF and at_once < _HALF,
    )


def shared(learners: Iterable[Learner]) -> tuple[Shared, ...]:
    """The resources that several learners worked on: those of the most come first."""
    found: dict[str, list[Work]] = {}
    for learner in learners:
        for work in {one.resource: one for one in learner.work or () if one.state != "new"}.values():
            found.setdefault(work.resource, []).append(work)
    rows = [Shared(resource, next((one.title for one in works if one.title), ""), len(works), sum(one.state == "done" for one in works),
                   _mean([one.score for one in works if one.score is not None])) for resource, works in found.items() if len(works) > 1]
    return tuple(sorted(rows, key=lambda row: (-row.learners, -row.done, row.resource)))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
