"""Whether anything has changed since the last build: its sources by what is in them, its site by how its files look.

Kept apart from all that builds, so that a build of nothing has little to load.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from selfaccess.places import FILE, SOURCES
from selfaccess.store import Seen, Store, contents, stamp, stamp_of_values
from selfaccess.tree import intact, name_of, record_name

_TEXTS = (".md", ".yaml", ".csv", ".tsv", ".vtt", ".svg", ".html", ".css")
_SAFE = 2_000_000_000
"""Nanoseconds after its last change from which on a file's times tell that it is the same."""


Look: TypeAlias = "tuple[int, ...]"
"""A file's size, times and number on the disk."""


class Found(NamedTuple):
    """All that a library is made of, by path: the stamps of the texts, how other files look, and the folders ("") and links, with where these lead."""

    texts: dict[str, bytes]
    others: dict[str, object]
    ways: dict[str, str]


def sources(root: Path, known: Mapping[str, bytes | None] = MappingProxyType({}), seen: Seen | None = None) -> Found:
    """What the library in `root` is made of; documents that are `known` are not read, nor those that look as they did when they were `seen`, which is kept up.

    Pictures and sounds are not read: their size, their number on the disk and their times, of which the last cannot be set, stand for them.
    """
    found = Found({}, {}, {})
    texts, others, ways = found
    now = time.time_ns()
    for path, file, is_plain in _walk(root, ways):
        try:
            if not is_plain:  # a pipe would be read for ever
                others[path] = ""
            elif stamped := known.get(path):
                texts[path] = stamped
            elif path.endswith(_TEXTS):
                texts[path] = stamp(contents(file)) if seen is None else _read_or_seen(path, file, now, seen)
            else:
                others[path] = look(file, now)
        except OSError:
            others[path] = now
    return found


def _read_or_seen(path: str, file: str, now: int, seen: Seen) -> bytes:
    looks = look(file, now)
    if path not in seen or seen[path][0] != looks:
        seen[path] = looks, stamp(contents(file))
    return seen[path][1]


def look(file: str, now: int) -> Look:
    """How a file looks `now` (nanoseconds); one that looks the same at another time is the same. Raises OSError when it is not there."""
    status = os.stat(file)
    # One that has just changed could change again within the same tick of the disk's clock: then nothing is taken for granted.
    fresh = now if now - max(status.st_mtime_ns, status.st_ctime_ns) < _SAFE else 0
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, fresh


def _walk(root: Path, ways: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """All files, each with its path and whether it is a plain one; `ways` is filled."""
    for name in SOURCES:
        yield from _files(os.path.join(root, name), name, ways, name in _FOLLOWED)
    yield FILE, os.path.join(root, FILE), os.path.isfile(os.path.join(root, FILE))


_FOLLOWED = ("themes", "strings")
"""Folders in which a link may lead to a folder."""


def _files(folder: str, way: str, ways: dict[str, str], follows: bool) -> Iterator[tuple[str, str, bool]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{way}/{entry.name}"
        target = os.path.realpath(entry.path) if entry.is_symlink() else ""
        goes_round = target != "" and f"{os.path.realpath(folder)}/".startswith(f"{target}/")
        is_folder = entry.is_dir(follow_symlinks=follows and not goes_round)
        if target or is_folder:
            ways[path] = target
        if is_folder:
            yield from _files(entry.path, path, ways, follows)
        else:
            yield path, entry.path, entry.is_file()


def key(found: Found, options: object) -> bytes:
    """Stands for sources that are built with these options."""
    return stamp_of_values([sorted(some.items()) for some in found], options)


def recall(store: Store, site: Path, key: bytes) -> Any:
    """What came of the last build, when it had this key and it is its site that is there, whole; else None."""
    kept = store.load(_name(site))
    if kept is None or kept[0] != key:
        return None
    try:
        record = store.load(record_name(site, os.lstat(site).st_ino))
    except OSError:
        return None
    is_there = record is not None and record["made"] == kept[2] and len(intact(site, record["files"])) == len(record["files"])
    return kept[1] if is_there else None


def remember(store: Store, site: Path, key: bytes, outcome: object, made: str) -> None:
    """Keep what came of a build, in plain types; `made` is the name of the site that it made."""
    store.save(_name(site), (key, outcome, made))


def _name(site: Path) -> str:
    return name_of("last", site)
