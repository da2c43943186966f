"""The stories of tests/browser/, each in Chromium and in Firefox: a learner's evening, search, every type of question, the store, all pages, accessibility.

One of them: `pytest tests/test_browser.py -k "search and firefox"`. How a story is told: tests/browser/world.js.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from browser_sites import demo_site, little_site
from node_program import node

FOLDER = Path(__file__).parent / "browser"
STORIES = sorted(path.name.removesuffix(".test.js") for path in FOLDER.glob("*.test.js"))
BROWSERS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "firefox": ("firefox-esr", "firefox")}
"""What the programs are called."""
LONGEST = 300
"""Seconds that a part of a story may take on a busy machine."""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folders of the sites by name, as JSON."""
    folders = {
        "demo": demo_site(tmp_path_factory.mktemp("demo") / "site"),
        "little": little_site(tmp_path_factory.mktemp("little")),
        "arabic": little_site(tmp_path_factory.mktemp("arabic"), language="ar"),
    }
    return json.dumps({name: str(folder) for name, folder in folders.items()})


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("story", STORIES)
def test_story(story: str, browser: str, sites: str) -> None:
    told = _tell(story, browser, sites)
    if told.returncode != 0:
        # Beside others on a busy machine a page may be kept waiting too long. What fails a second time is a fault.
        warnings.warn(f"{story} in {browser} is told again, because it failed at first:\n{told.stdout}", stacklevel=1)
        told = _tell(story, browser, sites)

    assert told.returncode == 0, told.stdout + told.stderr


def _tell(story: str, browser: str, sites: str) -> subprocess.CompletedProcess[str]:
    program = next(filter(None, map(shutil.which, BROWSERS[browser])), None)
    assert program is not None, f"There is no {browser} on this machine. `make test` installs it (tests/browser/install.sh)."
    assert (FOLDER.parent / "node_modules").is_dir(), "The packages of the browser tests are not there. `make test` installs them (npm ci, in tests/)."
    command = [node(), "--test", "--test-reporter=spec", f"--test-timeout={LONGEST * 1000}", str(FOLDER / f"{story}.test.js")]
    environment = {**os.environ, "BROWSER": browser, "PROGRAM": program, "SITES": sites}
    return subprocess.run(command, cwd=FOLDER, env=environment, capture_output=True, encoding="utf-8")
