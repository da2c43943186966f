"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import little_library
import pytest
from little_library import PACK
from test_write import beside, tree

from selfaccess import problem_text
from selfaccess.build import Outcome
from selfaccess.cli import run
from selfaccess.crew import Lost
from selfaccess.problems import Problem

GOOD = {
    f"{PACK}/one.md": "---\ntitle: One\n---\nText.\n",
    f"{PACK}/two.md": "---\ntitle: Two\nkind: exercise\n---\n::: choice\nYes?\n\n- [x] Yes\n- [ ] No\n:::\n",
}
BAD = {**GOOD, f"{PACK}/bad.md": "---\ntitle: Bad\nkind: exersise\n---\nText.\n"}
ODD = {**GOOD, "content/alone.md": "---\ntitle: Alone\n---\nIn no pack.\n"}
"""One warning."""
DRAFT = {**GOOD, f"{PACK}/draft.md": "---\ntitle: Draft\ndraft: true\n---\nNot yet.\n"}

BAD_TEXT = f"{PACK}/bad.md:3:7: error: “exersise” is not a kind here.\n    Did you mean “exercise”?\n"
ODD_TEXT = "content/alone.md: warning: This file is in no pack and is left out.\n    Put it into a folder with a pack.yaml.\n"
REPORT_IT = "    Please report it; python -X dev -m selfaccess tells where it lies.\n"
BUILT = "Built 2 resources into site/: open site/index.html\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library's folder, which is the current one."""
    root = tmp_path / "library"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def process(arguments: Sequence[str], **named: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *arguments], **named)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(("files", "arguments", "code", "out", "err"), [
    (GOOD, "build", 0, BUILT, ""),
    (GOOD, "build --strict", 0, BUILT, ""),
    (GOOD, "build --quiet", 0, "", ""),
    (GOOD, "build --output ../public", 0, "Built 2 resources into ../public/: open ../public/index.html\n", ""),
    (GOOD, "build --format github", 0, BUILT, ""),
    (GOOD, "check", 0, "Checked 2 resources: no problems.\n", ""),
    (GOOD, "check --quiet", 0, "", ""),
    (BAD, "build", 1, "", f"{BAD_TEXT}1 error. Nothing was written.\n"),
    (BAD, "build --quiet", 1, "", BAD_TEXT),
    (BAD, "check", 1, "", f"{BAD_TEXT}1 error.\n"),
    (BAD, "check -q", 1, "", BAD_TEXT),
    (BAD, "check --quiet --format github", 1, f"::error file={PACK}/bad.md,line=3,col=7::“exersise” is not a kind here.%0ADid you mean “exercise”?\n", ""),
    (ODD, "build", 0, BUILT, f"{ODD_TEXT}1 warning.\n"),
    (ODD, "build --strict", 1, "", f"{ODD_TEXT}1 warning. Nothing was written.\n"),
    (ODD, "check", 0, "", f"{ODD_TEXT}1 warning.\n"),
    (ODD, "check --strict", 1, "", f"{ODD_TEXT}1 warning.\n"),
    (ODD, "check --format github", 0, "::warning file=content/alone.md::This file is in no pack and is left out.%0APut it into a folder with a pack.yaml.\n",
     "1 warning.\n"),
    (DRAFT, "build", 0, BUILT, ""),
    (DRAFT, "build --drafts", 0, "Built 3 resources into site/: open site/index.html\n", ""),
])
def test_what_is_printed(root: Path, capsys: pytest.CaptureFixture[str], files: Mapping[str, str], arguments: str, code: int, out: str, err: str) -> None:
    little_library.write(root, files)
    assert run(arguments.split()) == code
    assert capsys.readouterr() == (out, err)
    assert (root / "site/index.html").exists() == (out == BUILT or (code == 0 and arguments in ("build --quiet", "build --drafts")))


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_is_one_document(root: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    little_library.write(root, {**BAD, **ODD})
    assert run([command, "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.isascii()
    assert json.loads(out) == {
        "problems": [
            {"path": "content/alone.md", "line": 0, "column": 0, "severity": "warning", "message": "This file is in no pack and is left out.",
             "hint": "Put it into a folder with a pack.yaml."},
            {"path": f"{PACK}/bad.md", "line": 3, "column": 7, "severity": "error", "message": "“exersise” is not a kind here.",
             "hint": "Did you mean “exercise”?"},
        ],
        "resources": 3,
        "written": False,
    }


def test_json_says_that_the_site_was_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    little_library.write(root, GOOD)
    assert run(["build", "--format", "json", "--quiet"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": [], "resources": 2, "written": True}


def test_paths_begin_at_the_current_folder(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    little_library.write(root, BAD)
    monkeypatch.chdir(root.parent)
    assert run(["build", "-C", "library"]) == 1
    assert capsys.readouterr().err.startswith(f"library/{PACK}/bad.md:3:7: error: ")
    (root / PACK / "bad.md").unlink()
    assert run(["build", "--library", "library"]) == 0
    assert capsys.readouterr().out == "Built 2 resources into library/site/: open library/site/index.html\n"
    monkeypatch.chdir(root / "content")
    assert run(["build", "-C", ".."]) == 0
    assert capsys.readouterr().out == "Built 2 resources into ../site/: open ../site/index.html\n"


@pytest.mark.parametrize(("arguments", "message"), [
    ([], "Usage: selfaccess"),
    (["bild"], "No such command 'bild'"),
    (["build", "--fast"], "No such option"),
    (["build", "extra"], "unexpected extra argument"),
    (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
    (["build", "-C", "nowhere"], "'nowhere' does not exist"),
    (["build", "-C", "site.yaml"], "is a file"),
    (["check", "-C", "content"], "There is no library in “content”: it has no site.yaml."),
    (["serve", "-C", "content"], "There is no library in “content”"),
    (["new", "pack", "x", "-C", "content"], "There is no library in “content”"),
    (["build", "--output", "."], "the library itself lies there"),
    (["build", "-o", "content/french-cafe"], "what is in content/ is the library’s source"),
    (["build", "-o", "mine"], "The folder “mine” is not empty and was not made by selfaccess"),
    (["serve", "--port", "70000"], "70000 is not in the range"),
    (["new"], "Missing argument"),
    (["new", "pack"], "Write “selfaccess new my-centre” for a library"),
    (["new", "poem", "x"], "one of pack, page, exercise, glossary, questionnaire, path and a name"),
    (["new", "page", "a", "b"], "Write “selfaccess new"),
    (["new", "my-centre", "-C", "."], "Write “selfaccess new"),
])
def test_wrong_use_is_exit_code_2(root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    little_library.write(root, {**GOOD, "mine/thesis.txt": "years of work"})
    before = tree(root)
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in " ".join(err.split())
    assert "Traceback" not in err
    assert tree(root) == before


def test_of_many_problems_the_commonest_are_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"{PACK}/{number}.md": f"---\ntitle: A\nlevle{number}: A1\n---\n![](https://example.org/{number}.png)\n" for number in range(50)}
    little_library.write(root, {**GOOD, **files, f"{PACK}/bad.md": "Text."})
    assert run(["check"]) == 1
    err = capsys.readouterr().err
    assert err.endswith(
        "The commonest of them:\n"
        "    50 × “…” is not a key that is known here.\n"
        "    50 × Pictures, sounds and films must be files of the pack, so that the page works offline.\n"
        "    50 × This picture has no description.\n"
        "101 errors, 50 warnings.\n"
    )
    assert run(["check", "--quiet"]) == 1
    assert "commonest" not in capsys.readouterr().err


def test_two_pages_in_one_place_are_told_kindly(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    little_library.write(root, {**GOOD, f"{PACK}/A/index.md": "---\ntitle: Page\n---\nText.\n", f"{PACK}/a.md": "---\ntitle: A\n---\nText.\n"})
    assert run(["build"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Error: Two files of the site would stand in the same place: “french-cafe/A/index.html” and “french-cafe/a/index.html”")
    assert err.count("\n") == 2
    assert not (root / "site").exists()


@pytest.mark.parametrize(("error", "code", "err"), [
    (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/index.html"), 1, "Error: No space left on device: site/index.html\n"),
    (OSError(errno.EROFS, os.strerror(errno.EROFS)), 1, "Error: Read-only file system\n"),
    (OSError("odd\nerror"), 1, "Error: odd\\nerror\n"),
    (Lost("A process was ended."), 1, "Error: A process was ended.\n    Perhaps there was not enough memory: end other programs, and build again.\n"),
    (KeyError("html"), 1, f"Error: This is a fault of selfaccess, not of yours: KeyError: 'html'\n{REPORT_IT}"),
    (RecursionError("too deep"), 1, f"Error: This is a fault of selfaccess, not of yours: RecursionError: too deep\n{REPORT_IT}"),
    (KeyboardInterrupt(), 130, "\n"),
])
def test_whatever_happens_there_is_no_traceback(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException,
                                                code: int, err: str) -> None:
    def fail(*args: object, **named: object) -> Outcome:
        raise error

    little_library.write(root, GOOD)
    monkeypatch.setattr("selfaccess.build.build", fail)
    assert run(["build"]) == code
    assert capsys.readouterr() == ("", err)


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["-h"], ["build", "--help"], ["check", "-h"], ["new", "--help"], ["serve", "--help"]):
        assert run(arguments) == 0
        assert capsys.readouterr().out.startswith("Usage: selfaccess")


# -- how problems are written


@pytest.mark.parametrize(("problem", "text", "github"), [
    (Problem("a/b.md", 3, 7, "Wrong.", "Right."), "a/b.md:3:7: error: Wrong.\n    Right.", "::error file=a/b.md,line=3,col=7::Wrong.%0ARight."),
    (Problem("a/b.md", 3, 0, "Odd.", severity="warning"), "a/b.md:3: warning: Odd.", "::warning file=a/b.md,line=3::Odd."),
    (Problem("a/b.md", 0, 0, "Wrong."), "a/b.md: error: Wrong.", "::error file=a/b.md::Wrong."),
    (Problem("", 0, 0, "Wrong."), "error: Wrong.", "::error ::Wrong."),
    (Problem("a,b: 100%.md", 1, 1, "100%, so: yes"), "a,b: 100%.md:1:1: error: 100%, so: yes", "::error file=a%2Cb%3A 100%25.md,line=1,col=1::100%25, so: yes"),
    (Problem("a\n::error::b.md", 1, 1, "x\r\ny\x1b[2J"), "a\\n::error::b.md:1:1: error: x\\r\\ny\\x1b[2J",
     "::error file=a\\n%3A%3Aerror%3A%3Ab.md,line=1,col=1::x%0D%0Ay\x1b[2J"),
    (Problem("été/日本.md", 1, 1, "« Oui\u202f! » \u200fنعم"), "été/日本.md:1:1: error: « Oui\u202f! » \u200fنعم",
     "::error file=été/日本.md,line=1,col=1::« Oui\u202f! » \u200fنعم"),
])
def test_a_problem_as_text_and_as_an_annotation(problem: Problem, text: str, github: str) -> None:
    assert re.sub(r"\x1b\[\d*m", "", problem_text.text(problem, Path())) == text
    assert problem_text.github(problem, Path()) == github


@pytest.mark.parametrize(("severities", "expected"), [
    ([], "no problems"),
    (["error"], "1 error"),
    (["warning", "error", "warning"], "1 error, 2 warnings"),
    (["error", "error"], "2 errors"),
])
def test_problems_are_counted(severities: list[str], expected: str) -> None:
    assert problem_text.count(Problem("a", 0, 0, "", severity=severity) for severity in severities) == expected  # type: ignore[arg-type]


# -- terminals, pipes and other consoles


def on_a_terminal(arguments: Sequence[str], **environment: str) -> str:
    """What the command shows on a terminal, with both of its streams."""
    leader, follower = pty.openpty()
    child = process(arguments, stdout=follower, stderr=follower, env={**os.environ, "TERM": "xterm", "NO_COLOR": "", **environment})
    os.close(follower)
    shown = b""
    while True:
        try:
            read = os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        shown += read
    os.close(leader)
    child.wait()
    return shown.decode()


def test_colours_on_a_terminal_only_and_never_with_no_color(root: Path) -> None:
    little_library.write(root, BAD)
    command = ["-m", "selfaccess", "check"]
    assert "\x1b[31m\x1b[1merror\x1b[0m" in on_a_terminal(command)
    # On a slow machine there is a progress bar too, which hides the cursor but has no colours.
    assert not re.search(r"\x1b\[[\d;]*m", on_a_terminal(command, NO_COLOR="1"))
    assert b"\x1b" not in process(command, stderr=subprocess.PIPE).communicate()[1]


LONG = """
import sys, time
from pathlib import Path
from selfaccess import build, cli
def check(root, *, progress, **named):
    for done in range(1, 5):
        if progress is not None:
            time.sleep({seconds} / 4)
            progress(done, 4)
    return build.Outcome((), 4, False)
build.check = check
sys.exit(cli.run(["check", *{arguments}]))
"""


@pytest.mark.parametrize(("seconds", "arguments", "bar"), [
    (1.2, [], True),
    (0.1, [], False),
    (1.2, ["--quiet"], False),
    (1.2, ["--format", "json"], False),
    (1.2, ["--format", "github"], False),
])
def test_a_progress_bar_for_long_work_on_a_terminal(root: Path, seconds: float, arguments: list[str], bar: bool) -> None:
    little_library.write(root, GOOD)
    assert ("100%" in on_a_terminal(["-c", LONG.format(seconds=seconds, arguments=arguments)])) == bar


def test_no_progress_bar_in_a_pipe(root: Path) -> None:
    little_library.write(root, GOOD)
    out, err = process(["-c", LONG.format(seconds=1.2, arguments=[])], stdout=subprocess.PIPE, stderr=subprocess.PIPE).communicate()
    assert (out, err) == (b"Checked 4 resources: no problems.\n", b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "utf-8"])
def test_a_console_that_knows_few_letters(root: Path, encoding: str) -> None:
    little_library.write(root, {**GOOD, f"{PACK}/日本.md": "---\ntitle: Bad\nkind: exersise\n---\nText.\n"})
    child = process(["-m", "selfaccess", "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": encoding})
    out, err = child.communicate()
    assert child.returncode == 1
    assert out == b""
    assert b".md:3:7: error: " in err
    assert b"Traceback" not in err
    assert err.rstrip().endswith(b"1 error.")


@pytest.mark.parametrize("arguments", [["check", "--format", "json"], ["check", "--format", "github"], ["build"], ["--help"]])
def test_a_broken_pipe_is_quiet(root: Path, arguments: list[str]) -> None:
    little_library.write(root, BAD if "github" in arguments else GOOD)
    reader, writer = os.pipe()
    os.close(reader)
    child = process(["-m", "selfaccess", *arguments], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    err = child.communicate()[1]
    assert b"Traceback" not in err
    assert b"Broken" not in err


@pytest.mark.parametrize(("arguments", "code"), [(["check"], 1), (["build", "-C", "content"], 2), (["bild"], 2)])
def test_nobody_hears_the_complaints(root: Path, arguments: list[str], code: int) -> None:
    little_library.write(root, BAD)
    reader, writer = os.pipe()
    os.close(reader)
    child = process(["-m", "selfaccess", *arguments], stdout=writer, stderr=writer)
    os.close(writer)
    assert child.wait() in (1, code)


def test_help_is_there_at_once() -> None:
    """The heavy modules wait for the command that needs them."""
    code = "import sys, selfaccess.cli; selfaccess.cli.run(['--help']); print(*sys.modules)"
    loaded = set(process(["-c", code], stdout=subprocess.PIPE).communicate()[0].decode().split())
    assert "selfaccess.cli" in loaded
    assert not loaded & {"jinja2", "markdown_it", "yaml", "lunr", "babel", "nh3", "filelock", "watchdog", "selfaccess.build"}


# -- killed builds of a whole library


KILLED = """
import os, signal, sys
from selfaccess import cli
steps = iter(range(1, 1_000_000))
def step(event, args):
    written = event in ("open", "os.mkdir") and ".selfaccess-new" in str(args[0])
    if (written and next(steps) == {instant}) or (event == "ctypes.dlsym" and "renameat2" in args):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
sys.exit(cli.run(["build"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere two renames take the place of renameat2")
@pytest.mark.parametrize("instant", [2, 5, 12, 10_000], ids=["first file", "some files", "more files", "before the exchange"])
def test_a_killed_build_leaves_the_old_site(root: Path, instant: int) -> None:
    little_library.write(root, GOOD)
    assert run(["build"]) == 0
    old = tree(root / "site")
    (root / PACK / "one.md").write_text("---\ntitle: Another\n---\nAnother text.\n")

    killed = process(["-c", KILLED.format(instant=instant)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert killed.communicate() == (b"", b"")
    assert killed.returncode == -9
    assert beside(root / "site") != []
    assert tree(root / "site") == old

    assert run(["build"]) == 0
    assert tree(root / "site") != old
    assert beside(root / "site") == []


def test_the_same_library_gives_the_same_bytes(root: Path) -> None:
    little_library.write(root, GOOD)
    sites = [root / "one", root / "other"]
    for site, seed in zip(sites, ("1", "2"), strict=True):
        assert process(["-m", "selfaccess", "build", "--quiet", "--output", str(site)], env={**os.environ, "PYTHONHASHSEED": seed}).wait() == 0
    assert tree(sites[0]) == tree(sites[1])
    assert len(tree(sites[0])) > 5
