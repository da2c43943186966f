"""Learners' reports as one page for an adviser or a group: HTML that stands alone, without scripts, made to be printed.

Pure: the same learners and library give the same bytes.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Sequence

import jinja2
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup
from msgspec import Struct

from selfaccess.html_text import plain_text
from selfaccess.languages import attributes, direction
from selfaccess.library import Library
from selfaccess.model import Question
from selfaccess.places import PACKAGE, fragment, page_of, relative
from selfaccess.questions.gaps import Gaps
from selfaccess.questions.mark import Mark
from selfaccess.report import Answered, Learner, Questionnaire, Week, parts_of
from selfaccess.report_group import failed, shared
from selfaccess.strings import Translator

GENERATOR = b'<meta name="generator" content="selfaccess report">'
"""By this a page is known as one of ours."""
_LEAST_WEEKS, _MOST_WEEKS = 12, 40
"""How many weeks the chart has."""
_PROMPT = 180
"""The most characters of a prompt that are shown."""
_GAP = re.compile(r'<sa-gap n="\d+"></sa-gap>')
_CAN_DO = "can-do:"


class _Prompt(Struct, frozen=True):
    """What a question asks: its text ("" where it is no text) and language, its number on the page and the place in its file."""

    text: str
    language: str
    number: int
    place: str


class _Bar(Struct, frozen=True):
    x: float
    height: float
    label: str


class _Chart(Struct, frozen=True):
    """Bars from the first week to the last; `label` tells them all in words."""

    title: str
    label: str
    bars: tuple[_Bar, ...]
    width: int
    first: str
    last: str
    most: str


class _Shown(Struct, frozen=True):
    """A learner as the page shows them; None where nothing is known."""

    learner: Learner
    name: str
    weeks: int | None
    minutes: float
    done: int | None
    answered: int | None
    right: float | None
    again: tuple[Answered, ...]
    sure: bool
    chart: _Chart | None
    empty: bool


class _Scale(Struct, frozen=True):
    title: str
    before: float | None
    now: float | None


def report_page(learners: Sequence[Learner], library_id: str, library: Library | None, t: Translator, *, site: str = "") -> bytes:
    """The page, as UTF-8. Titles and prompts are the `library`'s, where it is given.

    `site` is the address of the library's site as seen from the page, "" for no links.
    """
    return _Page(library, library_id, t, site).html(learners).encode()


class _Page:
    def __init__(self, library: Library | None, library_id: str, t: Translator, site: str) -> None:
        self._library, self._t, self._site = library, t, site
        self._title = library.config.title if library is not None else library_id
        self._language = library.config.language if library is not None else "en"
        self._locale = self._language.replace("-", "_")

    def html(self, learners: Sequence[Learner]) -> str:
        """The page of these learners."""
        style = (PACKAGE / "report_page.css").read_text("utf-8")
        environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        environment.filters.update(decimal=lambda value: f"{value:.2f}".rstrip("0").rstrip("."), shown=self._decimal)
        days = sorted(day for learner in learners for day in _days(learner))
        return environment.from_string((PACKAGE / "report_page.html").read_text("utf-8")).render(
            t=self._t, learners=[self._shown(learner, number) for number, learner in enumerate(learners, 1)],
            failing=failed(learners), shared=shared(learners), library_title=self._title, site_language=self._language,
            rtl=direction(self._language) == "rtl", style=Markup(style), style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            span=self._span(days), utc=any(learner.whole for learner in learners), knows=self._library is not None,
            date=self._date, percent=self._percent, minutes=self._minutes, link=self._link, title_of=self._title_of, is_gone=self._is_gone,
            prompt_of=self._prompt_of, scales=self._scales, lang=lambda tag: Markup(attributes(tag)),
        )

    def _shown(self, learner: Learner, number: int) -> _Shown:
        work, questions, time = learner.work, learner.questions, learner.time
        again = sorted((one for one in questions or () if one.score < 1), key=lambda one: (one.score, one.first))
        scores = [one.score for one in questions] if questions is not None else []
        return _Shown(
            learner=learner, name=learner.name or self._t("report.learner", n=number),
            weeks=len([week for week in time if week.minutes or week.answers or week.reviews]) if time is not None else None,
            minutes=sum(week.minutes for week in time or ()) or sum(one.minutes or 0 for one in work or ()),
            done=sum(one.state == "done" for one in work) if work is not None else None,
            answered=len(questions) if questions is not None else None,
            right=sum(scores) / len(scores) if scores else None,
            again=tuple(again), sure=any(one.confidence is not None for one in again),
            chart=self._chart(time) if time else None, empty=not any(parts_of(learner)),
        )

    def _chart(self, weeks: Sequence[Week]) -> _Chart | None:
        by_week = {datetime.date.fromisoformat(week.week): week for week in weeks}
        timed = any(week.minutes for week in weeks)
        last = max(by_week)
        first = min(max(min(by_week), last - datetime.timedelta(weeks=_MOST_WEEKS - 1)), last - datetime.timedelta(weeks=_LEAST_WEEKS - 1))
        every = [last - datetime.timedelta(weeks=back) for back in range((last - first).days // 7, -1, -1)]
        known = [by_week.get(monday, Week(monday.isoformat(), 0, 0, 0)) for monday in every]
        values = [week.minutes if timed else week.answers for week in known]
        most = max(values)
        if most == 0:
            return None
        texts = [self._week(week, timed) for week in known]
        # Right to left, time runs that way too.
        places = range(len(known) - 1, -1, -1) if direction(self._language) == "rtl" else range(len(known))
        return _Chart(
            title=self._t("report.minutes_by_week" if timed else "report.answers_by_week"), label="; ".join(texts),
            bars=tuple(_Bar(place * 10 + 1, 100 * value / most, text) for place, value, text in zip(places, values, texts, strict=True) if value),
            width=10 * len(known), first=self._date(known[0].week), last=self._date(known[-1].week), most=texts[values.index(most)],
        )

    def _week(self, week: Week, timed: bool) -> str:
        date = self._date(week.week)
        if timed:
            return self._t("report.week_minutes", date=date, time=self._minutes(week.minutes))
        return self._t("report.week_answers", date=date, n=week.answers)

    # -- numbers and days

    def _date(self, day: str) -> str:
        return format_date(datetime.date.fromisoformat(day), "medium", locale=self._locale)

    def _span(self, days: Sequence[str]) -> str:
        if not days:
            return ""
        first, last = self._date(days[0]), self._date(days[-1])
        return first if first == last else self._t("report.span", first=first, last=last)

    def _percent(self, share: float) -> str:
        return format_percent(share, locale=self._locale)

    def _decimal(self, value: float | None) -> str:
        return "–" if value is None else format_decimal(round(value, 1), locale=self._locale)

    def _minutes(self, minutes: float) -> str:
        hours, rest = divmod(round(minutes), 60)
        if not hours:
            return self._t("site.minutes", n=rest)
        return self._t("site.hours_minutes", hours=hours, minutes=rest) if rest else self._t("site.hours", n=hours)

    # -- what the library knows

    def _title_of(self, resource: str, title: str) -> str:
        found = self._library.by_id.get(resource) if self._library is not None else None
        return found.title if found is not None else title or resource

    def _is_gone(self, resource: str) -> bool:
        return self._library is not None and resource not in self._library.by_id

    def _link(self, resource: str, question: str = "") -> str:
        found = self._library.by_id.get(resource) if self._library is not None else None
        if not self._site or found is None:
            return ""
        return f"{self._site}/{relative(page_of(found.place), '')}{fragment(f'q-{question}' if question else '')}"

    def _prompt_of(self, resource: str, question: str) -> _Prompt | None:
        found = self._library.by_id.get(resource) if self._library is not None else None
        for number, asked in enumerate(found.questions if found is not None else (), 1):
            if found is not None and asked.id == question:
                language, text = _asked(asked, self._language)
                return _Prompt(text, language, number, f"{found.path}:{asked.line}")
        return None

    def _scales(self, row: Questionnaire) -> list[_Scale]:
        before, now = dict(row.before), dict(row.results)
        shares = [(name, before.get(name), now.get(name)) for name in {**now, **before}]
        return [_Scale(self._scale(name), *(None if value is None else value / 100 for value in values)) for name, *values in shares]

    def _scale(self, name: str) -> str:
        """As in client/questionnaire/results.js."""
        if name.startswith(_CAN_DO):
            level = name.removeprefix(_CAN_DO)
            return self._t("questionnaire.can_do_level", level=level) if level else self._t("questionnaire.can_do")
        words = re.sub(r"[-_]+", " ", name)
        return words[:1].upper() + words[1:]


def _asked(question: Question, language: str) -> tuple[str, str]:
    """The language and the text of what a question asks, which in some types is the text to be worked on."""
    html, spoken = question.prompt, question.prompt_language or language
    if isinstance(question, (Gaps, Mark)) and not plain_text(html):
        html, spoken = question.text if isinstance(question, Gaps) else question.passage, question.language
    text = plain_text(_GAP.sub("___", html))
    return spoken, text if len(text) <= _PROMPT else f"{text[:_PROMPT].rstrip()}…"


def _days(learner: Learner) -> list[str]:
    """The days that a learner's file tells of."""
    works = [one.last for one in learner.work or () if one.last]
    weeks = [week.week for week in learner.time or ()]
    sittings = [day for one in learner.questionnaires or () for day in (one.day, one.before_day) if day]
    return [*works, *weeks, *sittings, *(line.day for line in learner.diary or ())]
