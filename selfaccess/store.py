"""What a build keeps for the next one: values by name in the folder .selfaccess-cache of the library.

Nothing in it is needed. A value is only given back when it is whole and was kept by this very program under this very Python,
so the folder may be deleted, damaged or carried to another machine at any time, and two builds may use it at once.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import marshal
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from selfaccess.places import PACKAGE, THEMES

FOLDER = ".selfaccess-cache"
_READ_BY = re.compile(
    r"(babel|jinja2|markdown_it_py|markupsafe|mdit_py_plugins|mdurl|msgspec|nh3|pystemmer|pyyaml|rcssmin|rjsmin|snowballstemmer)-.*\.dist-info", re.IGNORECASE)
"""The libraries whose versions may change what is built."""
_LARGE = ("blocks/", "decks/", "templates/")
"""Folders of values that are never held in memory."""
_SIZE = 16
_PIECE = 65_536

Seen: TypeAlias = "dict[str, tuple[object, bytes]]"
"""How texts of the library looked when they were read, and their stamps, by path."""


def stamp(*parts: bytes) -> bytes:
    """A short name for a content: equal for equal parts, and in practice for no others."""
    found = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()


def stamp_of_values(*values: Any) -> bytes:
    """The same for values of plain types: tuples, lists and dicts in their order, texts, bytes and numbers; raises ValueError for others."""
    # The second version writes equal values alike; later ones tell which of them are one object.
    return stamp(marshal.dumps(values, 2))


def stamp_of_pieces(size: int, pieces: Iterable[bytes]) -> bytes:
    """The same of one content of so many bytes, which comes in pieces."""
    found = hashlib.blake2b(size.to_bytes(8, "little"), digest_size=_SIZE)
    for piece in pieces:
        found.update(piece)
    return found.digest()


def contents(file: str) -> bytes:
    """What is in a file, by the system's own calls: a stream takes as long again. Raises OSError when it cannot be read."""
    number = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        pieces = []
        while piece := os.read(number, _PIECE):
            pieces.append(piece)
    finally:
        os.close(number)
    return b"".join(pieces)


def put_at_once(file: Path, data: bytes) -> None:
    """Write a file in one step: it is there whole, or what was there before is. Raises OSError when it cannot be written."""
    fresh = file.with_name(f".selfaccess-new-{os.getpid()}")  # the file's own name may be as long as names can be
    try:
        fresh.write_bytes(data)
        fresh.replace(file)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


class Store:
    """The values kept in a library's folder; one that cannot be read is None, one that cannot be written is not kept.

    With `in_hand`, for a process that builds again and again, all but large ones are also held in memory; and `seen` is for what
    texts of the library were when they were read last, where a disk keeps a time of changes that cannot be set.
    """

    def __init__(self, root: Path, *, in_hand: bool = False) -> None:
        self.folder = root / FOLDER
        self._held: dict[str, tuple[bytes, Any]] | None = {} if in_hand else None
        self.seen: Seen | None = {} if in_hand and os.name == "posix" else None

    def load(self, name: str) -> Any:
        """The value kept as `name`, None when there is none that is whole and of this program. It must not be changed."""
        try:
            with open(self.folder / name, "rb") as stream:
                head = stream.read(2 * _SIZE)
                # Another build may have written it since.
                if self._held is not None and (held := self._held.get(name)) is not None and held[0] == head:
                    return held[1]
                body = stream.read()
        except OSError:
            return None
        if head != program() + _digest(body):
            return None
        try:
            value = marshal.loads(body)
        except (ValueError, EOFError, TypeError):
            return None
        self._hold(name, head, value)
        return value

    def save(self, name: str, value: Any) -> None:
        """Keep a value of plain types: it is there whole, or what was there before is."""
        body = marshal.dumps(value)
        file = self.folder / name
        with contextlib.suppress(OSError):
            self.make()
            file.parent.mkdir(exist_ok=True)
            head = program() + _digest(body)
            put_at_once(file, head + body)
            self._hold(name, head, value)

    def _hold(self, name: str, head: bytes, value: Any) -> None:
        if self._held is not None and not name.startswith(_LARGE):
            self._held[name] = head, value

    def keep_only(self, folder: str, names: set[str]) -> None:
        """Delete all but `names` in a folder of values."""
        if self._held is not None:
            self._held = {name: held for name, held in self._held.items() if not name.startswith(f"{folder}/") or name.rpartition("/")[2] in names}
        with contextlib.suppress(OSError), os.scandir(self.folder / folder) as entries:
            for entry in entries:
                if entry.name not in names:
                    with contextlib.suppress(OSError):
                        os.unlink(entry.path)

    def make(self) -> None:
        """Make the folder, which tells Git and backups that it is nothing of theirs.

        Raises OSError where that cannot be.
        """
        if not (self.folder / ".gitignore").exists():
            self.folder.mkdir(exist_ok=True)
            (self.folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
            (self.folder / ".gitignore").write_text("*\n")


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_SIZE).digest()


@functools.cache
def program() -> bytes:
    """A name for this program: its files, the versions of the libraries that it builds with, and Python's."""
    parts = [sys.version.encode()]
    for folder in (PACKAGE, THEMES[-1]):  # the others of THEMES lie in the package
        for file in _sources(str(folder)):
            parts += [file.removeprefix(str(folder)).encode(), contents(file)]
    for place in sys.path:
        with contextlib.suppress(OSError):
            parts += [name.encode() for name in sorted(os.listdir(place or ".")) if _READ_BY.fullmatch(name)]
    return stamp(*parts)


def _sources(folder: str) -> Iterator[str]:
    """The files of a folder that have to do with what is built, in order."""
    with contextlib.suppress(FileNotFoundError):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".js", ".yaml", ".html", ".css")):
                yield entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path)
