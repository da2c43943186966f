"""What a build knows of the one before: of each source what came of reading it, of each page on what it depends.

All is by content. A resource's pages have a key, a stamp of all that they show; the site's own pages likewise.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field, structs

from selfaccess.store import Store

Stamps = dict[str, bytes]
Block = tuple[str, int, tuple[str, ...], Stamps]
Copy = tuple[int, int, int, int, int, bytes]


class Memory(Struct):
    """`settings` stands for what all depends on; with others nothing else is of use.

    `files` are all files that were read or asked for, by their path: None for one that was not there. `readings` are by document (see work.Reading),
    `whole` stands for what all pages together can show. `pages` are by document, "" for the site's own: their key and their files.
    `copies` are files of the library that are copied: their size, times and number on the disk, when that was noted, and their content.
    `blocks` are the parts of the search index: the name under which each is kept, the number of its first document, its sources, and the files
    of its texts. `index` is what the blocks have together: its key, what the documents of packs in it are, and its files.
    `decks` are the scripts of cards by file: their key and content.
    """

    settings: bytes = b""
    files: dict[str, bytes | None] = field(default_factory=dict)
    readings: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    whole: bytes = b""
    pages: dict[str, tuple[bytes, Stamps]] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    index: tuple[bytes, bytes, Stamps] = (b"", b"", {})
    decks: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)


def recall(store: Store | None, name: str, settings: bytes) -> Memory:
    """What was kept as `name`; an empty memory when there is none, or when the settings were others."""
    found = store.load(name) if store is not None else None
    memory = Memory(*found) if found is not None else Memory()
    return memory if memory.settings == settings else Memory(settings)


def remember(store: Store | None, name: str, memory: Memory) -> None:
    """Keep it for the next build."""
    if store is not None:
        store.save(name, structs.astuple(memory))
