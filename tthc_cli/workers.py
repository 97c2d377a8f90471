"""Reads many files in one or several processes, and lets no file stop the others.

PDFium is not thread-safe and cannot be interrupted, so the workers are processes, though there be one.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar, cast

from tthc_cli.errors import PartlyReadError, TthcError, UnreadableFileError, printed_path
from tthc_cli.limits import MEMORY_BESIDE_FILE
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

# Below this many files a second process saves too little to be started (12 PDFs: 1.1 s against 1.4 s).
_ENOUGH_FOR_TWO = 20

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


def read_each(
    read: Callable[[Path], T],
    paths: Sequence[Path],
    jobs: int | None = None,
    options: ExtractOptions = DEFAULT_OPTIONS,
) -> Iterator[Reading[T]]:
    """Reads every file, in the order of `paths`, in `jobs` processes; None chooses. `read` must be importable by name.

    Promises one reading a path, whatever `read` raises, even where it brings its process down, takes all memory or
    never ends. With TTHC_DEBUG set, everything happens in this process without limits, so that a debugger can follow.
    """
    work = partial(attempt, read)
    if os.environ.get("TTHC_DEBUG"):
        yield from map(work, paths)
        return
    from tthc_cli.pool import Loss, work_in_processes  # 5 ms that `--help` need not pay

    processes = process_count(jobs, len(paths))
    memory = options.max_bytes + MEMORY_BESIDE_FILE
    results = work_in_processes(work, paths, processes, options.seconds, memory)
    for path, result in zip(paths, results, strict=True):
        if isinstance(result, Loss):
            result = _lost(path, result.value, options)
        yield result


def attempt(read: Callable[[Path], T], path: Path) -> Reading[T]:
    """Reads one file; an exception becomes a failure. With TTHC_DEBUG set, a fault of ours is raised as it is."""
    try:
        return Reading(printed_path(path), read(path), None)
    except PartlyReadError as error:
        # What `read` gave, which only it knows the type of.
        failed: Reading[T] = _failed(path, error.message_key, error.exit_code, error.facts)
        return replace(failed, value=cast(T, error.value))
    except TthcError as error:
        return _failed(path, error.message_key, error.exit_code, error.facts)
    except MemoryError:
        return _lost(path, "memory", DEFAULT_OPTIONS)
    except Exception as error:  # noqa: BLE001  the outermost border of one file: its fault must not cost the others
        return _fault(path, error)


def _fault(path: Path, error: Exception) -> Reading[T]:
    if os.environ.get("TTHC_DEBUG"):
        raise error
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    return _failed(path, "internal_in_file", 4, {"error": " ".join(what.split())})


def _lost(path: Path, reason: str, options: ExtractOptions) -> Reading[T]:
    error = UnreadableFileError(path, reason, seconds=f"{options.seconds:g}")
    return _failed(path, error.message_key, error.exit_code, error.facts)


def _failed(path: Path, message_key: str, exit_code: int, facts: dict[str, object]) -> Reading[T]:
    name = printed_path(path)
    return Reading(name, None, Failure(name, message_key, {"path": name, **facts}, exit_code))


def process_count(jobs: int | None, files: int) -> int:
    """How many processes read so many files; `jobs` is what a person chose, None if nobody did."""
    if jobs is None:
        jobs = 1 if files < _ENOUGH_FOR_TWO else os.cpu_count() or 1
    return max(1, min(jobs, files))
