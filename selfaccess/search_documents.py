"""What the search looks through: each resource, pack and headword as a document."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from selfaccess.html_text import texts
from selfaccess.library import Library, is_welcome
from selfaccess.model import CanDo, Entry, Pack, Question, Resource, Scale, Steps
from selfaccess.places import fragment, page_of
from selfaccess.questions.gaps import Gaps
from selfaccess.questions.mark import Mark
from selfaccess.search import SearchDocument, Texts


def search_documents(library: Library) -> Iterator[SearchDocument]:
    """A document for each pack and resource, and for each headword of a glossary after it."""
    for pack in library.packs:
        welcome = next((resource for resource in library.resources if resource.pack == pack.id and is_welcome(resource)), None)
        yield _pack(pack, welcome, library.config.language)
    for resource in library.resources:
        if not is_welcome(resource):
            yield _resource(resource, library)
        for entry in resource.entries:
            yield _entry(entry, resource, library.config.language)


def _pack(pack: Pack, welcome: Resource | None, language: str) -> SearchDocument:
    return SearchDocument(_url(pack.id), pack.title, language, "pack", pack.level, pack.language, "", _text(language, pack.summary),
                          tuple(texts(welcome.html, language)) if welcome else ())


def _resource(resource: Resource, library: Library) -> SearchDocument:
    language = library.config.language
    body = [*texts(resource.html, language), *(piece for part in resource.parts for piece in _part(part, language))]
    for contribution in resource.contributions:
        body += [*_text(language, contribution.asked), *texts(contribution.answer, language)]
    also = _text(language, " ".join((*resource.topics, *resource.objectives)))
    return SearchDocument(_url(resource.place), resource.title, language, resource.kind, resource.level, resource.language,
                          library.pack[resource.pack].title, _text(language, resource.summary), tuple(body), also)


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


def _text(language: str, text: str) -> Texts:
    return ((language, text),) if text else ()
