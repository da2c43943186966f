"""The client as Python sees it: the list of scripts is the folder, and every word that they show has an English text."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from node_program import node

from selfaccess import client, render, strings
from selfaccess.problems import Report

FOLDER = Path(client.__file__).parent / "client"
AREAS = "|".join(render._CLIENT_WORDS)
LOADED_APART = "vendor/"
"""Scripts below client/ that the bundle leaves out; the search loads them when it is used."""


def test_every_script_of_the_folder_is_listed_once() -> None:
    on_disk = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")}

    assert sorted(script for script in on_disk if not script.startswith(LOADED_APART)) == sorted(client.SCRIPTS)


@pytest.mark.parametrize("script", client.SCRIPTS)
def test_every_text_that_a_script_asks_for_is_in_the_english_catalogue(script: str, tmp_path: Path) -> None:
    english = strings.catalogue("en", tmp_path, Report())
    source = (FOLDER / script).read_text("utf-8")
    whole = set(re.findall(rf"""['"]((?:{AREAS})\.\w+)['"]""", source))
    begun = set(re.findall(rf"`((?:{AREAS})\.\w+_)\$\{{", source))

    assert whole <= english.keys()
    assert all(any(key.startswith(prefix) for key in english) for prefix in begun)


def test_the_bundle_is_one_sound_script_that_ends_by_starting(tmp_path: Path) -> None:
    text = client.bundle({"site.x": "</script> “é”"}, {"fr": {"dir": "ltr"}})
    file = tmp_path / "selfaccess.js"
    file.write_text(text, "utf-8")

    assert text.startswith("'use strict';")
    assert text.endswith("selfaccess.start();\n")
    assert 'selfaccess.strings.load({"site.x":"</script> “é”"});' in text
    subprocess.run([node(), "--check", file], check=True)
