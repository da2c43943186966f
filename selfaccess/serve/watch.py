"""Waits for changes in what a library is made of."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from selfaccess.places import FILE, SOURCES

_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent, DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip
"""Not that a file is opened, and closed without a change: a build opens many. And not that a folder is modified: what happens in it has an event of its own."""
_QUIET = 0.03
"""Seconds without a change after which a save, which is often several changes, is taken to be over."""
_LONGEST = 30
"""Changes that go on are not waited for longer than this many times `_QUIET`."""


class Watch:
    """Watches site.yaml and the folders that an author fills, and nothing else in the library: not the site, nor .git."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._observer = Observer()
        self._changed = threading.Event()
        self._watches: dict[str, tuple[object, ObservedWatch]] = {}

    def __enter__(self) -> Watch:
        self._observer.start()
        self._observer.schedule(_Handler(self._changed, frozenset({FILE, *SOURCES})), str(self._root), event_filter=_CHANGES)
        self._follow()
        return self

    def __exit__(self, *exception: object) -> None:
        self._observer.stop()
        self._observer.join()

    def wait(self, seconds: float | None = None) -> bool:
        """Returns when something has changed and all is quiet again; after so many `seconds` at most, then with False."""
        # With a time limit, since a wait without one cannot be interrupted on every system.
        while not self._changed.wait(1 if seconds is None else seconds):
            if seconds is not None:
                return False
        for _ in range(_LONGEST):
            self._changed.clear()
            if not self._changed.wait(_QUIET):
                break
        self._follow()
        return True

    def _follow(self) -> None:
        """Watch those folders that are there now; one that was put in the place of another is another."""
        for name in SOURCES:
            folder = self._root / name
            there = (os.stat(folder).st_dev, os.stat(folder).st_ino) if folder.is_dir() else None
            known, watch = self._watches.get(name, (None, None))
            if there == known:
                continue
            if watch is not None:
                self._observer.unschedule(watch)
                del self._watches[name]
            if there is not None:
                handler = _Handler(self._changed)
                self._watches[name] = there, self._observer.schedule(handler, str(folder.resolve()), recursive=True, event_filter=_CHANGES)


class _Handler(FileSystemEventHandler):
    """Sets `changed` for changes of files that are read; with `only`, for those in the watched folder that have one of these names."""

    def __init__(self, changed: threading.Event, only: frozenset[str] | None = None) -> None:
        self._changed, self._only = changed, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = [Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path) if path]
        if any(name in self._only if self._only is not None else not name.startswith(".") for name in names):
            self._changed.set()
