"""What the search looks through: each pack, resource and headword as a document."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from selfaccess.html_text import texts
from selfaccess.languages import by_letters
from selfaccess.library import is_welcome
from selfaccess.model import CanDo, Entry, Pack, Question, Resource, Scale, Steps
from selfaccess.places import fragment, page_of
from selfaccess.questions.gaps import Gaps
from selfaccess.questions.mark import Mark
from selfaccess.search import SearchDocument, Texts, Traits, traits_of


def search_documents(resource: Resource, pack: Pack, language: str) -> Iterator[SearchDocument]:
    """A document for a resource of `pack`, for the pack itself where the resource is its welcome, and one for each headword of a glossary."""
    if is_welcome(resource):
        yield pack_document(pack, language, tuple(texts(resource.html, language)))
    else:
        yield _resource(resource, pack, language)
    for entry in resource.entries:
        yield _entry(entry, resource, language)


def search_traits(resource: Resource, pack: Pack) -> Iterator[tuple[Traits, int]]:
    """What these documents are filtered by, each with how many in a row have it; an outline of the resource is enough."""
    if is_welcome(resource):
        yield traits_of(pack_document(pack, "")), 1
    else:
        yield (resource.language, resource.level, resource.kind, resource.skills, resource.minutes), 1
    if resource.entries:
        yield (resource.language, resource.level, "term", (), 0), len(resource.entries)


def pack_document(pack: Pack, language: str, welcome: Texts = ()) -> SearchDocument:
    """A document for a pack with its welcome text."""
    told = _told(pack.title, language, pack.language)
    return SearchDocument(_url(pack.id), pack.title, told, "pack", pack.level, pack.language, "", _text(language, pack.summary), welcome)


def _resource(resource: Resource, pack: Pack, language: str) -> SearchDocument:
    body = [*texts(resource.html, language), *(piece for part in resource.parts for piece in _part(part, language))]
    for contribution in resource.contributions:
        body += [*_text(language, contribution.asked), *texts(contribution.answer, language)]
    also = _text(language, " ".join((*resource.topics, *resource.objectives)))
    told = _told(resource.title, language, resource.language)
    return SearchDocument(_url(resource.place), resource.title, told, resource.kind, resource.level, resource.language,
                          pack.title, _text(language, resource.summary), tuple(body), also, resource.skills, resource.minutes)


def _part(part: object, language: str) -> Iterator[tuple[str, str]]:
    """What a learner reads of a question or list before answering; never its key."""
    if isinstance(part, Question):
        yield from texts(part.prompt, part.prompt_language or language)
        if isinstance(part, Gaps):
            yield from texts(part.text, part.language)
        elif isinstance(part, Mark):
            yield from texts(part.passage, part.language)
    elif isinstance(part, (Scale, CanDo)):
        for statement in part.statements:
            yield from texts(statement.html, language)
    elif isinstance(part, Steps):
        for step in part.steps:
            yield from texts(f"{step.label} {step.note}", language)


def _entry(entry: Entry, glossary: Resource, language: str) -> SearchDocument:
    learnt = glossary.language or language
    examples = [piece for example in entry.examples
                for piece in (*texts(example.text, learnt), *texts(example.translation, glossary.translations))]
    also = _text(learnt, " ".join((entry.pronunciation, *entry.tags)))
    return SearchDocument(_url(glossary.place) + fragment(entry.anchor), entry.term, learnt, "term", glossary.level, glossary.language, glossary.title,
                          tuple(texts(entry.meaning, glossary.translations)), tuple(examples), also)


def _url(place: str) -> str:
    return quote(page_of(place))


def _told(title: str, language: str, learnt: str) -> str:
    """The language that a title is in."""
    return by_letters(title, language, learnt) or language


def _text(language: str, text: str) -> Texts:
    return ((language, text),) if text else ()
