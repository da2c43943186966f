"""From a folder to a site: each step is one function from one frozen value to the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from selfaccess.config import Config, read_config
from selfaccess.contributions import with_contributions
from selfaccess.library import Library, link
from selfaccess.model import Artifact, Pack, Resource
from selfaccess.parse import parse, parse_pack
from selfaccess.problems import Problem, Report
from selfaccess.read import Folder, find_packs, read_document
from selfaccess.render import render
from selfaccess.strings import catalogue
from selfaccess.theme import load_theme
from selfaccess.write import allowed, write

Progress = Callable[[int, int], None]
"""Told how many of how many files are done."""


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: all problems in order, how many resources there are, and whether the site was written."""

    problems: tuple[Problem, ...]
    resources: int
    written: bool


def check(root: Path, *, drafts: bool = False, strict: bool = False, progress: Progress | None = None) -> Outcome:
    """Everything but the writing."""
    report = Report()
    library = read_library(root, report, drafts=drafts, progress=progress)
    if library is not None:
        make_site(root, library, report)
    return _outcome(report, library, written=False)


def build(root: Path, output: Path, *, drafts: bool = False, strict: bool = False, progress: Progress | None = None) -> Outcome:
    """Write the site of the library in `root` to `output`, unless there is an error or, with `strict`, a warning.

    Raises write.Refused when `output` cannot be used, and OSError when the disk fails; the old site then stays.
    """
    allowed(output, root)
    report = Report()
    library = read_library(root, report, drafts=drafts, progress=progress)
    artifacts = make_site(root, library, report) if library is not None else []
    if library is None or is_stopped(report.problems, strict):
        return _outcome(report, library, written=False)
    write(artifacts, output, root=root)
    return _outcome(report, library, written=True)


def is_stopped(problems: tuple[Problem, ...], strict: bool) -> bool:
    """Whether a site with these problems is not to be written."""
    return any(strict or problem.severity == "error" for problem in problems)


def read_library(root: Path, report: Report, *, drafts: bool, progress: Progress | None = None) -> Library | None:
    """The library in `root`, or None when there is none to speak of; what is wrong with it goes to `report`."""
    config = read_config(root, report)
    if config is None:
        return None
    packs: list[Pack] = []
    resources: list[Resource] = []
    left_out: set[str] = set()
    folders = find_packs(root, report)
    documents = [(folder, path) for folder in folders for path in folder.documents]
    pack_of = {folder.id: pack for folder in folders if (pack := parse_pack(root, folder, config, report)) is not None}
    packs += pack_of.values()
    for done, (folder, path) in enumerate(documents, 1):
        if folder.id in pack_of:
            resource = _resource(root, folder, path, pack_of[folder.id], config, report, drafts=drafts)
            if resource is not None:
                resources.append(resource)
            else:
                left_out.add(path)
        if progress is not None:
            progress(done, len(documents))
    resources = with_contributions(root, resources, folders, pack_of, config, frozenset(left_out), report)
    return link(config, packs, resources, frozenset(left_out), report)


def _resource(root: Path, folder: Folder, path: str, pack: Pack, config: Config, report: Report, *, drafts: bool) -> Resource | None:
    document = read_document(root, path, report)
    if document is None:
        return None
    return parse(document, folder, pack, config, report, read_file=lambda asset: (root / asset).read_bytes(), drafts=drafts)


def make_site(root: Path, library: Library, report: Report) -> list[Artifact]:
    """The files of the site; [] when there are errors, since pages are only made of what is sound."""
    words = catalogue(library.config.language, root, report)
    theme = load_theme(root, library.config.theme, report)
    if theme is None or any(problem.severity == "error" for problem in report.problems):
        return []
    return render(root, library, theme, words, report)


def _outcome(report: Report, library: Library | None, *, written: bool) -> Outcome:
    return Outcome(report.problems, len(library.resources) if library else 0, written)
