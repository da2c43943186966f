"""The learner's side as a few scripts: the files of client/ in bundles, each with the words that it says.

A page asks for the bundles of its kind (`Client.scripts`). What is wanted only when somebody opens a box, or when a question of some type comes near, is
brought by `selfaccess.need("…")`. All lie in a folder that is named by their content, so that no page ever meets a script of another version of the site.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import rjsmin

from selfaccess.model import Artifact, Question, Resource
from selfaccess.places import OWN, PACKAGE


class Bundle(NamedTuple):
    """The files of a bundle, in order; the bundles that must be there before it; and what it does when all of it is there."""

    scripts: tuple[str, ...]
    needs: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


BUNDLES: Mapping[str, Bundle] = {
    # Every page, and the frame that keeps the record on file://.
    "core": Bundle((
        "namespace.js", "page.js", "strings.js", "load.js", "need.js", "format.js", "dom.js",
        "record/check.js", "record/compact.js", "record/merge.js", "record/tables.js", "record/record.js", "record/text.js",
        "store/local.js", "store/hub.js", "store/keeper.js", "store/store.js", "store/saving.js", "settings.js",
        "time/counter.js", "time/ledger.js", "time/activity.js",
        "catalogue_data.js", "announce.js", "confidence.js", "visit.js", "paper.js", "scrollers.js", "search/door.js", "doors.js", "start.js",
    ), begins=("selfaccess.start();",)),
    "hub": Bundle((
        "namespace.js", "page.js", "record/check.js", "record/compact.js", "record/merge.js", "record/tables.js", "record/record.js", "record/text.js",
        "store/local.js", "store/serve.js",
    ), begins=("selfaccess.serve();",)),
    "notice": Bundle(("store/notice.js",)),
    "languages": Bundle(("languages.js", "text/segments.js", "text/align.js"), begins=("selfaccess.languages.load(selfaccess.page().languages);",)),
    # Questions: what a page of them has, what all need, what some types share, and a bundle for each type.
    "quiz": Bundle(("quiz/attempt.js", "quiz/needs.js", "quiz/later.js", "quiz/nearing.js", "quiz/quiz.js")),
    "quiz-end": Bundle(("quiz/end.js",)),
    "desk": Bundle((
        "scoring.js", "marking.js", "quiz/shuffle.js", "quiz/arrows.js", "quiz/flag.js", "quiz/verdict.js",
        "quiz/question.js",
    ), ("languages", "quiz")),
    "typing": Bundle(("text/hangul.js", "quiz/field.js", "quiz/letters.js"), ("desk",)),
    "text": Bundle((
        "text/fold.js", "text/slips.js", "text/spelling.js", "text/numeral.js", "text/compare.js", "text/diff.js", "quiz/slip.js",
    ), ("languages",)),
    "tiles": Bundle(("quiz/tile.js", "quiz/drag.js", "quiz/board.js", "quiz/bank.js"), ("desk",)),
    "choice": Bundle(("marking/choice.js", "question/choice.js"), ("desk",)),
    "gaps": Bundle(("question/gaps.js",), ("typing",)),
    "answer": Bundle(("question/answer.js",), ("typing",)),
    "match": Bundle(("marking/match.js", "question/match.js"), ("tiles",)),
    "sort": Bundle(("marking/sort.js", "question/sort.js"), ("tiles",)),
    "order": Bundle(("marking/order.js", "question/order.js"), ("tiles",)),
    "words": Bundle(("marking/words.js", "question/words.js"), ("tiles",)),
    "mark": Bundle(("marking/mark.js", "quiz/units.js", "question/mark.js"), ("desk",)),
    "dictation": Bundle(("quiz/speech.js", "question/dictation.js"), ("typing",)),
    "open": Bundle(("marking/open.js", "quiz/recorder.js", "question/open.js"), ("typing",)),
    "mark-gaps": Bundle(("marking/gaps.js",), ("text", "desk")),
    "mark-answer": Bundle(("marking/answer.js",), ("text", "desk")),
    "mark-dictation": Bundle(("marking/dictation.js",), ("text", "desk")),
    # What other pages and boxes share.
    "progress": Bundle(("progress.js",)),
    "days": Bundle(("plan/days.js", "time/spent.js")),
    "summary": Bundle(("summary.js",), ("progress",)),
    "room": Bundle(("room.js",)),
    "parts": Bundle(("learning/parts.js",)),
    "results": Bundle(("questionnaire/results.js",)),
    "handed-in": Bundle(("questionnaire/view.js",), ("results",)),
    "markdown": Bundle(("diary/markdown.js",)),
    "notes": Bundle(("diary/notes.js", "diary/typing.js")),
    "line": Bundle(("diary/prompts.js", "diary/line.js"), ("notes",)),
    "strategy": Bundle(("diary/strategy.js",), ("notes",)),
    "tasks": Bundle(("plan/tasks.js",)),
    "motivation": Bundle(("diary/motivation.js",), ("progress", "days", "tasks")),
    "evaluation": Bundle(("evaluation.js",), ("progress",)),
    "goal": Bundle(("goals/goal.js", "goals/mark.js"), ("text",)),
    "plan": Bundle((
        "plan/pace.js", "plan/layout.js", "plan/time.js", "plan/plan.js", "plan/fitting.js", "goals/gather.js", "goals/fields.js",
        "plan/today_view.js",
    ), ("progress", "days", "tasks", "goal")),
    "card": Bundle(("review/card.js",)),
    "due": Bundle(("review/days.js", "review/schedule.js", "review/cards.js", "review/queue.js", "review/due.js"), ("card",)),
    "keep": Bundle(("review/keep.js",), ("card",)),
    "keep-gaps": Bundle(("review/sentence.js", "review/keep_gaps.js"), ("keep", "text")),
    "contribute": Bundle(("contributions/items.js", "contributions/form.js")),
    # Parts of pages, each with its place on them (start.js).
    "search": Bundle((
        "search/words.js", "search/ranges.js", "search/files.js", "search/best.js", "search/engine.js", "search/snippet.js", "search/search.js",
        "search/result.js", "search/filters.js", "search/narrow.js", "search/box.js",
    )),
    "here": Bundle(("time/guess.js",)),
    "notes-here": Bundle(("diary/here.js",), ("notes",)),
    "gloss": Bundle(("glossary/gloss.js",), ("keep",)),
    "cards": Bundle(("glossary/deck.js", "glossary/cards.js"), ("keep",)),
    "sound": Bundle(("quiz/sound.js",)),
    "lists": Bundle(("path.js",), ("progress",)),
    "begin": Bundle(("goals/offer.js",)),
    "home": Bundle(("continue.js",), ("summary",)),
    "catalogue": Bundle(("catalogue/filter.js", "catalogue/catalogue.js")),
    "questionnaire": Bundle(("questionnaire/questionnaire.js",)),
    "learning": Bundle((
        "learning/chart.js", "learning/strengths.js", "learning/changes.js", "learning/time.js", "learning/options.js", "learning/report.js",
        "learning/files.js", "learning/learning.js",
    ), ("notice", "parts", "results", "summary", "plan", "evaluation", "due")),
    "diary": Bundle((
        "diary/export.js", "diary/list.js", "diary/measure.js", "diary/diary.js",
    ), ("line", "strategy", "motivation", "markdown", "room")),
    "adviser": Bundle(("adviser/report.js", "adviser/paper.js", "adviser/adviser.js"), ("motivation", "notes", "results", "evaluation", "goal")),
    "contributions": Bundle(("contributions/letter.js", "contributions/page.js"), ("contribute", "markdown")),
    "goals": Bundle((
        "plan/offers.js", "plan/ics.js", "plan/calendar.js", "goals/ability.js", "goals/standing.js", "goals/concrete.js", "goals/resources.js",
        "goals/form.js", "goals/end.js", "goals/card.js", "goals/begin.js", "plan/week.js", "plan/weeks_view.js", "plan/file.js", "goals/goals.js",
    ), ("begin", "plan")),
    "review": Bundle((
        "review/way.js", "review/session.js", "review/decks.js",
        "review/texts.js", "review/when.js", "review/told.js", "review/ask_word.js", "review/ask_question.js", "review/leech.js", "review/word.js",
        "review/list.js", "review/home.js", "review/end.js", "review/run.js", "review/review.js",
    ), ("parts", "keep", "due", "choice", "gaps", "mark-gaps", "answer", "mark-answer", "dictation", "mark-dictation")),
}
"""By name, each after those that it needs. A file uses only what stands in its bundle, in one that this needs, or in one that it asks for itself."""

SCRIPTS = tuple(dict.fromkeys(script for bundle in BUNDLES.values() for script in bundle.scripts))
"""All files of the client, in an order in which they can be joined."""

PAGES: Mapping[str, tuple[str, ...]] = {
    "home.html": ("begin", "home"), "pack.html": ("lists",), "catalogue.html": ("catalogue",), "kinds/path.html": ("here", "lists"),
    "kinds/questionnaire.html": ("here", "questionnaire"), "kinds/glossary.html": ("here", "keep"),
    "kinds/page.html": ("here",), "kinds/exercise.html": ("here",),
    "learning.html": ("begin", "learning"), "goals.html": ("goals",), "review.html": ("begin", "review"), "diary.html": ("begin", "diary"),
    "adviser.html": ("begin", "adviser"), "contributions.html": ("begin", "contributions"),
}
"""What a page asks for at once, by its template; start.js brings what it finds missing, so that nothing is lost where a page has more."""

_TOP = 800
"""When the HTML before a page's first question is not longer, the question is near what is seen first."""
_FIRST = 3
"""So many questions are then asked for with the page; as in client/quiz/nearing.js."""


