"""What makes a task and a plan the same as before: their words, not their place, format or marks."""

from __future__ import annotations

import hashlib

from tthc_cli.lexicon.agencies import plain_unit
from tthc_cli.link.versions import version_key
from tthc_cli.model.plan import Plan, Task

# Enough to tell a few thousand tasks apart, short enough to read in a review of the lock file.
_DIGITS = 16


def task_fingerprint(task: Task) -> str:
    """Over what is asked, of whom, with what result and by when; not over the path: a renumbered task is the same."""
    units = (";".join(sorted(map(version_key, names))) for names in (task.leads, task.coordinators))
    products = map(version_key, task.products)
    return _hash(version_key(task.content), *units, *products, version_key(task.timing.raw or ""))


def plan_fingerprint(plan: Plan) -> str:
    """Over the title and all tasks."""
    return _hash(version_key(plan.title or ""), *map(task_fingerprint, plan.tasks))


def document_identity(plan: Plan) -> str:
    """Issuer and number, or the title of a draft: which document it is, whatever file holds it."""
    number = plan.number.key if plan.number.serial is not None else None
    issuer = version_key(plain_unit(plan.issuer.name or ""))
    return f"{issuer} | {number or version_key(plan.title or plan.source.path)}"


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
