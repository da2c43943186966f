"""Puts the site in its place; its files are written by `tree`.

A site is made in a fresh folder beside the output, and the two then change places in one step: whatever fails or is killed
leaves the old site or the new one, whole. The site lists our files in its manifest, so that those of others (.git, CNAME)
are told apart: they are carried into the new site, and never deleted.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from filelock import FileLock

from selfaccess.model import Artifact
from selfaccess.places import OWN, SOURCES, folders_above, folders_of
from selfaccess.store import Store, contents, stamp
from selfaccess.tree import Files, Kept, Record, Tree, clear, intact, look, make_folders, name_of, record_name, remove, times_of

MANIFEST = f"{OWN}/manifest.txt"
_HEADER = "Written by selfaccess: the next build replaces these files and leaves all others as they are."
_NONE: Kept = (b"", 0, 0, 0)
_OF_A_SITE = re.compile(r"(gone|last|site|spare|tree)-([0-9a-f]{32})")
"""Names in the store of what is kept of one site: how it is used, and a stamp of the site's path."""


class Refused(Exception):
    """Nothing was written, because something would be lost or mixed up; the old site is as it was."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@contextlib.contextmanager
def making(output: Path, root: Path, store: Store) -> Iterator[Making]:
    """A site in the making at `output`, of which what has not changed since the last in the `store` is not written again.

    Raises Refused when `output` is no place for a site of the library in `root`. Whatever else ends it, the old site stays unless `finish` did its work.
    """
    site = allowed(output, root)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site):
        _clean_up(site)
        _ours(site)
        made = Making(site, store)
        try:
            yield made
        finally:
            # What hinders this must not hide what went wrong before; the next build says it.
            with contextlib.suppress(OSError):
                made.leave()
            with contextlib.suppress(OSError):
                _clean_up(site)


class Making:
    """A site that is being made. `tree` is where its files go, `store` what is kept beside, `made` its
    name, which no other site has; `finish` puts it in the place of the old one.

    The site before last is kept in the store as a spare, and the next site is made of it: only what differs is written. The first time there
    is none, and one is made along with the site, of second names for the same files. Both are filled under names of this run alone: processes
    of a build that was killed, which may go on for a moment, then find nowhere to write to.
    """

    def __init__(self, site: Path, store: Store) -> None:
        run = secrets.token_hex(4)
        self.made = secrets.token_hex(8)
        self._site, self._fresh, self.store = site, _beside(site, f"new-{run}"), store
        self._spare = store.folder / name_of("spare", site) if _same_disk(store, site) else None
        self._before = self._record_of(site)
        self._old: Mapping[str, Kept] = self._before["files"] if self._before is not None else {}
        spare = self._take_up()
        self._there: Files = {}
        self._known: set[str] = set()
        self._strangers: list[str] = []
        self._times: dict[str, int] = {}
        if spare is not None:
            self._strangers, self._times = look(self._fresh, spare)
            for path in sorted(self._strangers):
                remove(self._fresh, path)
            self._there, self._known = intact(self._fresh, spare["files"]), set(spare["files"])
        else:
            self._fresh.mkdir()
            if self._spare is not None:
                clear(self._spare)
        twin = _beside(site, f"twin-{run}") if self._spare is not None and spare is None and self._before is None else None
        if twin is not None:
            twin.mkdir()
        self.tree = Tree(self._fresh, str(twin or ""))

    def _record_of(self, folder: Path) -> Record | None:
        """What is known of a folder's files: it hangs on the folder itself, whatever its name is now."""
        try:
            number = os.lstat(folder).st_ino
        except OSError:
            return None
        found: Record | None = self.store.load(record_name(self._site, number))
        return found

    def _take_up(self) -> Record | None:
        """Let the spare be where the site is made, if there is one of which anything is known; gives back what."""
        found = self._record_of(self._spare) if self._spare is not None and self._spare.is_dir() and not self._spare.is_symlink() else None
        if found is not None and self._spare is not None:
            try:
                self._spare.rename(self._fresh)
            except OSError:  # from one layer of a disk to another
                return None
        return found

    def keep(self, files: Mapping[str, bytes]) -> Files:
        """Those of `files`, wanted with these contents by their stamps, that are there or could be taken from the old site."""
        found = {path: kept for path, wanted in files.items() if (kept := self._there.get(path)) is not None and kept[0] == wanted}
        if len(found) < len(files):
            same = {path: self._old[path] for path, wanted in files.items() if path not in found and path in self._old and self._old[path][0] == wanted}
            for path, kept in intact(self._site, same).items():
                with contextlib.suppress(OSError):  # a disk without second names: they are made again
                    # The folders above stay, even if they are empty: others may be about to fill them.
                    clear(self._fresh / path)
                    make_folders(str(self._fresh), path)
                    os.link(self._site / path, self._fresh / path)
                    self._known.add(path)
                    found[path] = kept
        return found

    def put(self, artifact: Artifact) -> Kept:
        """Write a file whose content is at hand, unless it is there; raises OSError when the disk fails."""
        assert isinstance(artifact.data, bytes)
        there = self.keep({artifact.path: stamp(artifact.data)})
        return there.get(artifact.path) or self.tree.put(artifact.path, artifact.data)

    def has(self, files: Mapping[str, bytes]) -> bool:
        """Whether all of `files` are known to be there or in the old site with these contents, so that `read` will find them."""
        return all(wanted in (self._there.get(path, _NONE)[0], self._old.get(path, _NONE)[0]) for path, wanted in files.items())

    def read(self, path: str, wanted: bytes) -> bytes:
        """What is in a file that is there or in the old site; raises LookupError when it has another content than is `wanted`, by its stamp."""
        folder = self._fresh if self._there.get(path, _NONE)[0] == wanted else self._site
        try:
            data = contents(f"{folder}/{path}")
        except OSError as error:
            raise LookupError(path) from error
        if stamp(data) != wanted:
            raise LookupError(path)
        return data

    def finish(self, files: Sequence[tuple[str, Kept]]) -> None:
        """Let the site be of just these `files`, and of those of others in it, and put it in its place.

        Raises Refused when two files would be one, or would stand where one of others is.
        """
        kept = dict(files)
        is_same = len(kept) == len(files) and kept.keys() | {MANIFEST} == self._old.keys()
        if not is_same:
            check_names([*(path for path, _ in files), MANIFEST])
        there = self.keep({MANIFEST: self._old[MANIFEST][0]}) if is_same else {}
        kept |= there or {MANIFEST: self.put(Artifact(MANIFEST, _manifest([*kept, MANIFEST])))}
        for path in self._known - kept.keys():
            if not os.path.isdir(self._fresh / path):  # else what is in it has taken the file's place
                remove(self._fresh, path)
        folders = self._times_now(kept)
        if self._site.is_dir() and (self._before is None or look(self._site, self._before)[0]):
            _carry_over(self._site, self._fresh, _ours(self._site), but=check_names(kept))
            # What is not ours is looked for again next time.
            folders = dict.fromkeys(folders, -1)
        self._remember(self._fresh, kept, folders)
        if self.tree.twin:
            self._remember(Path(self.tree.twin), kept, times_of(Path(self.tree.twin), folders))
        left = _swap(self._fresh, self._site)
        self._keep_spare(Path(self.tree.twin) if self.tree.twin else left if self._before is not None else None)
        with contextlib.suppress(OSError):
            _forget_gone_sites(self.store, self._site)

    def _times_now(self, kept: Mapping[str, Kept]) -> dict[str, int]:
        """The times of all folders of the new site: of those in which nothing has come or gone they are known."""
        changed = {path for path, file in kept.items() if self._there.get(path) != file} | (self._known ^ kept.keys()) | set(self._strangers)
        touched = folders_of(changed)
        has_all = self._known == kept.keys() and not self._strangers
        folders = self._times.keys() | touched if has_all else folders_of(kept)
        known = {path: self._times[path] for path in folders - touched if path in self._times}
        return known | times_of(self._fresh, folders - known.keys())

    def _remember(self, folder: Path, files: Files, folders: dict[str, int]) -> None:
        self.store.save(record_name(self._site, os.lstat(folder).st_ino), {"files": files, "folders": folders, "made": self.made})

    def leave(self) -> None:
        """Let the spare be where it was, unless the site was finished."""
        if self._known and self._spare is not None and self._fresh.is_dir() and not self._spare.exists():
            self._fresh.rename(self._spare)

    def _keep_spare(self, left: Path | None) -> None:
        """Move what is left to where the next site is made of it, and forget the files of those before."""
        if self._spare is None:
            return
        if left is not None:
            with contextlib.suppress(OSError):
                left.rename(self._spare)
        names = {record_name(self._site, os.lstat(folder).st_ino) for folder in (self._site, self._spare) if folder.is_dir()}
        for record in self.store.folder.glob(record_name(self._site, "*")):
            if record.name not in names:
                clear(record)


