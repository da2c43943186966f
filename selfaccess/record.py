"""A saved record as the parts of a report (docs/files.md; client/record/text.js writes it): what was done, and how it went.

The diary, notes, cards and settings that are in it are passed over: a record is the learner's own copy, and only what is put into a
report was chosen to be read by others.
"""

from __future__ import annotations

import collections
import functools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct, structs

from selfaccess.languages import name as language_name
from selfaccess.learner_file import Entry, LearnerFile, Reading, Wrong, clean, day_of, is_day, is_name, is_number, is_time, monday_of
from selfaccess.library import Library
from selfaccess.model import Resource
from selfaccess.report import GOAL_STATES, Aim, Answered, Goal, Learner, Questionnaire, Results, Score, Week, Work, results_of

_T = TypeVar("_T")
_Counts = tuple[float, int, int, Mapping[str, float]]
"""Seconds, answers, reviews, and seconds by resource."""

_GONE = "gone"
_DAY = 90_000
"""Seconds of the longest day of a year."""
_NEWEST = 6
"""So many of the newest answers to a question count."""
_HALF_LIFE = 30 * 24 * 60 * 60 * 1000
"""Milliseconds after which an answer counts half as much."""
_FEW = 1_000
"""The most resources or browsers of one day, the most sittings and questions of one resource, and the most answers to one question."""


class _Attempt(Struct, frozen=True):
    time: int
    score: float
    tries: int
    first: float
    points: float
    hints: int
    confidence: float | None


class _Record(Struct, frozen=True):
    """By resource: the time of the last visit, the attempts at each question and the sittings (the oldest first), and the questions that were written.

    By day, what each browser counted.
    """

    visits: Mapping[str, int]
    attempts: Mapping[str, Mapping[str, Sequence[_Attempt]]]
    sittings: Mapping[str, Sequence[tuple[int, Results]]]
    written: Mapping[str, frozenset[str]]
    days: Mapping[str, Sequence[_Counts]]
    goals: Sequence[Goal]


def read_record(file: LearnerFile, library: Library | None, t: Callable[..., str]) -> Learner:
    """What a saved record tells; `file` must be one. Titles, skills and levels are those of the `library`, where it is given; `t` gives its words."""
    reading = Reading()
    record = _read(file.data, reading)
    return Learner(
        name="", made="", since="", whole=True, damaged=reading.damaged,
        goals=tuple(structs.replace(goal, resources=tuple(_aim(aim, record, library) for aim in goal.resources)) for goal in record.goals),
        time=_weeks(record),
        work=_work(record, library),
        questions=_questions(record, library),
        skills=_skills(record, library, t) if library is not None else None,
        levels=_levels(record, library, t) if library is not None else None,
        questionnaires=_questionnaires(record, library),
    )


# -- reading


def _read(data: Mapping[str, Any], reading: Reading) -> _Record:
    held = {resource: held if isinstance(held, dict) else {"visit": None} for resource, held in reading.table(data.get("resources", {}))}
    return _Record(
        visits=_kept(reading, _visit, ((resource, entry["visit"]) for resource, entry in held.items() if "visit" in entry)),
        attempts={resource: _attempts(reading, entry["attempts"]) for resource, entry in held.items() if "attempts" in entry},
        sittings={resource: sorted(reading.list(entry["sittings"], _sitting, _FEW)) for resource, entry in held.items() if "sittings" in entry},
        written={resource: frozenset(_written(reading, entry["drafts"])) for resource, entry in held.items() if "drafts" in entry},
        days=_days(reading, data.get("activity", {})),
        goals=_goals(reading, data.get("goals", {})),
    )


def _kept(reading: Reading, read: Callable[[Any], _T], entries: Iterable[tuple[str, Any]]) -> dict[str, _T]:
    """What `read` makes of the entries, without those of which it makes nothing."""
    found = ((name, reading.kept(functools.partial(read, value))) for name, value in entries)
    return {name: value for name, value in found if value is not None}


