"""JUnit XML: every file with something to tell is a suite, every finding a case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.findings import Finding, FindingsReport
from tthc_cli.report.findings.places import relative_path
from tthc_cli.report.labels import place

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_findings(report: FindingsReport, lang: str) -> Iterator[str]:
    """Errors are failures, unreadable files are errors; warnings and notes pass and are told in `system-out`.

    A run without findings is one passed case, for a report without a case counts as broken.
    """
    root = Tree.Element("testsuites", name="tthc")
    for unreadable in report.unreadable:
        case = _case(_suite(root, unreadable.path), "unreadable", unreadable.path)
        Tree.SubElement(case, "error", message=_clean(unreadable.reason))
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_path[finding.path].append(finding)
    for path, findings in by_path.items():
        suite = _suite(root, path)
        for finding in findings:
            _tell(finding, suite, lang)
    if not len(root):
        _case(_suite(root, "tthc"), label("passed", lang), "tthc")
    _count(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, encoding="unicode") + "\n"


def _suite(root: Tree.Element, path: str) -> Tree.Element:
    return Tree.SubElement(root, "testsuite", name=_clean(relative_path(path)))


def _case(suite: Tree.Element, name: str, path: str) -> Tree.Element:
    return Tree.SubElement(suite, "testcase", name=_clean(name), classname=_clean(relative_path(path)), time="0")


def _tell(finding: Finding, suite: Tree.Element, lang: str) -> None:
    where = place(finding.span, lang)
    case = _case(suite, " ".join(filter(None, (finding.code, finding.name, where and f"({where})"))), finding.path)
    if finding.severity == "error":
        Tree.SubElement(case, "failure", message=_clean(finding.message), type=finding.code)
    else:
        words = f"{label(f'severity_{finding.severity}', lang)}: {finding.message}"
        Tree.SubElement(case, "system-out").text = _clean(words)


def _count(root: Tree.Element) -> None:
    for element in (root, *root.iter("testsuite")):
        element.set("tests", str(len(list(element.iter("testcase")))))
        element.set("failures", str(len(list(element.iter("failure")))))
        element.set("errors", str(len(list(element.iter("error")))))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
