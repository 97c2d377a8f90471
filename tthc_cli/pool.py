"""The one seam to several processes. Loaded only where there is more than one."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

R = TypeVar("R")


def work_in_processes(
    work: Callable[[Path], R], paths: Sequence[Path], processes: int, most_per_task: int
) -> Iterator[R | None]:
    """One result a path, in the order of `paths`; None where `work` brought its process down."""
    done = 0
    try:
        for result in _work_together(work, paths, processes, most_per_task):
            yield result
            done += 1
    except BrokenProcessPool:
        for path in paths[done:]:
            yield _work_alone(work, path)


def _work_together(work: Callable[[Path], R], paths: Sequence[Path], processes: int, most_per_task: int) -> Iterator[R]:
    share = -(-len(paths) // processes)
    with ProcessPoolExecutor(processes, initializer=_leave_interrupt_to_parent) as pool:
        try:
            yield from pool.map(work, paths, chunksize=min(most_per_task, share))
        except (KeyboardInterrupt, GeneratorExit):
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _work_alone(work: Callable[[Path], R], path: Path) -> R | None:
    """Works in a process of its own, because one of the files brings a process down and nobody knows which."""
    with ProcessPoolExecutor(1, initializer=_leave_interrupt_to_parent) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return None


def _leave_interrupt_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
