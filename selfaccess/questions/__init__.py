"""The ten question types. A type is a row here and a file of its name here, in the theme's templates/questions,
in client/marking and client/question, and in tests/cases; a test keeps the five sets of names equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from selfaccess.model import Question
from selfaccess.questions import answer, choice, dictation, gaps, mark, match, open, order, sort, words
from selfaccess.questions.fence import Fence

TYPES: Mapping[str, Callable[[Fence], Question]] = {
    "choice": choice.parse,
    "gaps": gaps.parse,
    "answer": answer.parse,
    "match": match.parse,
    "sort": sort.parse,
    "order": order.parse,
    "words": words.parse,
    "mark": mark.parse,
    "dictation": dictation.parse,
    "open": open.parse,
}
