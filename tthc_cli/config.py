"""`tthc.yaml` → Settings. What is set on the command line wins over the file, the file over the defaults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

from tthc_cli.errors import UsageError
from tthc_cli.model.base import Model
from tthc_cli.model.units import UnitEntry
from tthc_cli.options import DEFAULT_OPTIONS, MEGABYTE, ExtractOptions, OcrMode

if TYPE_CHECKING:
    from tthc_cli.model.findings import Summary

FILE_NAME = "tthc.yaml"

Language = Literal["vi", "en"]
FailLevel = Literal["error", "warning", "never"]


class Settings(Model):
    """How a run behaves.

    `jobs` is the number of processes; null lets the program choose (one for a few files, one per core for many).
    `select` and `ignore` hold codes, the beginnings of codes, or names of findings; an empty `select` means all.
    `exclude` holds patterns of names and paths that are left out of folders. `max_size` (megabytes) and `timeout`
    (seconds, beside half a second for each page) bound what one file may cost: a file that hangs is told within ten
    seconds, start included. `units` describes units that no list of agencies knows.
    """

    lang: Language = "vi"
    fail_on: FailLevel = "error"
    jobs: int | None = Field(default=None, ge=1)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ocr: OcrMode = "auto"
    exclude: tuple[str, ...] = ()
    max_size: float = Field(default=DEFAULT_OPTIONS.max_bytes / MEGABYTE, gt=0)
    timeout: float = Field(default=DEFAULT_OPTIONS.seconds, gt=0)
    units: tuple[UnitEntry, ...] = ()

    def extract_options(self) -> ExtractOptions:
        """What of these concerns the reading of a file."""
        return ExtractOptions(self.ocr, int(self.max_size * MEGABYTE), self.timeout)


def passes(summary: Summary, fail_on: FailLevel) -> bool:
    """Whether no finding is at or above the fail level. `never` judges by errors here: it only spares the exit code."""
    return summary.error == 0 and (summary.warning == 0 or fail_on != "warning")


def read_settings(file: Path | None = None, *, near: Path | None = None, **chosen: object) -> Settings:
    """The settings of a run: `chosen` (what is None counts as not chosen) over those of `file`.

    Without `file`, the nearest `tthc.yaml` from `near` upward is taken, if there is one. Raises `UsageError` naming
    the file and the key for a file that cannot be read, a key that does not exist or a value that does not fit.
    """
    source = file or find_settings_file(near or Path.cwd())
    values = _read_mapping(source) if source else {}
    values |= {key: value for key, value in chosen.items() if value is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _explain(error, source) from error


def find_settings_file(near: Path) -> Path | None:
    """The nearest `tthc.yaml` in the folder of `near` or above it."""
    start = near.resolve()
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def _read_mapping(file: Path) -> dict[str, Any]:
    import yaml  # only where there is a file to read: it costs every other run its loading time

    try:
        content = yaml.safe_load(file.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError("config_not_found", path=str(file)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError("config_not_yaml", path=str(file), error=" ".join(str(error).split())) from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UsageError("config_not_yaml", path=str(file), error=type(content).__name__)
    return {str(key).replace("-", "_"): value for key, value in content.items()}


def _explain(error: ValidationError, source: Path | None) -> UsageError:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    known = ", ".join(Settings.model_fields)
    kind = "config_unknown_key" if first["type"] == "extra_forbidden" else "config_bad_value"
    return UsageError(kind, key=key, value=repr(first["input"]), path=str(source or "–"), known=known)
