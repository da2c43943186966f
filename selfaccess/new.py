"""New libraries, packs and resources: small examples that build as they are. Nothing that exists is ever written over."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from selfaccess.languages import is_name
from selfaccess.model import KINDS
from selfaccess.places import CONTENT, FILE, PACKAGE, is_own
from selfaccess.problems import Report, did_you_mean
from selfaccess.read import PACK_FILE, find_packs, read_document
from selfaccess.write import Refused
from selfaccess.yaml_source import as_yaml

_FIRST_PACK = "first-pack"
_FIRST = {
    "page": "small-talk",
    "exercise": "small-talk-practice",
    "glossary": "small-talk-words",
    "questionnaire": "my-small-talk",
    "path": "start-here",
}
"""The resource of each kind in a new library; the path comes last, since it leads to the others."""


def new_library(folder: Path) -> Path:
    """Make a library with one pack and a resource of each kind in `folder`; gives back the folder.

    Raises Refused when there is something in it already.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused(f"There is already something in “{folder}”.", "Choose another name, or empty the folder.")
    name = folder.resolve().name
    words = {"title": _title(name), "id": _library_id(name)}
    for source, target in ((FILE, FILE), ("README.md", "README.md"), ("gitignore", ".gitignore")):
        _write(folder / target, _filled(f"library/{source}", words))
    new_pack(folder, _FIRST_PACK)
    for kind, resource in _FIRST.items():
        new_resource(kind, folder, f"{_FIRST_PACK}/{resource}")
    return folder


def new_pack(root: Path, name: str) -> Path:
    """Make a pack with a welcome text in the library at `root`; gives back its folder.

    Raises Refused when the name cannot be one, or something of that name is there.
    """
    parts = _parts(name)
    folder = (root / CONTENT).joinpath(*parts)
    if is_own(parts[0]):
        raise Refused(f"A pack cannot be called “{parts[0]}”.", "Choose another name.")
    if (outer := _pack_around(root, parts[:-1])) is not None:
        raise Refused(f"“{outer}” is a pack, and a pack cannot hold another.", f"Make it beside: selfaccess new pack {parts[-1]}")
    if folder.exists():
        raise Refused(f"There is already something in “{_shown(parts)}”.", "Choose another name.")
    for file in (PACK_FILE, "index.md"):
        _write(folder / file, _filled(f"pack/{file}", {"title": _title(parts[-1]), "pack": "/".join(parts)}))
    return folder


def new_resource(kind: str, root: Path, name: str) -> Path:
    """Make a resource of the `kind` in a pack of the library at `root`; gives back its file.

    Raises Refused when the name cannot be one, its pack is not there, something of that name is, or a path would lead nowhere.
    """
    parts = _parts(name)
    file = (root / CONTENT).joinpath(*parts[:-1], f"{parts[-1]}.md")
    if len(parts) == 1:
        raise Refused(f"“{name}” does not say in which pack.", f"Write the pack before it: selfaccess new {kind} my-pack/{parts[0]}")
    pack = _pack_around(root, parts[:-1])
    if pack is None:
        packs = [folder.id for folder in find_packs(root, Report())]
        raise Refused(f"There is no pack “{parts[0]}”.", did_you_mean(parts[0], packs) or f"Make it first: selfaccess new pack {parts[0]}")
    if file.exists():
        raise Refused(f"There is already a “{_shown(parts)}.md”.", "Choose another name.")
    words = {"title": _title(parts[-1])}
    if kind == "path":
        words["steps"] = "\n".join(_steps(root, pack, file))
        if not words["steps"]:
            raise Refused("There is nothing in this pack yet for a path to lead to.", f"Make a resource first: selfaccess new page {pack}/my-first-page")
    _write(file, _filled(f"{kind}.md", words))
    return file


MAKERS: Mapping[str, Callable[[Path, str], Path]] = {"pack": new_pack, **{kind: partial(new_resource, kind) for kind in KINDS}}
"""What can be put into a library, by the word for it."""


# -- names


def _parts(name: str) -> tuple[str, ...]:
    """The folders and the name of a pack or a resource."""
    parts = tuple(unicodedata.normalize("NFC", name).removeprefix(f"{CONTENT}/").removesuffix(".md").rstrip("/").split("/"))
    for part in parts:
        if not is_name(part, "-_.") or not part.strip("-.") == part:
            raise Refused(f"“{name}” cannot be a name.", f"Use letters, digits and hyphens, for example {_slug(part) or 'my-first-pack'}.")
    return parts


def _title(name: str) -> str:
    """my-centre → My centre."""
    words = " ".join(re.split(r"[-_\s]+", name)).strip() or name
    return words[:1].upper() + words[1:]


def _slug(name: str) -> str:
    """The name in small letters a–z, digits, hyphens and dots; "" where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")


def _library_id(name: str) -> str:
    """Learners' records hang on it, so a name without Latin letters gets one of its own too."""
    return _slug(name) or "library-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]


def _pack_around(root: Path, parts: tuple[str, ...]) -> str | None:
    """The innermost pack among a folder and the folders around it."""
    for end in range(len(parts), 0, -1):
        if (root / CONTENT).joinpath(*parts[:end], PACK_FILE).is_file():
            return "/".join(parts[:end])
    return None


def _shown(parts: tuple[str, ...]) -> str:
    return "/".join((CONTENT, *parts))


# -- files


def _filled(template: str, words: Mapping[str, str]) -> str:
    """An example of scaffold/ with `words` in place of their {names}; YAML gets quotes where it needs them."""
    text = (PACKAGE / "scaffold" / template).read_text("utf-8")
    for name, word in words.items():
        text = text.replace(f": {{{name}}}", f": {as_yaml(word)}").replace(f"{{{name}}}", word)
    return text


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def _steps(root: Path, pack: str, file: Path) -> tuple[str, ...]:
    """A step to each resource of the pack that is no draft, pages first, as links from `file`."""
    found = []
    for path in next(folder.documents for folder in find_packs(root, Report()) if folder.id == pack):
        front = _front(root, path) if path != f"{CONTENT}/{pack}/index.md" else {}
        if isinstance(front.get("title"), str) and not front.get("draft") and (kind := front.get("kind", KINDS[0])) in KINDS and kind != "path":
            found.append((KINDS.index(kind), path, re.sub(r"([\\\[\]<>*_`])", r"\\\1", front["title"])))
    here = file.parent.relative_to(root).as_posix()
    return tuple(f"{number}. [{title}]({quote(posixpath.relpath(path, here))})" for number, (_, path, title) in enumerate(sorted(found), 1))


def _front(root: Path, path: str) -> Mapping[str, Any]:
    """A resource's front matter, as far as it can be read."""
    document = read_document(root, path, Report())
    try:
        front = yaml.safe_load(document.front) if document is not None else None
    except yaml.YAMLError:
        front = None
    return front if isinstance(front, dict) else {}
