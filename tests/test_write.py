"""The output: what is written, what is refused, and that nothing is lost however a build ends."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from selfaccess import write as module
from selfaccess.model import Artifact
from selfaccess.store import FOLDER, Store
from selfaccess.write import MANIFEST, Refused, check_names, making

OLD = {"index.html": b"old", "pack/a/index.html": b"old a", "pack/gone/index.html": b"old gone"}
NEW = {"index.html": b"new", "pack/a/index.html": b"new a", "pack/b/index.html": b"new b"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library's folder."""
    root = tmp_path / "library"
    for name in ("content/pack", "themes"):
        (root / name).mkdir(parents=True)
    (root / "site.yaml").write_text("title: Library\n")
    return root


def artifacts(files: Mapping[str, bytes | Path]) -> list[Artifact]:
    return [Artifact(path, data) for path, data in files.items()]


def tree(folder: Path) -> dict[str, bytes]:
    """All files below `folder` but the manifest, links as what they say, and empty folders."""
    found = {}
    for way, folders, names in os.walk(folder):
        for name in [*names, *(name for name in folders if os.path.islink(os.path.join(way, name)))]:
            file = Path(way) / name
            found[file.relative_to(folder).as_posix()] = os.fsencode(os.readlink(file)) if file.is_symlink() else file.read_bytes()
        if not folders and not names:
            found[Path(way).relative_to(folder).as_posix() + "/"] = b""
    found.pop(MANIFEST, None)
    return found


def beside(site: Path) -> list[str]:
    """What lies beside the site that a build put there, but for what it keeps on purpose."""
    return sorted(entry.name for entry in site.parent.iterdir() if "selfaccess" in entry.name and entry.name != FOLDER)


