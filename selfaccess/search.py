"""The search index: lunr's postings and weights cut into scripts, of which the browser reads the few that a query needs.

`_selfaccess/search/` holds
    index.js     where the others begin, and what the terms were made with
    terms-N.js   postings of a range of terms, sorted
    ends-N.js    a range of terms read backwards, sorted; for a slip at the beginning of a word
    texts-N.js   what to show of some documents
    lunr.js, stemmers.js
Each but lunr.js is a call of `selfaccess.searchFiles.load(name, data)`, so that all works from file://.
"""

from __future__ import annotations

import dataclasses
import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import accumulate
from typing import Any, TypeAlias, TypeVar

from selfaccess.model import Artifact
from selfaccess.search_words import ACCENTS, LETTERS, STEMMERS, UNSPACED, Words, base

T = TypeVar("T")
FOLDER = "_selfaccess/search/"
FIELDS = ("title", "summary", "body")
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
K1, B = 1.2, 0.75
"""How lunr lets the frequency of a term saturate, and how much it counts that a field is long."""

Texts = tuple[tuple[str, str], ...]
"""Pieces of plain text, each with its language."""


@dataclasses.dataclass(frozen=True, slots=True)
class SearchDocument:
    """What can be found. `url` is a link's, from the site's root; `kind` a resource's, or "term"; `language` the one learnt.

    `place` says where it stands (the title of its pack or glossary). A headword is a title, its meaning a summary.
    What is in `also` is found but not shown: topics, objectives, readings.
    """

    url: str
    title: str
    title_language: str
    kind: str
    level: str
    language: str
    place: str
    summary: Texts
    body: Texts
    also: Texts = ()


