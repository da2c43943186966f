"""The work on single resources, which several processes can share: reading them, making their pages, and their part of the index.

A member of the crew keeps what it has read, so only outlines travel; all that crosses between processes is of plain types.
"""

from __future__ import annotations

import functools
import marshal
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, structs

from selfaccess.client import Client
from selfaccess.config import Config
from selfaccess.contributions import with_contributions
from selfaccess.decks import deck_data
from selfaccess.library import Library
from selfaccess.model import Document, Pack, Resource
from selfaccess.outline import Packed, packed, unpacked
from selfaccess.parse import parse_text
from selfaccess.places import CONTRIBUTIONS
from selfaccess.problems import Problem, Report
from selfaccess.read import PACK_FILE, Folder, decode
from selfaccess.search import Counted, changes, counted, encoded, languages_of, lengths, texts_files
from selfaccess.search_documents import search_documents
from selfaccess.search_words import Words
from selfaccess.store import Store, contents, stamp, stamp_of_values
from selfaccess.strings import Catalogue
from selfaccess.theme import Theme
from selfaccess.tree import Files, Tree


class Plan(Struct, frozen=True):
    """What all work needs to know. `asked` are the files of contributions by resource."""

    root: Path
    config: Config
    packs: Mapping[str, Pack]
    folders: Mapping[str, Folder]
    theme: Theme
    words: Catalogue
    client: Client
    asked: Mapping[str, tuple[Document, ...]]
    drafts: bool

    @property
    def settings(self) -> bytes:
        """A stamp of what everything depends on."""
        theme = self.theme
        return stamp(repr((self.config, sorted(self.words.items()), sorted((name, text) for name, (text, _) in theme.templates.items()), theme.styles,
                           theme.shows_library, self.drafts)).encode())

    def source(self, pack: str) -> tuple[str, bytes]:
        """A pack's file, and a stamp of what it says."""
        return f"{self.packs[pack].path}/{PACK_FILE}", stamp(repr(self.packs[pack]).encode())

    def asked_of(self, resource: str) -> tuple[str, bytes | None]:
        """A name for all contributions to a resource, given by its id, and a stamp of what they say: None for none."""
        asked = self.asked.get(resource)
        return f"{CONTRIBUTIONS}:{resource}", stamp(repr(asked).encode()) if asked else None


class Reading(NamedTuple):
    """What came of reading one file. `outline` is None where there is no resource: a draft left out, or errors.

    `seen` stands for all that other pages can show of it. `read` are the files on which it depends, each with its content's stamp: None
    for one that is not there, b"" for one that only has to be there; `source` stands for them all. `problems` are in plain tuples. `sizes` tells how
    much it adds to the index: how many documents, and how many terms in their titles, summaries and bodies; `shown` how many characters each shows;
    `languages` those that they may be in.
    """

    outline: Packed | None
    seen: bytes
    read: dict[str, bytes | None]
    source: bytes
    problems: tuple[tuple[Any, ...], ...]
    sizes: tuple[int, int, int, int]
    shown: tuple[int, ...]
    languages: tuple[str, ...]


class Made(NamedTuple):
    """The pages of some resources as they were written, none where nothing is written; a fault in a template in their place."""

    files: tuple[Files, ...]
    problem: tuple[Any, ...] | None


class Source(NamedTuple):
    """A document that has been read: its pack, its file, and what stands for all files on which it depends (Reading.source)."""

    pack: str
    path: str
    stamp: bytes


class IndexTask(NamedTuple):
    """A part of the search index: the resources in it, all documents' average lengths, the number of its first document, the name under which it is kept,
    and the blocks of the last index in which its resources were or which stood in its place. `there` are files of its texts that are in the tree.
    """

    tree: Tree
    name: str
    sources: tuple[Source, ...]
    averages: tuple[float, float, float]
    first: int
    before: Set[str]
    there: Files