def _visit(found: Any) -> int:
    if not isinstance(found, list) or len(found) != 2 or not all(is_time(time) for time in found) or found[0] > found[1]:
        raise Wrong
    return int(found[1])


def _attempts(reading: Reading, found: Any) -> dict[str, Sequence[_Attempt]]:
    """By question, the oldest first; of two at one moment the better, as the browser's merge has it."""
    attempts: dict[str, Sequence[_Attempt]] = {}
    for question, rows in reading.table(found, _FEW):
        rows = rows if isinstance(rows, list) else [None]
        reading.damaged += max(0, len(rows) - _FEW)
        read = (reading.kept(functools.partial(_attempt, row)) for row in rows[:_FEW])
        by_time: dict[int, _Attempt] = {}
        for attempt in sorted((attempt for attempt in read if attempt is not None), key=lambda attempt: (attempt.time, attempt.score)):
            by_time[attempt.time] = attempt
        if by_time:
            attempts[question] = tuple(by_time.values())
    return attempts


def _attempt(row: Any) -> _Attempt:
    if not isinstance(row, list) or not 2 <= len(row) <= 7:
        raise Wrong
    usual = [None, None, 1, row[1], 1, 0, None]
    time, score, tries, first, points, hints, confidence = [*row, *usual[len(row) :]]
    shares = [score, first, *([confidence] if len(row) == 7 else [])]
    if not (is_time(time) and all(is_number(share, 0, 1) for share in shares) and is_number(points, 0, 1e6) and _is_count(tries) and _is_count(hints)):
        raise Wrong
    return _Attempt(int(time), score, int(tries), first, points, int(hints), confidence)


def _is_count(value: Any) -> bool:
    return is_number(value, 0, 1e6) and value == int(value)


def _written(reading: Reading, found: Any) -> Iterator[str]:
    """The questions whose answer is finished, though it has no marks."""
    for question, draft in reading.table(found, _FEW):
        if isinstance(draft, dict) and draft.get("done") is True and draft.get("given") is not None:
            yield question


def _sitting(entry: Entry) -> tuple[int, Results]:
    return entry.time("time"), results_of(entry.raw("results"))


def _days(reading: Reading, found: Any) -> dict[str, Sequence[_Counts]]:
    days: dict[str, Sequence[_Counts]] = {}
    for day, browsers in reading.table(found):
        if is_day(day):
            days[day] = tuple(_kept(reading, _counts, reading.table(browsers, _FEW)).values())
        else:
            reading.damaged += 1
    return days


def _counts(row: Any) -> _Counts:
    if not isinstance(row, list) or not 1 <= len(row) <= 4:
        raise Wrong
    usual: list[Any] = [None, 0, 0, {}]
    seconds, answers, reviews, resources = [*row, *usual[len(row) :]]
    if not (_is_seconds(seconds) and _is_count(answers) and _is_count(reviews) and isinstance(resources, dict) and len(resources) <= _FEW):
        raise Wrong
    if not all(is_name(resource) and _is_seconds(part) for resource, part in resources.items()):
        raise Wrong
    return seconds, answers, reviews, {clean(resource): part for resource, part in resources.items()}


def _is_seconds(value: Any) -> bool:
    return is_number(value, 0, _DAY) and value == int(value)


def _goals(reading: Reading, found: Any) -> list[Goal]:
    """The goals that are not thrown away, the newest first."""
    goals = _kept(reading, lambda goal: _goal(Entry(reading, goal)), reading.table(found)).values()
    return sorted((goal for goal in goals if goal.state != _GONE), key=lambda goal: goal.made, reverse=True)


def _goal(entry: Entry) -> Goal:
    resources = entry.raw("resources") or []
    if not isinstance(resources, list) or len(resources) > 100 or not all(is_name(resource) for resource in resources):
        raise Wrong
    return Goal(entry.text("text"), entry.text("why"), day_of(entry.time("made")), entry.day("due"), entry.text("evidence"),
                entry.one_of("state", *GOAL_STATES, _GONE), entry.text("closing"), tuple(Aim(clean(resource), "", "new") for resource in resources))


# -- telling


