"""The files of a site as they were written: with what a look at a file's size and time tells that it still is what it was.

A record is {"files": {path: kept}, "folders": {path: time}, "made": name}, of plain types; the name is that of the site as it was made.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from selfaccess.store import stamp, stamp_of_pieces

Kept: TypeAlias = "tuple[bytes, int, int, int]"
"""A file's content by its stamp, and its size, its time and its number on the disk."""
Files: TypeAlias = "dict[str, Kept]"
"""Files by path."""
Stamps: TypeAlias = "dict[str, bytes]"
"""Their contents alone."""
Record: TypeAlias = "dict[str, Any]"


class Tree:
    """A folder that is being filled. `twin` is another that gets each file too, as a second name for it, "" for none."""

    def __init__(self, folder: Path, twin: str = "") -> None:
        self.folder, self.twin = str(folder), twin

    def put(self, path: str, data: bytes | Path) -> Kept:
        """Write a file, or copy it; what stood there is replaced and, where it has a second name, lives on under that.

        Raises OSError when the disk fails, and when the folder is no more.
        """
        file = f"{self.folder}/{path}"
        number = _opened(file, self.folder, path)
        try:
            # The bytes alone: a source that only its author may read would be of no use on a server.
            found = _written(data, number) if isinstance(data, bytes) else _copied(data, number)
            status = os.fstat(number)
        finally:
            os.close(number)
        if self.twin:
            self._link(file, path)
        return found, status.st_size, status.st_mtime_ns, status.st_ino

    def _link(self, file: str, path: str) -> None:
        try:
            make_folders(self.twin, path)
            os.link(file, f"{self.twin}/{path}")
        except OSError:
            self.twin = ""  # a disk without second names


def make_folders(root: str, path: str) -> None:
    """Make the folders above a file in `root`, where they are not there, and in the place of files of an earlier site; never `root` itself."""
    folder = path.rpartition("/")[0]
    if folder:
        try:
            os.mkdir(f"{root}/{folder}")
            return
        except FileExistsError:
            if os.path.isdir(f"{root}/{folder}"):
                return
            clear(f"{root}/{folder}")
        except (FileNotFoundError, NotADirectoryError):
            make_folders(root, folder)
        with contextlib.suppress(FileExistsError):  # by another process
            os.mkdir(f"{root}/{folder}")


def _opened(file: str, folder: str, path: str) -> int:
    """A new file, by the system's own calls: a stream takes longer than the writing of a page."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(file, flags, 0o666)
    except FileExistsError:
        clear(file)
    except (FileNotFoundError, NotADirectoryError):
        make_folders(folder, path)
    return os.open(file, flags, 0o666)


def _written(data: bytes, number: int) -> bytes:
    _write(data, number)
    return stamp(data)


def _write(data: bytes, number: int) -> None:
    while (done := os.write(number, data)) < len(data):
        data = data[done:]


def _copied(source: Path, number: int) -> bytes:
    def pieces(stream: BinaryIO) -> Iterator[bytes]:
        for piece in _pieces(stream):
            _write(piece, number)
            yield piece

    with source.open("rb") as stream:
        return stamp_of_pieces(os.fstat(stream.fileno()).st_size, pieces(stream))


def stamp_of(file: Path) -> bytes:
    """The stamp of a file's content. Raises OSError when it cannot be read."""
    with file.open("rb") as stream:
        return stamp_of_pieces(os.fstat(stream.fileno()).st_size, _pieces(stream))


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(1 << 20):
        yield piece


def intact(folder: Path, files: Files) -> Files:
    """Those of the files that are in the folder as they were; a file that was carried elsewhere with its folder is read to see."""
    found: Files = {}
    for path, kept in files.items():
        file = f"{folder}/{path}"
        try:
            status = os.lstat(file)
            if (status.st_size, status.st_mtime_ns, status.st_ino) == kept[1:]:
                found[path] = kept
            elif status.st_size == kept[1] and stamp_of(Path(file)) == kept[0]:
                found[path] = kept[0], status.st_size, status.st_mtime_ns, status.st_ino
        except OSError:
            pass
    return found


def stamps_of(files: Mapping[str, Kept]) -> Stamps:
    """What is in the files."""
    return {path: kept[0] for path, kept in files.items()}


def name_of(kind: str, site: Path) -> str:
    """Under which name something of a kind is kept of a site (absolute)."""
    return f"{kind}-{stamp(os.fsencode(site)).hex()}"


def record_name(site: Path, number: int | str) -> str:
    """Under which name a record is kept of a folder that is, was or will be `site` (absolute), by the folder's number on the disk."""
    return f"{name_of('tree', site)}-{number}"


def look(folder: Path, record: Record) -> tuple[list[str], dict[str, int]]:
    """The files and folders in the folder that the record does not know, each by its path, and the times of those folders that it knows.

    They are looked for only where a folder's time tells that something came or went.
    """
    files, folders = record["files"], record["folders"]
    strangers: list[str] = []
    times: dict[str, int] = {}
    for path, time in folders.items():
        try:
            times[path] = _time(f"{folder}/{path}")
            if times[path] == time:
                continue
            with os.scandir(f"{folder}/{path}") as entries:
                for entry in entries:
                    name = f"{path}/{entry.name}" if path else entry.name
                    if name not in folders if entry.is_dir(follow_symlinks=False) else name not in files:
                        strangers.append(name)
        except (FileNotFoundError, NotADirectoryError):
            pass
    return strangers, times


def times_of(folder: Path, folders: Iterable[str]) -> dict[str, int]:
    """The times of folders."""
    return {path: _time(f"{folder}/{path}") for path in folders}


def _time(folder: str) -> int:
    """When something came or went in a folder, by a time that cannot be set where there is one; a site's own changes when it is put in its place."""
    status = os.lstat(folder)
    return status.st_ctime_ns if os.name == "posix" else status.st_mtime_ns


def clear(place: str | Path) -> None:
    """Delete what stands in a place, if anything does: a file, a link, or a folder with all that is in it. Raises OSError when that cannot be."""
    if os.path.isdir(place) and not os.path.islink(place):
        shutil.rmtree(place, ignore_errors=True)
        if os.path.lexists(place):
            # Where nothing may be written nothing may be deleted either.
            for folder, _, _ in os.walk(place):
                os.chmod(folder, 0o700)
            shutil.rmtree(place)
    else:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(place)


def remove(folder: Path, path: str) -> None:
    """Delete a file or a folder, and the folders above it that it leaves empty."""
    file = folder / path
    clear(file)
    for above in file.parents:
        if above == folder:
            break
        try:
            above.rmdir()
        except OSError:
            break
