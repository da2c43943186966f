"""A little library and learners' files for it, as the tests of reports and contributions use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import little_library

from selfaccess.library import Library
from selfaccess.problems import Report
from selfaccess.sources import read_library
from selfaccess.strings import Translator, catalogue

PACK = little_library.PACK
FILES = {
    "site.yaml": "title: Riverside\nid: riverside\nlanguage: en\nskills: [reading, listening, grammar]\n",
    f"{PACK}/order.md": """---
title: Ordering a coffee
kind: exercise
level: A1
skills: [reading, grammar]
---
::: choice {#polite points=2}
Which is polite?

- [x] Je voudrais
- [ ] Je veux
:::

::: gaps {#gaps}
Un [[café]], s’il vous [[plaît]].
:::

::: answer {#tip}
Say *thank you*.

- = merci
:::
""",
    f"{PACK}/write.md": """---
title: Write it
kind: exercise
level: A2
skills: [grammar]
---
::: open {#free}
Write to a friend.
:::

::: answer {#who}
Who asks? <b>You</b> & I

- = moi
:::
""",
    f"{PACK}/page.md": "---\ntitle: Read this\nskills: [reading]\n---\nText.\n",
    f"{PACK}/me.md": """---
title: How I learn
kind: questionnaire
---
::: scale {labels="Never | Often" #habits}
- I plan. {time-planning}
- I review. {review}
:::

::: can-do {level=A1 #can}
- I can order.
:::
""",
}
DAY = 86_400_000
START = 1_771_840_800_000
"""Monday, 23 February 2026, 10:00 UTC."""


def library(root: Path, **files: str) -> Library:
    """The little library, written to `root`."""
    found = read_library(little_library.write(root, {**FILES, **files}), Report(), drafts=False)
    assert found is not None
    return found


def words() -> Translator:
    """The English words."""
    return Translator(catalogue("en", Path(__file__).parent, Report()), "en")


def name(resource: str) -> str:
    """The id of a resource of the little library."""
    return f"french-cafe/{resource}"


def record(**over: Any) -> dict[str, Any]:
    """A record of version 2, with a little of all that a record can hold."""
    return {
        "selfaccess": "record", "version": 2, "library": "riverside",
        "resources": {
            name("order"): {
                "visit": [START, START + 8 * DAY],
                "attempts": {
                    "polite": [[START, 0, 2, 0, 2, 1], [START + 8 * DAY, 1, 1, 1, 2, 0, 0.5]],
                    "gaps": [[START + 60_000, 0.5, 2]],
                    "old": [[START + 90_000, 1]],
                },
            },
            name("write"): {"visit": [START, START], "attempts": {"who": [[START + DAY, 1]]},
                            "drafts": {"free": {"time": START, "given": {"text": "x"}, "done": True}}},
            name("me"): {"visit": [START, START], "sittings": [
                {"time": START, "answers": {"habits": [0, 1]}, "results": {"time-planning": 0, "review": 100, "can-do:A1": 50}},
                {"time": START + 8 * DAY, "answers": {"habits": [1, 1]}, "results": {"time-planning": 100, "review": 100, "can-do:A1": 100}},
            ]},
            "gone/away": {"visit": [START, START], "attempts": {"q": [[START, 1]]}},
        },
        "activity": {"2026-02-23": {"a": [1200, 4, 0, {name("order"): 900}], "b": [600]}, "2026-03-03": {"a": [300, 1, 5, {name("order"): 300}]}},
        "goals": {
            "g1": {"time": START, "made": START, "text": "Order without English", "why": "I move to Lyon.", "due": "2026-05-30", "evidence": "I do it.",
                   "resources": [name("order"), "gone/away"]},
            "g2": {"time": START, "made": START - DAY, "text": "Old one", "state": "dropped", "closing": "No time."},
            "g3": {"time": START, "made": START, "state": "gone"},
        },
        "notes": {"n1": {"time": START, "made": START, "kind": "diary", "text": "MY SECRET DIARY"}},
        "cards": {"w:1": [START, START, START]},
        "settings": {"why": [START, "MY SECRET SETTING"]},
        "contributions": {
            "mid1xk2f-3k8a": {"time": START, "made": START, "resource": name("order"), "kind": "question", "text": "Why *un*?"},
            "mid1xk2f-3k8b": {"time": START, "made": START, "resource": name("order"), "kind": "term", "more": {"term": "la carafe", "meaning": "jug"}},
        },
        **over,
    }


def report(**over: Any) -> dict[str, Any]:
    """A report with all parts."""
    order = {"resource": name("order"), "title": "Ordering"}
    return {
        "selfaccess": "report", "version": 1, "library": "riverside", "name": "Ana Ruiz", "made": START + 10 * DAY, "since": "2026-02-01",
        "parts": {
            "agreement": {"goals": ["Order without English"], "plan": "Mondays,\nhalf an hour.", "evidence": "A recording.", "meeting": "3 April",
                          "offers": "A partner."},
            "goals": [{"text": "Order without English", "why": "I move.", "due": "2026-05-30", "evidence": "I do it.", "state": "open", "made": "2026-02-23",
                       "resources": [{**order, "state": "done"}]}],
            "time": [{"week": "2026-03-02", "minutes": 95, "answers": 40, "reviews": 12}, {"week": "2026-02-16", "minutes": 45, "answers": 12, "reviews": 0}],
            "work": [{**order, "kind": "exercise", "language": "fr", "level": "A1", "state": "done", "answered": 3, "questions": 3, "score": 0.75,
                      "minutes": 32, "last": "2026-03-03"}],
            "questions": [{**order, "question": "polite", "number": 1, "times": 2, "first": 0, "score": 0.5, "confidence": 1},
                          {**order, "question": "gaps", "number": 2, "times": 1, "first": 1, "score": 1}],
            "skills": [{"title": "Reading", "questions": 2, "score": 0.75}],
            "levels": [{"title": "A1", "questions": 2, "score": 0.75}],
            "questionnaires": [{"resource": name("me"), "title": "How I learn", "day": "2026-03-03", "results": {"time-planning": 65},
                                "before": {"day": "2026-02-01", "results": {"time-planning": 40}}}],
            "words": {"known": 40, "learning": 12},
            "strategies": [{"verdict": "kept", "text": "I say words aloud."}],
            "diary": [{"day": "2026-03-02", **order, "prompt": "What worked?", "text": "Listening first.\nThen reading."}],
            "notes": [{"day": "2026-03-01", **order, "text": "Ask about *un*."}],
        },
        **over,
    }


def contributions(*items: dict[str, Any], **over: Any) -> dict[str, Any]:
    """A file of contributions."""
    return {"selfaccess": "contributions", "version": 1, "library": "riverside", "made": START, "items": list(items), **over}


def item(**over: Any) -> dict[str, Any]:
    """One contribution of such a file."""
    return {"id": "mid1xk2f-3k8a", "resource": name("order"), "title": "Ordering", "kind": "question", "text": "Why *un*?", "more": {}, "made": START, **over}


def data(value: Any) -> bytes:
    """The bytes of a file."""
    return json.dumps(value).encode()
