"""Dibao over the years beside province and nation, and as a share of what a head consumes. Pure.

In: answers of warehouse.queries and a Choice; out: Exhibits, None where there is nothing to draw.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.exhibits.limits import MOST_BARS, MOST_LINES, held, left_out
from charts.series import line_name, lines_of, standards_over_years
from charts.share import share_of_consumption
from words.catalogue import text
from words.figures import rows_of, source_line, unit_text, year_badge
from words.levels import join_notes
from words.numbers import format_percent, format_yuan
from words.sentences import dibao as sentences
from words.sentences.extremes import with_reserves
from words.tables import Cell, Column, Table, cell_under_heads, figure_cell, number_cell


def over_years(
    series: pd.DataFrame, references: pd.DataFrame, provinces: pd.DataFrame, choice: Choice
) -> Exhibit | None:
    """Each region's series of the chosen area beside its province's and the national average."""
    if series.empty:
        return None
    lang, area = choice.lang, text(f"figures.area_{choice.area}", choice.lang)
    codes = held(series, choice.names)
    drawn = series[series["region_code"].isin(codes[:MOST_LINES])]
    nation = references[(references["region_code"] == "100000") & (references["kind"] == "average")]
    return Exhibit(
        name="dibao-over-years",
        choice=choice,
        title=text("dibao.title_series", lang, area=area),
        finding=sentences.against_nation_finding(series, nation, choice.area, choice.unit, lang, choice.year),
        drawing=partial(standards_over_years, drawn, references, provinces, choice),
        table=_years_table(series, references, choice),
        figures=pd.concat([series, references], ignore_index=True),
        unit=unit_text(choice.unit, lang),
        source=source_line([series, references], lang),
        look=text("dibao.series_look", lang),
        note=join_notes([text("dibao.series_note", lang), left_out(len(codes), MOST_LINES, lang)], lang),
        wide=True,
    )


def _years_table(series: pd.DataFrame, references: pd.DataFrame, choice: Choice) -> Table:
    """Years down, newest first; regions and references across."""
    lang = choice.lang
    rows = [*lines_of(series), *lines_of(references)]
    lines = [{row["year"]: row for row in line} for line in rows]
    names = [line_name(line[0], choice) for line in rows]
    columns = [Column(text("columns.year", lang)), *(Column(name, numeric=True) for name in names)]
    years = sorted({year for line in lines for year in line}, reverse=True)
    body = []
    for year in years:
        cells = [cell_under_heads(line[year], choice.unit, lang) if year in line else Cell("") for line in lines]
        body.append([Cell(text("figures.year", lang, year=year)), *cells])
    return Table(columns, body, text("dibao.years_sorted", lang, unit=unit_text(choice.unit, lang)))


def share(shares: pd.DataFrame, choice: Choice) -> Exhibit | None:
    """The chosen area's standard as a share of the year's national consumption per head, largest first."""
    known = shares[shares["share_pct"].notna()].sort_values("share_pct", ascending=False).reset_index(drop=True)
    if known.empty:
        return None
    lang, area = choice.lang, text(f"figures.area_{choice.area}", choice.lang)
    return Exhibit(
        name="dibao-share",
        choice=choice,
        title=text("dibao.title_share", lang, area=area),
        finding=with_reserves(sentences.share_finding(known, choice.area, lang), rows_of(known), lang),
        drawing=partial(share_of_consumption, known.head(MOST_BARS), choice),
        table=_share_table(known, choice),
        figures=known,
        unit=text("dibao.unit_percent", lang),
        source=source_line([known], lang),
        note=join_notes([text("dibao.share_note", lang), left_out(len(known), MOST_BARS, lang)], lang),
        extra={
            "share_pct": text("dibao.column_share", lang),
            "consumption_yuan": text("dibao.column_consumption", lang),
        },
    )


def _share_table(shares: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    columns = [
        Column(text("dibao.column_region", lang)),
        Column(text("columns.year", lang)),
        Column(unit_text("year", lang), numeric=True),
        Column(text("dibao.column_consumption", lang), numeric=True),
        Column(text("dibao.column_share", lang), numeric=True),
    ]
    body = [
        [
            Cell(choice.names[row["region_code"]]),
            Cell(year_badge(row, lang)),
            figure_cell(row, "year", lang, badge=False),
            number_cell(row["consumption_yuan"], format_yuan(row["consumption_yuan"], lang)),
            number_cell(row["share_pct"], format_percent(row["share_pct"], lang)),
        ]
        for row in rows_of(shares)
    ]
    return Table(columns, body, text("dibao.sorted_by_share", lang))
