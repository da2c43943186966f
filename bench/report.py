"""What was measured, as tables of Markdown; they stand in docs/performance.md between two marks."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.measure import Cost

_BEGIN, _END = "<!-- measured by make bench -->\n", "<!-- end of what was measured -->\n"
_AGAINST = "Hugo + Pagefind"


def cold_table(results: Mapping[int, Mapping[str, Cost]]) -> str:
    """Cold builds of the plain corpus: seconds, and how many times as long as Hugo with Pagefind."""
    lines = ["| pages | generator | wall, s | times Hugo + Pagefind | CPU, s | memory, MB |", "|--:|---|--:|--:|--:|--:|"]
    for size, costs in results.items():
        base = costs.get(_AGAINST)
        for name, cost in costs.items():
            ratio = f"{cost.wall / base.wall:.2f}" if base else ""
            lines.append(f"| {size:,} | {name} | {cost.wall:.2f} | {ratio} | {cost.cpu:.2f} | {cost.memory:.0f} |")
    return "\n".join(lines)


def rebuild_table(results: Mapping[int, Mapping[str, Cost]], hugo: Mapping[int, Cost]) -> str:
    """Rebuilds: seconds, and what part of Hugo's cold build of as many pages."""
    lines = ["| pages | what | wall, s | times Hugo’s cold build | CPU, s | memory, MB |", "|--:|---|--:|--:|--:|--:|"]
    for size, costs in results.items():
        for name, cost in costs.items():
            ratio = f"{cost.wall / hugo[size].wall:.2f}" if size in hugo else ""
            lines.append(f"| {size:,} | {name} | {cost.wall:.3f} | {ratio} | {cost.cpu:.2f} | {cost.memory:.0f} |")
    return "\n".join(lines)


def facts_table(results: Mapping[str, Mapping[str, str]]) -> str:
    """Anything else that has a name and a value, by corpus."""
    lines = ["| corpus | what | measured |", "|---|---|--:|"]
    lines += [f"| {corpus} | {name} | {value} |" for corpus, facts in results.items() for name, value in facts.items()]
    return "\n".join(lines)


def machine(processors: int, repetitions: int) -> str:
    """On what it was measured."""
    return f"Medians of {repetitions}, all in turn in one run, with {processors} processors and Python {platform.python_version()} on {platform.system()}."


def write(file: Path, parts: Sequence[str]) -> None:
    """Put the parts between the marks of `file`."""
    text = file.read_text("utf-8")
    before, _, rest = text.partition(_BEGIN)
    after = rest.partition(_END)[2]
    file.write_text(before + _BEGIN + "\n" + "\n\n".join(parts) + "\n\n" + _END + after, "utf-8")