def _forget_gone_sites(store: Store, site: Path) -> None:
    """Delete what is kept of sites that are no longer there, and of those that another version of selfaccess made, but not of `site`.

    Raises OSError when that cannot be.
    """
    own = name_of("site", site)
    store.save(own, str(site))
    with os.scandir(store.folder) as entries:
        kept = [(entry.name, found[1], f"site-{found[2]}") for entry in entries if (found := _OF_A_SITE.match(entry.name))]
    there = {own, *(path for path in {path for *_, path in kept} - {own} if os.path.isdir(store.load(path) or ""))}
    for name, kind, path in kept:
        if kind == "gone" or path not in there:
            # Under another name first: a build that is just making this very site may find the spare whole or not at all.
            gone = store.folder / f"gone-{path.removeprefix('site-')}-{secrets.token_hex(4)}"
            (store.folder / name).rename(gone)
            clear(gone)


def _same_disk(store: Store, site: Path) -> bool:
    """Whether the store is there, or can be made, on the disk of the site."""
    try:
        store.make()
        return os.stat(store.folder).st_dev == os.stat(site.parent).st_dev and os.access(store.folder, os.W_OK)
    except OSError:
        return False


def allowed(output: Path, root: Path) -> Path:
    """`output` as an absolute path without symbolic links.

    Raises Refused when no site of the library in `root` can be written there.
    """
    site, root = Path(os.path.realpath(output)), Path(os.path.realpath(root))
    if any(_is_same(folder, site) for folder in (root, *root.parents)):
        raise Refused(f"The site cannot be written to “{output}”: the library itself lies there.", "Choose a folder of its own, such as site.")
    for name in SOURCES:
        if any(_is_same(folder, root / name) for folder in (site, *site.parents)):
            raise Refused(f"The site cannot be written to “{output}”: what is in {name}/ is the library’s source.", "Choose a folder of its own, such as site.")
    there = next(folder for folder in (site, *site.parents) if os.path.lexists(folder))
    if not there.is_dir():
        raise Refused(f"“{output}” cannot be a folder: there is a file of the name “{there.name}”.", "Choose another folder, or rename that file.")
    if there == site and os.path.ismount(site):
        raise Refused(f"“{output}” is a disk of its own, which cannot be exchanged in one step.", "Choose a folder on it.")
    beside = site.parent if there == site else there
    if not os.access(beside, os.W_OK | os.X_OK):
        raise Refused(f"The site cannot be written to “{output}”: nothing may be written to the folder “{beside}”.",
                      "Choose another folder, or change its permissions.")
    _ours(site)
    return site


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same place, by whatever name."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _ours(site: Path) -> frozenset[str]:
    """The files that the manifest in `site` lists; none where there is no site yet.

    Raises Refused when the folder is somebody else's.
    """
    try:
        lines = (site / MANIFEST).read_bytes().decode("utf-8", "replace").split("\n")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        if site.is_dir() and any(site.iterdir()):
            raise Refused(f"The folder “{site.name}” is not empty and was not made by selfaccess, so it is left alone.",
                          "Choose another folder with --output, or empty this one.") from None
        return frozenset()
    return frozenset(unquote(line) if "%" in line else line for line in lines[1:] if line)


