"""Shows a library in the browser and builds it anew whenever a file of it is saved.

    files ─ Watch ─> build ─> Stage ─ server ─> the browser, told by events

The site goes beside what builds keep, where that can be written, so that a build writes only what has changed since the last, in an earlier run too.
When a build fails the last good site stays on the stage, with the problems beside it. The search of what was saved follows when all is quiet, since it
takes a third of a build and nobody waits for it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from selfaccess.build import Outcome, build
from selfaccess.problems import Problem
from selfaccess.serve.server import Server
from selfaccess.serve.stage import Stage
from selfaccess.serve.watch import Watch
from selfaccess.store import Store
from selfaccess.write import Refused

_PAUSE = 0.5
"""Seconds without a save after which the search index is made."""


def serve(root: Path, port: int, *, drafts: bool, ready: Callable[[str], None], tell: Callable[[Outcome], None]) -> None:
    """Serve the library in `root` on this computer's `port` (0: any that is free) until KeyboardInterrupt.

    `tell` is given what came of each build, and `ready` the address when the first is there. Raises Refused when the port
    cannot be used.
    """
    store = Store(root, in_hand=True)
    with _site(store, drafts) as site, _collected_by_hand():
        stage = Stage(site)
        with _server(stage, port) as server, Watch(root) as watch:
            outcome = _build(root, stage.folder, store, drafts=drafts)
            stage.show(outcome)
            tell(outcome)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            is_behind = False
            try:
                ready(f"http://127.0.0.1:{server.server_address[1]}/")
                while True:
                    gc.collect()  # while nobody waits
                    is_saved = watch.wait(_PAUSE if is_behind else None)
                    outcome = _build(root, stage.folder, store, drafts=drafts, search_later=is_saved)
                    if is_saved or not outcome.written:
                        stage.show(outcome)
                        tell(outcome)
                    is_behind = is_saved and outcome.written
            finally:
                server.shutdown()


@contextlib.contextmanager
def _collected_by_hand() -> Iterator[None]:
    """Without the garbage collector, which goes through all that is in hand again and again and makes a build half as long again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def _site(store: Store, drafts: bool) -> Iterator[Path]:
    """Where the site goes: one place for a library, else one for this run, of which nothing stays."""
    with contextlib.suppress(OSError):
        store.make()
    if store.folder.is_dir() and os.access(store.folder, os.W_OK):
        yield store.folder / ("served-drafts" if drafts else "served")
    else:
        with tempfile.TemporaryDirectory(prefix="selfaccess-") as folder:
            yield Path(folder) / "site"


def _server(stage: Stage, port: int) -> Server:
    try:
        return Server(stage, port)
    except OSError as error:
        other = port + 1 if 1024 <= port < 65535 else 8080
        raise Refused(f"Port {port} cannot be used: {error.strerror}.", f"Choose another: selfaccess serve --port {other}") from error


def _build(root: Path, site: Path, store: Store, *, drafts: bool, search_later: bool = False) -> Outcome:
    """What comes of a build; what ends it is a problem too, since a file that is just being saved may be gone for a moment."""
    try:
        return build(root, site, drafts=drafts, store=store, search_later=search_later)
    except Refused as error:
        return _failed(error.message, error.hint)
    except Exception as error:
        return _failed(f"The site could not be built: {type(error).__name__}: {error}", "")


def _failed(message: str, hint: str) -> Outcome:
    return Outcome((Problem("", 0, 0, message, hint),), 0, written=False)
