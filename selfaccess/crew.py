"""Work shared by processes: each member of a crew is one object, in a process of its own, that is asked by the names of its methods.

One member alone works in this process; the answers are the same.
"""

from __future__ import annotations

import collections
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def processors() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Lost(Exception):
    """A member's process has ended before its work was done: the system has ended it, mostly for want of memory."""


class Crew:
    """`size` members, each made by `make()`; a context, which ends the processes. `alone` is the member where it works in this process."""

    def __init__(self, make: Callable[[], Any], size: int) -> None:
        self.size = size
        self.alone = make() if size == 1 else None
        self._connections: list[Connection] = []
        self._processes: list[Any] = []
        if self.alone is None:
            import multiprocessing

            # A fork has all that is loaded already; where threads run, as in `serve`, they could hold locks that it would wait for for ever.
            method = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
            context: Any = multiprocessing.get_context(method)
            for _ in range(size):
                ours, theirs = context.Pipe()
                others = [*self._connections, ours] if method == "fork" else []
                process = context.Process(target=_work, args=(make, theirs, others), daemon=True)
                process.start()
                theirs.close()
                self._connections.append(ours)
                self._processes.append(process)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            if kind is not None:
                process.terminate()
            process.join()

    def all(self, method: str, *arguments: Any) -> None:
        """Let every member do the same."""
        for _ in self.each(method, [arguments] * self.size, range(self.size)):
            pass

    def each(self, method: str, tasks: Sequence[tuple[Any, ...]], owners: Sequence[int | None],
             meanwhile: Iterable[None] = ()) -> Iterator[tuple[int, int, Any]]:
        """Do every task, given as the method's arguments, by the member that owns it, or by any; gives each task's number, its member, and what came of it.

        `meanwhile` is what this process does while the others work: a step at a time, between which it deals out tasks. What a member raises
        is raised here, and Lost when one's process has ended.
        """
        if self.alone is not None:
            for _ in meanwhile:
                pass
            for number, task in enumerate(tasks):
                yield number, 0, getattr(self.alone, method)(*task)
            return
        from multiprocessing.connection import wait

        own = [collections.deque(number for number, owner in enumerate(owners) if owner == member) for member in range(self.size)]
        free = collections.deque(number for number, owner in enumerate(owners) if owner is None)
        # A member has the next task at hand when it has done one.
        busy: list[collections.deque[int]] = [collections.deque() for _ in range(self.size)]

        def give(member: int) -> None:
            waiting = own[member] or free
            if waiting:
                number = waiting.popleft()
                with _heard():
                    self._connections[member].send((method, tasks[number]))
                busy[member].append(number)

        for member in (*range(self.size), *range(self.size)):
            give(member)
        steps, idle = iter(meanwhile), False
        while not idle or any(busy):
            working = [connection for connection, given in zip(self._connections, busy, strict=True) if given]
            for connection in cast("list[Connection]", wait(working, None if idle else 0)):
                member = self._connections.index(connection)
                number = busy[member].popleft()
                with _heard():
                    error, answer = connection.recv()
                if error is not None:
                    raise error
                give(member)
                yield number, member, answer
            idle = idle or next(steps, self) is self


@contextlib.contextmanager
def _heard() -> Iterator[None]:
    """While a member is spoken to."""
    try:
        yield
    except (EOFError, OSError) as error:
        raise Lost("A process of the build was ended by the system.") from error


def _work(make: Callable[[], Any], connection: Connection, others: Sequence[Connection]) -> None:
    """What a member's process does until the other end is closed, also because that process is no more."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is there stays there. In a process that lives on, as that of `serve`, what is frozen would never be given back.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    with contextlib.suppress(EOFError, OSError):
        member = make()
        while True:
            method, arguments = connection.recv()
            try:
                connection.send((None, getattr(member, method)(*arguments)))
            except Exception as error:
                connection.send((error, None))
