"""What the most vulnerable get, each region in its own breakdown, and the few figures that may be compared.

Comes in: figure frames of warehouse.queries.allowances, sorted. Goes out: bars in blocks. Unlike breakdowns are never
put on one bar: a region that states no comparable figure keeps its place in words (口径不同).
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import Bar, Block, Line, draw_bar_blocks
from charts.looks import bar_look, figure_badge, hover_text, mark_labels
from charts.theme import OTHERS, region_colour, year_label
from words.catalogue import Lang, text
from words.figures import Row, Unit, region_name, rows_of, source_name, value_in, yuan_text
from words.gaps import Gap
from words.numbers import format_ratio
from words.rules import LEAST_MULTIPLE
from words.terms import breakdown_label, term

_PARTS = {"tekun_care": "care_part", "unattended": "unattended_part"}
"""indicators that stand beside another and say which they are"""


def comparable_figures(headline: pd.DataFrame, *, unit: Unit, chosen: Sequence[str], lang: Lang) -> go.Figure:
    """A block a comparison group, highest first; where there is none, 口径不同 or the kind of gap."""
    blocks = []
    for _, group in headline.groupby("group_id", sort=False):
        rows = sorted(rows_of(group), key=lambda row: -(value_in(row, unit) or 0))
        bars = tuple(_comparable_bar(row, unit, chosen, lang) for row in rows)
        blocks.append(Block(str(rows[0]["group_zh" if lang == "zh" else "group_en"]), bars))
    return draw_bar_blocks(blocks)


def own_breakdowns(
    figures: pd.DataFrame,
    *,
    unit: Unit,
    chosen: Sequence[str],
    lang: Lang,
    gaps: Mapping[str, Gap] = MappingProxyType({}),
    names: Mapping[str, str] = MappingProxyType({}),
) -> go.Figure:
    """A block a region in the order chosen, a bar for each figure it states, in its own breakdown; last the regions
    ({code: name}) that have none, in words."""
    blocks = []
    for rows in _by_region(figures, chosen):
        bars = tuple(_own_bar(row, unit, chosen, lang) for row in rows)
        blocks.append(Block(region_name(rows[0], lang), bars))
    for code, gap in gaps.items():
        missing = html.escape(text(f"empty.{gap.kind}", lang))
        blocks.append(Block(names[code], (Bar("", None, "", dict(_NO_LOOK), html.escape(gap.reason), missing),)))
    return draw_bar_blocks(blocks)


_NO_LOOK = {"color": OTHERS, "line": OTHERS, "width": 0, "pattern": ""}


def multiples_of_dibao(multiples: pd.DataFrame, *, chosen: Sequence[str], lang: Lang) -> go.Figure:
    """Each tekun figure as a multiple of the dibao of its own region, year and area, with the 1.3 line."""
    blocks = []
    for rows in _by_region(multiples, chosen):
        bars = tuple(_multiple_bar(row, chosen, lang) for row in rows)
        blocks.append(Block(region_name(rows[0], lang), bars))
    line = Line(LEAST_MULTIPLE, text("allowances.line", lang, factor=f"{LEAST_MULTIPLE:g}"))
    return draw_bar_blocks(blocks, line=line)


def own_label(row: Row, lang: Lang) -> str:
    """What a row is called beside its region's name: 城市·全护理; the care part says that it is one."""
    label = breakdown_label(str(row["series_id"]), lang)
    part = _PARTS.get(str(row["indicator"]))
    return text(f"allowances.{part}", lang, label=label) if part else label


def _by_region(figures: pd.DataFrame, chosen: Sequence[str]) -> list[list[Row]]:
    rows = [rows_of(figures[figures["region_code"] == code]) for code in chosen]
    return [list(own) for own in rows if own]


def _comparable_bar(row: Row, unit: Unit, chosen: Sequence[str], lang: Lang) -> Bar:
    name = region_name(row, lang)
    if value_in(row, unit) is None:
        missing = text(f"allowances.{row['reason_code']}", lang)
        return Bar(name, None, "", _look(row, chosen), missing=missing)
    badge = figure_badge(row, lang)
    if row.get("care"):
        badge = text("allowances.badge", lang, year=badge, what=term("care", str(row["care"]), lang))
    return _bar(row, name, badge, unit, chosen, lang)


def _own_bar(row: Row, unit: Unit, chosen: Sequence[str], lang: Lang) -> Bar:
    return _bar(row, own_label(row, lang), figure_badge(row, lang), unit, chosen, lang)


def _bar(row: Row, label: str, badge: str, unit: Unit, chosen: Sequence[str], lang: Lang) -> Bar:
    shown = year_label(f"<b>{yuan_text(row, unit, lang)}</b>", badge, mark_labels(row, unit, lang))
    return Bar(label, value_in(row, unit), shown, _look(row, chosen), hover_text(row, unit, lang))


def _multiple_bar(row: Row, chosen: Sequence[str], lang: Lang) -> Bar:
    label = own_label(row, lang)
    if row.get("multiple") is None:
        return Bar(label, None, "", _look(row, chosen), missing=text(f"allowances.{row['reason_code']}", lang))
    factor = text("allowances.times", lang, factor=format_ratio(float(row["multiple"]), lang))
    care = text("allowances.with_care", lang) if row["includes_care"] else ""
    formula = text("allowances.multiple_hover", lang, formula=row["multiple_formula"])
    hover = f"<b>{html.escape(region_name(row, lang))}</b><br>{formula}<br>{html.escape(source_name(row, lang))}"
    shown = year_label(f"<b>{factor}</b>", figure_badge(row, lang) + care)
    return Bar(label, float(row["multiple"]), shown, _look(row, chosen), hover)


def _look(row: Row, chosen: Sequence[str]) -> dict[str, object]:
    return bar_look(row, region_colour(str(row["region_code"]), chosen))
