"""`python -m bench` builds the corpora with all generators in turn and prints what that costs; with --write also into docs/performance.md."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench import report
from bench.corpus import plain, real
from bench.generators import GENERATORS, HERE, PEERS, SELFACCESS, Generator, put
from bench.measure import Cost, Failed, median, run

_BUILD = (*SELFACCESS, "build", "--quiet")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; gives back the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2_000, 10_000], help="how many pages")
    parser.add_argument("--times", type=int, default=3, help="how often each is built; the median counts")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[generator.name for generator in GENERATORS], help="generators")
    parser.add_argument("--folder", type=Path, default=HERE / ".work", help="where the corpora and sites go")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    options = parser.parse_args(arguments)
    wanted = [generator for generator in GENERATORS if options.only is None or generator.name in options.only]
    if any(generator.name != "selfaccess" for generator in wanted) and not PEERS.exists():
        parser.error("the peers are not installed: run make bench, or name --only selfaccess")
    options.folder.mkdir(parents=True, exist_ok=True)
    run_folder = Path(tempfile.mkdtemp(dir=options.folder))
    cold: dict[int, dict[str, Cost]] = {}
    again: dict[int, dict[str, Cost]] = {}
    ours: dict[int, dict[str, Cost]] = {}
    facts: dict[str, dict[str, str]] = {}
    for size in options.sizes:
        folder = run_folder / str(size)
        cold[size] = _cold(folder, size, wanted, options.times)
        again[size] = _rebuilds(folder / "selfaccess", options.times)
        facts[f"plain, {size:,}"] = _search(folder / "selfaccess")
        put(folder / "real", dict(real(size)))
        ours[size] = {"cold": _build_cold(folder / "real", options.times)}
        ours[size] |= _rebuilds(folder / "real", options.times, "content/pack-0000/exercise-07.md")
        facts[f"our shape, {size:,}"] = _search(folder / "real")
    shutil.rmtree(run_folder)
    hugo = {size: costs["Hugo"] for size, costs in cold.items() if "Hugo" in costs}
    parts = [report.machine(len(os.sched_getaffinity(0)), options.times),
             "### Cold, plain pages of 350 words", report.cold_table(cold),
             "### Again, plain pages", report.rebuild_table(again, hugo),
             "### Our shape: exercises of ten questions, glossaries, questionnaires", report.rebuild_table(ours, {}),
             "### The search index", report.facts_table(facts)]
    print("\n\n".join(parts))
    if options.write:
        report.write(HERE.parent / "docs/performance.md", parts)
    return 0


def _cold(folder: Path, size: int, generators: Iterable[Generator], times: int) -> dict[str, Cost]:
    """Each generator's cold builds, in turn."""
    found: dict[str, list[Cost]] = {}
    for _ in range(times):
        for generator in generators:
            if size > generator.largest:
                continue
            place = folder / generator.name.replace(" ", "-")
            if not place.exists():
                generator.lay_out(place, plain(size))
            _clear(place, generator.output)
            try:
                found.setdefault(generator.name, []).append(run(generator.commands, place))
            except Failed as error:
                print(error, file=sys.stderr)
    return {name: median(costs) for name, costs in found.items()}


def _build_cold(folder: Path, times: int) -> Cost:
    costs = []
    for _ in range(times):
        _clear(folder, GENERATORS[0].output)
        costs.append(run([_BUILD], folder))
    return median(costs)


def _clear(folder: Path, names: Iterable[str]) -> None:
    """Put aside what a build left. Nothing is deleted before all is measured: where many files were, ext4 looks long for a place for each new one."""
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix="gone-"))
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(aside / name)


def _rebuilds(folder: Path, times: int, page: str = "content/section-0003/page-07.md") -> dict[str, Cost]:
    """Builds of ours after one page was edited, and after nothing was."""
    edited, nothing = [], []
    file = folder / page
    for number in range(times):
        file.write_text(f"{file.read_text('utf-8')}\nOne more sentence, the number {number}.\n", "utf-8")
        edited.append(run([_BUILD], folder))
        nothing.append(run([_BUILD], folder))
    return {"one page edited": median(edited), "nothing changed": median(nothing)}


def _search(folder: Path) -> dict[str, str]:
    """What the index costs, of CPU and of bytes."""
    command = [sys.executable, "-m", "bench.search", str(folder), str(folder / "site")]
    found = subprocess.run(command, capture_output=True, check=True, text=True, cwd=HERE.parent)
    costs = json.loads(found.stdout)
    return {"documents": f"{costs['documents']:,}", "CPU a document": f"{costs['milliseconds']:.2f} ms", "index a document": f"{costs['index']:,.0f} bytes",
            "texts a document": f"{costs['texts']:,.0f} bytes"}


if __name__ == "__main__":
    sys.exit(main())
