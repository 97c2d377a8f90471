"""`tthc.yaml` → Settings. What is set on the command line wins over the file, the file over the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError
from pydantic.json_schema import SkipJsonSchema

from tthc_cli.errors import UsageError
from tthc_cli.model.base import Model, Span
from tthc_cli.model.findings import COVERAGE_BELOW
from tthc_cli.model.units import UnitEntry
from tthc_cli.options import DEFAULT_OPTIONS, MEGABYTE, ExtractOptions, OcrMode

if TYPE_CHECKING:
    from tthc_cli.model.findings import FindingsReport, Summary

FILE_NAME = "tthc.yaml"
# Nobody means more, and the clocks and counters of the system do not hold it: a day, a terabyte.
_MOST_SECONDS = 86_400
_MOST_MEGABYTES = 1_000_000

Language = Literal["vi", "en"]
FailLevel = Literal["error", "warning", "never"]


def _read_day(value: object) -> object:
    """`30/6/2024` as offices write it; anything else is pydantic's to read."""
    parts = value.split("/") if isinstance(value, str) else []
    return "-".join(part.zfill(2) for part in reversed(parts)) if len(parts) == 3 else value


Words = Annotated[str, Field(min_length=1)]


class Waiver(Model):
    """A hole that an office accepts until the end of the day `expires`, with the reason and who answers for it.

    `task` is the path of the parent's task, `parent` the parent's number or file name. `child` (number or file name)
    and `unit` (a name, however spelt) say whose hole it is; without either it is everybody's. `place` is where
    `tthc.yaml` says it.
    """

    task: Words
    parent: Words | None = None
    child: Words | None = None
    unit: Words | None = None
    reason: Words
    owner: Words
    expires: Annotated[date, BeforeValidator(_read_day)]
    place: SkipJsonSchema[Span | None] = None


class Settings(Model):
    """How a run behaves.

    `jobs` is the number of processes; null lets the program choose (one for a few files, one per core for many).
    `select` and `ignore` hold codes, the beginnings of codes, or names of findings; an empty `select` means all.
    `exclude` holds patterns of names and paths that are left out of folders. `max_size` (megabytes) and `timeout`
    (seconds, beside half a second for each page) bound what one file may cost: a file that hangs is told within ten
    seconds, start included. `require_coverage` is the least share of assigned tasks, in percent, that a checked folder
    may plan. `roster` lists the units that owe a plan, or names the CSV file, seen from `tthc.yaml`, that does; `units`
    describes those that no list of agencies knows. `source` is the file that these settings were read from.
    """

    lang: Language = "vi"
    fail_on: FailLevel = "error"
    jobs: int | None = Field(default=None, ge=1)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ocr: OcrMode = "auto"
    exclude: tuple[str, ...] = ()
    max_size: float = Field(default=DEFAULT_OPTIONS.max_bytes / MEGABYTE, gt=0, le=_MOST_MEGABYTES)
    timeout: float = Field(default=DEFAULT_OPTIONS.seconds, gt=0, le=_MOST_SECONDS)
    require_coverage: float | None = Field(default=None, ge=0, le=100)
    roster: Words | tuple[Words, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    source: SkipJsonSchema[str | None] = None

    def accepts(self, report: FindingsReport) -> bool:
        """Whether the findings of a run are good enough.

        A coverage below `require_coverage` never is. Where that is set and `fail_on` is not, it alone decides: who
        asks for 90 % has said what becomes of the rest.
        """
        if _is_coverage_below(report):
            return False
        return self.coverage_decides or passes(report.summary, self.fail_on)

    def fails(self, report: FindingsReport) -> bool:
        """Whether the findings make the run end with 1. `fail_on: never` spares all but the coverage asked for."""
        return _is_coverage_below(report) or (self.fail_on != "never" and not self.accepts(report))

    @property
    def coverage_decides(self) -> bool:
        """Whether the coverage asked for is the only measure."""
        return self.require_coverage is not None and "fail_on" not in self.model_fields_set

    def extract_options(self) -> ExtractOptions:
        """What of these concerns the reading of a file."""
        return ExtractOptions(self.ocr, int(self.max_size * MEGABYTE), self.timeout)


def _is_coverage_below(report: FindingsReport) -> bool:
    return any(finding.code == COVERAGE_BELOW for finding in report.findings)


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
    values["source"] = str(source) if source else None
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _explain(error, source, chosen) from error


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
        text = file.read_text("utf-8-sig")
        content = yaml.safe_load(text)
    except OSError as error:
        raise UsageError("config_not_found", path=str(file)) from error
    except (yaml.YAMLError, ValueError) as error:  # also bytes that are no UTF-8, and days that do not exist
        raise UsageError("config_not_yaml", path=str(file), error=" ".join(str(error).split())) from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UsageError("config_not_yaml", path=str(file), error=type(content).__name__)
    values = {str(key).replace("-", "_"): value for key, value in content.items()}
    if "source" in values:
        raise UsageError("config_unknown_key", key="source", path=str(file), known=_list_keys(Settings))
    _place_waivers(values.get("waivers"), text)
    return values


def _place_waivers(waivers: object, text: str) -> None:
    """Tells every waiver where the file holds it: what is wrong with one is told there."""
    import yaml

    if not isinstance(waivers, list):
        return
    root: Any = yaml.compose(text)
    entries = next(value.value for key, value in root.value if key.value == "waivers")
    for waiver, node in zip(waivers, entries, strict=True):
        if isinstance(waiver, dict):
            start, end = node.start_mark, node.end_mark
            at = {"line": start.line + 1, "column": start.column + 1, "start": start.index, "end": end.index}
            waiver["place"] = {"page": None, **at}


_FAULTS = {
    "extra_forbidden": "config_unknown_key",
    "missing": "config_missing_key",
    "literal_error": "config_bad_choice",
    "tuple_type": "config_not_list",
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than_equal"), "config_out_of_range"),
}
"""What pydantic calls a fault → the sentence about it."""
_SIGNS = {"gt": ">", "ge": "≥", "le": "≤"}


def _list_keys(model: type[Model]) -> str:
    """The keys that a person may write."""
    return ", ".join(name for name in model.model_fields if name not in ("source", "place"))


def _explain(error: ValidationError, source: Path | None, chosen: Mapping[str, object]) -> UsageError:
    """The first fault, told of the key in the file or of the option that set it."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    inner = Waiver if first["loc"][0] == "waivers" else Settings
    context = first.get("ctx", {})
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    facts = {_SIGNS[name]: f"{value:.12g}" for name, value in context.items() if name in _SIGNS}
    sign, limit = next(iter(facts.items()), ("", ""))
    option = chosen.get(key) is not None
    return UsageError(
        _FAULTS.get(first["type"], "config_bad_value"),
        key=f"--{key.replace('_', '-')}" if option else key,
        value=repr(first["input"]),
        path="" if option else str(source),
        known=_list_keys(inner),
        expected=expected,
        sign=sign,
        limit=limit,
    )
