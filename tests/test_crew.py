"""Work that another process does aside."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from selfaccess.crew import Aside

FORKS = hasattr(os, "fork") and len(os.sched_getaffinity(0)) > 1


@pytest.mark.parametrize("wanted", [False, True])
def test_the_result_is_what_the_work_gives_back(wanted: bool) -> None:
    with Aside(lambda: ({"a": b"1"}, ("b", 2, None)), wanted=wanted) as aside:
        assert aside.result() == ({"a": b"1"}, ("b", 2, None))


def test_a_large_result_comes_whole() -> None:
    with Aside(lambda: bytes(3_000_000), wanted=True) as aside:
        assert len(aside.result()) == 3_000_000


@pytest.mark.skipif(not FORKS, reason="no second process")
def test_it_is_another_process_that_works() -> None:
    with Aside(os.getpid, wanted=True) as aside:
        assert aside.result() != os.getpid()


def test_what_fails_there_is_tried_here_and_raises_here() -> None:
    def work() -> int:
        raise FileNotFoundError(os.getpid())

    with Aside(work, wanted=True) as aside, pytest.raises(FileNotFoundError) as error:
        aside.result()
    assert error.value.args == (os.getpid(),)


def test_when_the_other_process_is_killed_the_work_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 1

    with Aside(work, wanted=True) as aside:
        assert aside.result() == 1


@pytest.mark.skipif(not FORKS, reason="no second process")
def test_it_tells_when_the_result_is_there_and_ends_when_nobody_waits(tmp_path: Path) -> None:
    (go, done) = tmp_path / "go", tmp_path / "done"

    def work() -> int:
        while not go.exists():
            time.sleep(0.01)
        done.touch()
        return 1

    with Aside(work, wanted=True) as aside:
        assert not aside.is_there
    go.touch()
    time.sleep(0.1)
    assert not done.exists()
    with Aside(work, wanted=True) as aside:
        assert aside.result() == 1
    assert done.exists()
