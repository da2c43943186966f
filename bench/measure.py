"""What a command costs: its wall clock, the CPU seconds of all its processes, and the most memory that they had together."""

from __future__ import annotations

import dataclasses
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

_BETWEEN = 0.1
"""Seconds between two looks at the memory."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall clock and of CPU, and megabytes."""

    wall: float
    cpu: float
    memory: float


class Failed(Exception):
    """A command that ended with an error, and what it said."""


def run(commands: Iterable[Sequence[str]], folder: Path) -> Cost:
    """What the commands, one after the other, cost in `folder`.

    Raises Failed when one ends with an error.
    """
    costs = [_one(command, folder) for command in commands]
    return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(cost.memory for cost in costs))


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each of the three."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "memory")))


def _one(command: Sequence[str], folder: Path) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    memory = _Memory(process.pid)
    memory.start()
    output = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    memory.ended.set()
    memory.join()
    if process.returncode:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode(errors='replace')[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(memory.most, usage.ru_maxrss * 1024) / 1e6)


class _Memory(threading.Thread):
    """Adds up, now and then, the memory of all processes of a session; what several share counts once."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.ended, self.most, self._session = threading.Event(), 0, session

    def run(self) -> None:
        while not self.ended.wait(_BETWEEN):
            self.most = max(self.most, sum(_memory(Path("/proc") / name, self._session) for name in os.listdir("/proc") if name.isdigit()))


def _memory(process: Path, session: int) -> int:
    """The bytes that a process of the session has in memory, its share of what others have too; 0 for a process of another session."""
    try:
        if int((process / "stat").read_text().rpartition(")")[2].split()[3]) != session:
            return 0
        lines = (process / "smaps_rollup").read_text().split("\n")
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