class _Asked(Set[str]):
    """The files of a pack; notes which were asked for."""

    def __init__(self, files: Set[str], asked: dict[str, bytes | None]) -> None:
        self._files, self._asked = files, asked

    def __contains__(self, path: object) -> bool:
        found = path in self._files
        self._asked.setdefault(str(path), b"" if found else None)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def read_resource(plan: Plan, pack: str, path: str, report: Report, used: dict[str, bytes | None]) -> Resource | None:
    """The resource in a file; None for a draft that is left out, and where errors leave none. `used` is told all files on which it depends."""

    def read_file(asset: str) -> bytes:
        data = contents(f"{plan.root}/{asset}")
        used[asset] = stamp(data)
        return data

    name, used[name] = plan.source(pack)
    try:
        text = decode(read_file(path), path, report)
    except OSError as error:
        report.add(Problem(path, 0, 0, f"This file cannot be read: {error.strerror}.", "Look at its permissions."))
        return None
    if text is None:
        return None
    folder = structs.replace(plan.folders[pack], files=_Asked(plan.folders[pack].files, used))
    resource = parse_text(text, path, folder, plan.packs[pack], plan.config, report, read_file=read_file, drafts=plan.drafts)
    if resource is None:
        return None
    name, used[name] = plan.asked_of(resource.id)
    return with_contributions(resource, plan.asked.get(resource.id, ()), folder, plan.packs[pack], plan.config, read_file, report)


