"""The files of a site, of which those that nothing has changed are taken from the last build."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from pathlib import Path

from selfaccess.client import scheduler
from selfaccess.crew import Crew
from selfaccess.decks import Deck, deck_path, deck_script, decks
from selfaccess.library import Library, gloss_path, is_welcome
from selfaccess.memory import Memory
from selfaccess.model import Artifact, Resource, Steps
from selfaccess.outline import packed
from selfaccess.places import CONTENT, page_of
from selfaccess.problems import Problem, Report
from selfaccess.search_index import SearchIndex
from selfaccess.sources import Sources
from selfaccess.store import stamp, stamp_of_values
from selfaccess.tree import Files, Kept, Stamps, stamp_of, stamps_of
from selfaccess.unchanged import Look, look
from selfaccess.work import Made, Plan
from selfaccess.write import Making, check_names

_AT_ONCE = 100
"""So many outlines are sent at a time."""


class Assembly:
    """One site's files. Without a `site` pages are made, to see whether they can be, and nothing is written."""

    def __init__(self, plan: Plan, library: Library, sources: Sources, memory: Memory, site: Making | None) -> None:
        self._plan, self._library, self._sources, self._memory, self._site = plan, library, sources, memory, site
        self._packs = {pack: plan.source(pack)[1] for pack in plan.packs}
        self._seen = {path: reading.seen for path, reading in sources.readings.items()}
        # What a theme of others shows can be anything that an outline has.
        order = [sources.readings[resource.path].outline if plan.theme.shows_library else self._seen[resource.path] for resource in library.resources]
        self._whole = stamp_of_values(memory.settings, sorted(self._packs.items()), order)

    def files(self, crew: Crew, report: Report, *, search_later: bool = False) -> tuple[list[tuple[str, Kept]], Memory] | None:
        """All files and what is to be remembered of them; None when a template has a fault, and without a site.

        With `search_later` the search index is the last one, where that is there. Raises Refused when two pages would be one, and OSError when the disk fails.
        """
        if self._site is None:
            self._pages(crew, report, ())
            return None
        if self._whole != self._memory.whole:
            check_names(page_of(resource.place) for resource in self._library.resources)
        cards, dealt = self._decks(crew)
        index = SearchIndex(self._plan, self._library, self._sources, self._memory, self._site, self._whole)
        if search_later and index.stay():
            put_together: Iterable[None] = ()
        else:
            index.make_blocks(crew, self._compiled() if crew.alone is None else ())
            put_together = index.put_together()
        pages, remembered = self._pages(crew, report, put_together)
        if report.has_errors:
            return None
        copies, copied = self._copies()
        memory = Memory(self._memory.settings, self._sources.readings, remembered, self._memory.parts, self._whole, copied, index.blocks, index.shared, dealt)
        return [*pages, *index.files, *copies, *cards], memory

    # -- pages

    def _pages(self, crew: Crew, report: Report, meanwhile: Iterable[None]) -> tuple[list[tuple[str, Kept]], dict[str, tuple[bytes, Stamps]]]:
        """The pages of each resource and those of the site, and what to remember of them."""
        keys = self._keys()
        known = {path: files for path, key in keys.items() if (found := self._memory.pages.get(path, (b"", {})))[0] == key and (files := found[1])}
        there = self._site.keep({path: wanted for files in known.values() for path, wanted in files.items()}) if self._site is not None else {}
        done = {path: {name: there[name] for name in files} for path, files in known.items() if files.keys() <= there.keys()}
        due = [path for path in keys if path not in done]
        own = self._own_pages(done, report) if "" in due else ()
        done |= self._rendered([path for path in due if path], crew, chain(own, meanwhile), report)
        pages = [item for files in done.values() for item in files.items()]
        return pages, {path: (keys[path], stamps_of(files)) for path, files in done.items()}

    def _keys(self) -> dict[str, bytes]:
        """What the pages of each resource show, and, as "", what those of the site do."""
        before = self._memory.pages if self._whole == self._memory.whole else {}
        everywhere = self._whole if self._plan.theme.shows_library else b""
        keys = {"": self._whole}
        for resource in self._library.resources:
            path = resource.path
            if path in before and path not in self._sources.due:
                keys[path] = before[path][0]
            else:
                shown = resource.needs, resource.gloss, list(self._around(resource))
                keys[path] = stamp_of_values(self._memory.settings, self._sources.readings[path].source, everywhere, shown)
        return keys

    def _around(self, resource: Resource) -> Iterator[object]:
        """All of others that a resource's pages show."""
        library, seen = self._library, self._seen
        for others in (library.next(resource), library.paths_with(resource), [library.by_id[need] for need, _, _ in resource.needs],
                       [library.by_path[gloss_path(resource, name)] for name, _, _ in resource.gloss]):
            yield [seen[other.path] for other in others]
        if is_welcome(resource):
            yield [seen[other.path] for other in library.by_pack[resource.pack]]
        links = [*resource.links, *(link for contribution in resource.contributions for link in contribution.links)]
        for link in links:
            if link.kind == "id":
                yield seen[library.by_id[link.target].path] if link.target in library.by_id else None
        terms = [link.target for link in links if link.kind == "term"]
        for term in (*terms, *(term for entry in resource.entries for term in entry.see_also)):
            found = library.entry(term, resource)
            yield found and (seen[found[0].path], found[1].anchor)
        for part in resource.parts:
            for step in part.steps if isinstance(part, Steps) else ():
                yield seen[step.path] if step.path in library.by_path else None

    def _rendered(self, paths: Sequence[str], crew: Crew, meanwhile: Iterable[None], report: Report) -> dict[str, Files]:
        if crew.alone is not None:
            crew.alone.know(self._library)
        elif paths:
            for start in range(0, len(self._library.resources), _AT_ONCE):
                crew.all("link", marshal.dumps([packed(resource) for resource in self._library.resources[start : start + _AT_ONCE]]))
        tree = self._site.tree if self._site is not None else None
        done: dict[str, Files] = {}
        tasks, owners = self._shared(set(paths))
        for number, _, found in crew.each("render", [(tree, [*map(self._sources.source, task)]) for task in tasks], owners, meanwhile):
            made = Made(*found)
            done |= dict(zip(tasks[number], made.files, strict=False))
            if made.problem is not None:
                report.add(Problem(*made.problem))
        return done

    def _shared(self, paths: Set[str]) -> tuple[list[list[str]], list[int | None]]:
        """The paths in tasks for members of the crew, and of each task which member has read them."""
        tasks = [task for block in self._sources.blocks if (task := [path for path in block if path in paths])]
        return tasks, [self._sources.owner(task) for task in tasks]

    def _own_pages(self, done: dict[str, Files], report: Report) -> Iterator[None]:
        """Make the pages that a library has once, by steps; in the end they are `done` as those of the document ""."""
        from selfaccess.render import Pages, template_problem

        made: list[Artifact] = []
        try:
            store = self._site.store if self._site is not None else None
            for artifact in Pages(self._library, self._plan.theme, self._plan.words, self._plan.client, store).site():
                made.append(artifact)
                yield
        except Exception as error:
            report.add(template_problem(error, self._plan.root))
            return
        made += self._plan.theme.styles.values()
        done[""] = {artifact.path: self._site.put(artifact) for artifact in made} if self._site is not None else {}

    def _compiled(self) -> Iterator[None]:
        """Compile the templates, by steps."""
        from selfaccess.render import compile_templates

        assert self._site is not None
        yield from compile_templates(self._plan.theme, self._library, self._site.store)

    # -- the cards of the review

    def _decks(self, crew: Crew) -> tuple[list[tuple[str, Kept]], dict[str, tuple[bytes, bytes]]]:
        """The scripts of decks, and what to remember of them. Of a deck that has changed only what changed resources add is made anew."""
        assert self._site is not None
        done: dict[str, tuple[bytes, Kept]] = {}
        due: list[tuple[int, Deck, str, bytes]] = []
        names = set()
        source = {path: reading.source for path, reading in self._sources.readings.items()}
        for number, deck in enumerate(decks(self._library)):
            name = stamp(self._memory.settings, deck.kind.encode(), deck.id.encode()).hex()
            key = stamp_of_values(name, [(resource.path, source[resource.path]) for resource in deck.resources])
            known, wanted = self._memory.decks.get(path := deck_path(number), (b"", b""))
            if known == key and (there := self._site.keep({path: wanted})):
                done[path] = key, there[path]
            else:
                due.append((number, deck, f"decks/{name}", key))
            names.add(name)
        added: dict[tuple[str, str], str] = {}
        missing: dict[str, list[str]] = {}
        for _, deck, name, _ in due:
            kept: dict[str, tuple[bytes, str]] = self._site.store.load(name) or {}
            for resource in deck.resources:
                path, (known, data) = resource.path, kept.get(resource.path, (b"", ""))
                if known == source[path]:
                    added[deck.kind, path] = data
                else:
                    missing.setdefault(path, []).append(deck.kind)
        tasks, owners = self._shared(missing.keys())
        asked = [[(kind, self._sources.source(path)) for path in task for kind in missing[path]] for task in tasks]
        for number, _, found in crew.each("decks", [(task,) for task in asked], owners):
            added |= {(kind, path): data for (kind, (_, path, _)), data in zip(asked[number], found, strict=True)}
        for number, deck, name, key in due:
            self._site.store.save(name, {resource.path: (source[resource.path], added[deck.kind, resource.path]) for resource in deck.resources})
            script = deck_script(number, deck.kind, {resource.id: added[deck.kind, resource.path] for resource in deck.resources})
            done[script.path] = key, self._site.put(script)
        self._site.store.keep_only("decks", names)
        return [(path, kept) for path, (_, kept) in done.items()], {path: (key, kept[0]) for path, (key, kept) in done.items()}

    # -- what is copied

    def _copies(self) -> tuple[list[tuple[str, Kept]], dict[str, tuple[Look, bytes]]]:
        """The files beside the resources that use them and those of the theme, and what to remember of them: they are read again where they look otherwise."""
        assert self._site is not None
        root, made, copied = self._plan.root, [], {}
        assets = sorted({path for resource in self._library.resources for path in resource.assets})
        for artifact in (*(Artifact(path.removeprefix(f"{CONTENT}/"), root / path) for path in assets), *self._plan.theme.files, scheduler()):
            source = Path(os.fspath(artifact.data))  # type: ignore[arg-type]
            looks = look(str(source), time.time_ns())
            noted, known = self._memory.copies.get(str(source), ((), b""))
            if known and noted != looks:
                known = stamp_of(source)
            there = self._site.keep({artifact.path: known}) if known else {}
            kept = there.get(artifact.path) or self._site.tree.put(artifact.path, source)
            made.append((artifact.path, kept))
            copied[str(source)] = looks, kept[0]
        return made, copied
