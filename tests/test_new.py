"""New libraries, packs and resources: they build as they are, and nothing that exists is written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from test_write import tree

from selfaccess.build import build, check
from selfaccess.cli import run
from selfaccess.model import KINDS
from selfaccess.new import MAKERS, new_library, new_pack, new_resource
from selfaccess.write import Refused


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new library, which is the current folder."""
    root = new_library(tmp_path / "my-centre")
    monkeypatch.chdir(root)
    return root


def test_a_new_library_builds_as_it_is_and_shows_every_kind(root: Path) -> None:
    outcome = build(root, root / "site", strict=True)
    assert outcome.problems == ()
    assert outcome.written
    kinds = [yaml.safe_load(file.read_text("utf-8").split("---")[1]).get("kind", "page") for file in (root / "content").rglob("*.md")]
    assert sorted(set(kinds)) == sorted(KINDS)
    assert outcome.resources == len(kinds) == 6
    assert (root / ".gitignore").read_text() == "# The site is made anew by each build.\nsite/\n"
    assert (root / "README.md").read_text("utf-8").startswith("# My centre\n")


def test_its_path_leads_through_the_pack(root: Path) -> None:
    assert (root / "content/first-pack/start-here.md").read_text("utf-8").endswith(
        "1. [Small talk](small-talk.md)\n2. [Small talk practice](small-talk-practice.md)\n3. [Small talk words](small-talk-words.md)\n"
        "4. [My small talk](my-small-talk.md)\n")


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", ["first-pack/numbers", "first-pack/unit-1/numbers.md", "content/first-pack/日本語", "first-pack/हिन्दी", "first-pack/2024"])
def test_what_is_added_builds_as_it_is(root: Path, kind: str, name: str) -> None:
    if kind == "pack":
        name = name.replace("first-pack", "second")
    made = MAKERS[kind](root, name)
    assert made.exists()
    outcome = check(root, strict=True)
    assert outcome.problems == ()
    assert outcome.resources == 7


def test_a_path_needs_something_to_lead_to(root: Path) -> None:
    new_pack(root, "second")
    with pytest.raises(Refused, match="nothing in this pack yet"):
        new_resource("path", root, "second/route")
    assert not (root / "content/second/route.md").exists()
    new_resource("page", root, "second/unit/numbers")
    assert new_resource("path", root, "second/route").read_text("utf-8").endswith("\n1. [Numbers](unit/numbers.md)\n")
    assert new_resource("path", root, "second/unit/route").read_text("utf-8").endswith("\n1. [Numbers](numbers.md)\n")
    assert check(root, strict=True).problems == ()


def test_a_path_leaves_out_drafts_paths_and_what_cannot_be_read(root: Path) -> None:
    new_pack(root, "second")
    files = {
        "a [b] *c*.md": "title: A [b] *c*",
        "draft.md": "title: Draft\ndraft: true",
        "path.md": "title: Path\nkind: path",
        "odd.md": "title: [Odd",
        "list.md": "- title",
        "words.md": "title: Words\nkind: glossary",
        "untitled.md": "summary: No title",
    }
    for name, front in files.items():
        (root / "content/second" / name).write_text(f"---\n{front}\n---\n")
    made = new_resource("path", root, "second/route")
    assert made.read_text("utf-8").endswith("1. [A \\[b\\] \\*c\\*](a%20%5Bb%5D%20%2Ac%2A.md)\n2. [Words](words.md)\n")


@pytest.mark.parametrize(("name", "title", "identifier"), [
    ("my-centre", "My centre", "my-centre"),
    ("Centre_de_langues", "Centre de langues", "centre-de-langues"),
    ("Zentrum für Sprachen", "Zentrum für Sprachen", "zentrum-fur-sprachen"),
    ("yes", "Yes", "yes"),
    ("2024", "2024", "2024"),
    ("a: b #c", "A: b #c", "a-b-c"),
    ('"quoted"', '"quoted"', "quoted"),
    ("日本語センター", "日本語センター", "library-38dd3da2"),
    ("---", "---", "library-cb3f91d5"),
])
def test_a_library_is_named_after_its_folder(tmp_path: Path, name: str, title: str, identifier: str) -> None:
    root = new_library(tmp_path / name)
    site = yaml.safe_load((root / "site.yaml").read_text("utf-8"))
    assert (str(site["title"]), str(site["id"])) == (title, identifier)
    assert check(root, strict=True).problems == ()