class Work:
    """One member of the crew."""

    def __init__(self, plan: Plan, *, writes: bool) -> None:
        """`writes`: whether the pages become a site, so that it is worth while to keep what was compiled for them."""
        self._plan, self._writes = plan, writes
        # Packed up, what has been read takes a third of the memory, and packing takes a fiftieth of the time of reading.
        self._resources: dict[str, bytes] = {}
        self._counted: dict[str, bytes] = {}
        self._words = Words()
        self._outlines: list[Resource] = []
        self._library: Library | None = None

    # -- reading

    def read(self, paths: Sequence[tuple[str, str]]) -> list[tuple[Any, ...]]:
        """A Reading for each file, named with its pack."""
        return [tuple(self._reading(pack, path)) for pack, path in paths]

    def _reading(self, pack: str, path: str) -> Reading:
        report = Report()
        used: dict[str, bytes | None] = {}
        resource = read_resource(self._plan, pack, path, report, used)
        problems = tuple(structs.astuple(problem) for problem in report.problems)
        source = _source_of(used)
        if resource is None:
            return Reading(None, b"", used, source, problems, (0, 0, 0, 0), (), ())
        self._resources[path] = pickle.dumps(resource)
        outline = packed(resource)
        documents = list(search_documents(resource, self._plan.packs[pack], self._plan.config.language))
        found = [counted(document, self._words) for document in documents]
        self._counted[path] = marshal.dumps(found)
        languages = {language for document in documents for language in languages_of(document)}
        return Reading(outline, stamp_of_values(outline[0]), used, source, problems, lengths(found), tuple(len(shown) for shown, _ in found),
                       tuple(sorted(languages)))

    def _read(self, source: Source) -> Resource:
        """A resource that is known to be sound, read again where another build has read it.

        Raises FileNotFoundError where one of its files is another now: its page would be of neither.
        """
        pack, path, stamped = source
        if (kept := self._resources.get(path)) is not None:
            found: Resource = pickle.loads(kept)
            return found
        used: dict[str, bytes | None] = {}
        again = read_resource(self._plan, pack, path, Report(), used)
        if again is None or _source_of(used) != stamped:
            raise _changed(path)
        return again

    def _whole(self, source: Source) -> Resource:
        """A resource with its text, which is then kept no longer; its needs and glossaries are those that the library found."""
        outline = self._known.by_path[source.path]
        resource = self._read(source)
        self._resources.pop(source.path, None)
        return structs.replace(resource, needs=outline.needs, gloss=outline.gloss)

    # -- pages

    def link(self, outlines: bytes) -> None:
        """Learn outlines of the whole library, packed up (marshal), in its order: some at a time, so that they are never there twice."""
        self._outlines += map(unpacked, marshal.loads(outlines))

    def know(self, library: Library) -> None:
        """The same where no process lies between."""
        self._library = library

    @property
    def _known(self) -> Library:
        if self._library is None:
            packs = tuple(self._plan.packs[pack] for pack in sorted(self._plan.packs))
            self._library = Library(self._plan.config, packs, tuple(self._outlines))
        return self._library

    @functools.cached_property
    def _pages(self) -> Any:
        from selfaccess.render import Pages

        return Pages(self._known, self._plan.theme, self._plan.words, self._plan.client, Store(self._plan.root) if self._writes else None)

    def render(self, tree: Tree | None, sources: Iterable[Source]) -> Made:
        """Make the pages of each resource and write them; without a tree only look whether they can be made."""
        files: list[Files] = []
        try:
            for source in sources:
                made = list(self._pages.of(self._whole(source)))
                files.append({artifact.path: tree.put(artifact.path, artifact.data) for artifact in made} if tree is not None else {})
        except OSError:
            raise
        except Exception as error:
            from selfaccess.render import template_problem

            return Made(tuple(files), structs.astuple(template_problem(error, self._plan.root)))
        return Made(tuple(files), None)

    def decks(self, wanted: Iterable[tuple[str, Source]]) -> list[str]:
        """What resources add to decks, each given with the kind of the deck."""
        language = self._plan.config.language
        return [deck_data(kind, self._read(source), language) for kind, source in wanted]

    # -- search

    def index(self, task: IndexTask) -> tuple[bytes, Files]:
        """The postings of a block of resources, packed up (marshal), because those of all blocks wait for each other, and the files of its texts."""
        documents, _ = self._block(task)
        return marshal.dumps(encoded(documents, task.averages)), self._texts(task, documents)

    def postings(self, task: IndexTask) -> bytes:
        """The postings alone."""
        return marshal.dumps(encoded(self._block(task)[0], task.averages))

    def reindex(self, task: IndexTask, before: str) -> tuple[bytes | None, Files]:
        """What has changed of the postings since the block was kept as `before`, packed up, and the files of its texts; None where that is not there."""
        documents, kept = self._block(task)
        return marshal.dumps(changes(kept[before], documents, task.averages)) if before in kept else None, self._texts(task, documents)

    def _block(self, task: IndexTask) -> tuple[list[Counted], dict[str, list[Counted]]]:
        """A block's documents with their terms counted, which are kept, and those of the last index's blocks."""
        store = Store(self._plan.root)
        kept = {name: found for name in {task.name, *task.before} if (found := store.load(name)) is not None}
        found = kept.get(task.name)
        if found is None:
            before = {path: documents for documents_of in kept.values() for path, documents in documents_of.items()}
            found = {source.path: (source.stamp, self._documents(source, before)) for source in task.sources}
            store.save(task.name, found)
        return _together(found), {name: _together(documents) for name, documents in kept.items()}

    def _texts(self, task: IndexTask, documents: Sequence[Counted]) -> Files:
        files: Files = {}
        for artifact in texts_files(documents, task.first):
            assert isinstance(artifact.data, bytes)
            there = task.there.get(artifact.path)
            files[artifact.path] = there if there is not None and there[0] == stamp(artifact.data) else task.tree.put(artifact.path, artifact.data)
        return files

    def _documents(self, source: Source, before: Mapping[str, tuple[bytes, list[Counted]]]) -> list[Counted]:
        pack, path, stamped = source
        if path not in self._counted:
            known, documents = before.get(path, (b"", []))
            if known == stamped:
                return documents
            if self._reading(pack, path).source != stamped:
                raise _changed(path)
        found: list[Counted] = marshal.loads(self._counted.pop(path))
        return found


def _together(block: Mapping[str, tuple[bytes, list[Counted]]]) -> list[Counted]:
    return [document for _, documents in block.values() for document in documents]


def _source_of(used: Mapping[str, bytes | None]) -> bytes:
    """What stands for the files on which a document depends."""
    return stamp_of_values(sorted(used.items()))


def _changed(path: str) -> FileNotFoundError:
    return FileNotFoundError(2, "This file went away or changed while the site was built", path)


def problems_of(found: Iterable[Sequence[Any]]) -> list[Problem]:
    """Problems that were sent."""
    return [Problem(*problem) for problem in found]

