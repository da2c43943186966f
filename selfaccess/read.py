"""Reads what authors wrote: alone knows what of it may be read, and makes text of it.

What cannot be read safely (an odd encoding, a link out of its pack, a file in no pack) is a problem here, so that later
stages see only clean text and files that are really inside a pack.
"""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

from msgspec import Struct

from selfaccess.model import Document
from selfaccess.places import CONTENT, CONTRIBUTIONS, folders_above, folders_of, is_own
from selfaccess.problems import Problem, Report

PACK_FILE = "pack.yaml"
LARGEST_TEXT = 8_000_000
"""Bytes of the largest text file that is read."""
_REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in range(1, 10))))
"""What Windows does not allow in names, and as names of whatever ending."""
_WIDE = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


class Folder(Struct, frozen=True):
    """One pack as it lies on disk: its id, its folder, and all its files by path below the library."""

    id: str
    path: str
    files: Set[str]

    @property
    def documents(self) -> tuple[str, ...]:
        """The Markdown files that are resources (one beside a recording of its name is that recording's transcript)."""
        recorded = {path.rpartition(".")[0] for path in self.files if path.endswith((*SOUNDS, *FILMS))}
        return tuple(path for path in sorted(self.files) if path.endswith(".md") and path.removesuffix(".md") not in recorded)

    def transcribes(self, path: str) -> bool:
        """Whether the Markdown file stands beside a sound or film of its name."""
        stem = path.removesuffix(".md")
        return any(stem + ending in self.files for ending in (*SOUNDS, *FILMS))


SOUNDS = (".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aac", ".wav", ".flac")
FILMS = (".mp4", ".webm", ".ogv", ".m4v", ".mov")


def read_text(file: Path, path: str, report: Report) -> str | None:
    """The text of a UTF-8 file with plain line ends and no byte order mark, or None when a problem was reported under `path`."""
    try:
        if _is_too_large(file.stat().st_size, path, report):
            return None
        data = file.read_bytes()
    except FileNotFoundError:
        report.add(Problem(path, 0, 0, "This file is missing.", "Make it; “selfaccess new my-library” shows how it looks."))
        return None
    except OSError as error:
        report.add(Problem(path, 0, 0, f"This file cannot be read: {error.strerror}.", "Look at its permissions."))
        return None
    return decode(data, path, report)


def _is_too_large(size: int, path: str, report: Report) -> bool:
    if size > LARGEST_TEXT:
        report.add(Problem(path, 0, 0, f"This file is larger than {LARGEST_TEXT // 1_000_000} MB.", "Divide it into several files."))
    return size > LARGEST_TEXT


