"""GitLab's code-quality report: a JSON array, one object a finding."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from tthc_cli.model.findings import FindingsReport
from tthc_cli.model.plan import Severity
from tthc_cli.report.findings.places import line_of, relative_path

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render_findings(report: FindingsReport, lang: str) -> Iterator[str]:
    """All findings; a file that could not be read is a `blocker`. No two objects share a fingerprint: GitLab drops
    the second.
    """
    entries = [
        _entry("unreadable", each.reason, each.path, 1, "blocker", _hash(f"unreadable\x1f{each.path}"))
        for each in report.unreadable
    ]
    seen: Counter[str] = Counter()
    for finding in report.findings:
        times = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        unique = _hash(f"{finding.fingerprint}\x1f{times}") if times else finding.fingerprint
        severity = _SEVERITIES[finding.severity]
        line = line_of(finding.span)
        entries.append(_entry(finding.code, finding.message, finding.path, line, severity, unique))
    yield json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(check: str, words: str, path: str, line: int, severity: str, fingerprint: str) -> dict[str, object]:
    return {
        "description": words,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": relative_path(path), "lines": {"begin": line}},
    }


def _hash(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
