"""A rule, explained. The JSON of `tthc explain --format json`."""

from __future__ import annotations

from tthc_cli.model.base import Model
from tthc_cli.model.plan import Severity


class RuleExplanation(Model):
    """What a rule finds (`summary`), `why` that matters, on which law it rests (`basis`, null where it follows from the
    plan's meaning), a `wrong` and a `right` example. `on` false: it speaks only where it is selected.
    """

    code: str
    name: str
    family: str
    severity: Severity
    on: bool
    summary: str
    why: str
    basis: str | None
    wrong: str
    right: str
