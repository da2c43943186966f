"""A small library for one test: files by their path, read, parsed and linked as a build does it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from selfaccess.config import read_config
from selfaccess.library import Library, link
from selfaccess.model import Document
from selfaccess.parse import parse, parse_pack, parse_text
from selfaccess.problems import Problem, Report
from selfaccess.read import find_packs, read_text

PACK = "content/french-cafe"
SITE = "title: Library\nid: library\nlanguage: en\n"
NEEDED: Mapping[str, str] = {"site.yaml": SITE, f"{PACK}/pack.yaml": "title: Pack\nlanguage: fr\nlevel: A2\n"}
"""What a library cannot do without."""


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes `files`, and the needed ones that are not among them, below `root`; gives back `root`."""
    for path, content in {**NEEDED, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read(root: Path, *, kind: str = "exercise", drafts: bool = False) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library in `root`, None when its site.yaml cannot be used, and the problems.

    When case.md does not begin with `---` it is taken for a resource of the `kind` without front matter, whose lines count from its first.
    """
    def read_file(file: str) -> bytes:
        return (root / file).read_bytes()

    report = Report()
    config = read_config(root, report)
    if config is None:
        return None, report.problems
    packs, resources, left_out = [], [], []
    for folder in find_packs(root, report):
        pack = parse_pack(root, folder, config, report)
        if pack is None:
            continue
        packs.append(pack)
        for path in folder.documents:
            text = read_text(root / path, path, report)
            if text is None:
                resource = None
            elif path.endswith("/case.md") and not text.startswith("---"):
                resource = parse(Document(path, f"title: Case\nkind: {kind}", text, 1), folder, pack, config, report, read_file=read_file, drafts=drafts)
            else:
                resource = parse_text(text, path, folder, pack, config, report, read_file=read_file, drafts=drafts)
            if resource is not None:
                resources.append(resource)
            else:
                left_out.append(path)
    return link(config, packs, resources, frozenset(left_out), report), report.problems
