"""What happens between two builds, or during one, and is no edit: links, pipes and hidden folders, damage to what is kept, an author who saves and undoes.

Whatever it is, the next build says and makes what a build without any memory says and makes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from test_rebuild import FILES, clean
from test_write import tree

from selfaccess import search_index, sources, unchanged
from selfaccess.build import build
from selfaccess.store import FOLDER, Store
from selfaccess.work import Source, Work
from selfaccess.write import Making, making

SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"
LIBRARY = {
    "site.yaml": FILES["site.yaml"],
    "content/p/pack.yaml": "title: Pack\n",
    "content/p/a.md": "---\ntitle: A\nneeds: [p/b]\n---\nHello.\n",
    "content/p/b.md": "---\ntitle: B\n---\nBye.\n",
}
SOUND = {"content/p/b.md": "---\ntitle: B\n---\n![A sound](s.ogg)\n", "content/p/s.ogg": "sound"}
OURS = {"site.yaml": FILES["site.yaml"] + "theme: ours\n", "themes/ours/theme.yaml": "title: Ours\n"}
linux = pytest.mark.skipif(sys.platform != "linux", reason="of links and pipes")


def write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def built(root: Path) -> None:
    build(root, root / "site", processes=1)


def assert_clean(root: Path) -> None:
    """A build makes what a clean one makes."""
    expected, site = clean(root, root.with_name("clean"), drafts=False)
    assert build(root, root / "site", processes=1) == expected
    if expected.written:
        assert tree(root / "site") == site


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(unchanged, "_SAFE", 0)  # nothing is young
    root = tmp_path / "library"
    write(root, LIBRARY)
    return root


# -- what a library is made of


def out_of_pack(root: Path, path: str) -> None:
    (root.parent / "secret").write_text("---\ntitle: Secret\n---\nSecret.\n")
    (root / path).unlink()
    (root / path).symlink_to(root.parent / "secret")


def linked_theme(root: Path) -> None:
    """The theme is a link, and something in the folder where it leads has changed."""
    shutil.move(root / "themes/ours", root.parent / "theirs")
    (root / "themes/ours").symlink_to(root.parent / "theirs")
    built(root)
    write(root.parent, {"theirs/css/ours.css": ":root { --accent: #222 }"})


def no_theme(root: Path) -> None:
    (root / "themes/ours/theme.yaml").unlink()
    built(root)
    (root / "themes/ours").rmdir()


def one_name(name: str) -> Callable[[Path], None]:
    """A file gives way to a page of the same name."""

    def change(root: Path) -> None:
        write(root, {"content/p/b.md": f"---\ntitle: B\n---\n[A file]({name})\n", f"content/p/{name}": SVG})
        built(root)
        write(root, {"content/p/a.md": LIBRARY["content/p/a.md"] + "\nMore.\n"})
        built(root)
        (root / f"content/p/{name}").unlink()
        write(root, {"content/p/b.md": f"---\ntitle: B\n---\n[A page]({name}.md)\n", f"content/p/{name}.md": "---\ntitle: C\n---\nPage.\n"})

    return change


@linux
@pytest.mark.parametrize(("more", "change"), [
    pytest.param(SOUND, lambda root: out_of_pack(root, "content/p/s.ogg"), id="a sound becomes a link out of its pack"),
    pytest.param({}, lambda root: out_of_pack(root, "content/p/b.md"), id="a document becomes a link out of its pack"),
    pytest.param({}, lambda root: (root / "content/p/c.md").symlink_to("/dev/zero"), id="a link to a file without an end"),
    pytest.param(OURS, linked_theme, id="a theme in another place"),
    pytest.param(OURS, no_theme, id="the folder of a theme goes"),
    pytest.param({"site.yaml": FILES["site.yaml"] + "theme: large-print\n"}, lambda root: (root / "themes/large-print").mkdir(parents=True),
                 id="an empty folder that has the name of a theme"),
    pytest.param(OURS, lambda root: write(root, {"themes/ours/files/.hidden/x.txt": "x"}), id="a hidden folder in a theme"),
    pytest.param({**OURS, "themes/ours/templates/kinds/page.html": '{% extends "default/pack.html" %}', "content/p/c.md": "---\ntitle: C\n---\nHello.\n"},
                 lambda root: write(root, {"content/p/c.md": "---\ntitle: Another\n---\nHello.\n"}), id="a template that builds on one that shows more"),
    pytest.param({}, one_name("notes"), id="a file gives way to a page"),
    pytest.param({}, one_name("cup.svg"), id="a picture gives way to a page"),
])  # fmt: skip
def test_a_change_that_is_no_edit(root: Path, more: Mapping[str, str], change: Callable[[Path], object]) -> None:
    write(root, more)
    built(root)
    change(root)
    assert_clean(root)
    write(root, {"content/p/pack.yaml": "title: Another pack\n"})
    assert_clean(root)


@linux
def test_a_pipe_is_not_read_for_ever(root: Path) -> None:
    for _ in range(2):
        if (pipe := root / "content/p/c.md").exists():
            pipe.unlink()
            built(root)
        os.mkfifo(pipe)
        outcome = build(root, root / "site", processes=1)
        assert [(problem.path, problem.message) for problem in outcome.problems] == [("content/p/c.md", "This is no ordinary file.")]


def test_a_theme_that_leads_round_in_a_circle(root: Path) -> None:
    write(root, OURS)
    (root / "themes/ours/files").mkdir()
    for name in ("one", "other"):
        (root / "themes/ours/files" / name).symlink_to(root / "themes")
    built(root)
    assert_clean(root)


# -- saved and undone


def test_what_came_of_a_build_belongs_to_its_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An author changes something, and undoes it while the change is built: what was known of the state before is not true of this site."""
    built(root)
    write(root, {"content/p/pack.yaml": "title: Another pack\n"})
    finish = Making.finish

    def undone(made: Making, files: object) -> None:
        finish(made, files)  # type: ignore[arg-type]
        write(root, LIBRARY)

    with monkeypatch.context() as during:
        during.setattr(Making, "finish", undone)
        built(root)
    assert_clean(root)