class Client:
    """The client's bundles with the words of one language."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """`words` are all texts of the interface by key."""
        self._words = words
        content = json.dumps([_sources(), BUNDLES, words, rjsmin.__version__], sort_keys=True)
        self._folder = f"{OWN}/client-{hashlib.sha256(content.encode()).hexdigest()[:8]}"

    def files(self) -> Iterator[Artifact]:
        """The scripts."""
        sources = _sources()
        for name, bundle in BUNDLES.items():
            yield Artifact(self._file(name), _text(name, "\n".join(sources[script] for script in bundle.scripts), self._words).encode())

    def scripts(self, template: str, resource: Resource | None) -> list[str]:
        """The scripts of a page, from the site's root, in order."""
        if template == "hub.html":
            return [self._file("hub")]
        wanted = closure({"core", *PAGES.get(template, ()), *(_of_questions(resource) if resource and template in PAGES else ())})
        return [self._file(name) for name in BUNDLES if name in wanted]

    def _file(self, name: str) -> str:
        return f"{self._folder}/{name}.js"


@functools.cache
def _sources() -> Mapping[str, str]:
    return {script: (PACKAGE / "client" / script).read_text("utf-8") for script in SCRIPTS}


def scheduler() -> Artifact:
    """ts-fsrs, the scheduler of the review, which only that page loads: `_selfaccess/ts-fsrs.js`."""
    return Artifact(f"{OWN}/ts-fsrs.js", PACKAGE / "client/vendor/ts-fsrs.umd.js")


