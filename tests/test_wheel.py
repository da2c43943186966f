"""What a centre installs: the wheel, alone in an empty environment."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_makes_and_builds_a_library_in_an_empty_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    venv.create(tmp_path / "empty", with_pip=True)
    bin_ = tmp_path / "empty" / "bin"
    run(bin_ / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)

    run(bin_ / "selfaccess", "new", "my-centre", cwd=tmp_path)
    told = run(bin_ / "selfaccess", "build", "--strict", cwd=tmp_path / "my-centre")

    assert "open site/index.html" in told
    assert (tmp_path / "my-centre/site/index.html").is_file()
    assert "selfaccess/py.typed" in names
    assert "selfaccess/themes/default/templates/layout.html" in names
    assert not any(name.startswith(("tests/", "content/")) for name in names)
