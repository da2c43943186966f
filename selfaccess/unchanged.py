"""Whether anything has changed since the last build: its sources by what is in them, its site by how its files look.

Kept apart from all that builds, so that a build of nothing has little to load.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from selfaccess.places import FILE, SOURCES
from selfaccess.store import Seen, Store, contents, stamp
from selfaccess.tree import intact, record_name

_TEXTS = (".md", ".yaml", ".csv", ".tsv", ".vtt", ".svg", ".html", ".css")
_SAFE = 2_000_000_000
"""Nanoseconds after its last change from which on a file's times tell that it is the same."""


Found: TypeAlias = "tuple[dict[str, bytes], dict[str, object]]"
"""All that a library is made of, by path: the stamps of the texts, and how other files look."""


def sources(root: Path, known: Mapping[str, bytes | None] = MappingProxyType({}), seen: Seen | None = None) -> Found:
    """What the library in `root` is made of; documents that are `known` are not read, nor those that look as they did when they were `seen`, which is kept up.

    Pictures and sounds are not read: their size, their number on the disk and their times, of which the last cannot be set, stand for them.
    """
    texts: dict[str, bytes] = {}
    others: dict[str, object] = {}
    now = time.time_ns()
    for path, entry in _walk(root):
        try:
            if stamped := known.get(path):
                texts[path] = stamped
            elif path.endswith(_TEXTS):
                texts[path] = stamp(contents(entry)) if seen is None else _read_or_seen(path, entry, now, seen)
            else:
                others[path] = _look(entry, now)
        except OSError:
            others[path] = now
    return texts, others


def _read_or_seen(path: str, file: str, now: int, seen: Seen) -> bytes:
    look = _look(file, now)
    if path not in seen or seen[path][0] != look:
        seen[path] = look, stamp(contents(file))
    return seen[path][1]


def _look(file: str, now: int) -> tuple[int, ...]:
    """How a file looks `now`; one that looks the same at another time is the same."""
    status = os.stat(file)
    # One that has just changed could change again within the same tick of the disk's clock: then nothing is taken for granted.
    fresh = now if now - max(status.st_mtime_ns, status.st_ctime_ns) < _SAFE else 0
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, fresh


def _walk(root: Path) -> Iterator[tuple[str, str]]:
    for name in SOURCES:
        yield from _files(os.path.join(root, name), name)
    yield FILE, os.path.join(root, FILE)


def _files(folder: str, way: str) -> Iterator[tuple[str, str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if not entry.name.startswith("."):
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{way}/{entry.name}")
            else:
                yield f"{way}/{entry.name}", entry.path


def key(found: Found, options: object) -> bytes:
    """Stands for sources that are built with these options."""
    texts, others = found
    return stamp(repr((sorted(texts.items()), sorted(others.items()), options)).encode())


def recall(store: Store, site: Path, key: bytes) -> Any:
    """What came of the last build, when it had this key and its site is whole; else None."""
    kept = store.load(_name(site))
    if kept is None or kept[0] != key:
        return None
    try:
        record = store.load(record_name(site, os.lstat(site).st_ino))
    except OSError:
        return None
    return kept[1] if record is not None and len(intact(site, record["files"])) == len(record["files"]) else None


def remember(store: Store, site: Path, key: bytes, outcome: object) -> None:
    """Keep what came of a build, in plain types."""
    store.save(_name(site), (key, outcome))


def _name(site: Path) -> str:
    return f"last-{stamp(os.fsencode(site)).hex()}"