def write(artifacts: Iterable[Artifact], output: Path, *, root: Path) -> None:
    """Make `output` the site of just these, of which nothing is known yet: as the first build of a library does."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    names, files = check_names(()), []
    with making(output, root, Store(root)) as site:
        for artifact in artifacts:
            names.take(artifact.path)
            files.append((artifact.path, site.tree.put(artifact.path, artifact.data)))
        site.finish(files)


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


# -- what is written


def test_the_site_is_just_the_artifacts_whatever_was_there(root: Path) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    assert tree(site) == OLD
    write(artifacts(NEW), site, root=root)
    assert tree(site) == NEW
    assert beside(site) == []


def test_the_manifest_lists_our_files(root: Path) -> None:
    write(artifacts({"b.html": b"", "a/index.html": b"", "100%\nreal.html": b""}), root / "site", root=root)
    header, *lines = (root / "site" / MANIFEST).read_bytes().decode().split("\n")
    assert header.startswith("Written by selfaccess")
    assert lines == ["100%25%0Areal.html", MANIFEST, "a/index.html", "b.html", ""]


def test_the_same_artifacts_give_the_same_bytes(root: Path) -> None:
    sites = [root / "one", root / "other"]
    write(artifacts(NEW), sites[0], root=root)
    write(reversed(artifacts(NEW)), sites[1], root=root)
    assert tree(sites[0]) == tree(sites[1])
    assert (sites[0] / MANIFEST).read_bytes() == (sites[1] / MANIFEST).read_bytes()


def test_a_file_is_copied_without_its_permissions(root: Path) -> None:
    secret = root / "content/pack/a.ogg"
    secret.write_bytes(b"sound")
    secret.chmod(0o600)
    before = os.umask(0o022)
    try:
        write(artifacts({"pack/a.ogg": secret, "index.html": b""}), root / "site", root=root)
    finally:
        os.umask(before)
    assert tree(root / "site") == {"pack/a.ogg": b"sound", "index.html": b""}
    modes = {path: (root / "site" / path).stat().st_mode & 0o777 for path in ("", "pack", "pack/a.ogg", "index.html", "_selfaccess")}
    assert modes == {"": 0o755, "pack": 0o755, "pack/a.ogg": 0o644, "index.html": 0o644, "_selfaccess": 0o755}


@pytest.mark.parametrize("name", [
    "été/日本語.html", "ة/index.html", "a\u0301.html", "two words.html", "a#b?c%20.html", "line\nend\r.html", "'\"\\.html", "😀.html",
])
def test_any_name_can_be_written_and_goes_again(root: Path, name: str) -> None:
    site = root / "site"
    write(artifacts({name: b"1"}), site, root=root)
    assert tree(site) == {name: b"1"}
    write(artifacts({name: b"2"}), site, root=root)
    assert tree(site) == {name: b"2"}
    write(artifacts({"index.html": b""}), site, root=root)
    assert tree(site) == {"index.html": b""}


def test_folders_above_the_site_are_made(root: Path) -> None:
    write(artifacts(NEW), root / "a/b/site", root=root)
    assert tree(root / "a/b/site") == NEW


def test_an_empty_folder_can_be_used_and_a_link_is_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (root / "site").symlink_to(tmp_path / "www")
    write(artifacts(NEW), root / "site", root=root)
    assert (root / "site").is_symlink()
    assert tree(tmp_path / "www") == NEW


# -- what others put there


def test_what_we_did_not_write_is_carried_over_unchanged(root: Path) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    theirs = {".git/HEAD": b"ref", ".git/objects/ab/c": b"object", ".nojekyll": b"", "CNAME": b"example.org", "pack/gone/more.pdf": b"pdf", "pack/a/B": b"b"}
    fill(site, theirs)
    (site / ".git/refs/tags").mkdir(parents=True)
    (site / "latest").symlink_to("pack")
    (site / "nowhere").symlink_to("no/such")
    (site / ".git/objects/ab/c").chmod(0o444)
    (site / ".git/objects").chmod(0o700)
    os.utime(site / "CNAME", ns=(5, 5))
    before = {path: (site / path).lstat() for path in theirs}

    for files in (NEW, OLD, NEW):
        write(artifacts(files), site, root=root)
        assert tree(site) == {**files, **theirs, ".git/refs/tags/": b"", "latest": b"pack", "nowhere": b"no/such"}
    for path in theirs:
        after = (site / path).lstat()
        assert (after.st_mode, after.st_mtime_ns, after.st_ino) == (before[path].st_mode, before[path].st_mtime_ns, before[path].st_ino)
    assert (site / ".git/objects").stat().st_mode & 0o777 == 0o700
    assert beside(site) == []


def test_a_disk_without_second_names_gets_copies(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*args: object, **named: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    fill(site, {"CNAME": b"example.org"})
    os.utime(site / "CNAME", ns=(5, 5))
    (site / "latest").symlink_to("pack")
    write(artifacts(NEW), site, root=root)
    assert tree(site) == {**NEW, "CNAME": b"example.org", "latest": b"pack"}
    assert (site / "CNAME").stat().st_mtime_ns == 5


@pytest.mark.parametrize(("theirs", "ours"), [
    ("pack/b/index.html", "pack/b/index.html"),
    ("pack/B/Index.html", "pack/b/index.html"),
    ("pack/b", "pack/b/index.html"),
    ("pack/b/index.html/notes.txt", "pack/b/index.html"),
    ("caf\u00e9.html", "cafe\u0301.html"),
])
def test_what_stands_where_a_page_must_go_is_refused(root: Path, theirs: str, ours: str) -> None:
    site = root / "site"
    write(artifacts({"index.html": b"old"}), site, root=root)
    fill(site, {theirs: b"theirs"})
    with pytest.raises(Refused, match="was not written by selfaccess") as caught:
        write(artifacts({"index.html": b"new", ours: b"ours"}), site, root=root)
    assert ours in caught.value.message
    assert tree(site) == {"index.html": b"old", theirs: b"theirs"}
    assert beside(site) == []


def test_an_empty_folder_of_others_where_a_page_must_go_is_refused(root: Path) -> None:
    site = root / "site"
    write(artifacts({"a.html": b"old"}), site, root=root)
    (site / "index.html").mkdir()
    with pytest.raises(Refused):
        write(artifacts(NEW), site, root=root)
    assert tree(site) == {"a.html": b"old", "index.html/": b""}


def test_our_folder_that_became_a_link_is_not_lost(root: Path) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    (site / "pack/gone").rename(site / "moved")
    (site / "pack/gone").symlink_to("../moved")
    write(artifacts(NEW), site, root=root)
    assert tree(site) == {**NEW, "moved/index.html": b"old gone", "pack/gone": b"../moved"}


# -- what is refused


def library_itself(root: Path) -> Path:
    return root


def above(root: Path) -> Path:
    return root.parent


def in_content(root: Path) -> Path:
    return root / "content/pack/site"


def content(root: Path) -> Path:
    return root / "content"


def in_themes(root: Path) -> Path:
    return root / "site/../themes/x"


def in_strings(root: Path) -> Path:
    return root / "strings/fr"


def linked_content(root: Path) -> Path:
    (root / "site").symlink_to("content/pack")
    return root / "site"


def a_file(root: Path) -> Path:
    return root / "site.yaml"


def below_a_file(root: Path) -> Path:
    return root / "site.yaml/site"


def somebody_elses(root: Path) -> Path:
    fill(root / "site", {"thesis.txt": b"years of work"})
    return root / "site"


def a_repository(root: Path) -> Path:
    fill(root / "site", {".git/HEAD": b"ref"})
    return root / "site"


def a_loop(root: Path) -> Path:
    (root / "site").symlink_to("site")
    return root / "site"


def a_disk(root: Path) -> Path:
    return Path("/proc")


@pytest.mark.parametrize(("make", "message"), [
    (library_itself, "the library itself lies there"),
    (above, "the library itself lies there"),
    (content, "what is in content/ is the library’s source"),
    (in_content, "what is in content/ is the library’s source"),
    (linked_content, "what is in content/ is the library’s source"),
    (in_themes, "what is in themes/ is the library’s source"),
    (in_strings, "what is in strings/ is the library’s source"),
    (a_file, "there is a file of the name “site.yaml”"),
    (below_a_file, "there is a file of the name “site.yaml”"),
    (a_loop, "there is a file of the name “site”"),
    (somebody_elses, "was not made by selfaccess"),
    (a_repository, "was not made by selfaccess"),
    (a_disk, "is a disk of its own"),
])
def test_an_output_that_is_no_place_for_a_site_is_refused(root: Path, make: Callable[[Path], Path], message: str) -> None:
    output = make(root)
    before = tree(root)
    with pytest.raises(Refused, match=message) as caught:
        write(artifacts(NEW), output, root=root)
    assert caught.value.hint
    assert tree(root) == before


def test_a_folder_into_which_nothing_may_be_written_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != root)  # root, who runs the tests in CI, may write anywhere
    with pytest.raises(Refused, match="nothing may be written to the folder"):
        write(artifacts(NEW), root / "site", root=root)
    assert not (root / "site").exists()


@pytest.mark.parametrize(("one", "other"), [
    ("a/index.html", "a/index.html"),
    ("a/index.html", "A/index.html"),
    ("straße.html", "STRASSE.html"),
    (unicodedata.normalize("NFC", "é.html"), unicodedata.normalize("NFD", "é.html")),
    ("a", "a/index.html"),
    ("a/index.html", "a"),
    ("A/b/index.html", "a"),
    (MANIFEST, "index.html"),
])
def test_two_files_in_one_place_are_refused(root: Path, one: str, other: str) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    with pytest.raises(Refused, match="would stand in the same place"):
        write([Artifact(one, b"1"), Artifact(other, b"2")], site, root=root)
    assert tree(site) == OLD
    assert beside(site) == []


@pytest.mark.parametrize("files", [
    {"a/index.html": b"", "a/worksheet.html": b"", "A/b/index.html": b""},
    {"ı.html": b"", "i.html": b"", "か.html": b"", "が.html": b""},
])
def test_what_merely_looks_alike_is_not_refused(root: Path, files: dict[str, bytes]) -> None:
    write(artifacts(files), root / "site", root=root)
    assert tree(root / "site") == files


# -- however a build ends


def failing(files: Mapping[str, bytes], error: BaseException) -> Iterator[Artifact]:
    yield from artifacts(files)
    raise error


@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt(), ZeroDivisionError()])
@pytest.mark.parametrize("old", [OLD, {}])
def test_a_build_that_fails_leaves_the_old_site(root: Path, old: dict[str, bytes], error: BaseException) -> None:
    site = root / "site"
    if old:
        write(artifacts(old), site, root=root)
    with pytest.raises(type(error)):
        write(failing(NEW, error), site, root=root)
    assert tree(site) == old
    assert beside(site) == []


def test_a_full_disk_leaves_the_old_site(root: Path) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            write(artifacts({**NEW, "large.ogg": b"x" * 100_000}), site, root=root)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(site) == OLD
    assert beside(site) == []


def test_a_source_that_went_away_leaves_the_old_site(root: Path) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    with pytest.raises(FileNotFoundError, match=r"missing\.ogg"):
        write(artifacts({**NEW, "pack/missing.ogg": root / "content/missing.ogg"}), site, root=root)
    assert tree(site) == OLD


def test_a_rename_that_fails_half_way_puts_the_old_site_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == site and "-new-" in self.name:
            raise PermissionError(errno.EACCES, "in use")
        return rename(self, target)

    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        write(artifacts(NEW), site, root=root)
    assert tree(site) == OLD
    assert beside(site) == []


def killed_at(instant: int, root: Path, site: Path, *, exchange: bool) -> bool:
    """Write NEW in a process of its own that is killed before its `instant`-th step; whether it was killed."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    if not exchange:
        module._exchange = lambda one, other: False
    steps = iter(range(1, 1_000_000))

    def step(event: str, args: object) -> None:
        if event.startswith(("open", "os.", "shutil.", "ctypes.")) and next(steps) == instant:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)
    write(artifacts(NEW), site, root=root)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("exchange", [True, False])
