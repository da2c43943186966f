"""The texts that all generators get: made from a seed, so that they are the same on every machine.

`plain` is what any generator can build: pages of about 350 words, fifty to a section. `real` is of our own shape.
"""

from __future__ import annotations

import dataclasses
import itertools
import random
from collections.abc import Iterator

PAGES_A_SECTION = 50
_ONSETS = tuple("b c d f g h l m n p r s t v w b c d f h l m n p r s t w ch cl gr pr sh st th tr".split())
_VOWELS = ("a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "oo")
_CODAS = ("", "", "", "", "n", "r", "s", "t", "l", "m", "d", "nd", "st")
_ENDINGS = ("", "", "", "", "s", "ed", "ing", "er", "ly", "ness", "tion", "ment", "able", "ful")


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, its title, a line about it, and its text in plain CommonMark."""

    section: str
    name: str
    title: str
    summary: str
    text: str


def plain(size: int) -> Iterator[Page]:
    """So many pages; the first of a larger corpus are those of a smaller one."""
    words = vocabulary(random.Random("words"), 12_000)
    weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.1 for rank in range(len(words))))
    for number in range(size):
        yield _page(number, random.Random(f"page {number}"), words, weights)


def vocabulary(chance: random.Random, size: int) -> list[str]:
    """Made-up words that look like English, the frequent ones short."""
    found: dict[str, None] = {}
    while len(found) < size:
        syllables = 1 + (chance.random() < len(found) / 3_000) + (chance.random() < len(found) / size)
        word = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) + (chance.choice(_CODAS) if len(found) > 100 else "") for _ in range(syllables))
        found[word + (chance.choice(_ENDINGS) if len(found) > 200 else "")] = None
    return list(found)


def _page(number: int, chance: random.Random, words: list[str], weights: list[float]) -> Page:
    def some(count: int) -> list[str]:
        return chance.choices(words, cum_weights=weights, k=count)

    def sentence(length: int) -> str:
        found = some(length)
        place = chance.randrange(length)
        found[place] = chance.choice(("{}", "{}", "{}", "*{}*", "**{}**", "`{}`")).format(found[place])
        return f"{' '.join(found)}.".capitalize() if found[0].isalpha() else f"{' '.join(found)}."

    def paragraph(sentences: int) -> str:
        return " ".join(sentence(chance.randint(8, 16)) for _ in range(sentences))

    title = " ".join(some(4)).capitalize()
    section, name = divmod(number, PAGES_A_SECTION)
    listed = "\n".join(f"- {sentence(7)}" for _ in range(5))
    text = (f"{paragraph(6)}\n\n## {' '.join(some(3)).capitalize()}\n\n{paragraph(6)}\n\n{listed}\n\n"
            f"## {' '.join(some(3)).capitalize()}\n\n{paragraph(6)}\n\n> {paragraph(2)}\n\n{paragraph(4)}\n")
    return Page(f"section-{section:04}", f"page-{name:02}", title, sentence(9).strip("*`"), text)


# -- our own shape

_TYPES = ("choice", "gaps", "answer", "match", "order", "choice", "gaps", "words", "sort", "mark")


def real(size: int) -> Iterator[tuple[str, str]]:
    """Files of a library with so many resources, by their path: of fifty in a pack forty-five are exercises of ten questions, two each are
    glossaries of forty words and questionnaires, and one is a path."""
    words = vocabulary(random.Random("words"), 2_500)
    yield "site.yaml", "title: Bench\nid: bench\nlanguage: en\n"
    for number in range(size):
        pack, place = divmod(number, PAGES_A_SECTION)
        folder = f"content/pack-{pack:04}"
        if place == 0:
            facts = "language: fr\nlevel: A2\nauthors: [A, B]\nlicence: CC-BY-4.0\n"
            yield f"{folder}/pack.yaml", f"title: Pack {pack}\nsummary: The pack of number {pack}.\n{facts}"
        chance = random.Random(f"resource {number}")
        if place < 2:
            yield f"{folder}/words-{place}.md", _glossary(number, chance, words)
        elif place < 4:
            yield f"{folder}/survey-{place}.md", _questionnaire(number, chance, words)
        elif place == 4:
            yield f"{folder}/course.md", _course(number, min(size - pack * PAGES_A_SECTION, PAGES_A_SECTION))
        else:
            yield f"{folder}/exercise-{place:02}.md", _exercise(number, place, chance, words)


def _some(chance: random.Random, words: list[str], count: int) -> str:
    return " ".join(chance.sample(words, count))


def _exercise(number: int, place: int, chance: random.Random, words: list[str]) -> str:
    needs = f"needs: [pack-{number // PAGES_A_SECTION:04}/exercise-{place - 1:02}]\n" if place % 5 == 1 else ""
    head = (f"---\ntitle: Exercise {number} {_some(chance, words, 2)}\nkind: exercise\nsummary: {_some(chance, words, 8).capitalize()}.\n"
            f"skills: [reading, grammar]\ntopics: [{_some(chance, words[:50], 1)}]\nminutes: {chance.choice((5, 10, 15))}\n"
            f"objectives:\n  - I can {_some(chance, words, 4)}.\n{needs}"
            f"gloss: words-{number % 2}.md\n---\n\n{_some(chance, words, 40).capitalize()}.\n")
    return head + "".join(f"\n::: {kind}\n{_question(kind, chance, words)}\n:::\n" for kind in _TYPES)


def _question(kind: str, chance: random.Random, words: list[str]) -> str:
    def some(count: int) -> str:
        return _some(chance, words, count)

    prompt = f"{some(9).capitalize()}?"
    if kind == "choice":
        return f"{prompt}\n\n- [ ] {some(2)}\n  > {some(6)}.\n- [x] {some(2)}\n- [ ] {some(2)}\n- [ ] {some(2)}\n\n> {some(8)}."
    if kind == "gaps":
        menu = some(3).split()
        return (f"{some(5).capitalize()} [[{some(1)}|{some(1)}::{some(2)}]] {some(4)} [[{some(1)}]].\n"
                f"{some(3).capitalize()} [[({menu[0]})|{menu[1]}|{menu[2]}]].")
    if kind == "answer":
        return f"{prompt}\n\n- = {some(2)}\n- = {some(3)}\n- ~ {some(2)}\n  > {some(5)}.\n\n> {some(7)}."
    if kind == "match":
        return f"{prompt}\n\n| one | other |\n|---|---|\n" + "\n".join(f"| {one} | {other} |" for one, other in _pairs(some(10)))
    if kind == "sort":
        return f"{prompt}\n\n| one | other |\n|---|---|\n" + "\n".join(f"| {one} | {other} |" for one, other in _pairs(some(8)))
    if kind == "order":
        return f"{prompt}\n\n" + "\n".join(f"{step}. {some(4).capitalize()}." for step in range(1, 6))
    if kind == "words":
        return f"{prompt}\n\n- = {' / '.join(some(6).split())}"
    return f"{prompt}\n\n{some(4).capitalize()} =={some(1)}== {some(5)} =={some(2)}== {some(3)}."


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    words = iter(text.split())
    return zip(words, words, strict=True)


def _glossary(number: int, chance: random.Random, words: list[str]) -> str:
    terms = [(term, _some(chance, words, 2), _some(chance, words, 6)) for term in chance.sample(words, 40)]
    entries = "\n".join(f"{term}\n: *n.* /{term[:5]}/ {meaning}\n: > {example.capitalize()}. — {meaning}.\n" for term, meaning, example in terms)
    return f"---\ntitle: Words {number}\nkind: glossary\ntranslations: en\n---\n\n{entries}"


def _questionnaire(number: int, chance: random.Random, words: list[str]) -> str:
    statements = "\n".join(f"- {_some(chance, words, 7).capitalize()}. {{{'-' if line % 3 == 2 else ''}planning}}" for line in range(12))
    bands = "\n\n".join(f"{band}%\n: {_some(chance, words, 15).capitalize()}." for band in ("0–39", "40–100"))
    return (f"---\ntitle: Survey {number}\nkind: questionnaire\n---\n\n::: scale {{labels=\"Never | Sometimes | Often | Always\"}}\n{statements}\n:::\n\n"
            f"::: results {{of=planning}}\n{bands}\n:::\n")


def _course(number: int, size: int) -> str:
    steps = "\n".join(f"{place}. [Exercise](exercise-{place:02}.md)" for place in range(5, min(size, 25)))
    return f"---\ntitle: Course {number}\nkind: path\n---\n\n## First\n\n{steps}\n"
