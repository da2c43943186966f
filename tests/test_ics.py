"""The calendar file of the plan, read by a parser that is not ours."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path
from typing import Any

import icalendar
import pytest

ROOT = Path(__file__).parent.parent
WRITE = """
const { page } = require(process.argv[1] + '/page.js');
const selfaccess = page();
const { text, plan } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
if (text) process.stdout.write(selfaccess.ics(text.name, text.events));
else {
  const { record, catalogue, day, first, hour, base } = plan;
  const whole = selfaccess.merge.merge({ ...selfaccess.record.empty('lib'), ...record }, selfaccess.record.empty('lib'));
  const now = selfaccess.planTime.startOf(day) + 9 * 3600000;
  process.stdout.write(selfaccess.ics('Plan', selfaccess.calendar(selfaccess.plan.plan(whole, catalogue, now, first), { hour, base })));
}
"""
STAMP = 1_764_020_000_123


def written(**given: Any) -> bytes:
    return subprocess.run(["node", "-e", WRITE, ROOT / "tests/client"], input=json.dumps(given).encode(), capture_output=True, check=True, cwd=ROOT).stdout


def event(**over: Any) -> dict[str, Any]:
    return {"uid": "a@b", "stamp": STAMP, "turn": 0, "day": "2025-11-25", "hour": "", "minutes": 20, "title": "Numbers", "text": "", "url": "", **over}


def parsed(*events: dict[str, Any]) -> list[icalendar.Event]:
    text = written(text={"name": "My plan", "events": events})
    assert_lines(text)
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    assert (str(calendar["VERSION"]), str(calendar["X-WR-CALNAME"])) == ("2.0", "My plan")
    assert not calendar.errors
    found = [one for one in calendar.walk("VEVENT") if isinstance(one, icalendar.Event)]
    assert all(not one.errors for one in found)
    return found


def assert_lines(text: bytes) -> None:
    """Every line ends in CRLF, and none is longer than 75 octets or cuts a character."""
    assert text.endswith(b"\r\n")
    for line in text[:-2].split(b"\r\n"):
        assert not set(line) & set(b"\r\n")
        assert 0 < len(line) <= 75
        line.decode("utf-8")


def test_an_event_of_a_whole_day() -> None:
    (found,) = parsed(event())

    assert (found["UID"], found["SUMMARY"], found["SEQUENCE"]) == ("a@b", "Numbers", 0)
    assert (found.start, found.end) == (datetime.date(2025, 11, 25), datetime.date(2025, 11, 26))
    assert found["DTSTAMP"].dt == datetime.datetime(2025, 11, 24, 21, 33, 20, tzinfo=datetime.UTC)
    assert not {"DESCRIPTION", "URL"} & set(found)


def test_an_event_at_an_hour_belongs_to_no_zone() -> None:
    (found,) = parsed(event(hour="07:05", minutes=95, url="https://example.org/a?b=1,2;c"))

    assert found.start == datetime.datetime(2025, 11, 25, 7, 5)
    assert found.end == datetime.datetime(2025, 11, 25, 8, 40)
    assert found["URL"] == "https://example.org/a?b=1,2;c"


@pytest.mark.parametrize(("day", "then"), [("2025-12-31", (2026, 1, 1)), ("2024-02-28", (2024, 2, 29)), ("2025-03-30", (2025, 3, 31))])
def test_a_day_ends_with_the_next_one(day: str, then: tuple[int, int, int]) -> None:
    (found,) = parsed(event(day=day))

    assert found.end == datetime.date(*then)


TEXTS = [
    "commas, semicolons; and \\ strokes \\n that are no new line",
    "two\nlines",
    "« À bientôt ! » – déjà vu " * 8,
    "日本語の勉強" * 30,
    "👩‍👩‍👧‍👦🇫🇷" * 20,
    "مرحبا بالعالم " * 12,
    "x" * 75,
    "x" * 66,
    "x" * 67 + "é",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    ": leading colon",
    '"quoted"',
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    (found,) = parsed(event(title=text, text=text))

    assert str(found["SUMMARY"]) == text
    assert str(found["DESCRIPTION"]) == text


def test_signs_that_no_text_may_hold_are_left_out() -> None:
    (found,) = parsed(event(title="a\u0000b\u001b\u007fc\r\nd"))

    assert str(found["SUMMARY"]) == "abc\nd"


# ---- the plan ------------------------------------------------------------------------------------------------------------


def entry(name: str, minutes: int) -> dict[str, Any]:
    return {
        "id": f"cafe/{name}", "url": f"cafe/{name}/index.html", "title": f"{name}, s'il vous plaît", "summary": "", "kind": "exercise", "pack": "cafe",
        "language": "fr", "level": "A1", "skills": [], "topics": [], "minutes": minutes, "objectives": [], "questions": [{"id": "q", "points": 1}],
        "needs": [], "cando": [], "steps": [],
    }


def plan(**over: Any) -> dict[str, Any]:
    goal = {
        "time": STAMP, "made": STAMP - 86_400_000, "text": "I can order; politely", "why": "", "due": "2025-11-30", "evidence": "A friend understands me",
        "source": "", "resources": ["cafe/un", "cafe/deux", "cafe/trois"], "state": "open", "closing": "",
    }
    catalogue = {"resources": [entry("un", 15), entry("deux", 5), entry("trois", 35)], "packs": [], "levels": [], "skills": [], "languages": []}
    record = {"goals": {"mid1-é/x": goal}, "settings": {"week": {"time": 1, "value": [20] * 7}}}
    return {"record": record, "catalogue": catalogue, "first": 0, "day": "2025-11-25", "hour": "", "base": "", **over}


def events(**over: Any) -> list[icalendar.Event]:
    text = written(plan=plan(**over))
    assert_lines(text)
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    return [one for one in found.walk("VEVENT") if isinstance(one, icalendar.Event)]


def test_the_sittings_and_the_day_of_the_goal() -> None:
    found = events()

    assert [(one.start, str(one["SUMMARY"])) for one in found] == [
        (datetime.date(2025, 11, 25), "un, s'il vous plaît (15 min)"),
        (datetime.date(2025, 11, 25), "deux, s'il vous plaît (5 min)"),
        (datetime.date(2025, 11, 26), "trois, s'il vous plaît (20 min)"),
        (datetime.date(2025, 11, 27), "trois, s'il vous plaît (15 min)"),
        (datetime.date(2025, 11, 30), "By today: I can order; politely"),
    ]
    assert {str(one["DESCRIPTION"]) for one in found} == {"For my goal: I can order; politely", "A friend understands me"}
    assert {one["DTSTAMP"].dt.timestamp() for one in found} == {STAMP // 1000}


def test_at_an_hour_one_sitting_follows_the_other() -> None:
    found = events(hour="23:30")

    assert [one.start for one in found[:2]] == [datetime.datetime(2025, 11, 25, 23, 30), datetime.datetime(2025, 11, 25, 23, 45)]


def test_what_would_run_past_midnight_has_no_hour() -> None:
    assert [type(one.start) for one in events(hour="23:50")[:2]] == [datetime.datetime, datetime.date]


def test_addresses_only_where_the_site_has_one() -> None:
    assert [one["URL"] for one in events(base="https://example.org/room/")[:1]] == ["https://example.org/room/cafe/un/index.html"]
    assert all("URL" not in one for one in events())


def test_names_are_unique_and_stay_when_the_plan_moves() -> None:
    first, later = events(), events(day="2025-11-28")

    names = [one["UID"] for one in first]
    assert len(set(names)) == len(names)
    assert names == [one["UID"] for one in later]
    assert all(name.isascii() and " " not in name for name in names)
    assert [one["SEQUENCE"] for one in first[:1] + later[:1]] == [2, 5]
