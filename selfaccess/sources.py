"""The sources of a library: which there are, what came of reading each, and which have to be read anew."""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from selfaccess.client import Client
from selfaccess.config import read_config
from selfaccess.contributions import find_asked, report_strays
from selfaccess.crew import Crew
from selfaccess.library import Library, link
from selfaccess.memory import Memory
from selfaccess.model import Resource
from selfaccess.outline import unpacked
from selfaccess.parse import parse_pack
from selfaccess.places import CONTENT
from selfaccess.problems import Report
from selfaccess.read import PACK_FILE, find_packs
from selfaccess.store import Store, contents, stamp, stamp_of_values
from selfaccess.strings import catalogue
from selfaccess.theme import Theme, load_theme
from selfaccess.unchanged import Found
from selfaccess.work import Plan, Reading, Source, problems_of, read_resource


def plan_of(root: Path, drafts: bool, report: Report) -> Plan | None:
    """What all work needs to know of the library in `root`; None when there is none to speak of."""
    config = read_config(root, report)
    if config is None:
        return None
    theme, words = load_theme(root, config.theme, report), catalogue(config.language, root, report)
    folders = find_packs(root, report)
    packs = {folder.id: pack for folder in folders if (pack := parse_pack(root, folder, config, report)) is not None}
    return Plan(root, config, packs, {folder.id: folder for folder in folders}, theme or Theme({}, {}, ()), words, Client(words),
                find_asked(root, report), drafts)


def recall_plan(store: Store, root: Path, drafts: bool, found: Found) -> Plan | None:
    """The plan that was kept for a library of what was found in `root`; None when there is none."""
    kept = store.load(_PLANS[drafts])
    if kept is None or kept[0] != _plan_key(root, found):
        return None
    plan: Plan = pickle.loads(kept[1])
    return plan


def remember_plan(store: Store, plan: Plan, found: Found) -> None:
    """Keep a plan that was made without a problem of what was found."""
    store.save(_PLANS[plan.drafts], (_plan_key(plan.root, found), pickle.dumps(plan)))


_PLANS = ("plan", "plan-drafts")


def _plan_key(root: Path, found: Found) -> bytes:
    """Stands for all of which a plan is made: of documents only their names, of our own files, which the store itself considers, only where they are."""
    sources = [(path, known if path.endswith(f"/{PACK_FILE}") or not path.startswith(f"{CONTENT}/") else b"") for path, known in sorted(found.texts.items())]
    return stamp_of_values(sources, sorted(found.others), sorted(found.ways.items()), os.fspath(root), __file__)


def read_library(root: Path, report: Report, *, drafts: bool) -> Library | None:
    """The library in `root` with all its texts, read anew; None when there is none to speak of. What is wrong with it goes to `report`."""
    plan = plan_of(root, drafts, report)
    if plan is None:
        return None
    found = {path: read_resource(plan, pack, path, report, {}) for path, pack in _documents(plan).items()}
    resources = [resource for resource in found.values() if resource is not None]
    left_out = frozenset(path for path, resource in found.items() if resource is None)
    report_strays(plan.asked, {resource.id for resource in resources}, left_out, report)
    return link(plan.config, plan.packs.values(), resources, left_out, report)


_LEAST, _MOST = 32, 192
"""So many documents make a block."""


def _documents(plan: Plan) -> dict[str, str]:
    """The pack of each document that is in one."""
    return {path: folder.id for folder in plan.folders.values() if folder.id in plan.packs for path in folder.documents}


class Sources:
    """The documents of a plan by blocks: runs of about a hundred that stand together in the search index and are read by one process.

    `documents` tells the pack of each; `due` are those that have to be read, `read` reads them. Then `readings` has what is known of each,
    `owners` which member of the crew has read it, and `resources` are the outlines of those that are resources.
    """

    def __init__(self, plan: Plan, memory: Memory, texts: Mapping[str, bytes]) -> None:
        """`texts` are the stamps of files that have just been read."""
        self._plan = plan
        self.documents = _documents(plan)
        self.blocks = list(_blocks(self.documents))
        given = dict(map(plan.source, plan.packs)) | dict(map(plan.asked_of, plan.asked))
        stamps = _Contents(plan.root, texts)

        def is_known(path: str, pack: str) -> bool:
            """Whether the files of which a document was made are what they were."""
            files = plan.folders[pack].files
            return path in memory.readings and all(
                was == (given[name] if name in given else None if name not in files else stamps[name] if was else b"")
                for name, was in memory.readings[path].read.items())

        self.due = {path for path, pack in self.documents.items() if not is_known(path, pack)}
        self.readings = {path: memory.readings[path] for path in self.documents if path not in self.due}
        self.owners: dict[str, int] = {}
        self.resources: list[Resource] = []

    def read(self, crew: Crew, report: Report, progress: Callable[[int, int], None] | None) -> None:
        """Read what is due; the problems of all documents go to the report."""
        tasks = [(task,) for block in self.blocks if (task := [(self.documents[path], path) for path in block if path in self.due])]
        # The largest first, so that all members come to their end at about the same time; what they have read is theirs to the end of the build.
        tasks.sort(key=lambda task: len(task[0]), reverse=True)
        done = len(self.documents) - len(self.due)
        for number, member, found in crew.each("read", tasks, [None] * len(tasks)):
            for (_, path), reading in zip(tasks[number][0], found, strict=True):
                self.readings[path], self.owners[path] = Reading(*reading), member
            done += len(found)
            if progress is not None:
                progress(done, len(self.documents))
        for path in self.documents:
            report.extend(problems_of(self.readings[path].problems))
        self.resources = [unpacked(outline) for path in self.documents if (outline := self.readings[path].outline) is not None]
        report_strays(self._plan.asked, {resource.id for resource in self.resources}, self.left_out, report)

    def source(self, path: str) -> Source:
        """A document as it was read."""
        return Source(self.documents[path], path, self.readings[path].source)

    def owner(self, paths: Iterable[str]) -> int | None:
        """The member of the crew that has read these documents, or some of them; None where nobody has."""
        return next((self.owners[path] for path in paths if path in self.owners), None)

    @property
    def texts(self) -> dict[str, bytes | None]:
        """The stamps of the documents as they were read."""
        return {path: reading.read.get(path) for path, reading in self.readings.items()}

    @property
    def left_out(self) -> frozenset[str]:
        """Those that are none: drafts, and those with errors."""
        return frozenset(path for path in self.documents if self.readings[path].outline is None)


class _Contents(dict[str, "bytes | None"]):
    """The stamps of files, read when they are not known: None for one that cannot be."""

    def __init__(self, root: Path, known: Mapping[str, bytes]) -> None:
        super().__init__(known)
        self._root = root

    def __missing__(self, path: str) -> bytes | None:
        try:
            self[path] = stamp(contents(f"{self._root}/{path}"))
        except OSError:
            self[path] = None
        return self[path]


def _blocks(paths: dict[str, str]) -> Iterator[list[str]]:
    """The paths in order, cut where a path itself tells, so that one that comes or goes moves only its neighbours."""
    block: list[str] = []
    for path in sorted(paths):
        if len(block) >= _MOST or (len(block) >= _LEAST and zlib.crc32(path.encode()) % (_MOST // 2) == 0):
            yield block
            block = []
        block.append(path)
    if block:
        yield block