def closure(names: Iterable[str]) -> set[str]:
    """The bundles of these names with all that they need."""
    found = set(names)
    return found | closure(need for name in found for need in BUNDLES[name].needs) if found else found


def _of_questions(resource: Resource) -> Iterator[str]:
    """What the questions of a page ask for at once."""
    if resource.questions:
        yield "quiz"
        if isinstance(resource.parts[0], Question) and resource.html.find("<sa-slot") <= _TOP:
            yield from (question.type for question in resource.questions[:_FIRST])


def _text(name: str, source: str, words: Mapping[str, Any]) -> str:
    """A bundle: its files without what only their readers need, its words, that it is there, and what it begins with."""
    calls = []
    if said := _said(source, words) if name != "hub" else {}:
        calls.append(f"selfaccess.strings.load({_json(said)});")
    if name == "core":
        calls.append(f"selfaccess.need.load({_json({other: bundle.needs for other, bundle in BUNDLES.items() if bundle.needs})});")
    if name != "hub":
        calls.append(f"selfaccess.need.came({_json(name)});")
    return "\n".join([rjsmin.jsmin(source), *calls, *BUNDLES[name].begins]) + "\n"


def _said(source: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """The texts that a script may say: those whose key it holds, and those whose key begins as a template in it does."""
    whole = set(re.findall(r"""['"](\w+\.\w+)['"]""", source))
    begun = tuple(set(re.findall(r"`(\w+\.\w+)\$\{", source)))
    found = {key: words[key] for key in whole if key in words}
    return found | {key: text for key, text in words.items() if key.startswith(begun)} if begun else found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
