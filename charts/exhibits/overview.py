"""The exhibit of the page overview: the matrix region × standard. Answers of warehouse.queries in, Exhibit out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.exhibits.limits import held, left_out
from charts.overview import standards_by_group
from words.catalogue import text
from words.differences import difference_formula, difference_line
from words.figures import rows_of, source_line, unit_text
from words.gaps import Gap
from words.growth import formula_text, rate_text
from words.levels import join_notes, level_note, levels_by_code
from words.marks import computed_mark
from words.sentences.extremes import with_reserves
from words.sentences.overview import not_continued, overview_finding
from words.tables import Cell, Column, Table, empty_cell, figure_cell
from words.wording import unquoted_note

MOST_REGIONS = 8
GROUPS = {
    "dibao.urban": "dibao_urban",
    "dibao.rural": "dibao_rural",
    "tekun_basic.urban": "tekun_urban",
    "tekun_basic.rural": "tekun_rural",
    "orphan.institution": "orphan_institution",
    "orphan.home": "orphan_home",
}
"""the plainest series of each comparison group: where nothing of the group is held, its reason is told"""
Growth = Mapping[tuple[str, str, int], dict[str, Any]]


def matrix(
    headline: pd.DataFrame,
    growth: pd.DataFrame,
    gaps: Mapping[tuple[str, str], Gap],
    choice: Choice,
    regions: pd.DataFrame,
) -> Exhibit:
    """Regions down, standards across; `gaps` is {(region, group): Gap} for the cells without a comparable figure;
    `regions` has the level of each chosen region, those without a figure among them.

    `growth` are the pairs that end in the figures shown; one that ends in another year is not shown."""
    lang, year = choice.lang, choice.year
    raises = {
        (row["region_code"], row["series_id"], row["to_year"]): row
        for row in rows_of(growth)
        if row["growth_computed_pct"] is not None
    }
    codes = held(headline, choice.names)
    drawn = headline[headline["region_code"].isin(codes[:MOST_REGIONS])]
    notes = [text("overview.years_differ", lang)] if year is None and headline["year"].nunique() > 1 else []
    notes += [
        not_continued(headline, lang),
        level_note([headline], lang),
        left_out(len(codes), MOST_REGIONS, lang),
        unquoted_note([headline], lang),
    ]
    return Exhibit(
        name="overview-matrix",
        choice=choice,
        title=text("overview.title_in", lang, year=year) if year else text("overview.title", lang),
        finding=with_reserves(
            overview_finding(
                headline, choice.unit, lang, year, list(choice.names.values()), _without_any(gaps, codes, choice)
            ),
            rows_of(headline),
            lang,
        ),
        drawing=partial(standards_by_group, drawn, choice.names, choice.unit, lang),
        table=_table(headline, raises, gaps, levels_by_code(regions, lang), choice),
        figures=_with_growth(headline, raises),
        unit=unit_text(choice.unit, lang),
        source=source_line([headline], lang),
        note=join_notes(notes, lang),
        extra={
            "growth_pct": text("overview.column_growth", lang),
            "growth_years": text("overview.column_growth_years", lang),
        },
    )


def _without_any(gaps: Mapping[tuple[str, str], Gap], codes: Sequence[str], choice: Choice) -> list[str]:
    """The names of those regions of which no document gives any of the standards."""
    kinds = {code: {gap.kind for (own, _), gap in gaps.items() if own == code} for code in choice.names}
    return [name for code, name in choice.names.items() if code not in codes and kinds[code] == {"no_document"}]


def _table(
    headline: pd.DataFrame,
    raises: Growth,
    gaps: Mapping[tuple[str, str], Gap],
    levels: Mapping[str, str],
    choice: Choice,
) -> Table:
    lang = choice.lang
    groups = headline.drop_duplicates("group_id").sort_values("group_order")
    found = {(row["region_code"], row["group_id"]): row for row in rows_of(headline)}
    columns = [Column(text("overview.column_region", lang))]
    columns += [Column(name, numeric=True) for name in groups[f"group_{lang}"]]
    body = []
    for code, name in choice.names.items():
        cells = [Cell(name, badge=levels.get(code, ""))]
        for group in groups["group_id"]:
            row = found.get((code, group))
            base = found.get((choice.base, group)) if choice.base else None
            cells.append(_figure(row, raises, base, choice) if row else _gap(gaps.get((code, group)), choice))
        body.append(cells)
    return Table(columns, body, _caption(choice), below="difference" if choice.base else "growth")


def _caption(choice: Choice) -> str:
    unit = unit_text(choice.unit, choice.lang)
    if choice.base:
        return text("overview.caption_base", choice.lang, unit=unit, base=choice.names[choice.base])
    return text("overview.caption", choice.lang, unit=unit)


def _figure(row: dict[str, Any], raises: Growth, base: dict[str, Any] | None, choice: Choice) -> Cell:
    """The figure, below it the difference to the base region where one is chosen, else the growth that led to it."""
    below, formula = _difference(row, base, choice) if choice.base else _raise(raises.get(_shown_key(row)), choice)
    cell = figure_cell(row, choice.unit, choice.lang)
    return replace(cell, below=below, below_marks=(computed_mark(formula, choice.lang),)) if below else cell


def _difference(row: dict[str, Any], base: dict[str, Any] | None, choice: Choice) -> tuple[str, str]:
    below = difference_line(row, base, choice.unit, choice.lang)
    return below, difference_formula(row, base, choice.unit, choice.lang) if base and below else ""


def _raise(raised: dict[str, Any] | None, choice: Choice) -> tuple[str, str]:
    return (growth_text(raised, choice), formula_text(raised, choice.lang)) if raised else ("", "")


def _shown_key(row: dict[str, Any]) -> tuple[str, str, int]:
    return row["region_code"], row["series_id"], row["year"]


def growth_text(raised: dict[str, Any], choice: Choice) -> str:
    """+5.6%（2022—2023年）; over several years the yearly rate, and so called."""
    fields = {"first": raised["from_year"], "last": raised["to_year"]}
    return text("overview.growth", choice.lang, percent=rate_text(raised, choice.lang, signed=True), **fields)


def _gap(gap: Gap | None, choice: Choice) -> Cell:
    return empty_cell(gap.kind, gap.reason, choice.lang) if gap else empty_cell(None, None, choice.lang)


def _with_growth(headline: pd.DataFrame, raises: Growth) -> pd.DataFrame:
    found = [raises.get(_shown_key(row)) for row in rows_of(headline)]
    frame = headline.copy()
    frame["growth_pct"] = [row["growth_computed_pct"] if row else None for row in found]
    frame["growth_years"] = [f"{row['from_year']}—{row['to_year']}" if row else None for row in found]
    return frame
