"""Classes of the style sheet for what is good, doubtful, bad; symbol and word always stand beside them."""

from __future__ import annotations

from tthc_cli.report.severity import BAD, COVERAGE, DOUBTFUL, GOOD, LINKS, QUIET, SEVERITIES

_CLASSES = {GOOD: "good", DOUBTFUL: "doubt", BAD: "bad", QUIET: "quiet"}

COVERAGE_TONES = {status: _CLASSES[color] for status, (_, color) in COVERAGE.items()}
LINK_TONES = {status: _CLASSES[color] for status, (_, color) in LINKS.items()}
SEVERITY_TONES = {severity: _CLASSES[color] for severity, (_, color) in SEVERITIES.items()}
