"""The learner's side as one script: the files of client/ in order, then the words and languages, then the start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

SCRIPTS = (
    "namespace.js",
    "page.js",
    "strings.js",
    "load.js",
    "format.js",
    "dom.js",
    "record/merge.js",
    "record/record.js",
    "record/text.js",
    "store/local.js",
    "store/hub.js",
    "store/notice.js",
    "store/keeper.js",
    "store/store.js",
    "catalogue_data.js",
    "progress.js",
    "summary.js",
    "visit.js",
    "continue.js",
    "path.js",
    "catalogue/filter.js",
    "catalogue/catalogue.js",
    "questionnaire/results.js",
    "questionnaire/view.js",
    "questionnaire/questionnaire.js",
    "learning/report.js",
    "learning/files.js",
    "learning/learning.js",
    "glossary/deck.js",
    "glossary/cards.js",
    "glossary/gloss.js",
    "languages.js",
    "text/fold.js",
    "text/slips.js",
    "text/spelling.js",
    "text/numeral.js",
    "text/compare.js",
    "text/segments.js",
    "text/hangul.js",
    "text/align.js",
    "text/diff.js",
    "scoring.js",
    "marking/choice.js",
    "marking/gaps.js",
    "marking/answer.js",
    "marking/match.js",
    "marking/sort.js",
    "marking/order.js",
    "marking/words.js",
    "marking/mark.js",
    "marking/dictation.js",
    "marking/open.js",
    "marking.js",
    "quiz/attempt.js",
    "quiz/shuffle.js",
    "quiz/announce.js",
    "quiz/arrows.js",
    "quiz/flag.js",
    "quiz/field.js",
    "quiz/letters.js",
    "quiz/slip.js",
    "quiz/tile.js",
    "quiz/drag.js",
    "quiz/board.js",
    "quiz/bank.js",
    "quiz/units.js",
    "quiz/speech.js",
    "quiz/sound.js",
    "quiz/recorder.js",
    "question/choice.js",
    "question/gaps.js",
    "question/answer.js",
    "question/match.js",
    "question/sort.js",
    "question/order.js",
    "question/words.js",
    "question/mark.js",
    "question/dictation.js",
    "question/open.js",
    "quiz/verdict.js",
    "quiz/question.js",
    "quiz/end.js",
    "quiz/quiz.js",
    "search/words.js",
    "search/ranges.js",
    "search/files.js",
    "search/engine.js",
    "search/snippet.js",
    "search/search.js",
    "search/result.js",
    "search/box.js",
    "paper.js",
    "scrollers.js",
    "start.js",
)
"""Each file uses only what stands before it while it loads; what it calls later may stand anywhere."""


def bundle(strings: Mapping[str, Any], languages: Mapping[str, Any]) -> str:
    """The text of `_selfaccess/selfaccess.js`; `strings` by key, `languages` by tag."""
    folder = files("selfaccess").joinpath("client")
    sources = [folder.joinpath(script).read_text("utf-8") for script in SCRIPTS]
    data = [f"selfaccess.strings.load({_json(strings)});\n", f"selfaccess.languages.load({_json(languages)});\n"]
    return "".join([*sources, *data, "selfaccess.start();\n"])


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
