"""How terms are parted into files: by ranges in order, of which a change touches only those that it is in.

For whether a term begins a range hangs on nothing but the term itself and how long it is there.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import TypeVar

T = TypeVar("T")
Length = Callable[[str, T], int]
"""How many characters a term and what it has take in a file."""


def cut(items: Mapping[str, T], length: Length[T], size: int) -> list[dict[str, T]]:
    """The items in ranges of `size` characters on average."""
    ordered = {name: items[name] for name in in_order(items)}
    return _parted(ordered, {name for name, item in ordered.items() if _begins(name, item, length, size)})


def _parted(items: Mapping[str, T], begins: Set[str]) -> list[dict[str, T]]:
    found: list[dict[str, T]] = []
    for name, item in items.items():
        if not found or name in begins:
            found.append({})
        found[-1][name] = item
    return found


def renewed(firsts: Sequence[str], names: Iterable[str], change: Callable[[str, T | None], T | None], read: Callable[[int], Mapping[str, T]],
            length: Length[T], size: int) -> list[int | Mapping[str, T]]:
    """The ranges as `cut` would make them after a change of the items of some names: of those that stay as they are the number.

    `firsts` are the first names of the ranges, and `read` gives one by its number; `change` gives what a name has now, None for no more, from
    what it had. Raises what `read` raises.
    """
    keys = [_units(first) for first in firsts]
    touched: dict[int, list[str]] = {}
    for name in names:
        touched.setdefault(max(bisect_right(keys, _units(name)) - 1, 0), []).append(name)
    found: list[int | Mapping[str, T]] = []
    for number in range(len(firsts)):
        if number not in touched:
            found.append(number)
            continue
        before = read(number)
        items = dict(before)
        for name in touched[number]:
            now = change(name, items.get(name))
            if now is not None:
                items[name] = now
            else:
                items.pop(name, None)
        if not items.keys() <= before.keys():
            items = {name: items[name] for name in in_order(items)}
        # Of those that have not changed only the first can begin a range.
        pieces = _parted(items, {name for name in (firsts[number], *touched[number]) if name in items and _begins(name, items[name], length, size)})
        if pieces and found and not _begins(first := next(iter(pieces[0])), pieces[0][first], length, size):
            last = found.pop()
            pieces[0] = {**(read(last) if isinstance(last, int) else last), **pieces[0]}
        found += pieces
    return found


def in_order(names: Iterable[str]) -> list[str]:
    """In the order in which JavaScript sorts: by units of UTF-16, which differs from that of the characters only beyond U+D7FF."""
    found = sorted(names)
    letters = "".join(found)
    return sorted(found, key=_units) if not letters.isascii() and max(letters) > "\ud7ff" else found


def _units(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _begins(name: str, item: T, length: Length[T], size: int) -> bool:
    # Names that are alike have checksums that are alike in some bits; the product spreads them (D. Knuth, The Art of Computer Programming 3, 6.4).
    return (zlib.crc32(_units(name)) * 0x9E3779B1 & 0xFFFFFFFF) * size < length(name, item) << 32
