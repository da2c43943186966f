"""All resources together: their order, and whether what they point at is there."""

from __future__ import annotations

import functools
import itertools
import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from selfaccess.config import Config
from selfaccess.model import Entry, Pack, Resource, Steps
from selfaccess.places import CONTENT, id_of, same_id
from selfaccess.problems import Problem, Report, did_you_mean, did_you_mean_path


class Library(Struct, frozen=True, dict=True):
    """Packs and resources in the order in which they are shown; every link in them leads somewhere."""

    config: Config
    packs: tuple[Pack, ...]
    resources: tuple[Resource, ...]

    @functools.cached_property
    def by_path(self) -> Mapping[str, Resource]:
        """Resources by their file."""
        return {resource.path: resource for resource in self.resources}

    @functools.cached_property
    def by_id(self) -> Mapping[str, Resource]:
        """Resources by id."""
        return {resource.id: resource for resource in self.resources}

    @functools.cached_property
    def by_pack(self) -> Mapping[str, tuple[Resource, ...]]:
        """Resources by their pack's id, without its welcome."""
        found: dict[str, list[Resource]] = {pack.id: [] for pack in self.packs}
        for resource in self.resources:
            if not is_welcome(resource):
                found[resource.pack].append(resource)
        return {pack: tuple(resources) for pack, resources in found.items()}

    @functools.cached_property
    def pack(self) -> Mapping[str, Pack]:
        """Packs by id."""
        return {pack.id: pack for pack in self.packs}

    @functools.cached_property
    def welcomes(self) -> frozenset[str]:
        """The files that welcome to packs, whether they are there or not: a link to one leads to the pack."""
        return frozenset(f"{pack.path}/index.md" for pack in self.packs)

    @functools.cached_property
    def taught(self) -> frozenset[str]:
        """The languages of all questions and glossaries."""
        glossaries = frozenset(resource.language for resource in self.resources if resource.entries)
        return glossaries.union(question.language for resource in self.resources for question in resource.questions)

    @functools.cached_property
    def _terms(self) -> Mapping[str, tuple[tuple[Resource, Entry], ...]]:
        found: dict[str, list[tuple[Resource, Entry]]] = {}
        for resource in self.resources:
            for entry in resource.entries:
                found.setdefault(_folded(entry.term), []).append((resource, entry))
        return {term: tuple(entries) for term, entries in found.items()}

    def entry(self, term: str, of: Resource) -> tuple[Resource, Entry] | None:
        """The glossary and entry that a link to `term` in the resource `of` means: of its own glossaries, its pack's, its language's, any."""
        found = self._terms.get(_folded(term), ())
        own = {gloss_path(of, name) for name, _, _ in of.gloss} | {of.path}
        ranks = sorted(range(len(found)), key=lambda i: (found[i][0].path not in own, found[i][0].pack != of.pack, found[i][0].language != of.language, i))
        return found[ranks[0]] if ranks else None

    @functools.cached_property
    def _after(self) -> Mapping[str, list[str]]:
        """What comes after each resource, by file: in paths, by need, and in its pack."""
        after: dict[str, list[str]] = {}
        for resource in self.resources:
            steps = [step.path for part in resource.parts if isinstance(part, Steps) for step in part.steps if step.path in self.by_path]
            for here, then in itertools.pairwise(steps):
                after.setdefault(here, []).append(then)
        for resource in self.resources:
            for need, _, _ in resource.needs:
                after.setdefault(self.by_id[need].path, []).append(resource.path)
        for resources in self.by_pack.values():
            for one, other in itertools.pairwise(resources):
                after.setdefault(one.path, []).append(other.path)
        return after

    def next(self, resource: Resource) -> tuple[Resource, ...]:
        """At most three resources to go on with."""
        paths = (path for path in dict.fromkeys(self._after.get(resource.path, ())) if path != resource.path)
        return tuple(self.by_path[path] for path in itertools.islice(paths, 3))

    def paths_with(self, resource: Resource) -> tuple[Resource, ...]:
        """The paths of which the resource is a step."""
        return tuple(self.by_path[path] for path in self._paths.get(resource.path, ()))

    @functools.cached_property
    def _paths(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for resource in self.resources:
            for part in resource.parts:
                for step in part.steps if isinstance(part, Steps) else ():
                    found.setdefault(step.path, {})[resource.path] = None
        return {path: tuple(paths) for path, paths in found.items()}


def is_welcome(resource: Resource) -> bool:
    """Whether the resource is its pack's welcome text, shown on the pack's own page."""
    return resource.place == resource.pack


def gloss_path(resource: Resource, name: str) -> str:
    """The file of a glossary that a resource names by its path from its own file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(resource.path), name))


def _folded(term: str) -> str:
    return " ".join(unicodedata.normalize("NFC", term.replace("’", "'")).casefold().split())


def link(config: Config, packs: Iterable[Pack], resources: Iterable[Resource], left_out: frozenset[str], report: Report) -> Library:
    """The library of packs and resources in order; what leads nowhere is reported.

    `left_out` are files that are known but not built: drafts, and those that could not be read, of which the report knows.
    """
    drafts = left_out - {problem.path for problem in report.problems if problem.severity == "error"}
    found = _without_drafts(list(resources), left_out, drafts, report)
    in_packs: dict[str, list[Resource]] = {pack.id: [] for pack in sorted(packs, key=lambda pack: pack.id)}
    for resource in found:
        in_packs[resource.pack].append(resource)
    known = {pack.id: pack for pack in packs}
    ordered = [resource for pack, own in in_packs.items() for resource in _in_order(own, known[pack])]
    library = Library(config, tuple(known[pack] for pack in in_packs), tuple(ordered))
    _report_clashes(library, report)
    _report_circles(found, report)
    for resource in library.resources:
        report.extend(_checked(library, resource, left_out, drafts))
        for contribution in resource.contributions:
            alone = structs.replace(resource, links=contribution.links, parts=(), gloss=(), entries=())
            report.extend(structs.replace(problem, path=contribution.path) for problem in _checked(library, alone, left_out, drafts))
    return library


def _ids(left_out: frozenset[str]) -> set[str]:
    """The ids that files which are left out have unless they pin others."""
    return {id_of(path) for path in left_out}


def _without_drafts(resources: Sequence[Resource], left_out: frozenset[str], drafts: frozenset[str], report: Report) -> list[Resource]:
    """The resources without needs that no resource meets and glossaries that are left out."""
    ids = {resource.id for resource in resources}
    unmade = _ids(left_out)
    kept = []
    for resource in resources:
        if not resource.needs and not resource.gloss:
            kept.append(resource)
            continue
        for need, line, column in resource.needs:
            if need not in ids and need not in unmade:
                report.add(Problem(resource.path, line, column, f"No resource has the id “{need}”.", did_you_mean(need, ids)))
        for name, line, column in resource.gloss:
            if gloss_path(resource, name) in drafts:
                report.add(Problem(resource.path, line, column, *_DRAFT, "warning"))
        needs = tuple(need for need in resource.needs if need[0] in ids)
        gloss = tuple(gloss for gloss in resource.gloss if gloss_path(resource, gloss[0]) not in left_out)
        kept.append(resource if (needs, gloss) == (resource.needs, resource.gloss) else structs.replace(resource, needs=needs, gloss=gloss))
    return kept


_DRAFT = ("This leads to a draft, which is left out of the site.", "Build with --drafts, or publish it.")


def _report_clashes(library: Library, report: Report) -> None:
    """Report ids and places that two resources have, and packs that are trusted and are not there."""
    ids: dict[str, Resource] = {}
    places: dict[str, Resource] = {}
    for resource in library.resources:
        # Where the files' names are alike, as `read` has told, the ids are too.
        if (other := ids.setdefault(resource.id, resource)) is not resource and same_id(other.path) != same_id(resource.path):
            report.add(Problem(resource.path, 1, 1, f"The id “{resource.id}” is also that of {other.path}.", "Give each resource an id of its own."))
        if (other := places.setdefault(resource.place, resource)) is not resource:
            report.add(Problem(resource.path, 1, 1, f"This and {other.path} would be one page of the site.", "Rename one of them."))
    for place, resource in places.items():
        folder = place.removesuffix("/index.html")
        if folder != place and (folder in places or folder in library.pack):
            page = places[folder].path if folder in places else library.pack[folder].path
            report.add(Problem(resource.path, 1, 1, f"The folder of this page and the page of {page} would have one name in the site.", "Rename one of them."))
    for resource in library.resources:
        for asset in resource.assets:
            if asset.removeprefix(f"{CONTENT}/") in places:
                report.add(Problem(resource.path, 1, 1, f"The file {asset} and a page would have one name in the site.", "Rename one of them."))
    for name in library.config.trust:
        if name not in library.pack:
            report.add(Problem("site.yaml", 0, 0, f"“{name}” is trusted, but there is no such pack.", did_you_mean(name, library.pack)))


def _report_circles(resources: Sequence[Resource], report: Report) -> None:
    """Report needs that lead back to the resource that has them."""

    def add(resource: Resource, need: tuple[str, int, int]) -> None:
        name, line, column = need
        if name == resource.id:
            report.add(Problem(resource.path, line, column, "This resource needs itself.", "Delete it from the list."))
        else:
            report.add(Problem(resource.path, line, column, f"“{name}” needs this resource in its turn, so neither could come first.",
                               "Delete one of the two needs."))

    _after_needs(resources, add)


def _in_order(resources: Iterable[Resource], pack: Pack) -> list[Resource]:
    """A pack's resources: as pack.yaml orders them, the others by name, each after what it needs."""
    rank = {path: place for place, path in enumerate(pack.order)}
    return _after_needs(sorted(resources, key=lambda resource: (rank.get(resource.path, len(rank)), resource.path)), lambda resource, need: None)


def _after_needs(resources: Sequence[Resource], circle: Callable[[Resource, tuple[str, int, int]], None]) -> list[Resource]:
    """The resources, each after those of them that it needs; `circle` is told of needs that lead back."""
    if not any(resource.needs for resource in resources):
        return list(resources)
    by_id = {resource.id: resource for resource in reversed(resources)}
    done: dict[str, bool] = {}
    out: list[Resource] = []
    for first in resources:
        open_ones = [] if first.path in done else [(first, iter(first.needs))]
        while open_ones:
            resource, needs = open_ones[-1]
            done.setdefault(resource.path, False)
            for need in needs:
                other = by_id.get(need[0])
                if other is not None and other.path not in done:
                    open_ones.append((other, iter(other.needs)))
                    break
                if other is not None and not done[other.path]:
                    circle(resource, need)
            else:
                open_ones.pop()
                done[resource.path] = True
                out.append(resource)
    return out


def _checked(library: Library, resource: Resource, left_out: frozenset[str], drafts: frozenset[str]) -> Iterator[Problem]:
    """What of a resource's links, glossaries and entries leads nowhere."""

    def problem(line: int, column: int, message: str, hint: str) -> Problem:
        return Problem(resource.path, line, column, message, hint)

    for found in resource.links:
        if found.kind == "term":
            if library.entry(found.target, resource) is None:
                yield problem(found.line, found.column, f"No glossary has the term “{found.target}”.",
                              did_you_mean(found.target, [entry.term for other in library.resources if other.pack == resource.pack for entry in other.entries]))
        elif found.kind == "id":
            if found.target in library.by_id:
                continue
            if found.target in _ids(left_out):
                if found.target in _ids(drafts):
                    yield structs.replace(problem(found.line, found.column, *_DRAFT), severity="warning")
            else:
                yield problem(found.line, found.column, f"No resource has the id “{found.target}”.", did_you_mean(found.target, library.by_id))
        elif found.target in left_out:
            if found.target in drafts:
                yield structs.replace(problem(found.line, found.column, *_DRAFT), severity="warning")
        elif found.target not in library.by_path and found.target not in library.welcomes:
            here = posixpath.dirname(resource.path)
            yield problem(found.line, found.column, f"There is no resource “{posixpath.relpath(found.target, here)}”.",
                          did_you_mean_path(found.target, library.by_path, here) or "The path begins at this file’s folder and ends in .md.")
        elif found.part and found.target in library.by_path and found.part not in library.by_path[found.target].anchors:
            yield problem(found.line, found.column, f"There is no part “{found.part}” in {posixpath.basename(found.target)}.",
                          did_you_mean(found.part, library.by_path[found.target].anchors)
                          or "A part is a heading’s text in small letters with hyphens: other.md#small-talk")
    for part in resource.parts:
        for step in part.steps if isinstance(part, Steps) else ():
            if step.path not in library.by_path and step.path in library.welcomes:
                shown = posixpath.relpath(step.path, posixpath.dirname(resource.path))
                yield problem(part.line, 1, f"There is no text {shown} that could be a step.", "Write one, or name another resource.")
    for name, line, column in resource.gloss:
        glossary = library.by_path.get(gloss_path(resource, name))
        if glossary is None or glossary.kind != "glossary":
            here = posixpath.dirname(resource.path)
            others = [other.path for other in library.resources if other.kind == "glossary"]
            hint = did_you_mean_path(gloss_path(resource, name), others, here) or did_you_mean(name, [posixpath.relpath(other, here) for other in others])
            yield problem(line, column, f"“{name}” is not a glossary.", hint)
    for entry in resource.entries:
        for term in entry.see_also:
            if library.entry(term, resource) is None:
                yield problem(entry.line, 1, f"“{entry.term}” says “see also: {term}”, but no glossary has that term.",
                              did_you_mean(term, [other.term for other in resource.entries]))
