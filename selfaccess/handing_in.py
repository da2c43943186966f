"""`selfaccess contributions`: what learners handed over, laid down in the library's folder contributions/ for review."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from selfaccess.contributions import KINDS, STATES, Item, Page, read_page, with_items
from selfaccess.learner_file import TEXT, Entry, LearnerFile, Reading, Wrong, damage, day_of, open_files
from selfaccess.model import Resource
from selfaccess.places import CONTENT, CONTRIBUTIONS
from selfaccess.problems import Problem, Report, did_you_mean
from selfaccess.read import LARGEST_TEXT, find_contributions, read_text, split
from selfaccess.sources import read_library
from selfaccess.store import put_at_once
from selfaccess.write import Refused

_MOST = 500
"""The most contributions of one file; nobody writes more."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


class Laid(Struct, frozen=True):
    """What came of it: how many contributions went into which file below the library, how many were there already, and what was wrong."""

    added: Mapping[str, int]
    known: int
    problems: tuple[Problem, ...]


class HandedOver(Struct, frozen=True):
    """A contribution in a learner's file, and the resource that it is about."""

    resource: str
    item: Item


def take_in(paths: Sequence[Path], root: Path) -> Laid:
    """Lay down the contributions in the learners' files at `paths` beside the library in `root`; what is there already stays as it is.

    The problems have paths as seen from the current folder. Raises Refused when the library cannot be used, and OSError when the disk fails.
    """
    unheard = Report()
    library = read_library(root, unheard, drafts=True)
    if library is None:
        raise Refused(f"The library in “{root}” cannot be read.", "selfaccess check tells what is wrong with it.")
    report = Report()
    shelf = _Shelf(root, report)
    found: dict[str, list[Item]] = {}
    known = 0
    for path, file in open_files(paths, ("contributions",), library.config.id, report):
        for handed in _handed_over(path, file, report):
            if handed.resource not in library.by_id:
                report.add(Problem(str(path), 0, 0, f"No resource has the id “{handed.resource}”, so this is left out: “{_shortly(handed.item.asked)}”",
                                   did_you_mean(handed.resource, library.by_id)))
            elif handed.item.id in shelf.ids:
                known += 1
            else:
                shelf.ids.add(handed.item.id)
                found.setdefault(handed.resource, []).append(handed.item)
    added: dict[str, int] = {}
    for resource, items in found.items():
        path_there = shelf.add(library.by_id[resource], items)
        if path_there:
            added[path_there] = len(items)
    return Laid(added, known, report.problems)


# -- what learners handed over


def _handed_over(path: Path, file: LearnerFile, report: Report) -> tuple[HandedOver, ...]:
    reading = Reading()
    found = reading.list(file.data.get("items"), _handed, _MOST)
    if reading.damaged:
        report.add(damage(path, reading.damaged))
    return found


def _handed(entry: Entry) -> HandedOver:
    resource, kind, given, day = entry.name("resource"), entry.one_of("kind", *KINDS), entry.name("id"), day_of(entry.time("made"))
    more = Entry(entry.reading, entry.raw("more") or {})
    asked = _asked(kind, entry.text("text", TEXT).strip(), *(more.text(name).strip() for name in ("term", "meaning", "example")))
    if not asked or not _ID.fullmatch(given):
        raise Wrong
    # With a sum of what it says, so that words which a learner has changed are taken in anew, and nobody's file can pass for another's.
    sum_ = hashlib.sha256("\0".join((resource, kind, asked)).encode()).hexdigest()[:8]
    return HandedOver(resource, Item(f"{given}.{sum_}", kind, day, STATES[0], asked, "", 0, 0))


def _asked(kind: str, text: str, term: str, meaning: str, example: str) -> str:
    """A contribution as plain text, as one would write it down."""
    headword = " – ".join(filter(None, (term, meaning)))
    if kind == "term":
        return "\n\n".join(filter(None, ("\n".join(filter(None, (headword, example))), text)))
    if kind == "example":
        return "\n".join(filter(None, (term and f"{term}:", text, meaning)))
    return text


def _shortly(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60].rstrip()}…"


# -- the files


class _Shelf:
    """The files of contributions in a library. `ids` are those of all that is there; it grows with what is added."""

    def __init__(self, root: Path, report: Report) -> None:
        self._root, self._report = root, report
        self.ids: set[str] = set()
        self._pages: dict[str, Page] = {}
        self._unreadable: set[str] = set()
        for path in find_contributions(root, report):
            page = self._read(path)
            if page is None:
                self._unreadable.add(path)
            else:
                self._pages.setdefault(page.resource, page)
                self.ids |= {item.id for item in page.items}

    def _read(self, path: str) -> Page | None:
        """A file that is there; None when it has faults, of which `report` is told."""
        own = Report()
        text = read_text(self._root / path, path, own)
        document = split(text, path, own) if text is not None else None
        page = read_page(document, own) if document is not None else None
        errors = [problem for problem in own.problems if problem.severity == "error"]
        self._report.extend(structs.replace(problem, path=str(self._root / path)) for problem in errors)
        return page if not errors else None

    def add(self, resource: Resource, items: Sequence[Item]) -> str:
        """Add to the resource's file, or begin one; gives back its path, "" when it cannot be."""
        page = self._pages.get(resource.id)
        path = page.path if page is not None else self._new_path(resource)
        if path in self._unreadable:
            self._refuse(path, items, "Mend it, and give the command again.")
            return ""
        file = self._root / path
        before = file.read_bytes() if page is not None else b""
        # Only the end is new: whoever has the file open in an editor sees no other line change.
        text = with_items(before.decode("utf-8-sig"), resource.id, items)
        if len(text.encode()) > LARGEST_TEXT:
            self._refuse(path, items, "It would be too large; move what is done with into another file of the same resource.")
            return ""
        if not _holds(text, path, resource, items):
            self._refuse(path, items, "Something in it is not closed.")
            return ""
        file.parent.mkdir(parents=True, exist_ok=True)
        put_at_once(file, (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + text.encode())
        return path

    def _refuse(self, path: str, items: Sequence[Item], hint: str) -> None:
        message = f"Nothing was added to this file; {len(items)} of the contributions handed over belong there."
        self._report.add(Problem(str(self._root / path), 0, 0, message, hint))

    def _new_path(self, resource: Resource) -> str:
        """A path like that of the resource, below contributions/ in place of content/."""
        stem = f"{CONTRIBUTIONS}{resource.path.removeprefix(CONTENT).removesuffix('.md')}"
        names = (f"{stem}-{number}.md" if number > 1 else f"{stem}.md" for number in itertools.count(1))
        return next(name for name in names if name in self._unreadable or not os.path.lexists(self._root / name))


def _holds(text: str, path: str, resource: Resource, items: Iterable[Item]) -> bool:
    """Whether a file of this text is read as one that holds these items, word for word."""
    document = split(text.replace("\r\n", "\n"), path, Report())
    page = read_page(document, Report()) if document is not None else None
    there = {item.id: item for item in page.items} if page is not None else {}
    return page is not None and page.resource == resource.id and all(
        item.id in there and (there[item.id].kind, there[item.id].date, there[item.id].asked) == (item.kind, item.date, item.asked) for item in items)
