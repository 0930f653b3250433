"""Observations against labels, passage by passage: the three readings a corpus is scored by.

In: records of labels and of predictions, as `extraction_record` writes them. Out: precision, recall and F1 over all,
and the pairs that were matched. `figure`: indicator and amount; `series`: also area, mode, care, with an amount
per month equal to the same per year; `full`: everything as printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Same = Callable[[Record, Record], bool]
SERIES = ("indicator", "area", "mode", "care")


def _near(first: float | None, second: float | None, slack: float) -> bool:
    if first is None or second is None:
        return first is second
    return abs(first - second) <= slack


def _monthly(record: Record) -> float | None:
    value = record.get("value")
    return round(value / 12, 1) if value is not None and record.get("period") == "year" else value


def same_figure(want: Record, got: Record) -> bool:
    """The same amount of the same indicator."""
    if want["indicator"] != got.get("indicator"):
        return False
    known = want.get("period") and got.get("period")
    return _near(want["value"], got.get("value"), 0.001) or bool(known and _near(_monthly(want), _monthly(got), 0.11))


def same_series(want: Record, got: Record) -> bool:
    """The same amount of the same series."""
    if any(want.get(dim) != got.get(dim) for dim in SERIES):
        return False
    if (want.get("period") is None) != (got.get("period") is None):
        return False
    return _near(_monthly(want), _monthly(got), 0.11)


def _same_scope(first: str | None, second: str | None) -> bool:
    if not first or not second:
        return not first and not second
    short, long = sorted((first, second), key=len)
    return short in long and 2 * len(short) >= len(long)


def same_full(want: Record, got: Record) -> bool:
    """Everything the text says of it, as printed."""
    numbers = ("value", "previous", "growth_pct", "increase")
    return (
        same_series(want, got)
        and all(_near(want.get(name), got.get(name), 0.001) for name in numbers)
        and all(want.get(name) == got.get(name) for name in ("period", "bound", "year", "effective"))
        and _same_scope(want.get("scope"), got.get("scope"))
    )


READINGS: dict[str, Same] = {"figure": same_figure, "series": same_series, "full": same_full}


def match(wants: list[Record], gots: list[Record], same: Same) -> list[tuple[int, int]]:
    """Pairs (label, prediction) by index, each used once, the closest first."""
    left = list(range(len(gots)))
    pairs = []
    for index, want in enumerate(wants):
        fits = [i for i in left if same(want, gots[i])]
        if fits:
            best = min(fits, key=lambda i: (not same_full(want, gots[i]), not same_series(want, gots[i])))
            left.remove(best)
            pairs.append((index, best))
    return pairs


@dataclass(frozen=True)
class Score:
    """How many were right, of how many read and how many labelled."""

    hits: int
    predicted: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else float(self.labelled == 0)

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(passages: list[tuple[list[Record], list[Record]]], same: Same) -> Score:
    """The score of all passages together, each a pair of labels and predictions."""
    hits = sum(len(match(wants, gots, same)) for wants, gots in passages)
    return Score(hits, sum(len(gots) for _, gots in passages), sum(len(wants) for wants, _ in passages))
