"""Urban and rural dibao side by side, by region, and the gap between them; over the years: dibao_years. Pure.

In: answers of warehouse.queries and a Choice; out: Exhibits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from charts.dibao import standards_by_region, urban_rural_gap
from charts.exhibit import Choice, Exhibit
from charts.exhibits.limits import MOST_BARS, left_out
from words.catalogue import text
from words.differences import difference_cells, difference_columns
from words.figures import about, rows_of, source_line, unit_text, value_in
from words.gaps import Gap, gap_of
from words.levels import join_notes, level_note, levels_by_code
from words.numbers import format_percent, format_yuan, round_half_up
from words.sentences import dibao as sentences
from words.sentences.extremes import with_reserves
from words.tables import Cell, Column, Table, empty_cell, figure_cell, number_cell
from words.wording import unquoted_note

Rows = dict[tuple[str, str], dict[str, Any]]


def by_region(figures: pd.DataFrame, gaps: Sequence[Gap], choice: Choice) -> Exhibit:
    """Bars by region, urban and rural, highest urban first; 差额 to the base region in the table."""
    figures = sort_by_area(figures, choice)
    order = {code: choice.names[code] for code in dict.fromkeys([*figures["region_code"], *choice.names])}
    absent = [name for code, name in order.items() if code not in set(figures["region_code"])]
    lang, year = choice.lang, choice.year
    finding = with_reserves(
        sentences.standards_finding(figures, choice.area, choice.unit, lang, year, absent),
        rows_of(_of_area(figures, choice)),
        lang,
    )
    mixed = year is None and figures["year"].nunique() > 1
    drawn = list(order)[:MOST_BARS]
    notes = [text("dibao.years_differ", lang)] if mixed else []
    notes += [level_note([figures], lang), left_out(len(order), MOST_BARS, lang), unquoted_note([figures], lang)]
    return Exhibit(
        name="dibao-by-region",
        choice=choice,
        title=text("dibao.title_by_region_in", lang, year=year) if year else text("dibao.title_by_region", lang),
        finding=finding,
        drawing=partial(standards_by_region, figures, drawn, choice, gaps),
        table=_region_table(figures, gaps, order, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source=source_line([figures], lang),
        note=join_notes(notes, lang),
    )


def _of_area(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    return figures[figures["area"].isin([choice.area, "unified"])]


def sort_by_area(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Regions by their figure of the chosen area, highest first; urban before rural within a region."""
    column = f"yuan_per_{choice.unit}"
    own = _of_area(figures, choice).groupby("region_code")[column].max()
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
        choice=choice,
        title=text("dibao.title_gap", lang),
        finding=with_reserves(sentences.gap_finding(reviewed, lang), rows_of(used), lang),
        drawing=partial(urban_rural_gap, pairs.head(MOST_BARS), choice),
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
