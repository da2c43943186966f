"""Work that processes share."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from selfaccess.crew import Crew, Lost


class Member:
    def double(self, number: int) -> tuple[int, int]:
        time.sleep(0.01)
        if number < 0:
            raise ValueError(number)
        return 2 * number, os.getpid()

    def end(self, number: int) -> int:
        """As the system ends a process when there is no more memory."""
        if number == 3:
            os._exit(9)
        return number


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_task_is_done_once_and_this_process_takes_its_own_steps(size: int) -> None:
    taken = []

    def steps() -> Iterator[None]:
        for number in range(30):
            taken.append(number)
            yield

    with Crew(Member, size) as crew:
        done = list(crew.each("double", [(number,) for number in range(20)], [None] * 20, steps()))
    assert sorted((number, answer) for number, _, (answer, _) in done) == [(number, 2 * number) for number in range(20)]
    assert taken == list(range(30))
    assert len({process for _, _, (_, process) in done}) <= size


def test_tasks_are_dealt_out_between_the_steps() -> None:
    """Else the others would wait for this process."""
    answered = []

    def steps() -> Iterator[None]:
        end = time.monotonic() + 10
        while len(answered) < 8 and time.monotonic() < end:
            yield
        answered.append("stepped")

    with Crew(Member, 2) as crew:
        for _ in crew.each("double", [(number,) for number in range(8)], [None] * 8, steps()):
            answered.append("done")
    assert answered == ["done"] * 8 + ["stepped"]


@pytest.mark.parametrize("owner", [0, 1])
def test_a_task_is_done_by_its_owner(owner: int) -> None:
    with Crew(Member, 2) as crew:
        assert {member for _, member, _ in crew.each("double", [(1,), (2,), (3,)], [owner] * 3)} == {owner}


@pytest.mark.parametrize("size", [1, 2])
def test_what_a_member_raises_is_raised_here(size: int) -> None:
    with pytest.raises(ValueError, match="-1"), Crew(Member, size) as crew:
        list(crew.each("double", [(1,), (-1,), (2,)], [None] * 3))


@pytest.mark.parametrize("owner", [None, 0])
def test_a_member_whose_process_is_ended_is_missed(owner: int | None) -> None:
    """Whether it is asked or answers when that is seen."""
    for count in (4, 5, 6, 40):
        with pytest.raises(Lost, match="ended by the system"), Crew(Member, 2) as crew:
            list(crew.each("end", [(number,) for number in range(count)], [owner] * count))
