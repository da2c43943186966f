"""`selfaccess report`: learners' files from the disk to the page on it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from selfaccess.learner_file import damage, open_files
from selfaccess.library import Library
from selfaccess.problems import Problem, Report
from selfaccess.record import read_record
from selfaccess.report import Learner, read_report
from selfaccess.report_page import GENERATOR, report_page
from selfaccess.sources import read_library
from selfaccess.store import put_at_once
from selfaccess.strings import Translator, catalogue
from selfaccess.write import MANIFEST, Refused

_HEAD = 2_000
"""So many bytes of a page hold its <meta> elements."""


def make_report(paths: Sequence[Path], output: Path, root: Path | None) -> tuple[int, tuple[Problem, ...]]:
    """Write the page of all the files that can be read, if there are any; gives back how many learners stand on it, and what was wrong with the files.

    The library in `root`, when it is given, gives titles and prompts. Raises Refused when `output` holds something else or the library cannot be
    used, and OSError when the disk fails.
    """
    _look_at(output, paths)
    library = _library(root) if root is not None else None
    report = Report()
    files = open_files(paths, ("record", "report"), library.config.id if library is not None else "", report)
    language = library.config.language if library is not None else "en"
    t = Translator(catalogue(language, root if root is not None else Path(__file__).parent, Report()), language)
    learners: dict[Learner, Path] = {}
    for path, file in files:
        learner = read_record(file, library, t) if file.kind == "record" else read_report(file)
        if learner in learners:
            report.add(Problem(str(path), 0, 0, f"This says the same as {learners[learner]}, and is counted once.", severity="warning"))
        elif learner.damaged:
            report.add(damage(path, learner.damaged))
        learners.setdefault(learner, path)
    if learners:
        page = report_page(list(learners), files[0][1].library, library, t, site=_site(root, output))
        put_at_once(output, page)
    return len(learners), report.problems


def _library(root: Path) -> Library:
    """The library in `root`; what is wrong in its resources is for `selfaccess check` to say."""
    report = Report()
    library = read_library(root, report, drafts=False)
    if library is None:
        raise Refused(f"The library in “{root}” cannot be read.", "selfaccess check tells what is wrong with it.")
    return library


def _site(root: Path | None, output: Path) -> str:
    """The address of the library's site as seen from the page; "" where there is none yet, or none that leads there."""
    if root is None or not (root / "site" / MANIFEST).is_file():
        return ""
    try:
        way = os.path.relpath(os.path.realpath(root / "site"), os.path.realpath(output.parent))
    except ValueError:  # another drive
        return ""
    return quote(Path(way).as_posix(), safe="/")


def _look_at(output: Path, paths: Sequence[Path]) -> None:
    """Raises Refused when the page would take the place of something that is not an earlier page."""
    if any(output.exists() and path.exists() and output.samefile(path) for path in paths):
        raise Refused(f"The page cannot be written to “{output}”, which is one of the files to be read.", "Name another file: -o report.html")
    if output.is_dir():
        raise Refused(f"“{output}” is a folder.", "Name a file in it: -o report.html")
    if output.exists():
        with output.open("rb") as stream:
            if GENERATOR not in stream.read(_HEAD):
                raise Refused(f"“{output}” is there already, and is no report.", "Name another file: -o report.html")
