"""A chart too long for one place, in parts that can be read against each other. Pure.

In: a Chart of bars. Out: Charts. Decision: what belongs together stays together (Chart.groups, the widest first) where
it fits a part; all parts share one Scale and one form, so that bars of one length mean one amount in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefing.chart import Chart, ChartKind, Scale
from briefing.measure import width_em
from briefing.native_labels import stacked_lines
from words.catalogue import Lang, text

_ACROSS = 45.0  # em of text that columns side by side have on paper, their gaps among them
_SMALL = 0.85  # of the size: what stands behind a value
_MOST_BARS = {1: 18, 2: 24}
"""by the number of series: beside each other bars need less room for their names"""
_Group = tuple[str, ...]


def in_parts(chart: Chart, lang: Lang) -> list[Chart]:
    """The chart, whole where all its bars can be read; else as few parts as can be, as even as can be."""
    count = len(chart.series)
    most = max(_MOST_BARS.get(count, 24) // count, 1)
    if len(chart.categories) <= most:
        return [replace(chart, kind=_kind(chart))]
    lengths = share_out(chart.groups or ((),) * len(chart.categories), most)
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    scale = Scale(max(values, default=0), max(map(width_em, chart.categories)), max(lengths) * count)
    starts = [sum(lengths[:place]) for place in range(len(lengths))]
    return [
        _part(replace(chart, kind="bars", scale=scale, title=_numbered(chart.title, number, len(lengths), lang)), *ends)
        for number, ends in enumerate(zip(starts, lengths, strict=True), start=1)
    ]


def share_out(groups: Sequence[_Group], most: int) -> list[int]:
    """How many categories each part takes, none more than `most`, cut where the widest groups end.

    >>> share_out([("低保",)] * 8 + [("特困",)] * 5 + [("孤儿",)] * 6, 18)
    [8, 11]
    >>> share_out([("低保", str(n // 10)) for n in range(20)], 12), share_out([()] * 20, 12)
    ([10, 10], [10, 10])
    """
    whole = _whole(groups, most, 0)
    fewest = len(_pack(whole, most))
    return next(packed for limit in range(1, most + 1) if len(packed := _pack(whole, limit)) <= fewest)


def _whole(groups: Sequence[_Group], most: int, depth: int) -> list[int]:
    """Lengths of what is not cut: groups, or where one is longer than a part, those within it, at last equal shares."""
    if depth >= max(map(len, groups), default=0):
        parts = -(-len(groups) // most)
        return [len(groups) * (n + 1) // parts - len(groups) * n // parts for n in range(parts)]
    runs = [list(run) for _, run in groupby(groups, key=lambda group: group[: depth + 1])]
    return [length for run in runs for length in ([len(run)] if len(run) <= most else _whole(run, most, depth + 1))]


def _pack(whole: Sequence[int], limit: int) -> list[int]:
    """Filled one after the other up to `limit`; what alone is longer stands alone."""
    packed: list[int] = []
    for length in whole:
        if packed and packed[-1] + length <= limit:
            packed[-1] += length
        else:
            packed.append(length)
    return packed


def _part(chart: Chart, start: int, length: int) -> Chart:
    end = start + length
    series = tuple(replace(series, points=series.points[start:end]) for series in chart.series)
    return replace(chart, categories=chart.categories[start:end], groups=chart.groups[start:end], series=series)


def _numbered(title: str, number: int, count: int, lang: Lang) -> str:
    return text("briefing.part", lang, title=title, number=number, count=count)


def _kind(chart: Chart) -> ChartKind:
    """Columns for a few short names and labels that are not wider than their columns, else bars."""
    marks = len(chart.categories) * len(chart.series)
    widest = max(map(width_em, chart.categories))
    if marks > 12 or len(chart.categories) > 6 or widest > 10:
        return "bars"
    labels = (line for series in chart.series for point in series.points for line in stacked_lines(point.after))
    room = _ACROSS / (marks + 0.9 * len(chart.categories))
    return "columns" if max(map(width_em, labels), default=0) * _SMALL <= room else "bars"
