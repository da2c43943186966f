"""Themes: templates, styles and files of a look; alone knows what of a theme's files is used.

A theme is a folder with any of

    theme.yaml    title, and `extends`: the theme it builds on (default: "default")
    templates/    one of the same name takes the place of the one below; `{% extends "default/page.html" %}` builds on it
    css/          added after the styles below, by name; one of the same name takes the place of that one; those that SHEETS names are on some pages only
    files/        fonts and pictures, at _selfaccess/theme/ in the site; a style sheet names them url("theme/…")

A library's own themes stand in its folder themes/, ours beside the program.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import rcssmin
from msgspec import Struct

from selfaccess.model import Artifact, Resource
from selfaccess.places import OWN, THEMES
from selfaccess.problems import Problem, Report, did_you_mean
from selfaccess.read import read_text
from selfaccess.yaml_source import Fields, read_yaml

BASE = "default"

SHEETS: Mapping[str, tuple[str, ...]] = {
    "home.html": ("shelves",), "catalogue.html": ("shelves", "catalogue"), "pack.html": ("shelves", "here"), "credits.html": ("shelves",),
    "worksheet.html": ("here", "questionnaire", "worksheet"),
    "kinds/page.html": ("here",), "kinds/exercise.html": ("here",), "kinds/path.html": ("shelves", "here"),
    "kinds/glossary.html": ("here", "glossary"), "kinds/questionnaire.html": ("here", "questionnaire"),
    "learning.html": ("learning", "goals"), "goals.html": ("here", "learning", "goals"), "review.html": ("here", "learning", "questions", "review"),
    "diary.html": ("here", "learning", "diary"), "adviser.html": ("here", "learning", "diary", "adviser"),
    "contributions.html": ("here", "learning", "contributions"),
}
"""The style sheets that only some pages have, by the page's template; where there are questions, "questions" too, and where learners asked, "answers". All
others are on every page."""


class Theme(Struct, frozen=True):
    """`templates` by name: each its text and its file; `styles` the style sheets by name, in order; `files` are to be copied.

    `shows_library` tells whether templates that are not ours may show anything of the whole library on any page.
    """

    templates: Mapping[str, tuple[str, str]]
    styles: Mapping[str, Artifact]
    files: tuple[Artifact, ...]
    shows_library: bool = False

    def styles_of(self, template: str, resource: Resource | None) -> list[str]:
        """The addresses of a page's style sheets, from the site's root, in order."""
        wanted = {*SHEETS.get(template, ())}
        if resource is not None:
            wanted |= {name for name, has in (("questions", resource.questions), ("answers", resource.contributions)) if has}
        return [quote(sheet.path) for name, sheet in self.styles.items() if name in wanted or name not in _SOME]


_SOME = {"questions", "answers", *(name for names in SHEETS.values() for name in names)}


class _Folder(Struct, frozen=True):
    name: str
    path: Path


def load_theme(root: Path, name: str, report: Report) -> Theme | None:
    """The theme `name` for the library in `root`, or None when a problem was reported."""
    chain = _chain(root, name, report)
    if not chain:
        return None
    templates: dict[str, tuple[str, str]] = {}
    shows_library = False
    for folder in chain:
        is_ours = _is_ours(folder.path)
        for file in _files(folder.path / "templates", "**/*.html"):
            text = read_text(file, shown(root, file), report)
            if text is None:
                return None
            name = file.relative_to(folder.path / "templates").as_posix()
            templates[name] = templates[f"{folder.name}/{name}"] = (text, str(file))
            shows_library = shows_library or (not is_ours and _may_show_library(name, text))
    sheets = {file.stem: file for folder in chain for file in _files(folder.path / "css", "*.css")}
    files = {file.relative_to(folder.path / "files").as_posix(): file for folder in chain for file in _files(folder.path / "files", "**/*")}
    return Theme(
        templates,
        {name: _sheet(name, text) for name, file in sheets.items() if (text := read_text(file, shown(root, file), report)) is not None},
        tuple(Artifact(f"{OWN}/theme/{path}", file) for path, file in sorted(files.items())),
        shows_library,
    )


_NAMED = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:["'](?:[\w-]+/)?([^"']+)["'])?""")
"""A template that another names, without its theme; "" where it is named by more than one word."""
_OF_ALL = ("home.html", "catalogue.html", "credits.html", "pack.html")
"""Our templates that show any resource, or all of a pack; the others show of a page's resource what it depends on (`assemble._around`)."""


def _may_show_library(name: str, text: str) -> bool:
    """Whether a template may show what the page on which it stands does not depend on."""
    others = [other for other in _NAMED.findall(text) if other != name]
    return "library" in text or "step_resource" in text or any(other in ("", *_OF_ALL) for other in others)


def _sheet(name: str, text: str) -> Artifact:
    """A style sheet as a file of the site, without what only its authors read, and named by its content."""
    data = rcssmin.cssmin(text, keep_bang_comments=True).encode()
    return Artifact(f"{OWN}/{name}-{hashlib.sha256(data).hexdigest()[:8]}.css", data)


def shown(root: Path, file: Path) -> str:
    """A theme's file as it is named to the author: relative to the library where it lies there."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else "/".join(file.parts[-4:])


def _chain(root: Path, name: str, report: Report) -> list[_Folder]:
    """The theme and those that it builds on, the lowest first; [] when one is missing."""
    chain: list[_Folder] = []
    origin = ("site.yaml", 0, 0)
    while True:
        folder = _find(root, name)
        if folder is None:
            report.add(Problem(*origin, f"There is no theme “{name}”.", did_you_mean(name, _names(root)) or "Make a folder for it in themes/."))
            return []
        if any(other.name == name for other in chain):
            report.add(Problem(*origin, f"The theme “{name}” builds on itself.", "Change one of the “extends” lines."))
            return []
        chain.insert(0, _Folder(name, folder))
        file = folder / "theme.yaml"
        text = read_text(file, shown(root, file), report) if file.is_file() else ""
        node = read_yaml(text, shown(root, file), 1, report) if text is not None else None
        if node is None:
            return []
        fields = Fields(node, shown(root, file), report)
        fields.text("title")
        extends = fields.text("extends", "" if name == BASE else BASE)
        origin = (shown(root, file), *fields.place("extends"))
        fields.finish()
        if not extends:
            return chain
        name = extends


def _places(root: Path) -> Iterator[Path]:
    """Where themes are looked for: the library's, and ours."""
    yield from (root / "themes", *THEMES)


def _is_ours(folder: Path) -> bool:
    return any(folder.resolve().is_relative_to(themes.resolve()) for themes in THEMES)


def _find(root: Path, name: str) -> Path | None:
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    return next((place / name for place in _places(root) if (place / name).is_dir()), None)


def _names(root: Path) -> list[str]:
    return sorted({folder.name for place in _places(root) if place.is_dir() for folder in place.iterdir() if folder.is_dir()})


def _files(folder: Path, pattern: str) -> list[Path]:
    """What of it is hidden, or lies in something hidden, is nothing of the theme."""
    found = folder.glob(pattern) if folder.is_dir() else ()
    return sorted(file for file in found if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts))
