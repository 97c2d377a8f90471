"""Reads many files, one after the other or in several processes, and lets no file stop the others.

PDFium is not thread-safe, so the workers are processes.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar, cast

from tthc_cli.errors import PartlyReadError, TthcError

# Below this many files a second process saves too little to be started (12 PDFs: 1.1 s against 1.4 s). Also the most
# files handed over at a time.
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
    """What became of one file: its value, or the failure; both where a part of it could not be read."""

    path: str
    value: T | None
    failure: Failure | None


def read_each(read: Callable[[Path], T], paths: Sequence[Path], jobs: int | None = None) -> Iterator[Reading[T]]:
    """Reads every file, in the order of `paths`, in `jobs` processes; None chooses. `read` must be importable by name.

    Promises one reading a path, whatever `read` raises and even where it brings a worker process down.
    """
    processes = process_count(jobs, len(paths))
    work = partial(attempt, read)
    if processes == 1:
        yield from map(work, paths)
        return
    from tthc_cli.pool import work_in_processes  # 20 ms that one file need not pay

    for path, reading in zip(paths, work_in_processes(work, paths, processes, FILES_PER_TASK), strict=True):
        yield reading or _failed(path, "internal_in_file", 4, {"error": "process ended"})


def attempt(read: Callable[[Path], T], path: Path) -> Reading[T]:
    """Reads one file; an exception becomes a failure. With TTHC_DEBUG set, a fault of ours is raised as it is."""
    try:
        return Reading(str(path), read(path), None)
    except PartlyReadError as error:
        # What `read` gave, which only it knows the type of.
        return replace(_failed(path, error.message_key, error.exit_code, error.facts), value=cast(T, error.value))
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


def process_count(jobs: int | None, files: int) -> int:
    """How many processes read so many files; `jobs` is what a person chose, None if nobody did."""
    if jobs is None:
        jobs = 1 if files < FILES_PER_TASK else os.cpu_count() or 1
    return max(1, min(jobs, files))