def test_what_came_of_a_build_is_kept_before_another_build_begins(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the next site could be taken for this one."""
    kept = []
    monkeypatch.setattr(unchanged, "remember", lambda *_: kept.append((root / ".site.selfaccess-lock").exists()))
    built(root)
    assert kept == [True]


def test_a_page_is_not_made_of_a_state_that_nobody_has_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document was known, and is read again for its page, since another has a new title; just then it is saved, and put back later."""
    built(root)
    write(root, {"content/p/b.md": "---\ntitle: Another\n---\nBye.\n"})
    whole = Work._whole

    def saved(work: Work, source: Source) -> object:
        write(root, {"content/p/a.md": LIBRARY["content/p/a.md"] + "\nUnsaved.\n"})
        return whole(work, source)

    with monkeypatch.context() as during:
        during.setattr(Work, "_whole", saved)
        with pytest.raises(FileNotFoundError, match="changed while the site was built"):
            built(root)
    write(root, {"content/p/a.md": LIBRARY["content/p/a.md"]})
    assert_clean(root)


# -- what is kept


@linux
@pytest.mark.parametrize("kind", ["file", "link", "link to nowhere"])
def test_the_spare_site_is_something_else(root: Path, kind: str) -> None:
    built(root)
    [spare] = (root / FOLDER).glob("spare-*")
    shutil.rmtree(spare)
    if kind == "file":
        spare.write_text("x")
    else:
        (root.parent / "elsewhere").mkdir()
        spare.symlink_to(root.parent / ("elsewhere" if kind == "link" else "nowhere"))
    write(root, {"content/p/b.md": "---\ntitle: Another\n---\nBye.\n"})
    assert_clean(root)


def test_folders_in_the_place_of_files_and_files_in_the_place_of_folders(root: Path) -> None:
    built(root)
    for entry in list((root / FOLDER).iterdir()):
        if entry.is_dir():
            shutil.rmtree(entry)
            entry.write_text("x")
        else:
            entry.unlink()
            entry.mkdir()
            (entry / "x").write_text("x")
    for title in ("Another", "A third"):
        write(root, {"content/p/b.md": f"---\ntitle: {title}\n---\nBye.\n"})
        assert_clean(root)


def test_the_terms_of_a_changed_document_could_not_be_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the index must be made anew, because a file of it is gone: the terms that are known of it are old."""
    monkeypatch.setattr(sources, "_LEAST", 1)
    monkeypatch.setattr(sources, "_MOST", 1)
    monkeypatch.setattr(search_index, "SIZE", 60)
    write(root, {f"content/p/{name}.md": f"---\ntitle: {name}\n---\nA text about {name}.\n" for name in ("milk", "soup", "tea", "bread", "honey", "water")})
    built(root)
    write(root, {"content/p/soup.md": "---\ntitle: soup\n---\nA text about rice.\n"})
    for file in (root / "site/_selfaccess/search").glob("ends-*.js"):
        file.unlink()
    for folder in (root / FOLDER).glob("spare-*"):
        shutil.rmtree(folder)
    save = Store.save
    monkeypatch.setattr(Store, "save", lambda store, name, value: save(store, name, value) if not name.startswith("blocks/") else None)
    assert_clean(root)


@pytest.mark.parametrize("gone", ["a", "c"])
def test_a_block_of_the_search_takes_the_place_of_another(root: Path, gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of drafts goes and another comes, so that blocks between them move."""

    def folders(paths: Iterable[str]) -> list[list[str]]:
        names = sorted({path.rpartition("/")[0] for path in paths})
        return [sorted(path for path in paths if path.rpartition("/")[0] == name) for name in names]

    def page(word: str, draft: bool = False) -> str:
        return f"---\n{'draft: true' if draft else 'topics: []'}\ntitle: A {word}\n---\nOne {word}.\n"

    monkeypatch.setattr(sources, "_blocks", folders)
    shutil.rmtree(root / "content/p")
    write(root, {"content/p/pack.yaml": "title: A pack\n", "content/p/index.md": "---\ntopics: []\n---\nOne pack.\n"})
    write(root, {f"content/p/{name}/one.md": page(word, name == gone) for name, word in zip("abcef", ("milk", "soup", "tea", "bread", "pasta"), strict=True)})
    built(root)
    shutil.rmtree(root / f"content/p/{gone}")
    write(root, {"content/p/d/one.md": page("rice", draft=True)})
    assert_clean(root)


# -- the site


def test_a_file_of_others_is_seen_though_its_folder_has_an_old_time(root: Path) -> None:
    """As after a copy that keeps times."""
    for title in ("One", "Two"):
        write(root, {"content/p/b.md": f"---\ntitle: {title}\n---\nBye.\n"})
        built(root)
    status = (root / "site").stat()
    (root / "site/CNAME").write_text("example.org")
    os.utime(root / "site", ns=(status.st_atime_ns, status.st_mtime_ns))
    for title in ("Three", "Four", "Five"):
        write(root, {"content/p/b.md": f"---\ntitle: {title}\n---\nBye.\n"})
        built(root)
        assert (root / "site/CNAME").read_text() == "example.org"


def test_folders_that_others_may_be_about_to_fill_stay(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While members of the crew make pages, a file is taken from the old site into a folder that one of them has just made."""
    store = Store(root)
    built(root)
    [spare] = (root / FOLDER).glob("spare-*")
    shutil.rmtree(spare)
    with making(root / "site", root, store) as site:
        wanted = {"p/a/index.html": store.load(next((root / FOLDER).glob("tree-*")).name)["files"]["p/a/index.html"][0]}
        (Path(site.tree.folder) / "p").mkdir()
        monkeypatch.setattr(Path, "rmdir", None)
        assert site.keep(wanted).keys() == wanted.keys()


@linux
def test_a_site_in_which_nothing_may_be_written(tmp_path: Path) -> None:
    """As an ordinary user, whom permissions bind: builds go on, and leave nothing beside the site."""
    root = tmp_path / "library"
    write(root, LIBRARY)
    program = (
        "import os, sys\nfrom pathlib import Path\nroot = Path(sys.argv[1])\nfrom selfaccess.cli import run\n"
        "if os.geteuid() == 0:\n"
        "    for title in 'XY':\n"  # so that all is loaded that only root may read
        "        (root / 'content/p/b.md').write_text(f'---\\ntitle: {title}\\n---\\nBye.\\n')\n        run(['build', '-q', '-C', str(root)])\n"
        "    for each in (root, *root.rglob('*')):\n        os.chown(each, 65534, 65534)\n"
        "    os.setegid(65534)\n    os.seteuid(65534)\n"
        "for number in range(4):\n"
        "    for each in (*(root / 'site').rglob('*'), root / 'site'):\n        os.chmod(each, 0o555 if each.is_dir() else 0o444)\n"
        "    (root / 'content/p/b.md').write_text(f'---\\ntitle: B{number}\\n---\\nBye.\\n')\n"
        "    assert run(['build', '-q', '-C', str(root)]) == 0, number\n"
        "assert not list(root.glob('.site*'))\n"
    )
    for above in (tmp_path, *tmp_path.parents[:3]):
        above.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", program, str(root)], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_kept_of_a_site_goes_when_the_site_is_gone(root: Path, tmp_path: Path) -> None:
    """Builds to ever new folders do not fill the cache."""

    def kept() -> set[str]:
        return {entry.name for entry in (root / FOLDER).iterdir() if entry.name.startswith(("gone-", "last-", "site-", "spare-", "tree-"))}

    built(root)
    own = kept()
    for number in range(3):
        assert build(root, tmp_path / f"elsewhere-{number}").problems == ()
    assert len(kept()) == 4 * len(own)
    shutil.rmtree(tmp_path / "elsewhere-0")
    (tmp_path / "elsewhere-1").rename(tmp_path / "moved")
    (root / FOLDER / "gone-00000000000000000000000000000000-1").mkdir()
    write(root, {"content/p/b.md": "---\ntitle: Another\n---\nBye.\n"})
    built(root)
    assert len(kept()) == 2 * len(own)
    assert_clean(root)