def test_an_empty_folder_can_become_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "our-place").mkdir()
    monkeypatch.chdir(tmp_path / "our-place")
    assert run(["new", "."]) == 0
    assert yaml.safe_load((tmp_path / "our-place/site.yaml").read_text("utf-8"))["title"] == "Our place"


@pytest.mark.parametrize(("arguments", "message"), [
    (["../my-centre"], "There is already something in “../my-centre”."),
    (["site.yaml"], "There is already something in “site.yaml”."),
    (["content"], "There is already something in “content”."),
    (["pack", "first-pack"], "There is already something in “content/first-pack”."),
    (["pack", "first-pack/"], "There is already something in “content/first-pack”."),
    (["pack", "notes"], "There is already something in “content/notes”."),
    (["pack", "first-pack/second"], "“first-pack” is a pack, and a pack cannot hold another."),
    (["pack", "first-pack/unit/second"], "“first-pack” is a pack, and a pack cannot hold another."),
    (["pack", "_selfaccess"], "A pack cannot be called “_selfaccess”."),
    (["pack", "index.html"], "A pack cannot be called “index.html”."),
    (["page", "first-pack/small-talk"], "There is already a “content/first-pack/small-talk.md”."),
    (["exercise", "first-pack/small-talk.md"], "There is already a “content/first-pack/small-talk.md”."),
    (["path", "first-pack/index"], "There is already a “content/first-pack/index.md”."),
    (["page", "numbers"], "“numbers” does not say in which pack."),
    (["page", "first-pak/numbers"], "There is no pack “first-pak”. Did you mean “first-pack”?"),
    (["page", "notes/numbers"], "There is no pack “notes”."),
    *(([kind, name], f"“{name}” cannot be a name.") for kind in ("pack", "page") for name in (
        "../out", "first-pack/../../out", "..", ".", "", "/", "/etc/x", "content/", "first-pack//x", "first-pack/.hidden", "first-pack/x.", "-x/y", "two words",
        "a\\b", "a:b", "a\nb", "what?")),
])
def test_what_cannot_be_made_is_refused_and_nothing_is_changed(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    (root / "content/notes").mkdir()
    (root / "content/notes/mine.txt").write_text("mine")
    before = tree(root.parent)
    assert run(["new", "--", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message.replace("\n", "\\n") in " ".join(err.split())
    assert tree(root.parent) == before


def test_a_file_that_appears_meanwhile_is_not_written_over(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda self: False)
    with pytest.raises(FileExistsError):
        new_resource("page", root, "first-pack/small-talk")
    with pytest.raises(FileExistsError):
        new_pack(root, "first-pack")


def test_a_library_is_not_made_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "centre").write_text("mine")
    with pytest.raises(Refused):
        new_library(tmp_path / "centre")
    assert (tmp_path / "centre").read_text() == "mine"


@pytest.mark.parametrize(("arguments", "out"), [
    (["our-centre"], "Made our-centre/, a library with its first pack.\n"
                     "Next: cd our-centre, then selfaccess build, or selfaccess serve --open to see it as you write\n"),
    (["pack", "second"], "Made content/second\nNext: write its welcome in index.md, and add to it: selfaccess new exercise second/my-first-exercise\n"),
    (["exercise", "first-pack/numbers"], "Made content/first-pack/numbers.md\n"
                                         "Next: put your own text in place of the example; selfaccess serve --open shows it as you write\n"),
])
def test_what_to_do_next_is_told(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], out: str) -> None:
    assert run(["new", *arguments]) == 0
    assert capsys.readouterr() == (out, "")


def test_a_library_elsewhere_is_named_by_an_option(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    assert run(["new", "-C", "my-centre", "page", "first-pack/numbers"]) == 0
    assert capsys.readouterr().out.startswith("Made my-centre/content/first-pack/numbers.md\n")
    assert os.listdir(root.parent) == ["my-centre"]