def test_a_build_killed_at_any_instant_leaves_a_whole_site(root: Path, *, exchange: bool) -> None:
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    fill(site, {"CNAME": b"example.org", ".git/HEAD": b"ref"})
    theirs = {"CNAME": b"example.org", ".git/HEAD": b"ref"}
    old, new = {**OLD, **theirs}, {**NEW, **theirs}
    seen = []
    for instant in range(1, 1000):
        killed = killed_at(instant, root, site, exchange=exchange)
        if exchange:
            assert tree(site) in (old, new)
        # The next build, even one that fails, finds or puts back a whole site and cleans up.
        with pytest.raises(ZeroDivisionError):
            write(failing({}, ZeroDivisionError()), site, root=root)
        assert tree(site) in (old, new)
        assert beside(site) == []
        seen.append(tree(site))
        if not killed:
            break
        write(artifacts(OLD), site, root=root)
    assert len(seen) > 30
    assert seen[0] == old
    assert seen[-2:] == [new, new]


def test_what_goes_on_after_its_build_was_killed_writes_to_nowhere(root: Path) -> None:
    """A process that was started by a build may outlive it by a moment."""
    site = root / "site"
    write(artifacts(OLD), site, root=root)
    with making(site, root, Store(root)) as made:
        made.tree.put("pack/new/index.html", b"new")
    with pytest.raises(FileNotFoundError):
        made.tree.put("pack/new/index.html", b"new")

    assert tree(site) == OLD
    assert beside(site) == []


def test_two_builds_at_once_wait_for_each_other(root: Path) -> None:
    site = root / "site"
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> Iterator[Artifact]:
        yield Artifact("index.html", b"first")
        begun.set()
        go_on.wait(10)

    first = threading.Thread(target=lambda: write(slow(), site, root=root))
    second = threading.Thread(target=lambda: write(artifacts({"index.html": b"second"}), site, root=root))
    first.start()
    assert begun.wait(10)
    second.start()
    second.join(0.3)
    assert second.is_alive()
    assert not site.exists()
    go_on.set()
    first.join(10)
    second.join(10)
    assert tree(site) == {"index.html": b"second"}
