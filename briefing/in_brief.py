"""What stands on the one slide at the beginning: the findings that matter most, as many as fit. Pure.

In: a Report, the lines that have room. Out: lines. Decision: what places are compared by comes first, then growth, then
the rest, all shown in the order of the pack; each line bears the number of its question, so that its slide is found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.report import Report
from words.catalogue import text

_FIRST = (
    "overview-matrix",
    "dibao-by-region",
    "allowances-comparable",
    "growth-raises",
    "dibao-gap",
    "growth-long-run",
    "caseload-people",
    "dibao-over-years",
)
"""exhibits in the order in which their findings take their place"""


def brief_lines(report: Report, fits: Callable[[Sequence[str]], bool]) -> list[str]:
    """The findings in the order of the pack: all, or those in _FIRST as far as they fit, and where the others stand."""
    told = numbered_findings(report)
    if fits(list(told)):
        return list(told)
    rest = text("briefing.brief_rest", report.lang, count=len(told))
    taken: set[str] = set()
    for line in sorted((line for line in told if told[line] in _FIRST), key=lambda line: _FIRST.index(told[line])):
        taken |= {line} if fits([*taken, line, rest]) else set()
    left = len(told) - len(taken)
    return [*(line for line in told if line in taken), text("briefing.brief_rest", report.lang, count=left)]


def numbered_findings(report: Report) -> dict[str, str]:
    """Each finding once behind the number of its question, with the key of its section."""
    found: dict[str, tuple[int, str]] = {}
    number = 0
    for section in report.sections:
        number += section.part == 1
        found.setdefault(section.finding, (number, section.key))
    return {f"{number}. {finding}": key for finding, (number, key) in found.items()}
