"""A build that takes what it can from the last one makes, byte for byte, the site that a build without any memory makes.

Whatever happens between two builds: edits, renames, deletions, another theme, other words, drafts, and damage to what is kept.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from test_write import tree

from selfaccess import search, search_index, sources, work
from selfaccess.build import Outcome, build
from selfaccess.library import Library
from selfaccess.model import Resource
from selfaccess.store import FOLDER, Store
from selfaccess.work import Plan
from selfaccess.write import MANIFEST

FILES = {
    "site.yaml": "title: Library\nid: library\nlanguage: en\n",
    "content/cafe/pack.yaml": "title: Café\nsummary: At the bar\nlanguage: fr\nlevel: A2\nauthors: [Ana]\n",
    "content/cafe/index.md": "---\nsummary: Hello\n---\nWelcome to [words](words.md) and [](term:café).\n".replace("[]", "[coffee]"),
    "content/cafe/words.md": "---\ntitle: Words\nkind: glossary\ntranslations: en\n---\n\n"
                             "café\n: *n. m.* /ka.fe/ coffee\n: > Un **café**. — A coffee.\n\nthé\n: tea\n: see also: café\n",
    "content/cafe/more.md": "---\ntitle: More\nkind: glossary\ntranslations: en\nsource: more.csv\n---\n",
    "content/cafe/more.csv": "term,meaning\nlait,milk\nsucre,sugar\n",
    "content/cafe/order.md": "---\ntitle: Order\nkind: exercise\ngloss: words.md\nskills: [speaking]\ntopics: [food]\n---\n"
                             "[Un café]{lang=fr}\n\n::: choice\nWhat?\n\n- [x] thé\n- [ ] lait\n:::\n\n::: gaps\nUn [[café]].\n:::\n",
    "content/cafe/pay.md": "---\ntitle: Pay\nkind: exercise\nneeds: [cafe/order]\nobjectives: [I can pay.]\n---\n"
                           "![Merci](audio/merci.ogg)\n\n::: answer\nThanks?\n\n- = merci\n:::\n",
    "content/cafe/audio/merci.ogg": "sound",
    "content/cafe/audio/merci.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nMerci\n",
    "content/cafe/cup.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/cafe/look.md": "---\ntitle: Look\n---\n![A cup](cup.svg) and [a term](term:lait), [a page](order.md).\n\n## Part\n\nText.\n",
    "content/cafe/course.md": "---\ntitle: Course\nkind: path\n---\n1. [Order](order.md)\n2. [Pay](pay.md)\n3. [Look](look.md)\n",
    "content/self/pack.yaml": "title: Self\n",
    "content/self/survey.md": "---\ntitle: Survey\nkind: questionnaire\n---\n::: scale {labels=\"No | Yes\"}\n- I plan. {planning}\n:::\n\n"
                              "::: results {of=planning}\n0–50%\n: Little.\n\n51–100%\n: [Much](../cafe/order.md).\n:::\n\n"
                              "::: can-do {level=A2}\n- I can pay. {cafe/pay}\n:::\n",
    "content/self/plan.md": "---\ntitle: Plan\n---\nPlan *well*.\n",
    "contributions/cafe/order.md": "---\nresource: cafe/order\n---\n\n:::: question {#a.1 date=2026-03-02 status=published}\n```text\nWhy *un*?\n```\n\n"
                                   "Of [tea](term:thé) one says du. ![A cup](cup.svg)\n::::\n",
}  # fmt: skip
THEME = "title: Ours\n"
MISTAKE = "\n[Nowhere](nowhere.md)\n"
NAMES = ("renamed", "Renamed", "été", unicodedata.normalize("NFD", "été"), "日本 #1?", "50%20 & “x”")


class Author:
    """Somebody who changes a library at random, mostly in ways that leave it sound."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def change(self) -> str:
        """Does something; gives back what."""
        step: Callable[[], object] = self.chance.choice(self.STEPS).__get__(self)
        step()
        return step.__name__

    def documents(self) -> list[str]:
        return sorted(file.relative_to(self.root).as_posix() for file in (self.root / "content").rglob("*.md"))

    def some(self) -> str:
        return self.chance.choice(self.documents())

    def word(self) -> str:
        return self.chance.choice(("coffee", "voilà", "日本", "lait", "dog", "[tea](term:thé)", "*much*", "[Order](../cafe/order.md)"))

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        if file.exists():
            file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")

    def edit(self) -> None:
        path = self.some()
        self.write(path, (self.root / path).read_text("utf-8") + f"\n{self.word()} {self.word()}\n")

    def mistake(self) -> None:
        """A link to nowhere, and something else in the same library."""
        path = self.some()
        self.write(path, (self.root / path).read_text("utf-8") + MISTAKE)
        self.edit()

    def mend(self) -> None:
        for path in self.documents():
            self.replace(path, MISTAKE, "")

    def shorten(self) -> None:
        path = self.some()
        text = (self.root / path).read_text("utf-8")
        self.write(path, text[: text.rstrip().rfind("\n")] + "\n")

    def retitle(self) -> None:
        self.replace(self.some(), "title: ", f"title: {self.chance.choice('ABC')}")

    def head(self) -> None:
        line = self.chance.choice(("minutes: 5", "id: pinned", "topics: [x, y]", "draft: true", "needs: [cafe/look]", "gloss: more.md", "summary: Short",
                                   "level: B1"))
        self.replace(self.some(), "---\n", f"---\n{line}\n")

    def drafts(self) -> None:
        """Neighbours, so that all of a block of the search may be left out."""
        documents = self.documents()
        start = self.chance.randrange(len(documents))
        for path in documents[start : start + self.chance.randrange(1, 5)]:
            self.replace(path, "---\n", "---\ndraft: true\n")

    def add(self) -> None:
        number = self.chance.randrange(12)
        self.write(f"content/{self.chance.choice(('cafe', 'self'))}/new-{number}.md", f"---\ntitle: New {number}\n---\n{self.word()} {number}\n")

    def delete(self) -> None:
        (self.root / self.some()).unlink()

    def rename(self) -> None:
        file = self.root / self.some()
        file.rename(file.with_name(f"{self.chance.choice(NAMES)}.md"))

    def restore(self) -> None:
        path = self.chance.choice(sorted(FILES))
        self.write(path, FILES[path])

    def restore_all(self) -> None:
        shutil.rmtree(self.root / "content")
        for path, text in FILES.items():
            self.write(path, text)

    def meaning(self) -> None:
        self.replace("content/cafe/words.md", ": tea", f": {self.chance.choice(('tea', 'a hot drink'))}, tea")

    def headword(self) -> None:
        path = "content/cafe/words.md"
        if (self.root / path).exists():
            self.write(path, (self.root / path).read_text("utf-8") + f"\nmot{self.chance.randrange(4)}\n: word\n")

    def row(self) -> None:
        self.write("content/cafe/more.csv", "term,meaning\nlait,milk\n" + f"miel,honey {self.chance.randrange(3)}\n" * self.chance.randrange(2))

    def asked(self) -> None:
        """Learners ask, and the centre answers."""
        name = self.chance.choice(("cafe/order", "cafe/order", "cafe/index", "cafe/look", "self/survey", "self/new-3", "pinned", "nowhere"))
        kind, status = self.chance.choice(("question", "term")), self.chance.choice(("published", "published", "new"))
        item = f"\n:::: {kind} {{#b.{self.chance.randrange(3)} status={status}}}\n```text\nWhat is {self.word()}?\n```\n{self.word()}\n::::\n"
        self.write(f"contributions/asked-{self.chance.randrange(3)}.md", f"---\nresource: {name}\n---\n{item * self.chance.randrange(1, 3)}")

    def nothing_asked(self) -> None:
        shutil.rmtree(self.root / "contributions", ignore_errors=True)

    def move_pack(self) -> None:
        folder = self.root / "content/self"
        if folder.exists() and not (self.root / "content/own").exists():
            folder.rename(self.root / "content/own")

    def question(self) -> None:
        path = self.some()
        self.write(path, (self.root / path).read_text("utf-8") + f"\n::: answer\nWhat is {self.word()}?\n\n- = {self.chance.choice('abc')}\n:::\n")

    def pack(self) -> None:
        more = self.chance.choice(("version: 2\nsummary: ", "order: [pay.md, look.md]\nsummary: ", "summary: New "))
        self.replace("content/cafe/pack.yaml", "summary: ", more)

    def new_pack(self) -> None:
        self.write("content/bar/pack.yaml", f"title: Bar {self.chance.randrange(3)}\n")

    def no_pack(self) -> None:
        shutil.rmtree(self.root / "content/bar", ignore_errors=True)

    def site(self) -> None:
        more = self.chance.choice(("", "summary: All\n", "tries: 1\n", "theme: ours\n", "theme: large-print\n", "trust: [cafe]\n",
                                   "contribute:\n  email: room12@example.org\n"))
        self.write("site.yaml", FILES["site.yaml"].replace("language: en", f"language: {self.chance.choice(('en', 'en', 'fr', 'ar'))}") + more)
        self.write("themes/ours/theme.yaml", THEME)

    def style(self) -> None:
        self.write("themes/ours/css/ours.css", f":root {{ --accent: #00000{self.chance.randrange(3)} }}\n")

    def template(self) -> None:
        inside = self.chance.choice(("Room 12", "{{ library.resources | length }}", "{{ library.packs | map(attribute='title') | join }}", "{{ site.title }}",
                                     "{{ library.resources | sum(attribute='contributions', start=()) | length }}"))
        self.write("themes/ours/templates/layout.html", f'{{% extends "default/layout.html" %}}{{% block footer %}}{inside}{{% endblock %}}')

    def theme_file(self) -> None:
        self.write("themes/ours/files/logo.svg", f"<svg>{self.chance.randrange(3)}</svg>")

    def strings(self) -> None:
        self.write("strings/en/site.yaml", f"packs: Shelves {self.chance.randrange(3)}\n")

    def captions(self) -> None:
        self.write("content/cafe/audio/merci.vtt", f"WEBVTT\n\n00:00.000 --> 00:0{self.chance.randrange(1, 4)}.000\nMerci\n")

    def no_captions(self) -> None:
        (self.root / "content/cafe/audio/merci.vtt").unlink(missing_ok=True)

    def transcript(self) -> None:
        self.write("content/cafe/audio/merci.md", f"Merci {self.word()}\n")

    def picture(self) -> None:
        """Another picture of the same size and time."""
        file = self.root / "content/cafe/cup.svg"
        if file.exists():
            status = file.stat()
            file.write_text(FILES["content/cafe/cup.svg"].replace("2000", f"200{self.chance.randrange(4)}"), "utf-8")
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    def same_time(self) -> None:
        """An edit that leaves size and time as they were."""
        file = self.root / "content/self/plan.md"
        if file.exists():
            status = file.stat()
            self.replace("content/self/plan.md", "well", self.chance.choice(("much", "well", "fast")))
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    def touch(self) -> None:
        for path in self.documents():
            os.utime(self.root / path)

    def damage(self) -> None:
        """Something in what is kept is lost, cut or changed."""
        kept = sorted(file for file in (self.root / FOLDER).rglob("*") if file.is_file())
        for file in self.chance.sample(kept, min(len(kept), self.chance.choice((1, 3, len(kept) // 2)))):
            data = file.read_bytes()
            place = self.chance.randrange(len(data) or 1)
            what = self.chance.randrange(3)
            if what == 0:
                file.unlink()
            else:
                # Never in the file itself, which may be the site's under a second name.
                changed = data[:place] if what == 1 else data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :] if data else b"x"
                file.unlink()
                file.write_bytes(changed)

    def forget(self) -> None:
        shutil.rmtree(self.root / FOLDER, ignore_errors=True)

    def lose_site(self) -> None:
        shutil.rmtree(self.root / "site", ignore_errors=True)

    def change_site(self) -> None:
        """Somebody writes into our files."""
        pages = sorted((self.root / "site").rglob("*.html"))
        for page in self.chance.sample(pages, min(2, len(pages))):
            with page.open("a") as stream:
                stream.write("<!-- theirs -->")

    def nothing(self) -> None:
        pass

    STEPS = (edit, edit, edit, mistake, mend, mend, mend, shorten, retitle, head, head, drafts, add, add, delete, rename, restore, restore,
             restore_all, meaning, headword, row, asked, asked, asked, nothing_asked, move_pack, question, question, pack, new_pack, no_pack, site,
             style, template, theme_file, strings, captions, no_captions, transcript, picture, same_time, touch, damage, damage, forget, lose_site,
             change_site, nothing)


def clean(root: Path, folder: Path, *, drafts: bool) -> tuple[Outcome, dict[str, bytes]]:
    """What a build without memory makes of the library, in one process."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, symlinks=True, ignore=shutil.ignore_patterns(FOLDER, "site"))
    outcome = build(folder, folder / "site", drafts=drafts, processes=1)
    return outcome, tree(folder / "site") if outcome.written else {}


def without_search(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if not path.startswith(search.FOLDER) and path != MANIFEST}


def test_what_is_edited_beside_a_mistake_is_made_when_that_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "library"
    author = Author(root, 0)
    build(root, root / "site", processes=1)
    author.replace("content/self/plan.md", "well", "much")
    author.replace("content/cafe/look.md", "Text.", MISTAKE)
    failed = build(root, root / "site", processes=1)
    assert not failed.written

    with monkeypatch.context() as patch:
        patch.setattr(work, "read_resource", None)  # nothing is read again
        assert build(root, root / "site", processes=1) == failed
    author.replace("content/cafe/look.md", MISTAKE, "Text.")
    assert (build(root, root / "site", processes=1), tree(root / "site")) == clean(root, tmp_path / "clean", drafts=False)


@pytest.mark.parametrize("seed", range(int(os.environ.get("REBUILDS", "4"))))
def test_whatever_has_changed_a_rebuild_equals_a_clean_build(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LEAST", 1)
    monkeypatch.setattr(sources, "_MOST", 4)
    monkeypatch.setattr(search_index, "SIZE", 60)
    root = tmp_path / "library"
    author = Author(root, seed)
    store = Store(root, in_hand=True) if seed % 2 else None
    done = []
    for _ in range(16):
        done += [author.change() for _ in range(author.chance.choice((1, 1, 1, 2, 4)))]
        drafts = author.chance.random() < 0.2
        before = tree(root / "site") if (root / "site").exists() else {}
        expected, site = clean(root, tmp_path / "clean", drafts=drafts)

        if author.chance.random() < 0.3:  # as `serve` does
            assert build(root, root / "site", drafts=drafts, processes=1, store=store, search_later=True) == expected, done
            done.append("search_later")
            if expected.written:
                before = tree(root / "site")
                assert without_search(before) == without_search(site), " ".join(done[-9:])
                if author.chance.random() < 0.3:
                    continue
        outcome = build(root, root / "site", drafts=drafts, processes=author.chance.choice((1, 1, 1, 2)), store=store)

        assert outcome == expected, done
        after = tree(root / "site") if (root / "site").exists() else {}
        wanted = site if outcome.written else before
        different = [path for path in sorted(after.keys() | wanted.keys()) if after.get(path) != wanted.get(path)]
        assert different == [], " ".join(done[-9:])
        if not outcome.written:
            author.restore_all()
            author.write("site.yaml", FILES["site.yaml"])


@pytest.mark.parametrize("change", [Author.nothing, Author.edit, Author.retitle])
def test_files_of_the_index_that_somebody_deleted_are_made_again(change: Callable[[Author], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the site alone, so that only the site before the last may still have them."""
    monkeypatch.setattr(sources, "_LEAST", 1)
    monkeypatch.setattr(sources, "_MOST", 4)
    monkeypatch.setattr(search_index, "SIZE", 60)
    root = tmp_path / "library"
    author = Author(root, 3)
    for _ in range(3):
        author.edit()
        build(root, root / "site", processes=1)
    for file in (root / "site/_selfaccess/search").glob("*-*.js"):
        file.unlink()
    change(author)
    _, expected = clean(root, tmp_path / "clean", drafts=False)

    build(root, root / "site", processes=1)

    assert tree(root / "site").keys() == expected.keys()
    assert tree(root / "site") == expected


def test_what_is_known_does_not_hang_on_how_the_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By -C, or by the folder in which one stands."""
    author = Author(tmp_path, 0)
    author.site()
    author.write("site.yaml", FILES["site.yaml"] + "theme: ours\n")
    author.template()
    build(tmp_path, tmp_path / "site", processes=1)
    monkeypatch.chdir(tmp_path)
    author.write("strings/en/site.yaml", "")  # of which nothing comes
    monkeypatch.setattr(work, "read_resource", None)

    assert build(Path(), Path("site"), processes=1).written


@pytest.mark.parametrize("which", range(4))
def test_a_block_of_the_search_that_is_left_out_takes_its_words_along(which: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LEAST", 1)
    monkeypatch.setattr(sources, "_MOST", 1)
    monkeypatch.setattr(search_index, "SIZE", 60)
    author = Author(tmp_path, 0)
    for folder in ("content", "contributions"):
        shutil.rmtree(tmp_path / folder)
    words = ("alpha", "bravo", "delta", "tango")
    # All of one length, so that the average stays.
    author.write("content/pack/pack.yaml", "title: A pack\n")
    author.write("content/pack/index.md", "---\ntopics: []\n---\nOne pack.\n")
    for word in words:
        author.write(f"content/pack/{word}.md", f"---\ntitle: A {word}\n---\nOne {word}.\n")
    build(tmp_path, tmp_path / "site", processes=1)

    author.replace(f"content/pack/{words[which]}.md", "---\n", "---\ndraft: true\n")

    def is_clean() -> bool:
        outcome, expected = clean(tmp_path, tmp_path / "clean", drafts=False)
        return build(tmp_path, tmp_path / "site", processes=1) == outcome and tree(tmp_path / "site") == expected

    assert is_clean()
    author.replace(f"content/pack/{words[which]}.md", "---\ndraft: true\n", "---\n")
    assert is_clean()


def test_what_is_known_of_folders_is_what_they_are(tmp_path: Path) -> None:
    """Else each build would look through them all for files of others."""
    author = Author(tmp_path, 7)
    for change in (author.nothing, author.edit, author.edit, author.rename, author.edit, author.delete, author.restore_all, author.edit):
        change()
        build(tmp_path, tmp_path / "site", processes=1)
        kept = tmp_path / FOLDER
        for folder in (tmp_path / "site", *kept.glob("spare-*")):
            [record] = [Store(tmp_path).load(each.name) for each in kept.glob(f"tree-*-{os.lstat(folder).st_ino}")]
            del record["folders"][""]  # which has been put in its place since
            assert record["folders"] == {path: os.lstat(folder / path).st_ctime_ns for path in record["folders"]}
            assert record["folders"].keys() >= {"cafe", "_selfaccess/search"}
            assert {path for path, file in record["files"].items() if os.lstat(folder / path).st_ino == file[3]} == record["files"].keys()


def test_damage_to_what_is_known_of_documents_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LEAST", 1)
    monkeypatch.setattr(sources, "_MOST", 4)
    author = Author(tmp_path, 0)
    build(tmp_path, tmp_path / "site", processes=1)
    parts = tmp_path / FOLDER / "memory-parts"
    assert len(list(parts.iterdir())) > 3
    for part in parts.iterdir():
        part.write_bytes(part.read_bytes()[:-1])
    author.edit()

    build(tmp_path, tmp_path / "site", processes=1)

    assert all(Store(tmp_path).load(f"memory-parts/{part.name}") is not None for part in parts.iterdir())


def test_nothing_of_a_build_outlives_it(tmp_path: Path) -> None:
    """A process that builds again and again, as `serve` does, must not grow."""
    author = Author(tmp_path, 0)
    build(tmp_path, tmp_path / "site", processes=1)
    frozen, before = gc.get_freeze_count(), _alive()
    author.edit()
    build(tmp_path, tmp_path / "site", processes=1)
    assert gc.get_freeze_count() == frozen
    assert _alive() == before


def _alive() -> int:
    """How many objects of ours there are that a build makes."""
    gc.collect()
    return sum(isinstance(each, (Library, Resource, Plan)) for each in gc.get_objects())