def _by_id(library: Library | None) -> Mapping[str, Resource]:
    return library.by_id if library is not None else {}


def _title(resource: str, library: Library | None) -> str:
    found = _by_id(library).get(resource)
    return found.title if found is not None else ""


def _state(resource: str, record: _Record, library: Library | None) -> str:
    """As in client/progress.js."""
    if not any(resource in known for known in (record.visits, record.attempts, record.sittings, record.written)):
        return "new"
    found = _by_id(library).get(resource)
    if found is None or found.kind == "path":
        return "begun"
    if found.kind == "questionnaire":
        return "done" if record.sittings.get(resource) else "begun"
    return "done" if _answered_of(found, record) == len(found.questions) else "begun"


def _answered_of(resource: Resource, record: _Record) -> int:
    """How many of the questions that it asks now are answered."""
    answered = {*record.attempts.get(resource.id, ()), *record.written.get(resource.id, ())}
    return sum(question.id in answered for question in resource.questions)


def _aim(aim: Aim, record: _Record, library: Library | None) -> Aim:
    return Aim(aim.resource, _title(aim.resource, library), _state(aim.resource, record, library))


def _counted(resource: str, record: _Record, library: Library | None) -> Mapping[str, Sequence[_Attempt]]:
    """The attempts by question, without questions that the library does not ask any more."""
    attempts = record.attempts.get(resource, {})
    if library is None:
        return attempts
    found = library.by_id.get(resource)
    return {question.id: attempts[question.id] for question in found.questions if question.id in attempts} if found is not None else {}


def _work(record: _Record, library: Library | None) -> tuple[Work, ...]:
    """The resources that were opened or worked on, the latest first."""
    minutes = _minutes(record)
    rows = []
    for resource in {**record.visits, **record.attempts, **record.sittings}:
        found = _by_id(library).get(resource)
        counted = _counted(resource, record, library)
        latest = [attempts[-1] for attempts in counted.values()]
        times = [*(attempt.time for attempt in latest), *(time for time, _ in record.sittings.get(resource, ())), record.visits.get(resource, 0)]
        if not any(times):
            continue
        rows.append((max(times), Work(
            resource, found.title if found else "", found.kind if found else "", found.language if found else "", found.level if found else "",
            _state(resource, record, library), _answered_of(found, record) if found else len(counted), len(found.questions) if found else 0,
            _share(latest), minutes.get(resource, 0) if minutes is not None else None, day_of(max(times)))))
    return tuple(work for _, work in sorted(rows, key=lambda row: (-row[0], row[1].resource)))


def _minutes(record: _Record) -> dict[str, float] | None:
    """The minutes spent on each resource, None where nothing was counted."""
    if not record.days:
        return None
    found: dict[str, float] = {}
    for counts in record.days.values():
        for *_, resources in counts:
            for resource, seconds in resources.items():
                found[resource] = found.get(resource, 0) + seconds / 60
    return found


def _share(attempts: Sequence[_Attempt]) -> float | None:
    """How much of the points was reached, None where there are no points."""
    points = sum(attempt.points for attempt in attempts)
    return sum(attempt.score * attempt.points for attempt in attempts) / points if points > 0 else None


def _questions(record: _Record, library: Library | None) -> tuple[Answered, ...]:
    rows = []
    for resource, asked in record.attempts.items():
        found = _by_id(library).get(resource)
        numbers = {question.id: number for number, question in enumerate(found.questions, 1)} if found else {}
        for question, attempts in asked.items():
            first, last = attempts[0], attempts[-1]
            rows.append(Answered(resource, found.title if found else "", question, numbers.get(question, 0), len(attempts), first.first, last.score,
                                 last.confidence, first.tries, first.hints))
    return tuple(rows)