def _manifest(paths: Iterable[str]) -> bytes:
    lines = (path.replace("%", "%25").replace("\n", "%0A") for path in sorted(paths))
    return "\n".join([_HEADER, *lines, ""]).encode()


# -- one build at a time, and what a killed one left


@contextlib.contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Waits until no other build writes to `site`."""
    lock = _beside(site, "lock")
    with FileLock(lock):
        try:
            yield
        finally:
            # While it is held: filelock (since 3.24) sees that a lock it waited for is gone, and makes a new one.
            with contextlib.suppress(OSError):
                lock.unlink()


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.selfaccess-{what}")


def _clean_up(site: Path) -> None:
    """Remove what a build leaves beside the site; where it ended between two renames, the old site is put back first."""
    old = _beside(site, "old")
    if (old / MANIFEST).is_file() and not (site / MANIFEST).is_file():
        with contextlib.suppress(FileNotFoundError):
            site.rmdir()
        old.rename(site)
    lock, mark = _beside(site, "lock"), _beside(site, "").name
    with os.scandir(site.parent) as entries:
        folders = [Path(entry.path) for entry in entries if entry.name.startswith(mark) and entry.name != lock.name]
    for folder in folders:
        # Under another name first: processes of a build that was killed may still fill it. Only what they were just doing is done there.
        gone = _beside(site, f"gone-{secrets.token_hex(4)}")
        folder.rename(gone)
        clear(gone)


# -- names


def check_names(paths: Iterable[str]) -> _Names:
    """The names of files.

    Raises Refused when two would be one.
    """
    names = _Names()
    for path in paths:
        names.take(path)
    return names


class _Names:
    """The paths taken in a site. Two are the same where a disk that ignores capitals, or how accents are stored, takes them for the same."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, path: str) -> None:
        """Take `path` for a file.

        Raises Refused where it cannot stand beside one that is taken.
        """
        if (other := self.clash(path)) is not None:
            raise Refused(f"Two files of the site would stand in the same place: “{other}” and “{path}”.",
                          "Rename one of the files they come from. On many disks capitals, and the way accents are stored, make no difference.")
        self.files[_folded(path)] = path
        for folder in folders_above(path):
            self._folders.setdefault(_folded(folder), path)

    def clash(self, path: str) -> str | None:
        """The taken path beside which a file `path` cannot stand."""
        same = self.files.get(_folded(path)) or self._folders.get(_folded(path))
        return same or next((self.files[_folded(folder)] for folder in folders_above(path) if _folded(folder) in self.files), None)


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


