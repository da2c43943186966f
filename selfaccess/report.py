"""What a report tells of one learner: the parts of docs/files.md, read from a report that the learner made; record.py makes the same of a saved record.

A part that is None was not handed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from selfaccess.learner_file import TEXT, Entry, LearnerFile, Reading, Wrong, clean, day_of, is_day, is_name, is_number, is_time, monday_of

STATES = ("new", "begun", "done")
GOAL_STATES = ("open", "reached", "changed", "dropped")
VERDICTS = ("tried", "kept", "not-for-me")


class Agreement(Struct, frozen=True):
    """The learning agreement, in the learner's and the adviser's own words."""

    goals: tuple[str, ...]
    plan: str
    evidence: str
    meeting: str
    offers: str


class Aim(Struct, frozen=True):
    """A resource that serves a goal."""

    resource: str
    title: str
    state: str


class Goal(Struct, frozen=True):
    """`made` and `due` are days, "" where none is said; `evidence` is how the learner will know, `closing` why it ended."""

    text: str
    why: str
    made: str
    due: str
    evidence: str
    state: str
    closing: str
    resources: tuple[Aim, ...]


class Week(Struct, frozen=True):
    """What was done in the week of the Monday `week`."""

    week: str
    minutes: float
    answers: int
    reviews: int


class Work(Struct, frozen=True):
    """A resource that was worked on. `score` 0–1 (None: nothing is scored), `minutes` None where they were not counted; `last` is a day."""

    resource: str
    title: str
    kind: str
    language: str
    level: str
    state: str
    answered: int
    questions: int
    score: float | None
    minutes: float | None
    last: str


class Answered(Struct, frozen=True):
    """A question that was answered. `number` as on the page, 0 where the page does not ask it any more; `times` how often it was finished.

    `first` is the score of the very first try, `score` that of the last time; `tries` and `hints` are those of the first time, None where they are not said.
    """

    resource: str
    title: str
    question: str
    number: int
    times: int
    first: float
    score: float
    confidence: float | None
    tries: int | None
    hints: int | None


class Score(Struct, frozen=True):
    """How right the last answers were, 0–1, of a skill or a level."""

    title: str
    questions: int
    score: float


Results = tuple[tuple[str, float], ...]
"""Scales and their results in per cent; "can-do:A2" is a can-do list."""


class Questionnaire(Struct, frozen=True):
    """The last results and, where there are any, those of an earlier day; `before_day` "" where there are none."""

    resource: str
    title: str
    day: str
    results: Results
    before_day: str
    before: Results


class Words(Struct, frozen=True):
    """Words of the glossaries and the learner's own."""

    known: int
    learning: int


class Strategy(Struct, frozen=True):
    """A strategy that was tried."""

    resource: str
    title: str
    verdict: str
    text: str


class Line(Struct, frozen=True):
    """A line of the diary, or a note; `prompt` is the question that it answers."""

    day: str
    resource: str
    title: str
    prompt: str
    text: str


class Learner(Struct, frozen=True):
    """One learner, as far as the file tells. `name` "" where it names none; `made` is the day of the report and `since` that from which it tells, or "".

    `whole`: it is a saved record, of which diary, notes and cards are passed over. `damaged`: how many entries made no sense.
    """

    name: str
    made: str
    since: str
    whole: bool
    damaged: int
    agreement: Agreement | None = None
    goals: tuple[Goal, ...] | None = None
    time: tuple[Week, ...] | None = None
    work: tuple[Work, ...] | None = None
    questions: tuple[Answered, ...] | None = None
    skills: tuple[Score, ...] | None = None
    levels: tuple[Score, ...] | None = None
    questionnaires: tuple[Questionnaire, ...] | None = None
    words: Words | None = None
    strategies: tuple[Strategy, ...] | None = None
    diary: tuple[Line, ...] | None = None
    notes: tuple[Line, ...] | None = None


def read_report(file: LearnerFile) -> Learner:
    """What a report holds; `file` must be one."""
    reading = Reading()
    parts = file.data.get("parts")
    if not isinstance(parts, dict):
        reading.damaged += 1
        parts = {}
    made, since, name = file.data.get("made"), file.data.get("since"), file.data.get("name")
    found = {name: read(reading, parts[name]) for name, read in _PARTS.items() if name in parts}
    return Learner(
        name=" ".join(reading.cut(name, 100).split()) if isinstance(name, str) else "",
        made=day_of(made) if is_time(made) else "",
        since=since if isinstance(since, str) and is_day(since) else "",
        whole=False, damaged=reading.damaged, **found,
    )


