"""What of a text nothing was made of: amounts and multiples that were neither read nor refused. Pure.

In: an Extraction and its text. Out: their places, so that on the page read no amount passes unseen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import permutations

from etl.extract.text.numerals import CHINESE, read_number
from etl.records import Extraction, Span
from ui.spans import touching

AMOUNT = re.compile(rf"\d(?:[\d,，.]| (?=\d))*\s*[万亿]?元|\d+(?:\.\d+)?\s*倍|{CHINESE}[万亿]?元")
_NEAR = 120
"""How many characters an old value, an increase or a multiple may stand from its figure"""


def unread(extraction: Extraction, words: str) -> list[Span]:
    """Each amount in yuan and each multiple outside all that was read or refused."""
    told, figures = _figures_told(extraction), _places(extraction)
    known = [span for figure in extraction.observations for span in figure.spans]
    known += [span for figure in extraction.caseload for span in figure.spans]
    known += [step.span for step in (*extraction.steps, *extraction.refused)]
    is_known = touching(known)
    return [
        found.span()
        for found in AMOUNT.finditer(words)
        if not (is_known(found.span()) or _is_told(found, told) or _is_used(found, figures))
    ]


def _places(extraction: Extraction) -> list[tuple[int, float, str]]:
    """Where each figure stands, with its value and what it is, in order."""
    return sorted((figure.spans[0][0], figure.value, figure.indicator) for figure in extraction.observations)


def _figures_told(extraction: Extraction) -> dict[float, list[int]]:
    """Where the figures stand that an old value or an increase was read for, by that amount; told twice, in both."""
    stated: dict[str, list[int]] = {}
    for step in extraction.steps:
        stated.setdefault(step.result.rpartition("→ ")[2].partition("/")[0], []).append(step.span[0])
    places: dict[float, list[int]] = {}
    for figure in extraction.observations:
        for amount in {figure.previous, figure.increase} - {None}:
            starts = [start for start, _ in figure.spans] + stated.get(f"{figure.value:g}", [])
            places.setdefault(float(amount or 0), []).extend(starts)
    return {amount: sorted(starts) for amount, starts in places.items()}


def _is_told(found: re.Match[str], figures: dict[float, list[int]]) -> bool:
    """由720元提高到750元，增加30元: an amount read as the old value or the increase of a figure near it."""
    printed = found.group()
    if not printed.endswith("元"):
        return False
    if printed[0].isdecimal():
        number = re.sub(r"[^\d.]", "", printed).strip(".")
        amount = float(number) * (10_000 if "万" in printed else 1) if number.count(".") <= 1 else 0.0
    else:
        amount = read_number(printed.rstrip("亿元")) or 0.0
    starts = figures.get(amount, [])
    after = bisect_left(starts, found.start())
    return any(abs(start - found.start()) <= _NEAR for start in starts[max(0, after - 1) : after + 1])


def _is_used(found: re.Match[str], figures: list[tuple[int, float, str]]) -> bool:
    """1.3倍 beside 低保 700元 and 特困 910元: a multiple by which one standard near it is another, to the yuan."""
    if not found.group().endswith("倍"):
        return False
    multiple = float(found.group()[:-1])
    near = slice(bisect_left(figures, (found.start() - _NEAR,)), bisect_left(figures, (found.end() + _NEAR,)))
    pairs = permutations(figures[near], 2)
    return any(what != other and abs(value * multiple - more) < 1 for (_, value, what), (_, more, other) in pairs)