def _weeks(record: _Record) -> tuple[Week, ...]:
    """By week, the latest first. Answers of a time before they were counted are told by the attempts; as in client/time/spent.js."""
    days = {day: (sum(one[0] for one in counts), sum(one[1] for one in counts), sum(one[2] for one in counts)) for day, counts in record.days.items()}
    attempts = collections.Counter(day_of(attempt.time) for asked in record.attempts.values() for tried in asked.values() for attempt in tried)
    for day, number in attempts.items():
        seconds, answers, reviews = days.get(day, (0, 0, 0))
        days[day] = seconds, max(answers, number), reviews
    weeks: dict[str, tuple[float, int, int]] = {}
    for day, (seconds, answers, reviews) in days.items():
        before = weeks.get(monday_of(day), (0, 0, 0))
        weeks[monday_of(day)] = before[0] + seconds, before[1] + answers, before[2] + reviews
    return tuple(Week(week, seconds / 60, answers, reviews) for week, (seconds, answers, reviews) in sorted(weeks.items(), reverse=True))


def _skills(record: _Record, library: Library, t: Callable[..., str]) -> tuple[Score, ...]:
    titles = {skill: title or _skill_title(skill, t) for skill, title in library.config.skills.items()}

    def named(title: str, language: str) -> str:
        return t("learning.in_language", title=title, language=language)

    groups = [(title, [resource for resource in library.resources if skill in resource.skills]) for skill, title in titles.items()]
    return _claims(groups, named, record, library)


def _skill_title(skill: str, t: Callable[..., str]) -> str:
    try:
        return t(f"site.skill_{skill}")
    except KeyError:
        return skill.replace("-", " ").replace("_", " ")


def _levels(record: _Record, library: Library, t: Callable[..., str]) -> tuple[Score, ...]:
    def named(title: str, language: str) -> str:
        return t("site.language_level", level=title, language=language)

    groups = [(level, [resource for resource in library.resources if resource.level == level]) for level in library.config.levels]
    return _claims(groups, named, record, library)


def _claims(groups: Sequence[tuple[str, Sequence[Resource]]], named: Callable[[str, str], str], record: _Record, library: Library) -> tuple[Score, ...]:
    """What My learning says of groups of resources (docs/learning.md; client/evaluation.js), apart for each language when there are several."""
    languages = sorted({resource.language for resource in library.resources if resource.language and _counted(resource.id, record, library)})
    apart: list[str | None] = ["", *languages] if len(languages) > 1 else [None]
    found = []
    for language in apart:
        for title, resources in groups:
            some = (resource for resource in resources if language in (None, resource.language))
            answered = [attempts for resource in some for attempts in _counted(resource.id, record, library).values()]
            if answered:
                shown = named(title, language_name(language, library.config.language)) if language else title
                found.append(Score(shown, len(answered), _weighted(answered)))
    return tuple(found)


def _weighted(answered: Sequence[Sequence[_Attempt]]) -> float:
    """The share of a group, 0–1: a question weighs its points, and half as much for each half-life that it is older than the newest."""
    newest = max(attempts[-1].time for attempts in answered)
    weights = [attempts[-1].points * math.pow(0.5, (newest - attempts[-1].time) / _HALF_LIFE) for attempts in answered]
    shares = [_recent(attempts[-_NEWEST:]) for attempts in answered]
    if sum(weights) == 0:
        return sum(shares) / len(shares)
    return sum(weight * share for weight, share in zip(weights, shares, strict=True)) / sum(weights)


def _recent(attempts: Sequence[_Attempt]) -> float:
    """The marks of the first tries; each earlier answer counts half as much as the one after it."""
    weights = [0.5**age for age in range(len(attempts))]
    return sum(weight * attempt.first for weight, attempt in zip(weights, reversed(attempts), strict=True)) / sum(weights)


def _questionnaires(record: _Record, library: Library | None) -> tuple[Questionnaire, ...]:
    """The last results beside the first, the latest first."""
    found = []
    for resource, sittings in record.sittings.items():
        if sittings:
            (begun, before), (time, results) = sittings[0], sittings[-1]
            earlier = (day_of(begun), before) if len(sittings) > 1 else ("", ())
            found.append((time, Questionnaire(resource, _title(resource, library), day_of(time), results, *earlier)))
    return tuple(questionnaire for _, questionnaire in sorted(found, key=lambda one: (-one[0], one[1].resource)))
