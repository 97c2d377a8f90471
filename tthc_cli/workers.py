"""Reads many files, one after the other or in several processes, and lets no file stop the others.

PDFium is not thread-safe, so the workers are processes.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from tthc_cli.errors import TthcError

# A process costs some 0.3 s to start; below this many files one process is faster. Also the most files handed over
# at a time.
FILES_PER_TASK = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read.

    The key of a sentence with its facts, and the exit code (3; 4 for a fault of ours).
    """

    path: str
    message_key: str
    facts: dict[str, object]
    exit_code: int


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What became of one file: its value, or the failure."""

    path: str
    value: T | None
    failure: Failure | None


def read_each(read: Callable[[Path], T], paths: Sequence[Path], jobs: int | None = None) -> Iterator[Reading[T]]:
    """Reads every file and gives the readings in the order of `paths`. `read` must be importable by name; `jobs`
    None chooses.

    Promises one reading a path, whatever `read` raises and even where it brings a worker process down.
    """
    workers = _worker_count(jobs, len(paths))
    if workers == 1:
        for path in paths:
            yield attempt(read, path)
        return
    done = 0
    try:
        for reading in _read_in_pool(read, paths, workers):
            yield reading
            done += 1
    except BrokenProcessPool:
        for path in paths[done:]:
            yield _attempt_alone(read, path)


def attempt(read: Callable[[Path], T], path: Path) -> Reading[T]:
    """Reads one file; an exception becomes a failure. With TTHC_DEBUG set, a fault of ours is raised as it is."""
    try:
        return Reading(str(path), read(path), None)
    except TthcError as error:
        return _failed(path, error.message_key, error.exit_code, error.facts)
    except Exception as error:  # noqa: BLE001  the outermost border of one file: its fault must not cost the others
        return _fault(path, error)


def _fault(path: Path, error: Exception) -> Reading[T]:
    if os.environ.get("TTHC_DEBUG"):
        raise error
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    return _failed(path, "internal_in_file", 4, {"error": " ".join(what.split())})


def _failed(path: Path, message_key: str, exit_code: int, facts: dict[str, object]) -> Reading[T]:
    return Reading(str(path), None, Failure(str(path), message_key, {"path": str(path), **facts}, exit_code))


def _worker_count(jobs: int | None, files: int) -> int:
    if jobs is None:
        jobs = 1 if files < FILES_PER_TASK else os.cpu_count() or 1
    return max(1, min(jobs, files))


def _read_in_pool(read: Callable[[Path], T], paths: Sequence[Path], workers: int) -> Iterator[Reading[T]]:
    share = -(-len(paths) // workers)
    with ProcessPoolExecutor(workers, initializer=_leave_interrupt_to_parent) as pool:
        try:
            yield from pool.map(partial(attempt, read), paths, chunksize=min(FILES_PER_TASK, share))
        except (KeyboardInterrupt, GeneratorExit):
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _attempt_alone(read: Callable[[Path], T], path: Path) -> Reading[T]:
    """Reads a file in a process of its own, because one of the files brings a process down and nobody knows which."""
    with ProcessPoolExecutor(1, initializer=_leave_interrupt_to_parent) as pool:
        try:
            return pool.submit(attempt, read, path).result()
        except BrokenProcessPool:
            return _failed(path, "internal_in_file", 4, {"error": "process ended"})


def _leave_interrupt_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
