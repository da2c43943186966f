"""The client's own tests, which run in Node.js, and the check of its types."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from node_program import node

TESTS = Path(__file__).parent
TYPESCRIPT = TESTS / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.mark.parametrize("file", sorted((TESTS / "client").glob("*.test.js")), ids=lambda file: file.name)
def test_units(file: Path) -> None:
    run = subprocess.run([node(), "--test", "--test-reporter=spec", file], capture_output=True, encoding="utf-8", timeout=120)

    assert run.returncode == 0, run.stdout + run.stderr


def test_types() -> None:
    assert TYPESCRIPT.exists(), "TypeScript is not there. `make test` installs it (npm ci, in tests/)."
    run = subprocess.run([node(), TYPESCRIPT, "-p", TESTS / "tsconfig.json"], capture_output=True, encoding="utf-8", timeout=120)

    assert run.returncode == 0, run.stdout + run.stderr