# -- what others put into the site


def _carry_over(site: Path, fresh: Path, ours: frozenset[str], *, but: _Names) -> None:
    """Put into `fresh` what is in `site` and not `ours`.

    Raises Refused when it stands where a file of the new site must go.
    """
    folders = []
    ours_too = folders_of(ours)
    for entry, path in _walk(site, "") if site.is_dir() else ():
        target = fresh / path
        if entry.is_dir(follow_symlinks=False):
            if path not in ours_too:
                _check_free(path, but.files.get(_folded(path)))
                target.mkdir(parents=True, exist_ok=True)
                folders.append((entry.path, target))
        elif path not in ours:
            _check_free(path, but.clash(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy_as_it_is(entry.path, target)
    for source, target in folders:
        shutil.copystat(source, target)


def _check_free(path: str, taken: str | None) -> None:
    if taken is not None:
        raise Refused(f"“{path}” in the site’s folder was not written by selfaccess, and “{taken}” must go there.", "Move it out of the site’s folder.")


def _walk(folder: Path, way: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """All folders and files below `folder`, each with its path; a folder before what is in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry, way + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder / entry.name, f"{way}{entry.name}/")


def _copy_as_it_is(source: str, target: Path) -> None:
    """A second name for the same file, so that nothing of it changes; a copy on disks that know no second names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


# -- the exchange


def _swap(fresh: Path, site: Path) -> Path | None:
    """Put `fresh` in the place of `site`; gives back where that is now, None when there was nothing."""
    if not site.exists():
        fresh.rename(site)
        return None
    if _exchange(fresh, site):
        return fresh
    old = _beside(site, "old")
    site.rename(old)
    fresh.rename(site)
    return old


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the disk does not know how."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)
