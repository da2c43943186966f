"""How the lines of terms are parted into files: by ranges in order, of which a change touches only those that it is in.

For whether a term begins a range hangs on nothing but the term itself and how long its line is.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

Lines = Mapping[str, str]
"""The lines of a file, by the terms that they begin with."""


def cut(lines: Lines, size: int) -> list[Lines]:
    """The lines in ranges of `size` characters on average."""
    ordered = {name: lines[name] for name in in_order(lines)}
    return _parted(ordered, {name for name, line in ordered.items() if _begins(name, line, size)})


def _parted(lines: Lines, begins: Set[str]) -> list[Lines]:
    found: list[dict[str, str]] = []
    for name, line in lines.items():
        if not found or name in begins:
            found.append({})
        found[-1][name] = line
    return list(found)


def renewed(firsts: Sequence[str], names: Iterable[str], change: Callable[[str, str | None], str | None], read: Callable[[int], Lines],
            size: int) -> list[int | Lines]:
    """The ranges as `cut` would make them after a change of the lines of some names: of those that stay as they are the number.

    `firsts` are the first names of the ranges, and `read` gives one by its number; `change` gives the line that a name has now, None for no more,
    from what it had. Raises what `read` raises.
    """
    if not firsts:
        return [*cut({name: line for name in names if (line := change(name, None)) is not None}, size)]
    keys = [_units(first) for first in firsts]
    touched: dict[int, list[str]] = {}
    for name in names:
        touched.setdefault(max(bisect_right(keys, _units(name)) - 1, 0), []).append(name)
    found: list[int | Lines] = []
    for number in range(len(firsts)):
        if number not in touched:
            found.append(number)
            continue
        before = read(number)
        lines = dict(before)
        for name in touched[number]:
            now = change(name, lines.get(name))
            if now is not None:
                lines[name] = now
            else:
                lines.pop(name, None)
        if not lines.keys() <= before.keys():
            lines = {name: lines[name] for name in in_order(lines)}
        # Of those that have not changed only the first can begin a range.
        begins = {name for name in (firsts[number], *touched[number]) if name in lines and _begins(name, lines[name], size)}
        pieces = _parted(lines, begins)
        if pieces and found and next(iter(pieces[0])) not in begins:
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


def _begins(name: str, line: str, size: int) -> bool:
    # Names that are alike have checksums that are alike in some bits; the product spreads them (D. Knuth, The Art of Computer Programming 3, 6.4).
    return (zlib.crc32(name.encode("utf-8", "surrogatepass")) * 0x9E3779B1 & 0xFFFFFFFF) * size < (len(line) + 1) << 32
