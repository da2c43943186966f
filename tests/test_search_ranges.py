"""Ranges that are renewed are those that would be cut anew, and few of them are read."""

from __future__ import annotations

import random

import pytest

from selfaccess.search_ranges import Lines, cut, in_order, renewed

LETTERS = "abcdeéłж語𝒳\ufb01"


@pytest.mark.parametrize("seed", range(60))
def test_any_changes(seed: int) -> None:
    chance = random.Random(seed)

    def word() -> str:
        return "".join(chance.choices(LETTERS, k=chance.randint(1, 4)))

    def some(count: int) -> dict[str, str]:
        return {name: f"{name} {'x' * chance.choice((0, 1, 2, 30))}" for name in (word() for _ in range(count))}

    size = chance.choice((5, 20, 60))
    before = some(chance.choice((1, 3, 40, 200)))
    gone = set(chance.sample(sorted(before), chance.randint(0, min(4, len(before) - 1))))
    changes: dict[str, str | None] = {**some(chance.randint(0, 6)), **dict.fromkeys(gone)}
    after = {name: item for name, item in {**before, **changes}.items() if item is not None}
    old = cut(before, size)
    read: set[int] = set()

    def reading(number: int) -> Lines:
        read.add(number)
        return old[number]

    found = renewed([next(iter(some)) for some in old], changes, lambda name, _: changes[name], reading, size)

    assert [dict(old[part] if isinstance(part, int) else part) for part in found] == cut(after, size)
    assert len(read) <= 2 * len(changes)


def test_the_first_lines_of_all() -> None:
    lines = {"b": "b 1", "a": "a"}
    assert renewed([], lines, lambda name, _: lines[name], lambda number: {}, 10_000) == [{"a": "a", "b": "b 1"}]


def test_the_order_is_that_of_javascript() -> None:
    assert in_order(["\ufb01", "𝒳", "語", "b", "a"]) == ["a", "b", "語", "𝒳", "\ufb01"]


def test_nothing_has_no_ranges() -> None:
    assert cut({}, 10) == []


def test_ranges_are_of_the_size_that_is_wanted() -> None:
    chance = random.Random("sizes")
    lines = {f"{number:05}": f"{number:05} {'x' * chance.choice((3, 8, 100))}" for number in range(5_000)}
    sizes = [len("\n".join(some.values())) for some in cut(lines, 2_000)]
    assert 1_600 < sum(sizes) / len(sizes) < 2_400
    assert max(sizes) < 20_000
