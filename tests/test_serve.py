"""`selfaccess serve`: what the server answers and refuses, and the way from a saved file to the browser."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import little_library
import pytest
from little_library import PACK

from selfaccess.build import Outcome
from selfaccess.cli import run
from selfaccess.problems import Problem
from selfaccess.serve.server import TYPES, Server, file_at, part_of, with_reload
from selfaccess.serve.stage import Stage
from selfaccess.serve.watch import Watch
from selfaccess.store import FOLDER
from selfaccess.write import MANIFEST

PAGE = b"<!doctype html><html><head><title>Page</title></head><body>Text</body></html>"
FILES = {
    "index.html": PAGE,
    "pack/a/index.html": PAGE,
    "pack/été 日本.html": PAGE,
    "pack/sound.ogg": bytes(range(100)),
    "pack/empty.ogg": b"",
    "pack/words.csv": "é".encode(),
    "_selfaccess/catalogue.js": b"'use strict';",
    MANIFEST: b"A list.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, with a secret beside it."""
    for path, data in FILES.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site/pack/out.txt").symlink_to("../../secret.txt")
    (tmp_path / "site/pack/up").symlink_to("../..")
    return tmp_path / "site"


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    """A server of that site, on a port of its own."""
    with Server(Stage(site), 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


# -- files


@pytest.mark.parametrize(("path", "expected"), [
    ("/", "index.html"),
    ("/index.html", "index.html"),
    ("/pack/a/", "pack/a/index.html"),
    ("/pack/a/index.html", "pack/a/index.html"),
    ("/pack/a", "pack/a"),
    ("/pack//a/", "pack/a/index.html"),
    ("/pack/%C3%A9t%C3%A9%20%E6%97%A5%E6%9C%AC.html", "pack/été 日本.html"),
    ("/pack%2Fsound.ogg", "pack/sound.ogg"),
    ("/pack", None),
    ("/pack/", None),
    ("/_selfaccess/", None),
    ("/missing.html", None),
    ("/index.html/", None),
    ("/index.html/x", None),
    ("/../secret.txt", None),
    ("/pack/../index.html", None),
    ("/./index.html", None),
    ("/%2e%2e/secret.txt", None),
    ("/..%2fsecret.txt", None),
    ("/pack/..%2f..%2f..%2fsecret.txt", None),
    ("//../secret.txt", None),
    ("/pack/out.txt", None),
    ("/pack/up/secret.txt", None),
    ("/pack/up/site/index.html", "pack/up/site/index.html"),
    ("/index.html%00", None),
    ("/%ff", None),
    ("/" + "x" * 300, None),
])
def test_only_files_of_the_site_are_found(site: Path, path: str, expected: str | None) -> None:
    assert file_at(site, path) == (site / expected if expected is not None else None)


@pytest.mark.parametrize("path", ["/etc/passwd", "//etc/passwd", "/%2fetc/passwd", "/%2Fetc%2Fpasswd"])
def test_no_path_is_absolute(site: Path, path: str) -> None:
    assert Path("/etc/passwd").exists()
    assert file_at(site, path) is None


@pytest.mark.parametrize("path", [
    "/pack", "/pack/", "/_selfaccess/", "/missing.html", "/../secret.txt", "/pack/out.txt", "/[", "*", "http://127.0.0.1/", "//[",
])
def test_what_is_not_there_is_a_page_that_can_reload(server: Server, path: str) -> None:
    status, headers, body = ask(server, path)
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b"There is no such page" in body
    assert b"/_selfaccess/reload.js" in body
    assert b"secret" not in body
    assert b"sound.ogg" not in body


@pytest.mark.parametrize(("path", "kind"), [
    ("/", "text/html; charset=utf-8"),
    ("/pack/%C3%A9t%C3%A9%20%E6%97%A5%E6%9C%AC.html", "text/html; charset=utf-8"),
    ("/index.html?query", "text/html; charset=utf-8"),
    ("/_selfaccess/catalogue.js", "text/javascript; charset=utf-8"),
    ("/_selfaccess/reload.js", "text/javascript; charset=utf-8"),
    ("/_selfaccess/reload.css", "text/css; charset=utf-8"),
    ("/_selfaccess/manifest.txt", "text/plain; charset=utf-8"),
    ("/pack/words.csv", "text/csv; charset=utf-8"),
    ("/pack/sound.ogg", "audio/ogg"),
])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_answers_say_what_they_are_and_are_not_kept(server: Server, method: str, path: str, kind: str) -> None:
    status, headers, body = ask(server, path, method)
    assert (status, headers["content-type"], headers["cache-control"]) == (200, kind, "no-store")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert (len(body) == int(headers["content-length"]) > 0) if method == "GET" else body == b""


def test_captions_and_fonts_have_their_types() -> None:
    assert (TYPES[".vtt"], TYPES[".css"], TYPES[".woff2"], TYPES[".svg"]) == ("text/vtt", "text/css", "font/woff2", "image/svg+xml")


def test_files_are_given_as_they_are(server: Server) -> None:
    assert ask(server, "/pack/sound.ogg")[2] == FILES["pack/sound.ogg"]
    assert ask(server, "/_selfaccess/catalogue.js")[2] == FILES["_selfaccess/catalogue.js"]
    assert ask(server, "/pack/empty.ogg")[::2] == (200, b"")


@pytest.mark.parametrize(("path", "location"), [
    ("/pack/a", "/pack/a/"),
    ("//pack/a", "/pack/a/"),
    ("/pack%2Fa", "/pack%2Fa/"),
])
def test_a_folder_without_its_slash_leads_on(server: Server, path: str, location: str) -> None:
    status, headers, _ = ask(server, path)
    assert (status, headers["location"]) == (302, location)


def test_no_folder_name_leads_to_another_site(server: Server, site: Path) -> None:
    for name in ("\\example.org", "example.org"):
        (site / name).mkdir()
        (site / name / "index.html").write_bytes(PAGE)
    for path, location in (("//example.org", "/example.org/"), ("/\\example.org", "/%5Cexample.org/"), ("/%5Cexample.org", "/%5Cexample.org/")):
        assert ask(server, path)[1]["location"] == location


@pytest.mark.parametrize(("header", "status", "part", "said"), [
    ("", 200, slice(0, 100), None),
    ("bytes=0-9", 206, slice(0, 10), "bytes 0-9/100"),
    ("bytes=90-", 206, slice(90, 100), "bytes 90-99/100"),
    ("bytes=90-500", 206, slice(90, 100), "bytes 90-99/100"),
    ("bytes=-10", 206, slice(90, 100), "bytes 90-99/100"),
    ("bytes=-500", 200, slice(0, 100), None),
    ("bytes=0-", 200, slice(0, 100), None),
    ("bytes=99-99", 206, slice(99, 100), "bytes 99-99/100"),
    ("bytes=100-", 416, slice(0, 0), "bytes */100"),
    ("bytes=-0", 416, slice(0, 0), "bytes */100"),
    ("bytes=0-1,5-6", 200, slice(0, 100), None),
    ("bytes=-", 200, slice(0, 100), None),
    ("bytes=a-b", 200, slice(0, 100), None),
    ("bytes=" + "9" * 5000 + "-", 200, slice(0, 100), None),
    ("lines=0-1", 200, slice(0, 100), None),
])
def test_players_can_ask_for_a_part(server: Server, header: str, status: int, part: slice, said: str | None) -> None:
    answer, headers, body = ask(server, "/pack/sound.ogg", **({"Range": header} if header else {}))
    assert (answer, body, headers.get("content-range")) == (status, FILES["pack/sound.ogg"][part], said)


@pytest.mark.parametrize(("header", "size", "expected"), [("", 0, (0, 0)), ("bytes=0-", 0, None), ("bytes=5-2", 10, None)])
def test_parts_of_nothing(header: str, size: int, expected: tuple[int, int] | None) -> None:
    assert part_of(header, size) == expected


# -- who is answered


@pytest.mark.parametrize(("host", "status"), [
    ("127.0.0.1:8000", 200),
    ("127.0.0.1", 200),
    ("localhost:1234", 200),
    ("LOCALHOST", 200),
    ("[::1]:8000", 200),
    ("example.org", 403),
    ("example.org:8000", 403),
    ("127.0.0.1.example.org", 403),
    ("localhost.example.org:8000", 403),
    ("127.0.0.1:80@example.org", 403),
    ("192.168.1.5:8000", 403),
    ("", 403),
])
@pytest.mark.parametrize("path", ["/", "/_selfaccess/reload.js"])
def test_only_names_of_this_computer_are_answered(server: Server, path: str, host: str, status: int) -> None:
    answer, _, body = ask(server, path, Host=host)
    assert answer == status
    assert (PAGE[-14:] in body or b"use strict" in body) == (status == 200)


def test_events_are_for_this_computer_too(server: Server) -> None:
    assert ask(server, "/_selfaccess/events", Host="example.org")[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_reading(server: Server, method: str) -> None:
    assert ask(server, "/", method)[0] == 501


def test_the_server_is_on_this_computer_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", server.server_address[1]), timeout=2):
        pass


# -- pages on their way out


@pytest.mark.parametrize(("html", "expected"), [
    (b"<head><title>T</title></head><body></body>", b"<head><title>T</title>SCRIPT</head><body></body>"),
    (b"<HEAD></HEAD ><body></head></body>", b"<HEAD>SCRIPT</HEAD ><body></head></body>"),
    (b"<p>No head", b"<p>No headSCRIPT"),
    (b"<meta content=\"script-src 'self'; connect-src 'none'\"></head>", b"<meta content=\"script-src 'self'; connect-src 'self'\">SCRIPT</head>"),
    (b'<meta content="connect-src &#39;none&#39;"></head>', b"<meta content=\"connect-src 'self'\">SCRIPT</head>"),
    (b"<meta content=\"connect-src 'none'\"></head><p>connect-src 'none'</p>", b"<meta content=\"connect-src 'self'\">SCRIPT</head><p>connect-src 'none'</p>"),
])
def test_a_page_gets_our_script_and_may_listen(html: bytes, expected: bytes) -> None:
    script = b'<script src="/_selfaccess/reload.js" data-version="v-1" defer></script>'
    assert with_reload(html, "v-1") == expected.replace(b"SCRIPT", script)


def test_the_page_names_the_version_that_it_is(server: Server) -> None:
    first = server.stage.version
    assert f'data-version="{first}"'.encode() in ask(server, "/")[2]
    server.stage.show(Outcome((), 1, written=True))
    assert server.stage.version != first
    assert f'data-version="{server.stage.version}"'.encode() in ask(server, "/")[2]
    assert Stage(server.stage.folder).version.split("-")[0] != first.split("-")[0]


# -- events


class Events:
    """What the browser hears."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self._connection.request("GET", "/_selfaccess/events")
        self._answer = self._connection.getresponse()
        self.kind = self._answer.getheader("Content-Type")

    def next(self) -> dict[str, Any]:
        """The next state."""
        while True:
            line = self._answer.readline()
            assert line, "the server has hung up"
            if line.startswith(b"data: "):
                return dict(json.loads(line[6:]))

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


def test_browsers_hear_of_builds_and_problems(server: Server) -> None:
    stage = server.stage
    stage.show(Outcome((), 1, written=True))
    events = [Events(server.server_address[1]) for _ in range(3)]
    for heard in events:
        assert heard.kind == "text/event-stream; charset=utf-8"
        assert heard.next() == {"version": stage.version, "problems": []}
    first = stage.version
    stage.show(Outcome((Problem("content/a.md", 3, 7, "<b>Wrong</b>\n\ndata: x", "Right."),), 1, written=False))
    for heard in events:
        assert heard.next() == {
            "version": first,
            "problems": [{"place": "content/a.md:3:7", "severity": "error", "message": "<b>Wrong</b>\n\ndata: x", "hint": "Right."}],
        }
    stage.show(Outcome((), 1, written=True))
    for heard in events:
        assert heard.next() == {"version": stage.version, "problems": []}
        heard.close()
    assert stage.version != first


def test_the_script_writes_text_and_never_html() -> None:
    script = (Path(__file__).parent.parent / "selfaccess/serve/reload.js").read_text("utf-8")
    assert "textContent" in script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


# -- watching


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return little_library.write(tmp_path / "library", {f"{PACK}/one.md": "---\ntitle: One\n---\nFirst text.\n"})


def replace_content(root: Path) -> None:
    (root / "content").rename(root.parent / "was")
    little_library.write(root, {})


def save_by_renaming(root: Path) -> None:
    (root / PACK / "one.md.tmp").write_text("---\ntitle: One\n---\nText.\n")
    (root / PACK / "one.md.tmp").rename(root / PACK / "one.md")


def new_folder(root: Path) -> None:
    (root / PACK / "unit").mkdir()
    time.sleep(0.1)
    (root / PACK / "unit/two.md").write_text("---\ntitle: Two\n---\nText.\n")


@pytest.mark.parametrize("change", [
    lambda root: (root / PACK / "one.md").write_text("x"),
    lambda root: (root / PACK / "one.md").unlink(),
    lambda root: (root / PACK / "sound.ogg").write_bytes(b"x"),
    lambda root: (root / "site.yaml").write_text("x"),
    lambda root: (root / "strings").mkdir(),
    lambda root: (root / "contributions").mkdir(),
    save_by_renaming,
    new_folder,
    replace_content,
])
def test_a_change_of_the_library_is_noticed(library: Path, change: Callable[[Path], object]) -> None:
    with Watch(library) as watch:
        noticed = threading.Event()
        threading.Thread(target=lambda: (watch.wait(), noticed.set()), daemon=True).start()
        assert not noticed.wait(0.3)
        change(library)
        assert noticed.wait(5)


@pytest.mark.parametrize("change", [
    lambda root: (root / PACK / "one.md").read_text(),
    lambda root: (root / PACK / ".one.md.swp").write_text("x"),
    lambda root: run(["build", "-C", str(root), "--quiet"]),
    lambda root: (root / "notes.txt").write_text("x"),
    lambda root: list(root.rglob("*")),
])
def test_what_is_not_of_the_library_is_not_noticed(library: Path, change: Callable[[Path], object]) -> None:
    with Watch(library) as watch:
        noticed = threading.Event()
        threading.Thread(target=lambda: (watch.wait(), noticed.set()), daemon=True).start()
        change(library)
        assert not noticed.wait(0.6)
        (library / PACK / "one.md").write_text("x")
        assert noticed.wait(5)


def test_folders_that_came_later_are_watched_too(library: Path) -> None:
    changes: list[Callable[[], object]] = [
        lambda: replace_content(library),
        lambda: (library / PACK / "two.md").write_text("x"),
        lambda: (library / "themes/mine").mkdir(parents=True),
        lambda: (library / "themes/mine/theme.yaml").write_text("x"),
    ]
    with Watch(library) as watch:
        for change in changes:
            noticed = threading.Event()
            threading.Thread(target=lambda noticed=noticed: (watch.wait(), noticed.set()), daemon=True).start()
            assert not noticed.wait(0.3)
            change()
            assert noticed.wait(5)


# -- the whole


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


class Serving:
    """`selfaccess serve` in a process of its own."""

    def __init__(self, root: Path, *arguments: str) -> None:
        (root.parent / "tmp").mkdir()
        self.temporary = root.parent / "tmp"
        self._log = root.parent / "err.txt"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "selfaccess", "serve", "-C", str(root), "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=self._log.open("wb"),
            env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"})
        assert self.process.stdout is not None
        self.said: list[str] = []
        while not (match := re.search(r"http://127\.0\.0\.1:(\d+)/", self.said[-1] if self.said else "")):
            line = self.process.stdout.readline().decode()
            assert line, self.err()
            self.said.append(line)
        self.port = int(match[1])

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def err(self) -> str:
        return self._log.read_text("utf-8")


@pytest.fixture
def serving(library: Path) -> Iterator[Serving]:
    """That library being served."""
    serving = Serving(library)
    yield serving
    serving.process.kill()
    serving.process.wait()


def test_from_a_saved_file_to_the_browser(library: Path, serving: Serving) -> None:
    assert serving.said == ["Built 1 resource.\n", f"Serving library at http://127.0.0.1:{serving.port}/ until you press Ctrl-C.\n"]
    place = "/" + PACK.removeprefix("content/") + "/one/"
    page = library / PACK / "one.md"
    events = Events(serving.port)
    first = events.next()["version"]
    status, html = serving.get(place)
    assert status == 200
    assert "First text." in html
    assert f'data-version="{first}"' in html
    assert "connect-src 'self'" in html
    assert "none" not in re.findall(r"connect-src[^;\"]*", html)[0]

    page.write_text("---\ntitle: One\n---\nSecond text.\n")
    state = events.next()
    assert state["problems"] == []
    assert state["version"] != first
    assert "Second text." in serving.get(place)[1]
    # The search follows, and no page is shown anew for that.
    wait_until(lambda: "second" in serving.get("/_selfaccess/search/terms-0.js")[1])
    assert f'data-version="{state["version"]}"' in serving.get(place)[1]

    page.write_text("---\ntitle: One\nkind: exersise\n---\nThird text.\n")
    broken = events.next()
    assert broken["version"] == state["version"]
    assert [problem["place"] for problem in broken["problems"]] == [f"{PACK}/one.md:3:7"]
    assert "Second text." in serving.get(place)[1]
    wait_until(lambda: ":3:7: error: “exersise” is not a kind here.\n    Did you mean “exercise”?\n1 error. The last good site stays up.\n" in serving.err())

    page.write_text("---\ntitle: One\n---\nFourth text.\n")
    mended = events.next()
    assert mended["problems"] == []
    assert mended["version"] not in (first, state["version"])
    assert "Fourth text." in serving.get(place)[1]
    assert not (library / "site").exists()


def test_a_library_that_is_broken_from_the_start(library: Path) -> None:
    page = library / PACK / "one.md"
    page.write_text("no front matter")
    serving = Serving(library)
    try:
        events = Events(serving.port)
        assert [problem["message"] for problem in events.next()["problems"]] == ["The front matter is missing."]
        assert serving.get("/")[0] == 404
        page.write_text("---\ntitle: One\n---\nText.\n")
        assert events.next()["problems"] == []
        assert serving.get("/")[0] == 200
    finally:
        serving.process.kill()
        serving.process.wait()


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("can_keep", [True, False])
def test_ctrl_c_ends_it_cleanly(library: Path, signal_number: int, can_keep: bool) -> None:
    """Where nothing can be kept in the library the site is in a temporary folder, of which nothing stays."""
    if not can_keep:
        (library / FOLDER).write_text("a file stands in the place of the folder")
    serving = Serving(library)
    Events(serving.port).next()
    assert (list(serving.temporary.iterdir()) == []) == (library / FOLDER / "served/index.html").is_file() == can_keep
    serving.process.send_signal(signal_number)
    assert serving.process.wait(10) == 0
    assert list(serving.temporary.iterdir()) == []
    assert serving.err() == ""


def test_drafts_are_shown_on_demand(library: Path) -> None:
    (library / PACK / "draft.md").write_text("---\ntitle: Draft\ndraft: true\n---\nNot yet.\n")
    serving = Serving(library, "--drafts")
    serving.process.kill()
    serving.process.wait()
    assert serving.said[0] == "Built 2 resources.\n"


def test_a_port_in_use_is_told_kindly(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        before = signal.getsignal(signal.SIGTERM)
        try:
            assert run(["serve", "-C", str(library), "--port", str(port)]) == 2
        finally:
            signal.signal(signal.SIGTERM, before)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"Error: Port {port} cannot be used: Address already in use.\n    Choose another: selfaccess serve --port {port + 1}\n"
