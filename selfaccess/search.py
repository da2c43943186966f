"""The search index: lunr's postings and weights cut into scripts, of which the browser reads the few that a query needs.

`_selfaccess/search/` holds
    index.js     where the others begin, and what the terms were made with
    terms-N.js   a range of terms, sorted, with their postings
    starts-N.js  a range of terms alone, sorted; for a slip at the end of a word
    ends-N.js    a range of terms read backwards, sorted; for a slip at the beginning of a word
    texts-N.js   what to show of some documents, of which N is the first
    stemmers-NAME.js  the stemmers of the library's languages that are written in the alphabet NAME
    filters.js   what documents are filtered by
    lunr.js      finds the terms that may be meant by one with a slip
Each but lunr.js is a call of `selfaccess.searchFiles.load(name, data)`, so that all works from file://.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, pairwise, zip_longest
from typing import Any, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from selfaccess.languages import ALPHABETS
from selfaccess.model import Artifact
from selfaccess.places import PACKAGE
from selfaccess.search_ranges import Lines, cut, renewed
from selfaccess.search_words import ACCENTS, INVISIBLE, LETTERS, STEMMERS, TRAILING, UNSPACED, Words, alphabet, base, is_pair, is_unstemmed

T = TypeVar("T")
FOLDER = "_selfaccess/search/"
FILTERS = f"{FOLDER}filters.js"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
K1, B = 1.2, 0.75
"""How lunr lets the frequency of a term saturate, and how much it counts that a field is long."""

Texts = tuple[tuple[str, str], ...]
"""Pieces of plain text, each with its language."""


class SearchDocument(Struct, frozen=True):
    """What can be found. `url` is a link's, from the site's root; `kind` a resource's, or "term"; `language` the one learnt.

    `place` says where it stands (the title of its pack or glossary). A headword is a title, its meaning a summary.
    What is in `also` is found but not shown: topics, objectives, readings. `minutes` 0 means not said.
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
    skills: tuple[str, ...] = ()
    minutes: int = 0


Terms: TypeAlias = "tuple[tuple[str, ...], bytes, int]"
"""The terms of a field, how often each is there (at most 255 times), and the length of the field."""

Counted: TypeAlias = "tuple[str, tuple[Terms, Terms, Terms]]"
"""A document as the index keeps it: what to show of it, as JSON, and its terms by field. Plain tuples, so that it can be kept and sent."""

Strings: TypeAlias = "tuple[str, str, str]"
"""The postings of a term, by field; "" where no document has it in that field."""


SIZE = 12_000
"""So many characters a file of terms holds on average."""


class Layout(NamedTuple):
    """What there is to search, whatever its terms are."""

    blocks: Sequence[int]
    """How many documents are in each."""
    texts: Sequence[Sequence[int]]
    """Where in each its files of texts begin."""
    languages: Sequence[str]
    """Those that texts may be in."""
    learnt: Mapping[str, str]
    """Those that documents are about, with their names as the learner reads them."""