def search_index(documents: Sequence[SearchDocument], *, size: int = 24_000) -> Iterator[Artifact]:
    """The files of the index; each script holds about `size` characters, those of texts a third of it."""
    terms = _shards(_postings(documents), size)
    ends = list(_cut(sorted((term[::-1] for shard in terms for term in shard), key=_units), size, lambda end: len(end) + 3))
    texts = list(_cut(documents, size // 3, _length))
    languages = _languages(documents)
    index = {
        "documents": len(documents),
        "languages": languages,
        "letters": LETTERS,
        "unspaced": UNSPACED,
        "accents": ACCENTS,
        "terms": [next(iter(shard)) for shard in terms],
        "ends": [shard[0] for shard in ends],
        "texts": list(accumulate((len(some) for some in texts[:-1]), initial=0)),
    }
    yield _script("index", index)
    for number, shard in enumerate(terms):
        yield _script(f"terms-{number}", _by_field(shard))
    for number, backwards in enumerate(ends):
        yield _script(f"ends-{number}", backwards)
    for number, some in enumerate(texts):
        yield _script(f"texts-{number}", [_shown(document) for document in some])
    yield Artifact(FOLDER + "stemmers.js", _stemmers(languages))
    yield Artifact(FOLDER + "lunr.js", _vendored("lunr.min.js").encode())


def _languages(documents: Sequence[SearchDocument]) -> list[str]:
    found = {base(language) for document in documents for language, _ in _pieces(document)}
    return sorted(found | {base(document.title_language) for document in documents})


def _pieces(document: SearchDocument) -> Texts:
    return document.summary + document.body + document.also


# Postings ---------------------------------------------------------------------------------------------------------------------------

_Postings: TypeAlias = "dict[str, array[int]]"
"""Term → its documents in order, each as 256 × its number + how often it is there (at most 255 times)."""


def _postings(documents: Iterable[SearchDocument]) -> dict[str, tuple[_Postings, array[int]]]:
    """By field, the postings of its terms and the length of each document."""
    words = Words()
    found: dict[str, tuple[_Postings, array[int]]] = {field: ({}, array("I")) for field in FIELDS}
    for number, document in enumerate(documents):
        fields = ((document.title_language, document.title),), document.summary, document.body + document.also
        for field, texts in zip(FIELDS, fields, strict=True):
            postings, lengths = found[field]
            counts = Counter(term for language, text in texts for term in words.terms(text, language))
            lengths.append(counts.total())
            for term, count in counts.items():
                postings.setdefault(term, array("I")).append(number << 8 | min(count, 255))
    return found


def _weigher(lengths: array[int]) -> Callable[[int, int], str]:
    """What lunr makes of a term's count in a document, before it considers how rare the term is: 0 to K1 + 1 in two digits."""
    average = sum(lengths) / (len(lengths) or 1)
    known: dict[tuple[int, int], str] = {}

    def weight(document: int, count: int) -> str:
        length = lengths[document]
        if (length, count) not in known:
            share = count / (K1 * (1 - B + B * length / average) + count)
            high, low = divmod(round(share * 4095), 64)
            known[length, count] = DIGITS[high] + DIGITS[low]
        return known[length, count]

    return weight


def _encoded(postings: array[int], weight: Callable[[int, int], str]) -> str:
    """Each posting as the number of documents passed over, five bits a digit (32 when more follow), and the two digits of its weight."""
    out, last = [], -1
    for posting in postings:
        document, count = posting >> 8, posting & 255
        passed, last = document - last - 1, document
        while passed > 31:
            out.append(DIGITS[32 | passed & 31])
            passed >>= 5
        out += DIGITS[passed], weight(document, count)
    return "".join(out)


# Files ------------------------------------------------------------------------------------------------------------------------------


def _shards(found: dict[str, tuple[_Postings, array[int]]], size: int) -> list[dict[str, dict[str, str]]]:
    """The sorted terms in ranges; for each its postings by field."""
    terms: dict[str, dict[str, str]] = {term: {} for term in sorted({term for postings, _ in found.values() for term in postings}, key=_units)}
    for field, (postings, lengths) in found.items():
        weight = _weigher(lengths)
        for term, documents in postings.items():
            terms[term][field] = _encoded(documents, weight)
    shards = _cut(terms.items(), size, lambda item: sum(len(item[0]) + len(text) + 6 for text in item[1].values()))
    return [dict(shard) for shard in shards]


def _by_field(shard: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {field: {term: fields[field] for term, fields in shard.items() if field in fields} for field in FIELDS}


def _cut(items: Iterable[T], size: int, measure: Callable[[T], int]) -> Iterator[list[T]]:
    """`items` in order, in lists of about `size`."""
    shard: list[T] = []
    room = size
    for item in items:
        length = measure(item)
        if shard and length > room:
            yield shard
            shard, room = [], size
        shard.append(item)
        room -= length
    if shard:
        yield shard


def _units(text: str) -> bytes:
    """The order in which JavaScript sorts."""
    return text.encode("utf-16-be")


def _length(document: SearchDocument) -> int:
    return 150 + len(document.title) + sum(len(text) for _, text in document.summary + document.body)


def _shown(document: SearchDocument) -> dict[str, Any]:
    shown = {name: getattr(document, name) for name in ("url", "title", "title_language", "kind", "level", "language", "place")}
    return shown | {"text": [{"language": language, "text": text} for language, text in document.summary + document.body]}


def _script(name: str, data: object) -> Artifact:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"{FOLDER}{name}.js", f"selfaccess.searchFiles.load({json.dumps(name)},{text});\n".encode())


def _stemmers(languages: Iterable[str]) -> bytes:
    """The stemmers of `languages` as one script; their sources want to be in a function of their own."""
    wanted = {language: STEMMERS[language] for language in languages if language in STEMMERS}
    sources = [_vendored(f"stemmers/{name}-stemmer.js") for name in ("base", *sorted(set(wanted.values())))]
    made = ",".join(f"{language}:new {name.title()}Stemmer" for language, name in wanted.items())
    licence = _vendored("stemmers/LICENSE")
    body = "\n".join(sources)
    return f'/*!\n{licence}\n*/\nselfaccess.searchFiles.load("stemmers",(()=>{{var BaseStemmer;\n{body}\nreturn{{{made}}};}})());\n'.encode()


def _vendored(name: str) -> str:
    return files("selfaccess").joinpath("client", "vendor", name).read_text("utf-8").strip()
