"""Whole sites: what stands between <main> and </main> of each page, and what all pages share.

tests/sites/<name> is a library, its folder expected/ what its pages hold. A page that is expected and not made fails, and the reverse.
SNAPSHOTS=overwrite accepts what is made: look at the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from little_library import PACK, SITE, write

from selfaccess.build import build
from selfaccess.render import POLICY

SITES = Path(__file__).parent / "sites"
NAMES = sorted(folder.name for folder in SITES.iterdir())


def built(name: str, output: Path) -> Path:
    outcome = build(SITES / name, output)
    assert [problem for problem in outcome.problems if problem.severity == "error"] == []
    assert outcome.written
    return output


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def main_of(page: Path) -> str:
    text = page.read_text("utf-8")
    found = re.search(r"<main[^>]*>(.*)</main>", text, re.S)
    inner = re.sub(r"client-[0-9a-f]{8}/", "client/", found[1] if found else text)
    return re.sub(r"\n\s*\n+", "\n", inner.strip()) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_are_as_expected(name: str, tmp_path: Path) -> None:
    site = built(name, tmp_path / "site")
    expected = SITES / name / "expected"
    made = {page.relative_to(site).as_posix(): main_of(page) for page in pages(site)}
    if os.environ.get("SNAPSHOTS") == "overwrite":
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in made.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, "utf-8")
    kept = {page.relative_to(expected).as_posix(): page.read_text("utf-8") for page in pages(expected)}

    assert sorted(made) == sorted(kept)
    for path, text in made.items():
        assert text == kept[path], path


class _Page(HTMLParser):
    """The addresses, ids and inline styles and scripts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [value for name, value in attrs if name in ("href", "src") and value]
        self.ids += [value for name, value in attrs if name == "id" and value]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given.get("content") or ""
        if "style" in given or tag == "style" or any(name.startswith("on") for name in given):
            self.faults.append(f"{tag} {attrs}")
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.faults.append("inline script")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_file_of_the_site_and_every_fragment_to_an_element(name: str, tmp_path: Path) -> None:
    site = built(name, tmp_path / "site")
    parsed = {page: _Page(page.read_text("utf-8")) for page in pages(site)}
    dead = []
    for page, content in parsed.items():
        for address in content.addresses:
            parts = urlsplit(address)
            if parts.scheme in ("https", "data"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            missing = not target.is_file() or not target.is_relative_to(site.resolve())
            if parts.fragment and "=" not in parts.fragment and not missing and target.suffix == ".html":
                found = next(other for other in parsed if other.resolve() == target.resolve())
                missing = unquote(parts.fragment) not in parsed[found].ids
            if missing or address.startswith("/"):
                dead.append((page.relative_to(site).as_posix(), address))

    assert dead == []


@pytest.mark.parametrize("name", NAMES)
def test_no_page_runs_or_loads_what_its_policy_forbids(name: str, tmp_path: Path) -> None:
    site = built(name, tmp_path / "site")
    for page in pages(site):
        content = _Page(page.read_text("utf-8"))

        assert content.policy == POLICY
        assert content.faults == []
        assert len(content.ids) == len(set(content.ids)), page


def test_the_same_library_gives_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    """In fresh processes, with another seed of hashes, another clock and another time zone."""
    sites = []
    for number, (seed, zone) in enumerate((("1", "UTC"), ("2", "Asia/Tokyo"))):
        site = tmp_path / f"site-{number}"
        code = f"from pathlib import Path; from selfaccess.build import build; build(Path({str(SITES / 'small')!r}), Path({str(site)!r}))"
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone})
        sites.append({file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()})

    assert sites[0] == sites[1]
    assert len(sites[0]) > 20


def test_what_a_trusted_pack_writes_as_a_link_to_a_term_is_left_alone(tmp_path: Path) -> None:
    raw = '<a href="term:nowhere">x</a>'
    write(tmp_path, {"site.yaml": f"{SITE}trust: [french-cafe]\n", f"{PACK}/one.md": f"---\ntitle: One\n---\n{raw}\n"})
    assert build(tmp_path, tmp_path / "site").written

    assert raw in (tmp_path / "site/french-cafe/one/index.html").read_text("utf-8")


def test_a_site_is_in_the_language_and_direction_of_the_library(tmp_path: Path) -> None:
    site = built("arabic", tmp_path / "site")

    assert '<html lang="ar" dir="rtl">' in (site / "index.html").read_text("utf-8")
    assert (site / "awwal/سؤال/index.html").is_file()


def test_titles_in_the_letters_of_the_language_learnt_say_that_they_are_in_it(tmp_path: Path) -> None:
    """Wherever they stand: an Arabic title with a Latin word in it would else be in a wrong order."""
    root = write(tmp_path / "library", {
        "site.yaml": "title: Library\nid: library\nlanguage: en\n",
        "content/p/pack.yaml": "title: دروس PDF\nsummary: ملخص\nlanguage: ar\n",
        "content/p/a.md": "---\ntitle: شبكة VPN\n---\n",
        "content/p/b.md": "---\ntitle: كتاب PDF\nneeds: [p/a]\n---\n",
    })
    assert build(root, tmp_path / "site").written

    for page, count in {"index.html": 2, "catalogue.html": 3, "p/index.html": 4, "p/a/index.html": 3, "p/b/index.html": 3}.items():
        found = re.findall(r"<([^<>]*)>(دروس PDF|ملخص|شبكة VPN|كتاب PDF)</(?:a|p|h1)>", main_of(tmp_path / "site" / page))
        assert (page, len(found)) == (page, count), found
        assert [title for tag, title in found if not tag.endswith('lang="ar" dir="rtl"')] == [], page