def _list_of(read: Any) -> Any:
    return lambda reading, found: reading.list(found, read)


def _agreement(entry: Entry) -> Agreement:
    goals = entry.raw("goals") or []
    if not isinstance(goals, list) or not all(isinstance(goal, str) for goal in goals):
        raise Wrong
    entry.reading.damaged += max(0, len(goals) - 100)
    texts = tuple(entry.reading.cut(goal, TEXT) for goal in goals[:100])
    return Agreement(texts, *(entry.text(name, TEXT) for name in ("plan", "evidence", "meeting", "offers")))


def _aim(entry: Entry) -> Aim:
    return Aim(entry.name("resource"), entry.line("title"), entry.one_of("state", *STATES))


def _goal(entry: Entry) -> Goal:
    return Goal(entry.text("text"), entry.text("why"), entry.day("made"), entry.day("due"), entry.text("evidence"), entry.one_of("state", *GOAL_STATES),
                entry.text("closing"), entry.items("resources", _aim))


def _week(entry: Entry) -> Week:
    return Week(monday_of(_needed_day(entry, "week")), entry.number("minutes", 7 * 25 * 60), entry.count("answers"), entry.count("reviews"))


def _needed_day(entry: Entry, name: str) -> str:
    if not (day := entry.day(name)):
        raise Wrong
    return day


def _work(entry: Entry) -> Work:
    minutes = entry.number("minutes") if entry.raw("minutes") is not None else None
    return Work(entry.name("resource"), entry.line("title"), entry.line("kind", 100), entry.line("language", 100), entry.line("level", 100),
                entry.one_of("state", *STATES), entry.count("answered"), entry.count("questions"), entry.share("score"), minutes, entry.day("last"))


def _answered(entry: Entry) -> Answered:
    first, score = entry.share("first"), entry.share("score")
    if first is None or score is None:
        raise Wrong
    tries, hints = (entry.count(name) if entry.raw(name) is not None else None for name in ("tries", "hints"))
    return Answered(entry.name("resource"), entry.line("title"), entry.name("question"), entry.count("number"), entry.count("times"), first, score,
                    entry.share("confidence"), tries, hints)


def _score(entry: Entry) -> Score:
    score = entry.share("score")
    if score is None:
        raise Wrong
    return Score(entry.line("title"), entry.count("questions"), score)


def results_of(found: Any) -> Results:
    """The results of a questionnaire by scale.

    Raises Wrong when they are none.
    """
    if not isinstance(found, dict) or len(found) > 100 or not all(is_name(name) and is_number(value, 0, 100) for name, value in found.items()):
        raise Wrong
    return tuple((clean(name), float(value)) for name, value in found.items())


def _questionnaire(entry: Entry) -> Questionnaire:
    before = entry.raw("before")
    earlier = Entry(entry.reading, before) if before is not None else None
    return Questionnaire(entry.name("resource"), entry.line("title"), _needed_day(entry, "day"), results_of(entry.raw("results")),
                         _needed_day(earlier, "day") if earlier else "", results_of(earlier.raw("results")) if earlier else ())


def _words(entry: Entry) -> Words:
    return Words(entry.count("known"), entry.count("learning"))


def _strategy(entry: Entry) -> Strategy:
    return Strategy(entry.line("resource"), entry.line("title"), entry.one_of("verdict", *VERDICTS), entry.text("text", TEXT))


def _line(entry: Entry) -> Line:
    return Line(_needed_day(entry, "day"), entry.line("resource"), entry.line("title"), entry.text("prompt"), entry.text("text", TEXT))


_PARTS = {
    "agreement": lambda reading, found: reading.one(found, _agreement),
    "goals": _list_of(_goal), "time": _list_of(_week), "work": _list_of(_work), "questions": _list_of(_answered),
    "skills": _list_of(_score), "levels": _list_of(_score), "questionnaires": _list_of(_questionnaire),
    "words": lambda reading, found: reading.one(found, _words),
    "strategies": _list_of(_strategy), "diary": _list_of(_line), "notes": _list_of(_line),
}


def parts_of(learner: Learner) -> Iterator[str]:
    """The names of the parts that the learner handed over."""
    return (name for name in _PARTS if getattr(learner, name) is not None)
