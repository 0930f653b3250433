"""The four exhibits of the page dibao. Pure: answers of warehouse.queries and a Choice in, Exhibit out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from charts.dibao import standards_by_region, urban_rural_gap
from charts.exhibit import Choice, Exhibit
from charts.series import line_name, standards_over_years
from charts.share import share_of_consumption
from words.catalogue import Lang, text
from words.differences import difference_cells, difference_columns
from words.figures import about, rows_of, source_line, unit_text, value_in, year_badge
from words.gaps import Gap, gap_of
from words.levels import join_notes, level_note, levels_by_code
from words.numbers import format_percent, format_yuan, round_half_up
from words.sentences import dibao as sentences
from words.tables import Cell, Column, Table, cell_under_heads, empty_cell, figure_cell, number_cell

Rows = dict[tuple[str, str], dict[str, Any]]
MOST_BARS, MOST_LINES = 20, 12
"""regions a chart draws at most; it says what it left out, the table has all"""


def by_region(figures: pd.DataFrame, gaps: Sequence[Gap], choice: Choice) -> Exhibit:
    """Bars by region, urban and rural, highest urban first; 差额 to the base region in the table."""
    figures = sort_by_area(figures, choice)
    order = {code: choice.names[code] for code in dict.fromkeys([*figures["region_code"], *choice.names])}
    absent = [name for code, name in order.items() if code not in set(figures["region_code"])]
    lang, year = choice.lang, choice.year
    finding = sentences.standards_finding(figures, choice.area, choice.unit, lang, year, absent)
    mixed = year is None and figures["year"].nunique() > 1
    drawn = dict(list(order.items())[:MOST_BARS])
    notes = [text("dibao.years_differ", lang)] if mixed else []
    notes += [level_note([figures], lang), left_out(len(order), MOST_BARS, lang)]
    return Exhibit(
        name="dibao-by-region",
        title=text("dibao.title_by_region_in", lang, year=year) if year else text("dibao.title_by_region", lang),
        finding=finding,
        drawing=partial(standards_by_region, figures, drawn, choice.unit, lang, gaps),
        table=_region_table(figures, gaps, order, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source=source_line([figures], lang),
        note=join_notes(notes, lang),
    )


def left_out(regions: int, most: int, lang: Lang) -> str:
    """What a chart says of the regions it does not draw; nothing where it draws all."""
    return text("dibao.left_out", lang, shown=most, rest=regions - most) if regions > most else ""


def sort_by_area(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Regions by their figure of the chosen area, highest first; urban before rural within a region."""
    column = f"yuan_per_{choice.unit}"
    own = figures[figures["area"].isin([choice.area, "unified"])].groupby("region_code")[column].max()
    place = {area: number for number, area in enumerate(("urban", "unified", "rural"))}
    keyed = figures.assign(
        _value=figures["region_code"].map(own).fillna(0), _area=figures["area"].map(place), _code=figures["region_code"]
    )
    ordered = keyed.sort_values(["_value", "_code", "_area"], ascending=[False, True, True], kind="stable")
    return ordered.drop(columns=["_value", "_area", "_code"]).reset_index(drop=True)


def _region_table(figures: pd.DataFrame, gaps: Sequence[Gap], order: dict[str, str], choice: Choice) -> Table:
    lang = choice.lang
    rows: Rows = {(row["region_code"], row["area"]): row for row in rows_of(figures)}
    areas = ["urban", "rural"] + (["unified"] if "unified" in set(figures["area"]) else [])
    columns = [Column(text("dibao.column_region", lang))]
    columns += [Column(text(f"dibao.column_{area}", lang), numeric=True) for area in areas]
    if choice.base in order:
        for area in areas:
            columns += difference_columns(area, order[choice.base], lang)
    levels = levels_by_code(figures, lang)
    body = []
    for code, name in order.items():
        cells = [Cell(name, badge=levels.get(code, ""))]
        cells += [_cell(rows.get((code, area)), gap_of(gaps, code, f"dibao.{area}"), choice) for area in areas]
        if choice.base in order:
            for area in areas:
                cells += difference_cells(rows.get((code, area)), rows.get((choice.base, area)), choice.unit, lang)
        body.append(cells)
    caption = f"{unit_text(choice.unit, lang)}。" if lang == "zh" else f"{unit_text(choice.unit, lang)}. "
    return Table(columns, body, caption + text(f"dibao.sorted_by_{choice.area}", lang))


def _cell(row: dict[str, Any] | None, gap: Gap | None, choice: Choice) -> Cell:
    if row is not None:
        return figure_cell(row, choice.unit, choice.lang)
    return empty_cell(gap.kind, gap.reason, choice.lang) if gap else empty_cell(None, None, choice.lang)


