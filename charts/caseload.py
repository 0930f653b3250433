"""How many people, how much money: counts and sums as stated, a block a measure, whole years apart from the rest.

Comes in: rows of warehouse.queries.caseload of one programme. Goes out: bars in blocks, each block on its own scale, so
that five months never look like a small year. Doubtful figures keep their place in words and are not drawn.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.theme import OTHERS, paler, region_colour, year_label
from words.caseload import (
    bar_amount,
    caseload_marks,
    counted,
    is_doubtful,
    place_name,
    shared_scale,
    stated_amount,
)
from words.catalogue import Lang, text
from words.figures import Row, present, rows_of, source_name
from words.gaps import Gap
from words.periods import is_whole_year, period_label
from words.terms import term

PEOPLE = ("persons", "households", "new_persons", "new_households", "person_times", "household_times")
SPENDING = ("spending",)
PART_SHARE = 0.5
"""how much of the width the longest bar of a shorter period takes: it must not look like the largest of all"""


def counts_and_sums(
    figures: pd.DataFrame,
    measures: Sequence[str],
    *,
    chosen: Mapping[str, str],
    lang: Lang,
    gaps: Sequence[Gap] = (),
) -> go.Figure:
    """A block a measure and kind of period, in the order of `in_drawn_order`; who of the `chosen` ({code: name}) has
    nothing of the measure stands in its first block in words."""
    blocks: list[Block] = []
    left = list(gaps)
    rows = rows_of(in_drawn_order(figures, measures))
    for measure in measures:
        for whole in (True, False):
            own = [row for row in rows if row["measure"] == measure and is_whole_year(row["period"]) == whole]
            if own:
                missing = [_missing_bar(gap, chosen, lang) for gap in left if gap.series_id == measure]
                left = [gap for gap in left if gap.series_id != measure]
                blocks.append(_block(measure, whole, own, missing, list(chosen), lang))
    return draw_bar_blocks(blocks, own_scale=True)


def in_drawn_order(figures: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    """The figures of these measures: by measure, whole years first, largest first, doubtful ones last."""
    kept = figures[figures["measure"].isin(measures)]
    order = pd.DataFrame(
        {
            "measure": kept["measure"].map({measure: place for place, measure in enumerate(measures)}),
            "part": [not is_whole_year(period) for period in kept["period"]],
            "doubtful": kept["qualifier"] == "doubtful",
            "quantity": -kept["quantity"],
        },
        index=kept.index,
    )
    return kept.loc[order.sort_values(list(order.columns), kind="stable").index]


def _block(
    measure: str, whole: bool, rows: Sequence[Row], missing: Sequence[Bar], chosen: Sequence[str], lang: Lang
) -> Block:
    scale = shared_scale([row for row in rows if not is_doubtful(row)])
    bars = (*(_bar(row, scale, chosen, lang) for row in rows), *missing)
    word = term("measure", measure, lang)
    name = word[:1].upper() + word[1:]
    if whole:
        return Block(text("caseload.block", lang, measure=name), bars)
    title, note = (text(f"caseload.{key}", lang, measure=name) for key in ("block_part", "block_part_note"))
    return Block(title, bars, note, PART_SHARE)


def _missing_bar(gap: Gap, chosen: Mapping[str, str], lang: Lang) -> Bar:
    why = html.escape(text(f"empty.{gap.kind}", lang))
    return Bar(chosen[gap.region_code], None, "", {**_NO_LOOK}, html.escape(gap.reason), missing=why)


_NO_LOOK = {"color": OTHERS, "line": OTHERS, "width": 0, "pattern": ""}


def _bar(row: Row, scale: float, chosen: Sequence[str], lang: Lang) -> Bar:
    region = place_name(row, lang)
    named = {"region": region, "area": term("area", str(row["area"]), lang)}
    label = region if row["area"] == "all" else text("caseload.area_named", lang, **named)
    period = period_label(str(row["period"]), lang)
    if is_doubtful(row):
        missing = text("caseload.doubtful_bar", lang, printed=row["printed"])
        return Bar(label, None, "", _look(row, chosen), _hover(row, lang), html.escape(missing))
    shown = year_label(f"<b>{html.escape(bar_amount(row, scale, lang))}</b>", period)
    return Bar(label, float(row["quantity"]), shown, _look(row, chosen), _hover(row, lang))


def _look(row: Row, chosen: Sequence[str]) -> dict[str, object]:
    """Rural is paler; a period shorter than a year is outlined, not filled."""
    code = present(row.get("region_code"))
    colour = region_colour(code, chosen) if code else OTHERS
    fill = paler(colour) if row["area"] == "rural" else colour
    part = not is_whole_year(str(row["period"]))
    return {"color": paler(colour, 0.75) if part else fill, "line": colour, "width": 1 if part else 0, "pattern": ""}


def _hover(row: Row, lang: Lang) -> str:
    period = text("caseload.hover_period", lang, period=period_label(str(row["period"]), lang))
    name = f"{place_name(row, lang)} {term('programme', str(row['programme']), lang)} {counted(row, lang)}"
    marks = [mark.reason for mark in caseload_marks(row, lang)]
    lines = [name, stated_amount(row, lang), period, *marks, source_name(row, lang)]
    return "<br>".join(html.escape(line) for line in lines)
