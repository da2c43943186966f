"""The texts of the cards of My learning's review, so that its page loads no more than what is asked today.

`_selfaccess/decks/N.js` holds the headwords of a glossary, or the questions of a pack, in plain text; each is a call of
`selfaccess.decks.load(N, data)`, so that all works from file://. The catalogue's data names the numbers.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from selfaccess.html_text import plain_lines, plain_text
from selfaccess.islands import item_data, script_json
from selfaccess.library import Library
from selfaccess.model import Artifact, Entry, Question, Resource
from selfaccess.page_text import with_gaps
from selfaccess.places import OWN
from selfaccess.questions.answer import Answer
from selfaccess.questions.choice import Choice
from selfaccess.questions.gaps import Gaps
from selfaccess.questions.mark import Mark

FOLDER = f"{OWN}/decks/"
_TAG = re.compile(r"<([a-z][\w-]*)")
_PLAIN = frozenset({"p", "br", "em", "strong", "i", "b", "span", "a", "bdi", "small", "mark", "ul", "ol", "li", "sa-gap"})
"""What a text may hold of which nothing is lost when it is made plain."""
_SHORT = 400
_FEW = 4
"""A text with more characters or gaps is no card, but stays on its page."""
_GAP = "\ue000"
_OF_A_TEXT = frozenset({"reading", "listening"})
"""Questions of a resource whose first skill is one of these are about what is read or heard there, and stay there; so do those
that are answered in another language than the one learnt, since they ask what a text says."""


class Deck(NamedTuple):
    """What stands in one script: the headwords of a glossary, or the questions of a pack's resources; `id` is the glossary's or the pack's."""

    kind: Literal["decks", "prompts"]
    id: str
    resources: tuple[Resource, ...]


def decks(library: Library) -> tuple[Deck, ...]:
    """All decks in the order of their numbers."""
    glossaries = (Deck("decks", resource.id, (resource,)) for resource in library.resources if resource.entries)
    asked = ((pack.id, tuple(resource for resource in library.by_pack[pack.id] if resource.questions)) for pack in library.packs)
    return (*glossaries, *(Deck("prompts", id_, resources) for id_, resources in asked if resources))


def deck_numbers(library: Library) -> dict[str, dict[str, int]]:
    """The numbers of the scripts: `decks` by glossary, `prompts` by pack."""
    found: dict[str, dict[str, int]] = {"decks": {}, "prompts": {}}
    for number, (kind, id_, _) in enumerate(decks(library)):
        found[kind][id_] = number
    return found


def deck_data(kind: str, resource: Resource, page_language: str) -> str:
    """What one resource adds to a deck of that kind, as JSON."""
    return script_json((deck if kind == "decks" else prompts)(resource, page_language))


def deck_path(number: int) -> str:
    """Where the script of that number stands in the site."""
    return f"{FOLDER}{number}.js"


def deck_script(number: int, kind: str, data: Mapping[str, str]) -> Artifact:
    """The script of that number; `data` are what each resource adds, by its id."""
    text = next(iter(data.values())) if kind == "decks" else "{" + ",".join(f"{script_json(id_)}:{data[id_]}" for id_ in sorted(data)) + "}"
    return Artifact(deck_path(number), f"selfaccess.decks.load({number},{text});\n".encode())


def deck(glossary: Resource, page_language: str) -> dict[str, Any]:
    """ReviewDeck: a glossary's headwords by anchor."""
    return {"language": glossary.language or page_language, "translations": glossary.translations,
            "terms": {entry.anchor: _term(entry, glossary) for entry in glossary.entries}}


def _term(entry: Entry, glossary: Resource) -> dict[str, str]:
    example = entry.examples[0] if entry.examples else None
    found = {
        "term": entry.term, "pronunciation": entry.pronunciation, "meaning": plain_text(entry.meaning),
        "example": plain_text(example.text) if example else "", "translation": plain_text(example.translation) if example else "",
        "sound": posixpath.normpath(f"{quote(glossary.place)}/{entry.sound}") if entry.sound else "",
    }
    return {name: text for name, text in found.items() if text or name in ("term", "meaning")}


def prompts(resource: Resource, page_language: str) -> dict[str, Any]:
    """ReviewPrompt of each question, by its id; `page_language` is that of a prompt that has none of its own."""
    alone = _OF_A_TEXT.isdisjoint(resource.skills[:1])
    return {question.id: _prompt(question, page_language, alone and question.language == resource.language) for question in resource.questions}


def _prompt(question: Question, page_language: str, alone: bool) -> dict[str, Any]:
    asked = _in_place(question) if alone else None
    text, language = _text(question)
    found: dict[str, Any] = {"text": text, "language": language or page_language}
    if asked is None:
        return found
    explanation = {"explanation": plain_lines(question.explanation)} if question.explanation else {}
    return {**found, **explanation, "item": item_data(question), **asked}


def _text(question: Question) -> tuple[str, str]:
    """What is asked, and its language; of a question without a prompt the text that it is about."""
    if isinstance(question, Gaps):
        return plain_lines(with_gaps(question.text, lambda _: "_____")), question.language
    if not question.prompt and isinstance(question, Mark):
        return plain_lines(question.passage), question.language
    return plain_lines(question.prompt), question.prompt_language


def _in_place(question: Question) -> dict[str, Any] | None:
    """What a question needs to be asked on the review page, None where that would lose something."""
    if isinstance(question, Answer):
        return {} if _is_plain(question.prompt) else None
    if isinstance(question, Choice):
        options = [plain_text(option.html) for option in question.options]
        usable = all(map(_is_plain, [question.prompt, *(option.html for option in question.options)])) and len(set(options)) == len(options) and all(options)
        return {"options": options, "order": list(question.order)} if usable else None
    if isinstance(question, Gaps):
        if not _is_plain(question.text) or len(question.gaps) > _FEW or question.bank_order:
            return None
        return {"pieces": plain_lines(with_gaps(question.text, lambda _: _GAP)).split(_GAP)}
    return None


def _is_plain(html: str) -> bool:
    return _PLAIN.issuperset(_TAG.findall(html)) and len(html) <= 2 * _SHORT and len(plain_text(html)) <= _SHORT
