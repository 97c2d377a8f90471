"""Processes that read files: one that hangs or falls costs the file it was reading and nothing else."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar, cast

from tthc_cli.limits import watch_this_process

R = TypeVar("R")

# Files that a process holds at a time: it reads the second while its parent prints the first.
_AHEAD = 2


class Loss(Enum):
    """Why there is no result: the reason of an `UnreadableFileError`."""

    OVERTIME = "timeout"
    CRASHED = "crashed"


class _MoreTime(NamedTuple):
    seconds: float


def work_in_processes(
    work: Callable[[Path], R], paths: Sequence[Path], processes: int, seconds: float, memory: int
) -> Iterator[R | Loss]:
    """One result a path, in the order of `paths`: what `work` gave, or why it gave nothing.

    A process is killed that takes longer than `seconds` (and what `limits.allow_more_time` added) for one path, and one
    that takes more than `memory` bytes fails. Another goes on in its place. None is left when the iterator is closed.
    """
    crew = [_Worker(work, seconds, memory) for _ in range(processes)]
    waiting = deque(range(len(paths)))
    done: dict[int, R | Loss] = {}
    try:
        for turn in range(len(paths)):
            while turn not in done:
                for worker in crew:
                    worker.take_from(waiting, paths)
                _collect(crew, waiting, done)
            yield done.pop(turn)
    finally:
        for worker in crew:
            worker.stop()


def _collect(crew: Sequence[_Worker[R]], waiting: deque[int], done: dict[int, R | Loss]) -> None:
    """Waits until something happens: a result, a request, the end of a process or of its time."""
    busy = [worker for worker in crew if worker.tasks]
    wait([worker.connection for worker in busy], max(0.0, min(worker.deadline for worker in busy) - time.monotonic()))
    for worker in busy:
        loss = worker.receive(done)
        if loss is not None:
            done[worker.tasks.popleft()] = loss
            waiting.extendleft(reversed(worker.tasks))
            worker.stop()


class _Worker(Generic[R]):
    """One process at a time, started when there is something to do. `tasks[0]` is what it is working on."""

    def __init__(self, work: Callable[[Path], R], seconds: float, memory: int) -> None:
        self._work, self._seconds, self._memory = work, seconds, memory
        self._process: multiprocessing.process.BaseProcess | None = None
        self.connection: Connection
        self.tasks: deque[int] = deque()
        self.deadline = 0.0

    def take_from(self, waiting: deque[int], paths: Sequence[Path]) -> None:
        """Takes as many tasks as it may hold."""
        while waiting and len(self.tasks) < _AHEAD:
            if self._process is None:
                self._start()
            self.tasks.append(waiting.popleft())
            if len(self.tasks) == 1:
                self.deadline = time.monotonic() + self._seconds
            self._send(paths[self.tasks[-1]])

    def receive(self, done: dict[int, R | Loss]) -> Loss | None:
        """Puts what has arrived into `done`; the loss, where no more can come for the first task."""
        try:
            while self.tasks and self.connection.poll():
                message = self.connection.recv()
                if isinstance(message, _MoreTime):
                    self.deadline += message.seconds
                else:
                    done[self.tasks.popleft()] = message
                    self.deadline = time.monotonic() + self._seconds
        except (EOFError, OSError):
            return Loss.CRASHED
        return Loss.OVERTIME if self.tasks and time.monotonic() >= self.deadline else None

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self.tasks.clear()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.connection.close()
            self._process = None

    def _start(self) -> None:
        context = _choose_context()
        self.connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self.connection, self._work, self._memory), daemon=True
        )
        self._process.start()
        theirs.close()

    def _send(self, path: Path) -> None:
        with suppress(OSError):  # it has fallen between two files: `receive` will see that
            self.connection.send(path)


def _choose_context() -> multiprocessing.context.DefaultContext:
    """Forking costs 5 ms, starting Python anew 400; but beside threads, and on macOS at all, a fork is not safe."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return cast("multiprocessing.context.DefaultContext", multiprocessing.get_context("fork" if safe else "spawn"))


def _serve(connection: Connection, theirs: Connection, work: Callable[[Path], R], memory: int) -> None:
    """The life of a process: a path comes, a result goes, until the parent is gone."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    watch_this_process(memory, lambda seconds: connection.send(_MoreTime(seconds)))
    with suppress(EOFError, OSError, MemoryError):  # the parent is gone; or even the result did not fit into memory
        while True:
            connection.send(work(connection.recv()))
