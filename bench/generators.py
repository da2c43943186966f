"""The generators: how the plain corpus is laid out for each, and what builds it. One row a generator in `GENERATORS`.

`python -m bench.generators FOLDER SIZE` lays it out for us.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from bench.corpus import Page, plain

HERE = Path(__file__).parent
PEERS = HERE / ".peers"
"""Where `make bench` installs the others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Generator:
    """`lay_out` writes the pages into a folder; `commands` build them from there; `output` is what a cold build begins without."""

    name: str
    lay_out: Callable[[Path, Iterable[Page]], None]
    commands: Sequence[Sequence[str]]
    output: Sequence[str]
    largest: int = 1_000_000
    """Above so many pages it is not run, because it takes too long to be waited for."""


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write files by their path."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _selfaccess(folder: Path, pages: Iterable[Page]) -> None:
    put(folder, {"site.yaml": "title: Bench\nid: bench\nlanguage: en\n"})
    for page in pages:
        pack = f"content/{page.section}"
        put(folder, {f"{pack}/pack.yaml": f"title: {page.section.capitalize()}\nsummary: Fifty pages.\nlanguage: en\nlevel: A2\n"})
        put(folder, {f"{pack}/{page.name}.md": f"---\ntitle: {page.title}\nsummary: {page.summary}\n---\n\n{page.text}"})


def _hugo(folder: Path, pages: Iterable[Page]) -> None:
    frame = ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>'
             '<meta name="description" content="{{ .Description }}"><link rel="stylesheet" href="{{ "style.css" | relURL }}"></head><body>'
             '<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main><footer>Bench</footer></body></html>')
    put(folder, {
        "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "Bench"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]\n',
        "layouts/_default/baseof.html": frame,
        "layouts/_default/single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ .Content }}</article>'
                                        '<nav>{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}',
        "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> '
                                      '{{ .Description }}</li>{{ end }}</ul>{{ end }}',
        "static/style.css": "body { font-family: serif }\n",
    })
    for page in pages:
        put(folder, {f"content/{page.section}/{page.name}.md": f"---\ntitle: {page.title}\ndescription: {page.summary}\n---\n\n{page.text}"})


def _eleventy(folder: Path, pages: Iterable[Page]) -> None:
    frame = ('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ title }} · Bench</title>'
             '<meta name="description" content="{{ description }}"></head>'
             '<body><header><a href="/">Bench</a></header><main><article><h1>{{ title }}</h1>{{ content | safe }}</article></main>'
             '<footer>Bench</footer></body></html>')
    put(folder, {"src/_includes/page.njk": frame, "package.json": json.dumps({"type": "module"}),
                 "eleventy.config.js": "export default () => ({ dir: { input: 'src', output: 'public' } });\n"})
    for page in pages:
        put(folder, {f"src/{page.section}/{page.name}.md": f"---\nlayout: page.njk\ntitle: {page.title}\ndescription: {page.summary}\n---\n\n{page.text}"})


def _mkdocs(folder: Path, pages: Iterable[Page]) -> None:
    put(folder, {"mkdocs.yml": "site_name: Bench\nplugins: [search]\n", "docs/index.md": "# Bench\n"})
    for page in pages:
        put(folder, {f"docs/{page.section}/{page.name}.md": f"# {page.title}\n\n{page.text}"})


def _pelican(folder: Path, pages: Iterable[Page]) -> None:
    put(folder, {"pelicanconf.py": "SITENAME = 'Bench'\nTIMEZONE = 'UTC'\nDEFAULT_LANG = 'en'\nPATH = 'content'\nFEED_ALL_ATOM = CATEGORY_FEED_ATOM = None\n"
                                   "TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\nDEFAULT_PAGINATION = 50\n"})
    for number, page in enumerate(pages):
        head = f"Title: {page.title}\nDate: 2026-01-01 00:00\nCategory: {page.section}\nSlug: {page.section}-{page.name}-{number}\nSummary: {page.summary}\n\n"
        put(folder, {f"content/{page.section}/{page.name}.md": head + page.text})


def _tool(name: str) -> str:
    return str(PEERS / "bin" / name)


SELFACCESS = (sys.executable, "-m", "selfaccess")
_NODE = shutil.which("node") or _tool("node")
_HUGO = (_tool("hugo"), "--quiet")
_HUGO_MAKES = ("public", "resources", ".hugo_build.lock")

GENERATORS = (
    Generator("selfaccess", _selfaccess, ((*SELFACCESS, "build", "--quiet"),), ("site", ".selfaccess-cache")),
    Generator("Hugo", _hugo, (_HUGO,), _HUGO_MAKES),
    Generator("Hugo + Pagefind", _hugo, (_HUGO, (_tool("python"), "-m", "pagefind", "--site", "public", "--quiet")), _HUGO_MAKES),
    Generator("Eleventy", _eleventy, ((_NODE, str(PEERS / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"),), ("public",)),
    Generator("Pelican", _pelican, ((_tool("pelican"), "--quiet"),), ("output", "__pycache__"), largest=2_000),
    Generator("MkDocs", _mkdocs, ((_tool("mkdocs"), "--quiet", "build"),), ("site",), largest=2_000),
)

if __name__ == "__main__":
    _selfaccess(Path(sys.argv[1]), plain(int(sys.argv[2])))
