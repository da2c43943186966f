"""The search index of a site, of which what nothing has changed is taken from the last one.

Its documents stand in blocks: members of the crew make each block's postings and texts, and this process puts all postings together.
"""

from __future__ import annotations

import functools
import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from selfaccess.crew import Crew
from selfaccess.languages import name as language_name
from selfaccess.library import Library, is_welcome
from selfaccess.memory import Block, Memory
from selfaccess.model import Artifact
from selfaccess.search import (
    FILTERS,
    SIZE,
    Counted,
    Layout,
    Merged,
    SearchDocument,
    Strings,
    average_lengths,
    counted,
    encoded,
    filters_file,
    languages_of,
    lengths,
    postings_files,
    renewed_files,
    texts_files,
    texts_of,
    traits_of,
)
from selfaccess.search_documents import pack_document, search_traits
from selfaccess.search_words import Words
from selfaccess.sources import Sources
from selfaccess.store import stamp_of_values
from selfaccess.strings import skill_title
from selfaccess.tree import Files, Kept, stamps_of
from selfaccess.work import IndexTask, Plan, Work
from selfaccess.write import Making


class SearchIndex:
    """The index of one site. When it is made, or has stayed, `files` are its files, and `blocks` and `shared` what is to be remembered of it (see Memory)."""

    def __init__(self, plan: Plan, library: Library, sources: Sources, memory: Memory, site: Making, whole: bytes) -> None:
        """`whole` stands for what all pages together can show."""
        self._whole = whole
        self._plan, self._library, self._sources, self._memory, self._site = plan, library, sources, memory, site
        self.blocks, self.shared = memory.blocks, memory.index
        self.files: list[tuple[str, Kept]] = []
        self._postings: dict[int, bytes] = {}
        self._changes: dict[int, bytes] | None = None

    def stay(self) -> bool:
        """Let it be the last one, whatever has changed since; gives back whether that is there."""
        files = dict(self.shared[-1])
        for *_, texts in self.blocks:
            files |= texts
        found = self._site.keep(files)
        self.files = list(found.items())
        return bool(files) and len(found) == len(files)

    # -- the blocks

    def make_blocks(self, crew: Crew, meanwhile: Iterable[None]) -> None:
        """Make the texts of those that are others than in the last index, and what is needed of their postings.

        `meanwhile` is what this process can do while others make them; it is done in any case.
        """
        steps = iter(meanwhile)
        self.blocks = list(self._named())
        known = {(name, first): files for name, first, _, files in self._memory.blocks}
        made = [self._site.keep(known.get((name, first), {})) for name, first, _, _ in self.blocks]
        whole = [bool(files) and len(files) == len(known[name, first]) for files, (name, first, _, _) in zip(made, self.blocks, strict=True)]
        if self._is_renewable():
            # Also those that nothing is in any more, for what they lose, and those that have the place of another.
            before = self._memory.blocks
            due = [number for number, (name, _, paths, _) in enumerate(self.blocks)
                   if (not whole[number] or name != before[number][0]) and (paths or before[number][2])]
            tasks = [(self._task(number, self._site.keep(before[number][3])), before[number][0]) for number in due]
            answers = self._asked(crew, "reindex", due, tasks, made, steps)
            self._changes = answers if None not in answers.values() else None
        if self._changes is None:
            filled = [number for number, (_, _, paths, _) in enumerate(self.blocks) if paths]
            self._postings = self._asked(crew, "index", filled, [(self._task(number, made[number]),) for number in filled], made, steps)
        self.blocks = [(name, first, paths, stamps_of(files))
                       for (name, first, paths, _), files in zip(self.blocks, made, strict=True)]
        self.files = list(chain.from_iterable(files.items() for files in made))

    @functools.cached_property
    def _packs(self) -> list[SearchDocument]:
        """The documents of packs without a welcome, which come last."""
        library = self._library
        welcomed = {resource.pack for resource in library.resources if is_welcome(resource)}
        return [pack_document(pack, library.config.language) for pack in library.packs if pack.id not in welcomed]

    @functools.cached_property
    def _bare(self) -> list[Counted]:
        """The same with their terms counted."""
        words = Words()
        return [counted(pack, words) for pack in self._packs]

    @functools.cached_property
    def _stamp_of_bare(self) -> bytes:
        return stamp_of_values(self._bare)

    @functools.cached_property
    def _averages(self) -> tuple[float, float, float]:
        return average_lengths([*(reading.sizes for reading in self._sources.readings.values()), lengths(self._bare)])

    @functools.cached_property
    def _before(self) -> dict[str, str]:
        """The block of the last index in which each document was."""
        return {path: name for name, _, paths, _ in self._memory.blocks for path in paths}

    def _named(self) -> Iterator[Block]:
        """The blocks, each named by a stamp of all that it is made of; their files are not known yet."""
        readings, first = self._sources.readings, 0
        for block in self._sources.blocks:
            paths = tuple(path for path in block if readings[path].outline is not None)
            made_of = stamp_of_values(self._memory.settings, paths, [readings[path].source for path in paths], self._averages)
            yield f"blocks/{made_of.hex()}", first, paths, {}
            first += sum(readings[path].sizes[0] for path in paths)

    def _is_renewable(self) -> bool:
        """Whether what the blocks have together can be made of what they had in the last index: it is there, and few blocks are others."""
        _, _, bare, files = self._memory.index
        before = self._memory.blocks
        others = sum(now[0] != then[0] for now, then in zip(self.blocks, before, strict=False))
        return (bare == self._stamp_of_bare and len(before) == len(self.blocks) and 2 * others <= len(before)
                and bool(files) and self._site.has(files))

    def _task(self, number: int, there: Files) -> IndexTask:
        name, first, paths, _ = self.blocks[number]
        before = {self._before[path] for path in paths if path in self._before} | {then for then, *_ in self._memory.blocks[number : number + 1]}
        return IndexTask(self._site.tree, name, tuple(map(self._sources.source, paths)), self._averages, first, before, there)

    def _asked(self, crew: Crew, method: str, numbers: Sequence[int], tasks: Sequence[tuple[Any, ...]], made: list[Files],
               meanwhile: Iterator[None]) -> dict[int, Any]:
        """What members say of some blocks, by number; the files of their texts are then `made`."""
        members = [self._sources.owner(self.blocks[number][2]) for number in numbers]
        answers = {}
        for place, _, (answer, files) in crew.each(method, tasks, members, meanwhile):
            answers[numbers[place]], made[numbers[place]] = answer, files
        return answers

    # -- what they have together

    def put_together(self) -> Iterator[None]:
        """Make what the blocks have together, by steps."""
        last, blocks, bare, known = self._memory.index
        names = stamp_of_values([name for name, *_ in self.blocks])
        found = self._site.keep(known) if (last, blocks, bare) == (self._whole, names, self._stamp_of_bare) else {}
        if not found or len(found) < len(known):
            before = sum(reading.sizes[0] for reading in self._sources.readings.values())
            found = {artifact.path: self._site.put(artifact) for artifact in texts_files(self._bare, before)}
            found |= self._site.keep({FILTERS: known[FILTERS]}) if FILTERS in known and last == self._whole else {}
            if FILTERS not in found:
                found[FILTERS] = self._site.put(self._filters())
            if (renewed := self._renewed()) is not None:
                found |= renewed
            else:
                merged = Merged()
                for number in range(len(self.blocks)):
                    merged.add(number, self._postings_of(number))
                    yield
                merged.add(len(self.blocks), encoded(self._bare, self._averages))
                for artifact in postings_files(merged.lines(), self._layout(), SIZE):
                    found[artifact.path] = self._site.put(artifact)
                    yield
        self._site.store.keep_only("blocks", {name.removeprefix("blocks/") for name, *_ in self.blocks})
        self.files += found.items()
        self.shared = self._whole, names, self._stamp_of_bare, stamps_of(found)

    def _renewed(self) -> Files | None:
        """The files of the last index with what has changed; None where that is not known, or a file is not what it was."""
        if self._changes is None:
            return None
        known = self._memory.index[-1]
        changes = [(number, marshal.loads(packed_up)) for number, packed_up in self._changes.items()]
        try:
            made = renewed_files(lambda path: self._site.read(path, known[path]), changes, self._layout(), SIZE)
        except LookupError:
            return None
        stay = {path: known[path] for path in made if isinstance(path, str)}
        if len(found := self._site.keep(stay)) < len(stay):
            return None
        return found | {artifact.path: self._site.put(artifact) for artifact in made if isinstance(artifact, Artifact)}

    def _postings_of(self, number: int) -> Mapping[str, Strings]:
        found = self._postings.pop(number, None) or Work(self._plan, writes=True).postings(self._task(number, {}))
        return marshal.loads(found)  # type: ignore[no-any-return]

    def _filters(self) -> Artifact:
        """What the documents of the index are filtered by."""
        config, words, library = self._plan.config, self._plan.words, self._library
        resources = (library.by_path[path] for _, _, paths, _ in self.blocks for path in paths)
        traits = chain.from_iterable(search_traits(resource, library.pack[resource.pack]) for resource in resources)
        titles = {skill: skill_title(skill, config.skills, words) for skill in config.skills}
        return filters_file(chain(traits, ((traits_of(pack), 1) for pack in self._packs)), config.levels, titles)

    def _layout(self) -> Layout:
        readings, interface = self._sources.readings, self._plan.config.language
        sizes = [sum(readings[path].sizes[0] for path in paths) for _, _, paths, _ in self.blocks]
        texts = [texts_of([shown for path in paths for shown in readings[path].shown]) for _, _, paths, _ in self.blocks]
        bare = texts_of([len(shown) for shown, _ in self._bare])
        languages = {language for reading in readings.values() for language in reading.languages}.union(*map(languages_of, self._packs))
        learnt = {resource.language for resource in self._library.resources} | {pack.language for pack in self._packs}
        return Layout([*sizes, len(self._bare)], [*texts, bare], sorted(languages), {tag: language_name(tag, interface) for tag in sorted(learnt) if tag})
