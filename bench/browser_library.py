"""The library of the browser's benchmark: many resources in packs, as a national network has them, a glossary in each pack, and one page of 300 questions."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from bench.corpus import plain, vocabulary

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "tr", "zh")
LEVELS = ("A1", "A2", "B1", "B2", "C1")
SKILLS = ("listening", "reading", "speaking", "writing", "vocabulary", "grammar", "pronunciation")
TOPICS = tuple(f"topic {number}" for number in range(1, 41))
QUESTIONS = 300
A_PACK = 100
A_GLOSSARY = 200


def write(folder: Path, size: int) -> None:
    """Writes a library of `size` resources into `folder`, always the same, a glossary for each hundred, and the page `pack-0/many`."""
    chance = random.Random("browser")
    words = vocabulary(random.Random("words"), 12_000)
    _put(folder / "site.yaml", f"id: bench\ntitle: The network\nlanguage: en\nlevels: [{', '.join(LEVELS)}]\n")
    for number, page in enumerate(plain(size)):
        pack, language = number // A_PACK, LANGUAGES[number // A_PACK % len(LANGUAGES)]
        home = folder / f"content/pack-{pack}"
        if number % A_PACK == 0:
            facts = f"language: {language}\nlevel: {LEVELS[pack % 5]}\nlicence: CC-BY-4.0\nauthors: [A centre]\n"
            _put(home / "pack.yaml", f"title: Pack {pack} of the network\n{facts}")
            _put(home / "words.md", _glossary(random.Random(f"words {pack}"), words))
        skills, topics = chance.sample(SKILLS, 2), chance.sample(TOPICS, 2)
        _put(home / f"page-{number % A_PACK}.md", "\n".join([
            "---", f"title: Resource {number} about {topics[0]}", f"summary: What one can do with {topics[0]} and {topics[1]} when one has a little time.",
            f"level: {chance.choice(LEVELS)}", f"skills: [{', '.join(skills)}]", f"topics: [{', '.join(topics)}]",
            f"minutes: {chance.choice((5, 10, 15, 20, 30, 45, 60))}", "---", "", page.text]))
    _put(folder / "content/pack-0/many.md", _many())


def _glossary(chance: random.Random, words: list[str]) -> str:
    entries = "\n".join(f"{term}\n: {' '.join(chance.sample(words, 2))}\n" for term in chance.sample(words, A_GLOSSARY))
    return f"---\ntitle: Words of the pack\nkind: glossary\ntranslations: en\n---\n\n{entries}"


def _many() -> str:
    """A choice, a gap and a short answer by turns. The right answer of the Nth is "mot N"."""
    kinds = (
        "::: choice {{#n{n}}}\nQuestion {n} ?\n\n- [x] mot {n}\n- [ ] mot {other}\n:::",
        "::: gaps {{#n{n}}}\nVoici [[mot {n}]].\n:::",
        "::: answer {{#n{n}}}\nWrite *mot {n}*.\n\n- = mot {n}\n:::",
    )
    questions = [kinds[number % 3].format(n=number, other=number + 1) for number in range(1, QUESTIONS + 1)]
    return "\n\n".join(["---\ntitle: Three hundred questions\nkind: exercise\nlanguage: fr\nminutes: 60\n---", *questions]) + "\n"


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
