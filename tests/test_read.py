"""Reading: what lies on a disk, and what is taken of it."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from little_library import PACK, read, write

from selfaccess.config import read_config
from selfaccess.problems import Report
from selfaccess.read import LARGEST_TEXT, find_packs, read_document, read_text

DOCUMENT = "---\ntitle: A\n---\nText.\n"


def told(report: Report) -> list[str]:
    """The problems as text."""
    return [f"{problem.path} {problem.line}:{problem.column} {problem.message} | {problem.hint}" for problem in report.problems]


def text_of(data: bytes, tmp_path: Path) -> tuple[str | None, list[str]]:
    file = tmp_path / "a.md"
    file.write_bytes(data)
    report = Report()
    return read_text(file, "a.md", report), told(report)


# -- texts


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a\nb\n", "a\nb\n", id="plain"),
        pytest.param("\ufeffé\n".encode(), "é\n", id="byte order mark"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="Windows line ends"),
        pytest.param(b"a\rb\r", "a\nb\n", id="old Mac line ends"),
        pytest.param("a\u2028b\x85c\x0bd".encode(), "a\u2028b\x85c\x0bd", id="line ends that editors do not know"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_a_text_is_read_with_plain_line_ends(data: bytes, expected: str, tmp_path: Path) -> None:
    assert text_of(data, tmp_path) == (expected, [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param("title: é".encode("utf-16"), "a.md 1:1 This file is saved as UTF-16. | Save it as UTF-8.", id="UTF-16"),
        pytest.param("\ufefftitle: é".encode("utf-16-be"), "a.md 1:1 This file is saved as UTF-16. | Save it as UTF-8.", id="UTF-16, the other way round"),
        pytest.param("a\nÀ é".encode("latin-1"), "a.md 2:1 This file is not saved as UTF-8. | Save it again with the encoding UTF-8.", id="Latin-1"),
        pytest.param("\ufeffé\r\nça ".encode() + b"\xe9", "a.md 2:4 This file is not saved as UTF-8. | Save it again with the encoding UTF-8.", id="late"),
        pytest.param(b"\xed\xa0\x80", "a.md 1:1 This file is not saved as UTF-8. | Save it again with the encoding UTF-8.", id="a lone surrogate"),
        pytest.param(b"a\r\nb\0c", "a.md 2:2 There is a NUL character in this file. | "
                                   "It may not be a text file; save it again as plain text in UTF-8.", id="NUL"),
        pytest.param("a".encode("utf-16-le"), "a.md 1:2 There is a NUL character in this file. | "
                                              "It may not be a text file; save it again as plain text in UTF-8.", id="UTF-16 without a mark"),
        pytest.param(b" " * (LARGEST_TEXT + 1), "a.md 0:0 This file is larger than 8 MB. | Divide it into several files.", id="too large"),
    ],
)
def test_what_is_no_text_is_a_problem(data: bytes, problem: str, tmp_path: Path) -> None:
    assert text_of(data, tmp_path) == (None, [problem])


def test_a_missing_file_and_a_folder_in_its_place(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "folder").mkdir()

    assert read_text(tmp_path / "a.md", "a.md", report) is None
    assert read_text(tmp_path / "folder", "folder", report) is None
    assert told(report) == [
        "a.md 0:0 This file is missing. | Make it; “selfaccess new my-library” shows how it looks.",
        "folder 0:0 This file cannot be read: Is a directory. | Look at its permissions.",
    ]


def test_tables_captions_and_transcripts_are_read_as_carefully(tmp_path: Path) -> None:
    library, problems = read(write(tmp_path, {
        f"{PACK}/words.md": "---\ntitle: Words\nkind: glossary\nsource: words.csv\n---\n![a](a.ogg)\n",
        f"{PACK}/words.csv": "term,meaning\nthé,tea\n".encode("utf-16"),
        f"{PACK}/a.ogg": b"", f"{PACK}/a.md": b"\xff", f"{PACK}/a.vtt": "WEBVTT".encode("utf-16"),
    }))

    assert library is not None
    assert [(problem.path.removeprefix(f"{PACK}/"), problem.message) for problem in problems] == [
        ("a.md", "This file is not saved as UTF-8."),
        ("a.vtt", "Captions must begin with the word WEBVTT."),
        ("words.csv", "This file is saved as UTF-16."),
        ("words.md", "This glossary has no entries."),
    ]


def test_windows_line_ends_and_tabs_change_nothing(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n::: choice\nWhich?\n\n- [x]\tun\n- [ ]\tdeux\n\n> So.\n:::\n\n[[lone]]\n"
    one, there = read(write(tmp_path / "a", {f"{PACK}/a.md": text}))
    two, too = read(write(tmp_path / "b", {f"{PACK}/a.md": ("\ufeff" + text.replace("\n", "\r\n")).encode()}))

    assert one is not None
    assert two is not None
    assert one.resources == two.resources
    assert there == too
    assert [(problem.line, problem.column) for problem in there] == [(13, 1)]


def test_the_body_begins_behind_the_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---  \ntitle: A\n\n---\n\nText\n---\n", "utf-8")
    document = read_document(tmp_path, "a.md", Report())

    assert document is not None
    assert (document.front, document.body, document.first_line) == ("title: A\n", "\nText\n---\n", 5)


# -- packs


def packs_of(root: Path) -> tuple[dict[str, list[str]], list[str]]:
    report = Report()
    found = {folder.id: sorted(file.removeprefix(f"{folder.path}/") for file in folder.files) for folder in find_packs(root, report)}
    return found, told(report)


def test_a_pack_has_the_files_below_its_folder_and_packs_may_lie_in_folders(tmp_path: Path) -> None:
    write(tmp_path, {
        f"{PACK}/a.md": DOCUMENT, f"{PACK}/deep/er/b.md": DOCUMENT, "content/group/one/pack.yaml": "title: One\n", "content/group/one/c.md": DOCUMENT,
        "content/group/note.txt": "",
    })

    assert packs_of(tmp_path) == ({"french-cafe": ["a.md", "deep/er/b.md", "pack.yaml"], "group/one": ["c.md", "pack.yaml"]}, [])


def test_what_begins_with_a_dot_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {f"{PACK}/.a.md": "", f"{PACK}/.git/b.md": "", "content/.c/pack.yaml": ""})

    assert packs_of(tmp_path) == ({"french-cafe": ["pack.yaml"]}, [])


def test_files_in_no_pack_are_told_by_folder(tmp_path: Path) -> None:
    write(tmp_path, {"content/alone.md": DOCUMENT, "content/unit/a.md": DOCUMENT, "content/unit/deep/b.md": DOCUMENT, "content/one/a.md": DOCUMENT})

    left_out = "This file is in no pack and is left out. | Put it into a folder with a pack.yaml."
    assert packs_of(tmp_path) == ({"french-cafe": ["pack.yaml"]}, [
        f"content/alone.md 0:0 {left_out}",
        f"content/one/a.md 0:0 {left_out}",
        "content/unit 0:0 The 2 Markdown files in this folder are in no pack and are left out. | "
        "Put a pack.yaml into the folder, or move them into a pack.",
    ])


def test_names_that_are_nearly_those_of_packs_and_resources(tmp_path: Path) -> None:
    write(tmp_path, {"content/unit/pack.yml": "", "content/part/Pack.yaml": "", f"{PACK}/A.MD": "", f"{PACK}/b.c.markdown": "", f"{PACK}/cmd": ""})

    assert packs_of(tmp_path)[1] == [
        f"{PACK}/A.MD 0:0 This file is left out, because its name does not end in .md. | Call it A.md",
        f"{PACK}/b.c.markdown 0:0 This file is left out, because its name does not end in .md. | Call it b.c.md",
        "content/part/Pack.yaml 0:0 This file makes no pack of its folder, because of its name. | Call it pack.yaml",
        "content/unit/pack.yml 0:0 This file makes no pack of its folder, because of its name. | Call it pack.yaml",
    ]


def test_names_that_windows_refuses_are_told_once(tmp_path: Path) -> None:
    names = ("why?/a.md", "why?/b.md", "con.md", "a: b.ogg", "end..md", "console.md", "t\tab.ogg")
    write(tmp_path, {f"{PACK}/{name}": "" for name in names})

    assert packs_of(tmp_path)[1] == [
        f"{PACK}/a: b.ogg 0:0 Windows, and many USB sticks, do not allow “:” in a name. | Rename it.",
        f"{PACK}/con.md 0:0 Windows, and many USB sticks, do not allow the name “CON”. | Rename it.",
        f"{PACK}/end..md 0:0 Windows, and many USB sticks, do not allow a name that ends with a dot or a space. | Rename it.",
        f"{PACK}/t\tab.ogg 0:0 Windows, and many USB sticks, do not allow tabs and line breaks in names. | Rename it.",
        f"{PACK}/why? 0:0 Windows, and many USB sticks, do not allow “?” in a name. | Rename it.",
    ]


def test_names_in_any_script(tmp_path: Path) -> None:
    write(tmp_path, {"content/日本語/pack.yaml": "title: 日本語\n", "content/日本語/読む 本.md": DOCUMENT, "content/日本語/école.md": DOCUMENT})
    library, problems = read(tmp_path)

    assert problems == ()
    assert library is not None
    assert [(resource.id, resource.place) for resource in library.resources] == [("日本語/école", "日本語/école"), ("日本語/読む 本", "日本語/読む 本")]


def test_a_pack_inside_another_belongs_to_it(tmp_path: Path) -> None:
    write(tmp_path, {f"{PACK}/in/pack.yaml": "title: In\n", f"{PACK}/in/deep/pack.yaml": "title: Deep\n", f"{PACK}/in/a.md": DOCUMENT})
    found, problems = packs_of(tmp_path)

    assert list(found) == ["french-cafe"]
    assert problems == [f"{PACK}/{path}/pack.yaml 0:0 This pack lies inside the pack “french-cafe”. | "
                        "Packs may hold folders, but not other packs: move it beside." for path in ("in/deep", "in")]


def test_no_content_and_no_pack(tmp_path: Path) -> None:
    nothing = packs_of(tmp_path)
    (tmp_path / "content").mkdir()

    assert nothing == ({}, ["content 0:0 There is no folder “content”. | Make one and put packs into it: selfaccess new pack my-first-pack"])
    assert packs_of(tmp_path) == ({}, ["content 0:0 There is no pack here yet. | A pack is a folder with a pack.yaml: selfaccess new pack my-first-pack"])


def test_no_site_file(tmp_path: Path) -> None:
    report = Report()

    assert read_config(tmp_path, report) is None
    assert [problem.message for problem in report.problems] == ["This file is missing."]


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("a.md", "A.md", "capital letters"),
        ("straße.md", "STRASSE.md", "capital letters"),
        ("é.md", unicodedata.normalize("NFD", "é.md"), "how its accents are stored"),
    ],
)
def test_names_that_a_usb_stick_cannot_hold_both(one: str, other: str, what: str, tmp_path: Path) -> None:
    write(tmp_path, {f"{PACK}/{one}": DOCUMENT, f"{PACK}/{other}": DOCUMENT})
    first, second = sorted([f"{PACK}/{one}", f"{PACK}/{other}"])

    assert packs_of(tmp_path)[1] == [f"{second} 0:0 This name differs from “{first}” only in {what}. | Many disks and USB sticks cannot hold both: rename one."]


def test_a_link_to_a_file_whose_accents_are_stored_in_another_way(tmp_path: Path) -> None:
    café = unicodedata.normalize("NFD", "café")
    write(tmp_path, {
        f"{PACK}/a.md": DOCUMENT + "![Café](café.svg) [Café](café.md)", f"{PACK}/{café}.svg": "<svg/>",
        f"{PACK}/{café}.md": "---\ntitle: A\nkind: glossary\n---\na\n: b\n",
        f"{PACK}/b.md": DOCUMENT.replace("title", "gloss: café.md\ntitle"), f"{PACK}/pack.yaml": "title: A\norder: [café.md]\n",
        f"{PACK}/c.md": DOCUMENT.replace("title", "kind: glossary\nsource: café.csv\ntitle"), f"{PACK}/{café}.csv": "term,meaning\na,b\n",
    })

    alike = "There is one whose name looks alike, but whose accents are stored in another way: rename it."
    assert [(problem.path, problem.line) for problem in read(tmp_path)[1] if problem.hint == alike] == [
        (f"{PACK}/a.md", 5), (f"{PACK}/a.md", 5), (f"{PACK}/b.md", 2), (f"{PACK}/c.md", 3), (f"{PACK}/pack.yaml", 2)]


def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / PACK / os.fsdecode(b"caf\xe9.md")).write_text(DOCUMENT, "utf-8")

    assert packs_of(tmp_path)[1] == [f"{PACK}/caf?.md 0:0 The name of this file is not valid Unicode. | Rename it."]


# -- links and other things


def test_a_symbolic_link_may_lead_to_a_file_of_its_own_pack(tmp_path: Path) -> None:
    write(tmp_path, {f"{PACK}/a.md": DOCUMENT})
    (tmp_path / PACK / "deep").mkdir()
    (tmp_path / PACK / "deep" / "b.md").symlink_to("../a.md")

    assert packs_of(tmp_path) == ({"french-cafe": ["a.md", "deep/b.md", "pack.yaml"]}, [])


def test_a_symbolic_link_may_lead_nowhere_else(tmp_path: Path) -> None:
    write(tmp_path / "library", {"content/other/pack.yaml": "title: Other\n", "content/other/b.md": DOCUMENT})
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    targets = {"a-out.md": tmp_path / "secret.md", "b-other.md": Path("../other/b.md"), "c-nowhere.md": Path("nothing.md"), "d-itself.md": Path("d-itself.md"),
               "e-folder": Path("."), "f-root": Path("/")}
    for name, target in targets.items():
        (tmp_path / "library" / PACK / name).symlink_to(target)
    found, problems = packs_of(tmp_path / "library")

    assert found["french-cafe"] == ["pack.yaml"]
    assert problems == [f"{PACK}/{name} 0:0 {what} | Put the file or folder itself here, or delete the link." for name, what in (
        ("a-out.md", "This is a symbolic link out of its pack."),
        ("b-other.md", "This is a symbolic link out of its pack."),
        ("c-nowhere.md", "This symbolic link leads nowhere."),
        ("d-itself.md", "This symbolic link leads nowhere."),
        ("e-folder", "This is a symbolic link to a folder."),
        ("f-root", "This is a symbolic link out of its pack."),
    )]


def test_content_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {f"{PACK}/a.md": DOCUMENT})
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "content").symlink_to(tmp_path / "elsewhere" / "content")

    assert packs_of(tmp_path / "library") == ({"french-cafe": ["a.md", "pack.yaml"]}, [])


def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    write(tmp_path, {})
    os.mkfifo(tmp_path / PACK / "pipe.md")

    assert packs_of(tmp_path)[1] == [f"{PACK}/pipe.md 0:0 This is no ordinary file. | Delete it."]


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"{PACK}/shut/a.md": DOCUMENT})
    scandir = os.scandir

    def guarded(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)

    assert packs_of(tmp_path)[1] == [f"{PACK}/shut 0:0 This folder cannot be read: Permission denied. | Look at its permissions."]
