"""Where things stand, in the library and in the site, and how one place names another; all links are relative and name index.html."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

PACKAGE = Path(__file__).parent
"""selfaccess itself: its scripts and words."""
THEMES = (PACKAGE / "themes", PACKAGE.parent / "themes")
"""Where its themes are, when it is installed and in a checkout."""
FILE = "site.yaml"
"""What makes a folder a library: its settings."""
CONTENT = "content"
CONTRIBUTIONS = "contributions"
"""The library's folder for what learners asked and proposed."""
SOURCES = (CONTENT, CONTRIBUTIONS, "themes", "strings")
"""The library's folders that an author fills."""
OWN = "_selfaccess"
"""The site's folder for scripts, styles and data."""


def place_of(path: str) -> str:
    """The folder of a resource's page: content/pack/a.md → pack/a; a pack's index.md → pack."""
    return _inside(path).removesuffix("/index")


def id_of(path: str) -> str:
    """The id of the resource in a file that pins none: content/pack/a.md → pack/a."""
    return same_id(_inside(path))


def _inside(path: str) -> str:
    return path.removeprefix(f"{CONTENT}/").removesuffix(".md")


def same_id(text: str) -> str:
    """An id with its accents stored in one way: in file names they are as a disk likes, and records must not hang on that."""
    return unicodedata.normalize("NFC", text)


def folders_above(path: str) -> Iterator[str]:
    """The folders in which a file or folder lies, the nearest first; not the one that all lie in."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders above the paths, "" among them."""
    found = {""}
    for path in paths:
        for folder in folders_above(path):
            if folder in found:
                break
            found.add(folder)
    return found


def is_own(name: str) -> bool:
    """Whether something of this name beside the packs of a site is or may be its own: a page such as catalogue.html, or the folder of scripts."""
    return name == OWN or name.lower().endswith(".html")


def page_of(place: str) -> str:
    """The file of the page at `place`."""
    return f"{place}/index.html" if place else "index.html"


def root_of(place: str) -> str:
    """The way from `place` up to the site's root: "" or "../" as often as needed."""
    return "../" * (place.count("/") + 1) if place else ""


def relative(file: str, place: str) -> str:
    """The percent-encoded address of the site's `file` as seen from a page in `place`; neither has a step up in it."""
    steps, folders = file.split("/"), place.split("/") if place else []
    same = 0
    while same < len(folders) and same < len(steps) - 1 and steps[same] == folders[same]:
        same += 1
    way = "../" * (len(folders) - same) + "/".join(steps[same:])
    return quote(way, safe="/:@!$&'()*+,;=~-._") if ":" not in way.split("/")[0] else "./" + quote(way)


def fragment(anchor: str) -> str:
    """`#anchor` as it stands in an address."""
    return "#" + quote(anchor, safe="") if anchor else ""
