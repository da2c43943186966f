"""However a build ends, the old site or the new one is there, whole, and the next build is right."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import resource
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from test_rebuild import FILES, Author
from test_write import tree

from selfaccess.build import build
from selfaccess.sources import Sources
from selfaccess.store import FOLDER, Store

KILLED = """
import os, signal, sys
from pathlib import Path
from selfaccess.build import build
steps = 0
def step(event, args):
    global steps
    if event in ("open", "os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.truncate", "ctypes.dlsym"):
        steps += event != "open" or isinstance(args[1], str) and args[1][0] in "wxa"
        if steps == INSTANT:
            os.kill(os.getpid(), signal.SIGKILL)
root = Path(sys.argv[1])
sys.addaudithook(step)
build(root, root / "site", processes=1)
print(steps)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with a site of its own."""
    library = tmp_path / "library"
    Author(library, 0)
    assert build(library, library / "site").written
    return library


def run(root: Path, instant: int) -> subprocess.CompletedProcess[str]:
    code = KILLED.replace("INSTANT", str(instant))
    return subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_build_killed_at_any_instant_leaves_a_whole_site(root: Path, tmp_path: Path) -> None:
    """In the writing of pages, in the exchange, and in what is kept for the next build."""
    old = tree(root / "site")
    for path, text in (("pack.yaml", "title: Another\nlanguage: fr\n"), ("new.md", "---\ntitle: New\n---\nNew.\n")):
        (root / "content/cafe" / path).write_text(text)
    shutil.copytree(root, tmp_path / "start", symlinks=True)
    [steps] = map(int, run(root, -1).stdout.split())
    new = tree(root / "site")
    assert new != old
    assert steps > 50

    chance = random.Random(4)
    for instant in sorted(chance.sample(range(1, steps + 1), min(steps, int(os.environ.get("KILLS", "15"))))):
        shutil.rmtree(root)
        shutil.copytree(tmp_path / "start", root, symlinks=True)
        assert run(root, instant).returncode == -9
        assert tree(root / "site") in (old, new), instant
        assert build(root, root / "site").written
        assert tree(root / "site") == new, instant


@pytest.mark.parametrize("room", [100, 5_000, 30_000])
def test_a_full_disk_is_told_and_the_old_site_kept(root: Path, room: int) -> None:
    """No file may grow beyond what there is room for."""
    old = tree(root / "site")
    (root / "content/cafe/look.md").write_text("---\ntitle: Look\n---\n" + "A long text. " * 20_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            build(root, root / "site", processes=1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(root / "site") == old
    assert build(root, root / "site").written


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"), reason="only root can mount a small disk")
def test_a_really_full_disk(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", library], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        Author(library, 0)
        assert build(library, library / "site").written
        old = tree(library / "site")
        (library / "site.yaml").write_text(FILES["site.yaml"].replace("Library", "Another"))
        with (library / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(bytes(4096))
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            build(library, library / "site")
        assert tree(library / "site") == old
        (library / "ballast").unlink()
        build(library, library / "site")
    finally:
        subprocess.run(["umount", library], check=True)


def test_what_cannot_be_kept_hinders_no_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for the next build that cannot be written costs time, no more."""
    shutil.rmtree(root / FOLDER)
    (root / FOLDER).write_text("a file stands in the place of the folder")
    (root / "content/self/plan.md").write_text("---\ntitle: Plan\n---\nAnother.\n")
    assert build(root, root / "site").written
    assert b"Another." in (root / "site/self/plan/index.html").read_bytes()
    assert (root / FOLDER).is_file()


def test_a_file_that_goes_away_while_it_is_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tree(root / "site")
    (root / "content/self/plan.md").write_text("---\ntitle: Plan\n---\nAnother.\n")
    read = Sources.read

    def late(self: Sources, *arguments: object) -> None:
        (root / "content/self/plan.md").unlink()
        read(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Sources, "read", late)
    outcome = build(root, root / "site")
    assert not outcome.written
    assert [problem.message for problem in outcome.problems] == ["This file cannot be read: No such file or directory."]
    assert tree(root / "site") == old


def test_a_disk_without_second_names_is_written_in_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*arguments: object, **named: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    shutil.rmtree(root / FOLDER)
    shutil.rmtree(root / "site")
    for text in ("One.", "Two.", "Three."):
        (root / "content/self/plan.md").write_text(f"---\ntitle: Plan\n---\n{text}\n")
        assert build(root, root / "site").written
        assert text.encode() in (root / "site/self/plan/index.html").read_bytes()


@pytest.mark.parametrize("threads", [False, True])
def test_many_processes_make_the_site_that_one_makes(root: Path, tmp_path: Path, threads: bool) -> None:
    """Where threads run, as in `serve`, processes are started anew instead of forked."""
    for number in range(60):
        (root / f"content/self/page-{number}.md").write_text(f"---\ntitle: Page {number}\n---\n[Order](../cafe/order.md) {number}\n")
    sites = []
    ended = threading.Event()
    if threads:
        threading.Thread(target=ended.wait).start()
    for processes in (1, 2, 3):
        shutil.rmtree(root / FOLDER)
        assert build(root, tmp_path / f"site-{processes}", processes=processes).written
        sites.append(tree(tmp_path / f"site-{processes}"))
    ended.set()
    assert sites[0] == sites[1] == sites[2]
    assert len(sites[0]) > 60


def test_a_value_that_is_not_whole_is_not_given_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save("name", {"a": (1, b"2", "3")})
    assert store.load("name") == {"a": (1, b"2", "3")}
    file = tmp_path / FOLDER / "name"
    data = file.read_bytes()
    for place in range(len(data)):
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert store.load("name") is None, place
        file.write_bytes(data[:place])
        assert store.load("name") is None, place
    assert store.load("another") is None