def index_files(documents: Sequence[SearchDocument], *, size: int = SIZE, block: int = 128) -> Iterator[Artifact]:
    """The files of the index; each script holds about `size` characters, those of texts and of terms alone a third of it.

    `block` documents are numbered together.
    """
    words = Words()
    blocks = [[counted(document, words) for document in documents[start : start + block]] for start in range(0, len(documents), block)]
    averages = average_lengths(lengths(found) for found in blocks)
    merged = Merged()
    for number, found in enumerate(blocks):
        merged.add(number, encoded(found, averages))
    languages = sorted({language for document in documents for language in languages_of(document)})
    texts = [texts_of([len(shown) for shown, _ in found], size // 3) for found in blocks]
    learnt = {document.language: document.language for document in documents}
    yield from postings_files(merged.lines(), Layout([len(found) for found in blocks], texts, languages, learnt), size)
    for number, found in enumerate(blocks):
        yield from texts_files(found, sum(map(len, blocks[:number])), size // 3)
    traits = [traits_of(document) for document in documents]
    yield filters_file(((each, 1) for each in traits), sorted({each[1] for each in traits}), {skill: skill for each in traits for skill in each[3]})


# One document -----------------------------------------------------------------------------------------------------------------------


def counted(document: SearchDocument, words: Words) -> Counted:
    """The document with its terms counted."""
    title, summary, body = (_counts(texts, document, words) for texts in fields_of(document))
    return _json(_shown(document)), (title, summary, body)


def fields_of(document: SearchDocument) -> tuple[Texts, Texts, Texts]:
    """What lunr's fields are made of."""
    return ((document.title_language, document.title),), document.summary, document.body + document.also


def spoken(language: str, document: SearchDocument) -> tuple[str, ...]:
    """The languages that a text may be in: that of the page may only be said of it because nobody has said that it is in the one that is learnt."""
    return (language,) if document.kind == "term" or base(document.language) in ("", base(language)) else (language, document.language)


def _counts(texts: Texts, document: SearchDocument, words: Words) -> Terms:
    counts = Counter[str]()
    for language, text in texts:
        counts.update(words.terms(text, *spoken(language, document)))
    found = counts.values()
    return tuple(counts), bytes(found) if max(found, default=0) < 256 else bytes(min(count, 255) for count in found), sum(found)


def languages_of(document: SearchDocument) -> set[str]:
    """The languages that its texts may be in."""
    return {base(each) for texts in fields_of(document) for language, _ in texts for each in spoken(language, document)}


def _shown(document: SearchDocument) -> dict[str, Any]:
    shown = {name: getattr(document, name) for name in ("url", "title", "title_language", "kind", "level", "language", "place")}
    return shown | {"text": [{"language": language, "text": text} for language, text in document.summary + document.body]}


# A block of documents ---------------------------------------------------------------------------------------------------------------


def lengths(block: Iterable[Counted]) -> tuple[int, int, int, int]:
    """How many documents there are, and the lengths of their fields added up."""
    documents = title = summary = body = 0
    for _, fields in block:
        documents, title, summary, body = documents + 1, title + fields[0][2], summary + fields[1][2], body + fields[2][2]
    return documents, title, summary, body


def average_lengths(blocks: Iterable[tuple[int, int, int, int]]) -> tuple[float, float, float]:
    """The average length of each field, which all weights depend on: in steps of a thousandth, so that one edited page seldom changes it."""
    documents, *totals = (sum(found) for found in zip((0, 0, 0, 0), *blocks, strict=True))
    return tuple(_in_steps(total / (documents or 1)) for total in totals)  # type: ignore[return-value]


def _in_steps(number: float) -> float:
    part, power = math.frexp(number)
    return math.ldexp(round(part * 1024) / 1024, power)


def encoded(block: Sequence[Counted], averages: tuple[float, float, float], only: Set[str] | None = None) -> dict[str, Strings]:
    """The postings of the block's terms, or `only` of some, as they stand in the index behind the block's number.

    Each posting is the number of documents passed over, five bits a digit (32 when more follow), and the two digits of its weight: of what
    lunr makes of a term's count in a document, before it considers how rare the term is, from 0 to K1 + 1.
    """
    passed = [_number(number) for number in range(len(block))]
    fields = tuple(_field(block, field, average or 1, passed, only) for field, average in enumerate(averages))
    title, summary, body = fields
    terms = dict.fromkeys((*body, *summary, *title))
    return {term: (title.get(term, ""), summary.get(term, ""), body.get(term, "")) for term in terms}


def _field(block: Sequence[Counted], field: int, average: float, passed: Sequence[str], only: Set[str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    last: dict[str, int] = {}
    for document, (_, fields) in enumerate(block):
        terms, counts, length = fields[field]
        long = K1 * (1 - B + B * length / average)
        weights = {count: _weight(count / (long + count)) for count in set(counts)}
        for term, count in zip(terms, counts, strict=True):
            if only is not None and term not in only:
                continue
            if term in found:
                found[term] += passed[document - last[term] - 1] + weights[count]
            else:
                found[term] = passed[document] + weights[count]
            last[term] = document
    return found


def _number(number: int) -> str:
    digits = ""
    while number > 31:
        digits += DIGITS[32 | number & 31]
        number >>= 5
    return digits + DIGITS[number]


def _weight(share: float) -> str:
    high, low = divmod(round(share * 4095), 64)
    return DIGITS[high] + DIGITS[low]


# All blocks -------------------------------------------------------------------------------------------------------------------------


class Merged:
    """The postings of all blocks together: in those of a term those of a block stand behind a point and the block's number."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._summaries: dict[str, str] = {}
        self._bodies: dict[str, str] = {}

    def add(self, number: int, block: Mapping[str, Strings]) -> None:
        """Add the postings of a block, whose number is larger than those before."""
        titles, summaries, bodies, mark = self._titles, self._summaries, self._bodies, _mark(number)
        for term, (title, summary, body) in block.items():
            if body:
                bodies[term] = f"{bodies.get(term, '')}{mark}{body}"
            if summary:
                summaries[term] = f"{summaries.get(term, '')}{mark}{summary}"
            if title:
                titles[term] = f"{titles.get(term, '')}{mark}{title}"

    def lines(self) -> dict[str, str]:
        """The line of each term, with its postings, which are then held no more."""
        titles, summaries, bodies = self._titles, self._summaries, self._bodies
        terms = dict.fromkeys((*bodies, *summaries, *titles))
        return {term: _line(term, (titles.pop(term, ""), summaries.pop(term, ""), bodies.pop(term, ""))) for term in terms}


def _line(term: str, strings: Strings) -> str:
    """A term with its postings in the body, the summary and the title, as far as there are any. No term has a space in it."""
    title, summary, body = strings
    return f"{term} {body} {summary} {title}".rstrip()


def _strings(line: str) -> Strings:
    _, body, summary, title = (*line.split(" "), "", "", "")[:4]
    return title, summary, body


def _mark(number: int) -> str:
    return f".{_number(number)}"


Change: TypeAlias = "tuple[Strings, Strings]"
"""The postings that a term had in a block and has now."""

_NOTHING: Strings = ("", "", "")


def changes(before: Sequence[Counted], after: Sequence[Counted], averages: tuple[float, float, float]) -> dict[str, Change]:
    """What has changed of each term between two states of a block."""
    others = [document for pair in zip_longest(before, after) if pair[0] != pair[1] for document in pair if document is not None]
    terms = {term for _, fields in others for some, _, _ in fields for term in some}
    old, new = (encoded(block, averages, terms) for block in (before, after))
    return {term: change for term in terms if (change := (old.get(term, _NOTHING), new.get(term, _NOTHING)))[0] != change[1]}


def _changed(there: Strings, changes: Iterable[tuple[int, Change]]) -> Strings:
    for number, (before, after) in changes:
        title, summary, body = map(_replaced, there, before, after, (_mark(number),) * 3, (number,) * 3)
        there = title, summary, body
    return there


def _replaced(text: str, before: str, after: str, mark: str, number: int) -> str:
    if before == after:
        return text
    if before:
        start = text.index(mark + before)
        return text[:start] + (mark + after if after else "") + text[start + len(mark) + len(before) :]
    start = len(text)
    while start and _block_at(text, last := text.rindex(".", 0, start)) > number:
        start = last
    return text[:start] + mark + after + text[start:]


def _block_at(text: str, place: int) -> int:
    """The number of a block that stands behind the point at `place`."""
    number = shift = 0
    for digit in text[place + 1 :]:
        value = _VALUES[digit]
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            break
    return number


# What is filtered -------------------------------------------------------------------------------------------------------------------

Traits: TypeAlias = "tuple[str, str, str, tuple[str, ...], int]"
"""What a document is filtered by: the language learnt, its level, its kind, its skills, and its minutes."""


def traits_of(document: SearchDocument) -> Traits:
    """What the document is filtered by."""
    return document.language, document.level, document.kind, document.skills, document.minutes


def filters_file(documents: Iterable[tuple[Traits, int]], levels: Sequence[str], skills: Mapping[str, str]) -> Artifact:
    """The traits of all documents in their order; `levels` and `skills`, these with their titles, are those of the library in its order.

    Every language, level, kind and set of skills is written once and then by its number, and so are traits that are the same: `rows` are the numbers of
    these, each with how many documents in a row have them.
    """
    values: tuple[dict[Any, int], ...] = ({}, {}, {}, {})
    groups: dict[tuple[int, ...], int] = {}
    rows: list[int] = []
    for (language, level, kind, some, minutes), count in documents:
        told = language, level, kind, tuple(sorted(some))
        traits = *(known.setdefault(value, len(known)) for known, value in zip(values, told, strict=True)), minutes
        group = groups.setdefault(traits, len(groups))
        if rows and rows[-2] == group:
            rows[-1] += count
        else:
            rows += group, count
    data = {"levels": levels, "skills": list(skills.items()), "values": list(map(list, values)), "groups": list(groups), "rows": rows}
    return _script("filters", _json(data))


# Files ------------------------------------------------------------------------------------------------------------------------------


def postings_files(lines: Lines, layout: Layout, size: int) -> Iterator[Artifact]:
    """All files but the texts, of the lines of all terms."""
    terms = cut(lines, size)
    # In order already, which leaves little to be sorted.
    alone = [term for some in terms for term in some if not is_pair(term)]
    starts = cut({term: term for term in alone}, size // 3)
    ends = cut({term[::-1]: term[::-1] for term in alone}, size // 3)
    yield from _leading_files(_firsts(terms), _firsts(starts), _firsts(ends), layout)
    for name, ranges in (("terms", terms), ("starts", starts), ("ends", ends)):
        yield from (_range(name, number, some) for number, some in enumerate(ranges))


def _firsts(ranges: Iterable[Lines]) -> list[str]:
    return [next(iter(lines)) for lines in ranges]


def renewed_files(old: Callable[[str], bytes], changes: Iterable[tuple[int, Mapping[str, Change]]], layout: Layout,
                  size: int) -> list[Artifact | str]:
    """The same after changes in some blocks, given with their numbers, made of what the files held before, which `old` gives by path.

    Of a file that stays as it is only the path is given back. Raises what `old` raises.
    """
    by_term: dict[str, list[tuple[int, Change]]] = {}
    for number, some in changes:
        for term, change in some.items():
            by_term.setdefault(term, []).append((number, change))
    is_new: dict[str, bool] = {}  # of the terms that have come or gone

    def now_of(term: str, line: str | None) -> str | None:
        now = _changed(_strings(line) if line is not None else _NOTHING, by_term[term])
        if (line is None) != (now == _NOTHING) and not is_pair(term):
            is_new[term] = line is None
        return _line(term, now) if now != _NOTHING else None

    index = _content(old(_path("index")))
    terms, of_terms = _renewed("terms", _listed(index["terms"]), by_term, now_of, old, size)
    backwards = {term[::-1]: new for term, new in is_new.items()}
    starts, of_starts = _renewed("starts", _listed(index["starts"]), is_new, lambda term, _: term if is_new[term] else None, old, size // 3)
    ends, of_ends = _renewed("ends", _listed(index["ends"]), backwards, lambda term, _: term if backwards[term] else None, old, size // 3)
    return [*_leading_files(terms, starts, ends, layout), *of_terms, *of_starts, *of_ends]


def _listed(terms: str) -> list[str]:
    return terms.split(" ") if terms else []


def _renewed(name: str, firsts: Sequence[str], terms: Iterable[str], change: Callable[[str, str | None], str | None], old: Callable[[str], bytes],
             size: int) -> tuple[list[str], list[Artifact | str]]:
    """The firsts of renewed ranges, and their files."""

    def read(number: int) -> Lines:
        return {line.partition(" ")[0]: line for line in _content(old(_path(f"{name}-{number}"))).split("\n")}

    now: list[str] = []
    made: list[Artifact | str] = []
    for number, part in enumerate(renewed(firsts, terms, change, read, size)):
        if part == number:
            now.append(firsts[number])
            made.append(_path(f"{name}-{number}"))
        else:
            lines = read(part) if isinstance(part, int) else part
            now.append(next(iter(lines)))
            made.append(_range(name, number, lines))
    return now, made


def _range(name: str, number: int, lines: Lines) -> Artifact:
    return _script(f"{name}-{number}", _json("\n".join(lines.values())))


def _leading_files(terms: Sequence[str], starts: Sequence[str], ends: Sequence[str], layout: Layout) -> Iterator[Artifact]:
    """What leads to the other files, by the first of each range of `terms`, `starts` and `ends`; and what the browser makes and ranks terms with."""
    first = list(accumulate(layout.blocks, initial=0))
    stemmed = {name: [language for language in layout.languages if language in STEMMERS and alphabet(language) == name] for name in ALPHABETS}
    index = {
        "documents": first[-1],
        "languages": layout.languages,
        "unstemmed": any(map(is_unstemmed, layout.languages)),
        "learnt": layout.learnt,
        "alphabets": {name: ALPHABETS[name] for name, some in stemmed.items() if some},
        "letters": LETTERS,
        "unspaced": UNSPACED,
        "trailing": TRAILING,
        "invisible": INVISIBLE,
        "accents": ACCENTS,
        "blocks": first[:-1],
        "terms": " ".join(terms),
        "starts": " ".join(starts),
        "ends": " ".join(ends),
        "texts": ["".join(_number(end - start) for start, end in pairwise((*places, count)))
                  for places, count in zip(layout.texts, layout.blocks, strict=True)],
    }
    yield _script("index", _json(index))
    for name, some in stemmed.items():
        if some:
            yield _stemmers(name, some)
    yield Artifact(FOLDER + "lunr.js", _vendored("lunr.min.js").encode())


def texts_of(shown: Sequence[int], size: int = SIZE // 3) -> list[int]:
    """Where in a block the files of its texts begin, by what length each document shows."""
    return list(accumulate((len(some) for some in _cut(shown, size, shown)), initial=0))[:-1]


def texts_files(block: Sequence[Counted], first: int, size: int = SIZE // 3) -> Iterator[Artifact]:
    """The texts of a block whose first document has the number `first`; each file is named by the number of its first."""
    for some in _cut(block, size, [len(shown) for shown, _ in block]):
        yield _script(f"texts-{first}", f"[{','.join(shown for shown, _ in some)}]")
        first += len(some)


def _cut(items: Sequence[T], size: int, lengths: Iterable[int]) -> Iterator[Sequence[T]]:
    """`items` of these lengths in order, in sequences of about `size`."""
    ends = list(accumulate(lengths, initial=0))
    start = 0
    while start < len(items):
        end = max(bisect_right(ends, ends[start] + size) - 1, start + 1)
        yield items[start:end]
        start = end


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _script(name: str, text: str, before: str = "") -> Artifact:
    return Artifact(_path(name), f"{before}selfaccess.searchFiles.load({_json(name)},{text});\n".encode())


def _content(script: bytes) -> Any:
    """What a script loads."""
    return json.loads(script[script.index(b",") + 1 : script.rindex(b")")])


def _path(name: str) -> str:
    return f"{FOLDER}{name}.js"


def _stemmers(alphabet: str, languages: Sequence[str]) -> Artifact:
    """The stemmers of `languages` as one script; their sources want to be in a function of their own."""
    sources = [_vendored(f"stemmers/{name}-stemmer.js") for name in ("base", *sorted({STEMMERS[language] for language in languages}))]
    made = ",".join(f"{language}:new {STEMMERS[language].title()}Stemmer" for language in languages)
    body = "\n".join(sources)
    code = f"(()=>{{var BaseStemmer;\n{body}\nreturn{{{made}}};}})()"
    return _script(f"stemmers-{alphabet}", code, f"/*!\n{_vendored('stemmers/LICENSE')}\n*/\n")


def _vendored(name: str) -> str:
    return (PACKAGE / "client/vendor" / name).read_text("utf-8").strip()
