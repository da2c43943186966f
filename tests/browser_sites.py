"""The sites that the browser tests open: the demo library, and a little one that holds one of everything."""

from __future__ import annotations

import math
import shutil
import wave
from itertools import chain
from pathlib import Path

from selfaccess.build import build

ROOT = Path(__file__).parent.parent
LITTLE = Path(__file__).parent / "browser" / "library"
MANY = 300
"""So many questions stand on one page of the little library."""


def demo_site(output: Path) -> Path:
    """Builds the demo library into `output`, and gives that back."""
    return _build(ROOT, output)


def little_site(folder: Path, *, language: str = "en") -> Path:
    """Builds the little library, with an interface in `language`, below `folder`; gives back the site's folder."""
    library = folder / "library"
    shutil.copytree(LITTLE, library)
    site = library / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    for name, pitch in (("merci", 440), ("adieu", 330)):
        _write_sound(library / f"content/cafe/audio/{name}.wav", pitch)
    (library / "content/cafe/many.md").write_text(_many(), "utf-8")
    return _build(library, folder / "site")


def _build(root: Path, output: Path) -> Path:
    outcome = build(root, output)
    assert outcome.written, "\n".join(f"{problem.path}:{problem.line}: {problem.message}" for problem in outcome.problems)
    return output


def _write_sound(path: Path, pitch: int) -> None:
    """Half a second of a tone."""
    rate = 8000
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(bytes(128 + round(60 * math.sin(2 * math.pi * pitch * at / rate)) for at in range(rate // 2)))


def _many() -> str:
    """A page of 300 questions: a choice, a gap and a short answer by turns. The right answer of the Nth is "mot N"."""
    kinds = (
        "::: choice {{#n{n}}}\nQuestion {n} ?\n\n- [x] mot {n}\n- [ ] mot {other}\n:::",
        "::: gaps {{#n{n}}}\nVoici [[mot {n}]].\n:::",
        "::: answer {{#n{n}}}\nWrite *mot {n}*.\n\n- = mot {n}\n:::",
    )
    questions = (kinds[n % 3].format(n=n, other=n + 1) for n in range(1, MANY + 1))
    return "\n\n".join(chain(["---\ntitle: Three hundred questions\nkind: exercise\nminutes: 60\n---"], questions)) + "\n"
