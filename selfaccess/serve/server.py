"""A small web server for one computer: the site's files as they are, and pages with our script added.

It answers only this computer, only to its own names (so that no page of the web can read it by a name of its own), and only
with files of the site.
"""

from __future__ import annotations

import os
import re
import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, unquote

from selfaccess.places import OWN, PACKAGE
from selfaccess.serve.stage import Stage

_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_EVENTS = f"/{OWN}/events"
_OWN_FILES = {f"/{OWN}/{name}": name for name in ("reload.js", "reload.css")}
_HEARTBEAT = 15
"""Seconds between signs of life to the browser, which also tell us whether it is still there."""

TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".txt": "text/plain", ".md": "text/plain",
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".vtt": "text/vtt", ".xml": "application/xml", ".pdf": "application/pdf",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf",
    ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac",
    ".wav": "audio/wav", ".flac": "audio/flac", ".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm",
    ".ogv": "video/ogg",
}
"""What a file is, by its ending; our own table, since that of the system differs from one to the next."""

_NOT_HERE = b"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not here</title></head>
<body><h1>There is no such page</h1><p>Or there is no site yet. <a href="/">To the first page</a></p></body>
</html>
"""
_POLICY = re.compile(rb"connect-src (?:'|&#39;|&#x27;)none(?:'|&#39;|&#x27;)")
_HEAD_END = re.compile(rb"</head\s*>", re.I)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Server(socketserver.ThreadingTCPServer):
    """Serves a stage on 127.0.0.1.

    Raises OSError when the port cannot be used.
    """

    # Elsewhere it only allows a port that was in use a moment ago; on Windows one that is in use now.
    allow_reuse_address = os.name != "nt"
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, stage: Stage, port: int) -> None:
        self.stage = stage
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that goes away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        host = re.sub(r":\d*$", "", self.headers.get("Host", "").strip().lower())
        if host not in _NAMES:
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"This server answers only to 127.0.0.1 and localhost.\n")
        elif path == _EVENTS:
            self._events()
        elif path in _OWN_FILES:
            self._answer(HTTPStatus.OK, TYPES[Path(path).suffix], (PACKAGE / "serve" / _OWN_FILES[path]).read_bytes())
        else:
            self._site(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for what came of the builds."""

    def _site(self, path: str) -> None:
        """Answer with the file of the site at `path`, or say that there is none."""
        # Before the file is read: a page newer than its version is loaded once too often, an older one would stay.
        version = self.server.stage.version
        file = file_at(self.server.stage.folder, path)
        if file is not None and file.is_dir():
            self._answer(HTTPStatus.FOUND, "text/plain", b"", Location=quote("/" + path.strip("/"), safe="/%") + "/")
            return
        try:
            stream = file.open("rb") if file is not None else None
        except FileNotFoundError:  # a new site without it has just taken the place of the old one
            stream = None
        if file is None or stream is None:
            self._answer(HTTPStatus.NOT_FOUND, "text/html", with_reload(_NOT_HERE, version))
            return
        with stream:
            if file.suffix == ".html":
                self._answer(HTTPStatus.OK, "text/html", with_reload(stream.read(), version))
            else:
                self._file(stream, TYPES.get(file.suffix.lower(), "application/octet-stream"))

    def _file(self, stream: BinaryIO, kind: str) -> None:
        """Answer with a file or with the part of it that was asked for: players ask so when a learner goes to the middle of a sound."""
        size = os.fstat(stream.fileno()).st_size
        part = part_of(self.headers.get("Range", ""), size)
        if part is None:
            self._answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, kind, b"", Content_Range=f"bytes */{size}")
            return
        start, end = part
        stream.seek(start)
        if (start, end) == (0, size):
            self._answer(HTTPStatus.OK, kind, stream.read(), Accept_Ranges="bytes")
        else:
            self._answer(HTTPStatus.PARTIAL_CONTENT, kind, stream.read(end - start), Accept_Ranges="bytes", Content_Range=f"bytes {start}-{end - 1}/{size}")

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, **more: str) -> None:
        self._head(status, kind, Content_Length=str(len(body)), **more)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, **more: str) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind in ("application/json", "application/xml", "image/svg+xml")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _events(self) -> None:
        """Tell the browser the state now, and again after each build, until it goes away."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream", Connection="close")
        seen = 0
        while self.command != "HEAD":
            shown, state = self.server.stage.news(seen, _HEARTBEAT)
            self.wfile.write(f"data: {state}\n\n".encode() if shown > seen else b":\n\n")
            seen = shown


def file_at(site: Path, path: str) -> Path | None:
    """The file that an address's percent-encoded `path` names in `site`: a folder's index.html, or the folder where the path lacks its last slash."""
    try:
        names = unquote(path, errors="strict").strip("/").split("/")
    except UnicodeDecodeError:
        return None
    if any(name in (".", "..") or "\0" in name or os.sep in name or (os.altsep or os.sep) in name or (os.name == "nt" and ":" in name) for name in names):
        return None
    file = site.joinpath(*names)
    if path.endswith("/"):
        file /= "index.html"
    try:
        inside = file.resolve().is_relative_to(site.resolve())
        return file if inside and (file.is_file() or (file / "index.html").is_file()) else None
    except OSError:  # a name that no disk can hold
        return None


def part_of(header: str, size: int) -> tuple[int, int] | None:
    """Where the part that a Range header asks for begins and ends: the whole when it asks for none or for several, None when it is not there."""
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return 0, size
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    return (start, end) if start < end else None


def with_reload(html: bytes, version: str) -> bytes:
    """A page with our script in its head, whose policy lets it listen to this server."""
    html = _POLICY.sub(b"connect-src 'self'", html, count=1)
    script = f'<script src="/{OWN}/reload.js" data-version="{version}" defer></script>'.encode()
    head_end = _HEAD_END.search(html)
    place = head_end.start() if head_end else len(html)
    return html[:place] + script + html[place:]
