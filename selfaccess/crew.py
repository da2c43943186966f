"""Work shared by processes: each member of a crew is one object, in a process of its own, that is asked by the names of its methods.

One member alone works in this process; the answers are the same. `Aside` does one thing in another process, while this one does others.
"""

from __future__ import annotations

import collections
import contextlib
import gc
import marshal
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


def processors() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """`size` members, each made by `make()`; a context, which ends the processes. `alone` is the member where it works in this process."""

    def __init__(self, make: Callable[[], Any], size: int) -> None:
        self.size = size
        self.alone = make() if size == 1 else None
        self._connections: list[Connection] = []
        self._processes: list[Any] = []
        if self.alone is None:
            import multiprocessing

            method = "fork" if _can_fork() else "spawn"
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
             meanwhile: Callable[[], None] = lambda: None) -> Iterator[tuple[int, int, Any]]:
        """Do every task, given as the method's arguments, by the member that owns it, or by any; gives each task's number, its member, and what came of it.

        `meanwhile` is what this process does at first, while the others work. What a member raises is raised here, and EOFError when one has died.
        """
        if self.alone is not None:
            meanwhile()
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
                self._connections[member].send((method, tasks[number]))
                busy[member].append(number)

        for member in (*range(self.size), *range(self.size)):
            give(member)
        meanwhile()
        while any(busy):
            for connection in cast("list[Connection]", wait([connection for connection, tasks in zip(self._connections, busy, strict=True) if tasks])):
                member = self._connections.index(connection)
                number = busy[member].popleft()
                error, answer = connection.recv()
                if error is not None:
                    raise error
                give(member)
                yield number, member, answer


class Aside(Generic[T]):
    """What `work` gives back, of plain types, done by another process while this one goes on; a context.

    Where that cannot be, where it is not `wanted`, and where it fails there, it is done here when the result is asked for.
    """

    def __init__(self, work: Callable[[], T], *, wanted: bool) -> None:
        self._work = work
        self._child = self._pipe = 0
        if wanted and _can_fork() and processors() > 1:
            self._pipe, end = os.pipe()
            self._child = os.fork()
            if self._child:
                os.close(end)
            else:
                try:
                    os.close(self._pipe)
                    signal.signal(signal.SIGINT, signal.SIG_IGN)
                    gc.freeze()
                    with open(end, "wb") as stream:
                        stream.write(marshal.dumps(cast(Any, work())))
                finally:
                    os._exit(0)

    def __enter__(self) -> Aside[T]:
        return self

    def __exit__(self, *error: object) -> None:
        if self._child:
            os.close(self._pipe)
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)

    @property
    def is_there(self) -> bool:
        """Whether the result is there, or will not come from elsewhere."""
        return not self._child or bool(select.select([self._pipe], [], [], 0)[0])

    def result(self) -> T:
        """What came of it; waits until it is there."""
        if self._child:
            with open(self._pipe, "rb", closefd=False) as stream, contextlib.suppress(EOFError, ValueError, TypeError):
                found: T = marshal.loads(stream.read())
                return found
        return self._work()


def _can_fork() -> bool:
    """A fork has all that is loaded already; where threads run, as in `serve`, they could hold locks that it would wait for for ever."""
    return sys.platform == "linux" and threading.active_count() == 1


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
