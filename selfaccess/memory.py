"""What a build knows of the one before: of each source what came of reading it, of each page on what it depends.

All is by content. A resource's pages have a key, a stamp of all that they show; the site's own pages likewise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct, field, structs

from selfaccess.store import Store, stamp_of_values
from selfaccess.tree import Stamps
from selfaccess.unchanged import Look
from selfaccess.work import Reading

Block = tuple[str, int, tuple[str, ...], Stamps]


class Memory(Struct):
    """`settings` stands for what all depends on; with others nothing else is of use.

    `readings` are by document, `pages` too, "" for the site's own: their key and their files. `parts` are the names under which
    both are kept. `whole` stands for what all pages together can show.
    `copies` are files of the library that are copied: how they looked, and their content.
    `blocks` are the parts of the search index: the name under which each is kept, the number of its first document, its sources, and the files
    of its texts. `index` is what the blocks have together: what `whole`, the names of the blocks and the documents of packs were when it was made, and
    its files. The index may be an older one than the pages.
    `decks` are the scripts of cards by file: their key and content.
    """

    settings: bytes = b""
    readings: dict[str, Reading] = field(default_factory=dict)
    pages: dict[str, tuple[bytes, Stamps]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    whole: bytes = b""
    copies: dict[str, tuple[Look, bytes]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    index: tuple[bytes, bytes, bytes, Stamps] = (b"", b"", b"", {})
    decks: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)


def recall(store: Store | None, name: str, settings: bytes) -> Memory:
    """What was kept as `name`; an empty memory when there is none, or when the settings were others."""
    found = store.load(name) if store is not None else None
    if store is None or found is None or found[0] != settings:
        return Memory(settings)
    memory = Memory(settings, {}, *found[1:])
    parts = {part: documents for part in memory.parts if (documents := store.load(part)) is not None}
    readings = {path: Reading(*reading) for documents, _ in parts.values() for path, reading in documents.items()}
    pages = dict(chain(memory.pages.items(), *(pages.items() for _, pages in parts.values())))
    return structs.replace(memory, readings=readings, pages=pages, parts=tuple(parts))


def remember(store: Store, name: str, memory: Memory, blocks: Iterable[Sequence[str]]) -> None:
    """Keep it for the next build, the documents by `blocks`, of which those that are kept already stay as they are."""
    parts = []
    for block in blocks:
        pages = {path: memory.pages[path] for path in block if path in memory.pages}
        # What is known of documents, and the files of their pages, follow from these.
        made_of = [(path, memory.readings[path].source, pages[path][0] if path in pages else b"") for path in block]
        parts.append(f"{name}-parts/{stamp_of_values(memory.settings, made_of).hex()}")
        if parts[-1] not in memory.parts:
            store.save(parts[-1], ({path: tuple(memory.readings[path]) for path in block}, pages))
    settings, _, pages, _, *rest = structs.astuple(memory)
    store.save(name, (settings, {path: found for path, found in pages.items() if not path}, tuple(parts), *rest))
    store.keep_only(f"{name}-parts", {part.rpartition("/")[2] for part in parts})
