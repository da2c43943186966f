"""From a folder to a site: each step is one function from one frozen value to the next.

What has not changed since the last build is taken from there (`memory`), and what is much is shared by processes (`crew`, `work`).
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from selfaccess import unchanged
from selfaccess.problems import Problem, Report
from selfaccess.store import Store

if TYPE_CHECKING:
    from selfaccess.work import Plan
    from selfaccess.write import Making

Progress = Callable[[int, int], None]
"""Told how many of how many files are done."""

_MEMORIES = ("memory", "memory-drafts")
_MANY = 200
"""So many resources are worth more processes than one."""


class Outcome(Struct, frozen=True):
    """What came of it: all problems in order, how many resources there are, and whether the site was written."""

    problems: tuple[Problem, ...]
    resources: int
    written: bool


def check(root: Path, *, drafts: bool = False, strict: bool = False, progress: Progress | None = None, processes: int = 0) -> Outcome:
    """Everything but the writing."""
    from selfaccess.sources import plan_of

    report = Report()
    plan = plan_of(root, drafts, report)
    return _run(plan, report, None, {}, strict, progress, processes, search_later=False)[0]


def build(root: Path, output: Path, *, drafts: bool = False, strict: bool = False, progress: Progress | None = None, processes: int = 0,
          store: Store | None = None, search_later: bool = False) -> Outcome:
    """Write the site of the library in `root` to `output`, unless there is an error or, with `strict`, a warning.

    `store` is the library's own, where several builds share one. `processes` 0 takes as many as the computer can run at once; the site is the
    same with any number. With `search_later` its search index may be that of an earlier build; the next build without it makes the site as it is to be.
    Raises write.Refused when `output` cannot be used or two files would be one, OSError when the disk fails, and crew.Lost when the system ends
    one of the processes; the old site then stays.
    """
    store, site = store or Store(root), Path(os.path.realpath(output))
    found = unchanged.sources(root, seen=store.seen)
    key = unchanged.key(found, (drafts, strict))
    if (kept := unchanged.recall(store, site, key)) is not None:
        problems, resources = kept
        return Outcome(tuple(Problem(*problem) for problem in problems), resources, written=True)
    from selfaccess.sources import plan_of, recall_plan, remember_plan
    from selfaccess.write import making

    report = Report()
    with making(output, root, store) as new:
        known = recall_plan(store, root, drafts, found)
        plan = known or plan_of(root, drafts, report)
        is_sound = not report.problems
        outcome, read = _run(plan, report, new, found.texts, strict, progress, processes, search_later)
        # Only when the site was made, with its search, of just what was there before it was begun; and before another build can put its own in its place.
        if outcome.written and not search_later and unchanged.sources(root, read, store.seen) == found:
            if plan is not None and known is None and is_sound:
                remember_plan(store, plan, found)
            problems = tuple(structs.astuple(problem) for problem in outcome.problems)
            unchanged.remember(store, site, key, (problems, outcome.resources), new.made)
    return outcome


def is_stopped(problems: tuple[Problem, ...], strict: bool) -> bool:
    """Whether a site with these problems is not to be written."""
    return any(strict or problem.severity == "error" for problem in problems)


def _run(plan: Plan | None, report: Report, site: Making | None, texts: Mapping[str, bytes], strict: bool, progress: Progress | None,
         processes: int, search_later: bool) -> tuple[Outcome, Mapping[str, bytes | None]]:
    """What comes of a plan, whose problems are in the report, and the stamps of the documents as they were read."""
    # What is heavy is loaded when there is something to do.
    from selfaccess.assemble import Assembly
    from selfaccess.crew import Crew, processors
    from selfaccess.library import link
    from selfaccess.memory import recall, remember
    from selfaccess.sources import Sources
    from selfaccess.work import Work

    if plan is None:
        return Outcome(report.problems, 0, written=False), {}
    store = site.store if site is not None else None
    memory = recall(store, _MEMORIES[plan.drafts], plan.settings)
    sources = Sources(plan, memory, texts)
    with Crew(functools.partial(Work, plan, writes=site is not None), processes or (processors() if len(sources.due) >= _MANY else 1)) as crew:
        sources.read(crew, report, progress)
        library = link(plan.config, plan.packs.values(), sources.resources, sources.left_out, report)
        outcome = Outcome(report.problems, len(library.resources), written=False)
        if report.has_errors:
            if store is not None:
                # What has been read need not be read again when the errors are mended. The pages of what has changed are those of before.
                pages = {path: page for path, page in memory.pages.items() if path not in sources.due}
                remember(store, _MEMORIES[plan.drafts], structs.replace(memory, readings=sources.readings, pages=pages), sources.blocks)
            return outcome, {}
        made = Assembly(plan, library, sources, memory, site).files(crew, report, search_later=search_later)
    outcome = structs.replace(outcome, problems=report.problems)
    if made is None or site is None or is_stopped(report.problems, strict):
        return outcome, {}
    files, memory = made
    remember(site.store, _MEMORIES[plan.drafts], memory, sources.blocks)
    site.finish(files)
    return structs.replace(outcome, written=True), sources.texts