def gap(figures: pd.DataFrame, choice: Choice) -> Exhibit | None:
    """Urban and rural of one year a region, widest gap first; None where no region has both of one year."""
    lang = choice.lang
    pairs = area_pairs(figures, choice)
    if pairs.empty:
        return None
    reviewed = pairs[[row["urban"]["status"] == row["rural"]["status"] == "reviewed" for row in rows_of(pairs)]]
    used = pd.DataFrame([row[area] for row in rows_of(pairs) for area in ("urban", "rural")])
    used["ratio_pct"] = [row["ratio_pct"] for row in rows_of(pairs) for _ in ("urban", "rural")]
    return Exhibit(
        name="dibao-gap",
        title=text("dibao.title_gap", lang),
        finding=sentences.gap_finding(reviewed, lang),
        drawing=partial(urban_rural_gap, pairs.head(MOST_BARS), choice.unit, lang),
        note=join_notes([level_note([used], lang), left_out(len(pairs), MOST_BARS, lang)], lang),
        table=_gap_table(pairs, choice),
        figures=used,
        unit=unit_text(choice.unit, lang),
        source=source_line([used], lang),
        extra={"ratio_pct": text("dibao.column_ratio", lang)},
    )


def area_pairs(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """One row a region with an urban and a rural figure of the same year: urban, rural, ratio_pct, ratio_text."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows_of(figures):
        found.setdefault(row["region_code"], {})[row["area"]] = row
    pairs = []
    for areas in found.values():
        urban, rural = areas.get("urban"), areas.get("rural")
        if not urban or not rural or urban["year"] != rural["year"]:
            continue
        ratio = sentences.ratio_percent(rural["yuan_per_month"], urban["yuan_per_month"])
        shared = {key: urban[key] for key in ("region_code", "region_short", "region_en", "year")}
        pairs.append({**shared, "urban": urban, "rural": rural, "ratio_pct": ratio})
    pairs.sort(key=lambda row: row["ratio_pct"])
    for row in pairs:
        row["ratio_text"] = format_percent(row["ratio_pct"], choice.lang)
    return pd.DataFrame(pairs)


def _gap_table(pairs: pd.DataFrame, choice: Choice) -> Table:
    lang, unit = choice.lang, choice.unit
    keys = ("column_region", "column_urban", "column_rural", "column_gap", "column_ratio")
    columns = [Column(text(f"dibao.{key}", lang), numeric=place > 0) for place, key in enumerate(keys)]
    body = []
    for row in rows_of(pairs):
        digits = 0 if "implied" in (row["urban"]["basis"], row["rural"]["basis"]) else 1
        urban, rural = (round_half_up(value_in(row[area], unit) or 0, digits) for area in ("urban", "rural"))
        apart = round_half_up(urban - rural, digits)
        body.append(
            [
                Cell(choice.names[row["region_code"]]),
                figure_cell(row["urban"], unit, lang),
                figure_cell(row["rural"], unit, lang),
                number_cell(apart, format_yuan(apart, lang) if digits else about(apart, lang)),
                number_cell(row["ratio_pct"], row["ratio_text"]),
            ]
        )
    return Table(columns, body, text("dibao.sorted_by_ratio", lang))


def over_years(
    series: pd.DataFrame, references: pd.DataFrame, provinces: pd.DataFrame, choice: Choice
) -> Exhibit | None:
    """Each region's series of the chosen area beside its province's and the national average."""
    if series.empty:
        return None
    lang, area = choice.lang, text(f"figures.area_{choice.area}", choice.lang)
    drawn = list(choice.names)[:MOST_LINES]
    nation = references[(references["region_code"] == "100000") & (references["kind"] == "average")]
    return Exhibit(
        name="dibao-over-years",
        title=text("dibao.title_series", lang, area=area),
        finding=sentences.against_nation_finding(series, nation, choice.area, choice.unit, lang, choice.year),
        drawing=partial(standards_over_years, series[series["region_code"].isin(drawn)], references, provinces, choice),
        table=_years_table(series, references, choice),
        figures=pd.concat([series, references], ignore_index=True),
        unit=unit_text(choice.unit, lang),
        source=source_line([series, references], lang),
        look=text("dibao.series_look", lang),
        note=join_notes([text("dibao.series_note", lang), left_out(len(choice.names), MOST_LINES, lang)], lang),
        wide=True,
    )


def _years_table(series: pd.DataFrame, references: pd.DataFrame, choice: Choice) -> Table:
    """Years down, newest first; regions and references across."""
    lang = choice.lang
    lines: dict[str, dict[int, dict[str, Any]]] = {}
    for row in [*rows_of(series), *rows_of(references)]:
        lines.setdefault(line_name(row, choice), {})[row["year"]] = row
    columns = [Column(text("columns.year", lang)), *(Column(name, numeric=True) for name in lines)]
    years = sorted({year for line in lines.values() for year in line}, reverse=True)
    body = []
    for year in years:
        cells = [
            cell_under_heads(line[year], choice.unit, lang) if year in line else Cell("") for line in lines.values()
        ]
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
        title=text("dibao.title_share", lang, area=area),
        finding=sentences.share_finding(known, choice.area, lang),
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