def decode(data: bytes, path: str, report: Report) -> str | None:
    """`data` as text, or None when a problem was reported."""
    if _is_too_large(len(data), path, report):
        return None
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            report.add(Problem(path, 1, 1, f"This file is saved as {encoding}.", "Save it as UTF-8."))
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add(Problem(path, *_end_of(_plain_ends(error.object[: error.start].decode("utf-8", "replace"))), "This file is not saved as UTF-8.",
                           "Save it again with the encoding UTF-8."))
        return None
    text = _plain_ends(text)
    if (bad := text.find("\0")) >= 0:
        report.add(Problem(path, *_end_of(text[:bad]), "There is a NUL character in this file.",
                           "It may not be a text file; save it again as plain text in UTF-8."))
        return None
    return text


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of what comes after `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def find_packs(root: Path, report: Report) -> tuple[Folder, ...]:
    """All packs below `root`/content, by id."""
    content = root / CONTENT
    if not content.is_dir():
        report.add(Problem(CONTENT, 0, 0, "There is no folder “content”.", "Make one and put packs into it: selfaccess new pack my-first-pack"))
        return ()
    files = sorted(_walk(root, str(content), CONTENT, report))
    folders = sorted(path.removesuffix(f"/{PACK_FILE}") for path in files if path.endswith(f"/{PACK_FILE}"))
    owner = _owners(folders, report)
    loose: dict[str, list[str]] = {}
    packs: dict[str, set[str]] = {folder: set() for folder in folders if owner.get(folder) == folder}
    for path in files:
        folder = next((owner[parent] for parent in folders_above(path) if parent in owner), None)
        if folder is not None:
            packs[folder].add(path)
        elif path.endswith(".md"):
            loose.setdefault("/".join(path.split("/")[:2]), []).append(path)
    for folder, alone in loose.items():
        if len(alone) == 1:
            report.add(Problem(alone[0], 0, 0, "This file is in no pack and is left out.", f"Put it into a folder with a {PACK_FILE}.", "warning"))
        else:
            report.add(Problem(folder, 0, 0, f"The {len(alone)} Markdown files in this folder are in no pack and are left out.",
                               f"Put a {PACK_FILE} into the folder, or move them into a pack.", "warning"))
    _report_odd_names(files, report)
    _report_refused_names(files, report)
    _report_clashes(files, report)
    if not packs:
        report.add(Problem(CONTENT, 0, 0, "There is no pack here yet.", f"A pack is a folder with a {PACK_FILE}: selfaccess new pack my-first-pack"))
    return tuple(Folder(folder.removeprefix(f"{CONTENT}/"), folder, frozenset(found)) for folder, found in packs.items())


def find_contributions(root: Path, report: Report) -> tuple[str, ...]:
    """The Markdown files below `root`/contributions, by path below the library."""
    found = []
    for folder, folders, names in os.walk(root / CONTRIBUTIONS):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder) / name
            path = file.relative_to(root).as_posix()
            if name.startswith(".") or not name.endswith(".md"):
                continue
            if file.is_symlink():
                report.add(Problem(path, 0, 0, "This is a symbolic link.", "Put the file itself here."))
            elif file.is_file():
                found.append(path)
    return tuple(sorted(found))


def _owners(folders: Iterable[str], report: Report) -> dict[str, str]:
    """The pack folder to which each folder with a pack.yaml belongs: itself, or the pack around it (a problem)."""
    owner: dict[str, str] = {}
    for folder in folders:
        outer = next((parent for parent in folders_above(folder) if parent in owner), None)
        if folder == CONTENT:
            report.add(Problem(f"{folder}/{PACK_FILE}", 0, 0, "The folder “content” cannot itself be a pack.", "Move the pack into a folder of its own."))
            continue
        if is_own(top := folder.split("/")[1]):
            report.add(Problem(f"{folder}/{PACK_FILE}", 0, 0, f"A pack cannot be called “{top}”.", "Give the folder another name."))
            continue
        if outer is not None:
            report.add(Problem(f"{folder}/{PACK_FILE}", 0, 0, f"This pack lies inside the pack “{owner[outer].removeprefix(CONTENT + '/')}”.",
                               "Packs may hold folders, but not other packs: move it beside."))
        owner[folder] = owner[outer] if outer is not None else folder
    return owner


def _walk(root: Path, folder: str, way: str, report: Report) -> Iterator[str]:
    """Every file below `folder`, which is `way` below `root`, by its path; what begins with a dot is passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        report.add(Problem(way, 0, 0, f"This folder cannot be read: {error.strerror}.", "Look at its permissions."))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{way}/{entry.name}"
        try:
            path.encode("utf-8")
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "replace").decode()
            report.add(Problem(shown, 0, 0, "The name of this file is not valid Unicode.", "Rename it."))
            continue
        if entry.is_symlink() and (fault := _fault_of_link(root, entry)):
            report.add(Problem(path, 0, 0, fault, "Put the file or folder itself here, or delete the link."))
        elif entry.is_dir():
            yield from _walk(root, entry.path, path, report)
        elif entry.is_file():
            yield path
        else:
            report.add(Problem(path, 0, 0, "This is no ordinary file.", "Delete it."))


def _fault_of_link(root: Path, link: os.DirEntry[str]) -> str:
    """Why a symbolic link cannot be used, "" where it leads to a file of its own pack (the folder right below content/)."""
    content = (root / CONTENT).resolve()
    pack = Path(link.path).absolute().relative_to((root / CONTENT).absolute()).parts[0]
    try:
        target = Path(link.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return "This symbolic link leads nowhere."
    if not target.is_relative_to(content / pack):
        return "This is a symbolic link out of its pack."
    return "This is a symbolic link to a folder." if target.is_dir() else ""


def _report_odd_names(files: Iterable[str], report: Report) -> None:
    """Names that an author may well take for those of packs and resources, and that are not."""
    for path in files:
        if path.endswith((".md", f"/{PACK_FILE}")):
            continue
        name = path.rpartition("/")[2]
        if name.lower() in (PACK_FILE, "pack.yml"):
            report.add(Problem(path, 0, 0, "This file makes no pack of its folder, because of its name.", f"Call it {PACK_FILE}", "warning"))
        elif name.lower().endswith((".md", ".markdown")):
            report.add(Problem(path, 0, 0, "This file is left out, because its name does not end in .md.", f"Call it {name.rpartition('.')[0]}.md", "warning"))


def _report_refused_names(files: Sequence[str], report: Report) -> None:
    """Names of files and folders that Windows, and the disks made for it, refuse: each once."""
    # A resource becomes a folder of its name.
    places = {folder: folder for folder in folders_of(files)} | {path.removesuffix(".md"): path for path in files}
    for place, shown in places.items():
        if fault := _refused(place.rpartition("/")[2]):
            report.add(Problem(shown, 0, 0, f"Windows, and many USB sticks, do not allow {fault}.", "Rename it.", "warning"))


def _refused(name: str) -> str:
    """Why Windows refuses a name, "" where it does not."""
    if sign := _REFUSED.search(name):
        return f"“{sign.group()}” in a name" if sign.group() >= " " else "tabs and line breaks in names"
    if name.endswith((".", " ")):
        return "a name that ends with a dot or a space"
    first = name.partition(".")[0].upper()
    return f"the name “{first}”" if first in _DEVICES else ""


def _report_clashes(files: Iterable[str], report: Report) -> None:
    """Names that differ only in case, or in how an accent is stored, are one file on many USB sticks."""
    seen: dict[str, str] = {}
    for path in files:
        other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            alike = unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", path)
            what = "how its accents are stored" if alike else "capital letters"
            report.add(Problem(path, 0, 0, f"This name differs from “{other}” only in {what}.",
                               "Many disks and USB sticks cannot hold both: rename one."))


def read_document(root: Path, path: str, report: Report) -> Document | None:
    """The Markdown file at `path`, split into front matter and body; None when a problem was reported."""
    text = read_text(root / path, path, report)
    return split(text, path, report) if text is not None else None


def split(text: str, path: str, report: Report) -> Document | None:
    """A document from its text."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        report.add(Problem(path, 1, 1, "The front matter is missing.", "Begin the file with a line “---”, then “title: …”, then “---” again."))
        return None
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ("---", "..."):
            return Document(path, "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1)
    report.add(Problem(path, 1, 1, "The front matter that opens here is not closed.", "Put a line “---” after its last key."))
    return None

