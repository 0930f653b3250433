"""The exhibits of the page 一地一页. Pure: what is known of one region and a Choice of that region in, Exhibits out."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.region import newest_figures, standards_over_years
from words.catalogue import Lang, text
from words.citations import cite, date_text
from words.figures import present, rows_of, series_name, source_line, unit_text, value_in
from words.levels import join_notes
from words.numbers import format_yuan
from words.sentences import region as sentences
from words.tables import Cell, Column, Table, empty_cell, figure_cell
from words.terms import series_label, series_order, term
from words.wording import unquoted_note

Row = dict[str, Any]


def in_order(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures as a reader expects them: by indicator as given, urban first, institution first, oldest first."""
    indicators = {indicator: place for place, indicator in enumerate(dict.fromkeys(figures["indicator"]))}
    order = [
        (indicators[row["indicator"]], series_order(str(row["series_id"])), row["year"], place)
        for place, row in enumerate(rows_of(figures))
    ]
    return figures.iloc[[key[-1] for key in sorted(order)]].reset_index(drop=True)


def newest_of(figures: pd.DataFrame) -> pd.DataFrame:
    """The newest figure of each series; an implied one only where nothing better is known. Order as given."""
    rows = rows_of(figures)
    best: dict[str, tuple[tuple[bool, int], int]] = {}
    for place, row in enumerate(rows):
        standing = (row["basis"] != "implied", int(row["year"]))
        if row["series_id"] not in best or standing >= best[row["series_id"]][0]:
            best[row["series_id"]] = (standing, place)
    return figures.iloc[[place for _, place in best.values()]]


def newest(figures: pd.DataFrame, choice: Choice) -> Exhibit:
    """The newest figure of each standard of the region."""
    lang, drawn = choice.lang, newest_of(figures)
    return Exhibit(
        name="region-newest",
        choice=choice,
        title=titled("newest_title", choice),
        finding=sentences.newest_finding(drawn, figures, region_name(choice), choice.unit, lang),
        drawing=partial(newest_figures, drawn, choice),
        table=_newest_table(drawn, choice),
        figures=drawn,
        unit=unit_text(choice.unit, lang),
        source=source_line([drawn], lang),
        look=text("region.newest_look", lang),
        note=unquoted_note([drawn], lang),
    )


def over_years(figures: pd.DataFrame, choice: Choice, covered: pd.DataFrame | None = None) -> Exhibit:
    """Every standard of the region over the years; `covered` (a row a year and standard: year, series_id, status,
    reason_zh, reason_en) says why there is no figure; without it the gaps of the table are blank."""
    lang, note = choice.lang, ""
    if covered is not None and len(covered):
        note = join_notes((sentences.coverage_finding(covered, lang), text("region.coverage_note", lang)), lang)
    return Exhibit(
        name="region-years",
        choice=choice,
        title=titled("years_title", choice),
        finding=sentences.years_finding(figures, choice.unit, lang),
        drawing=partial(standards_over_years, figures, choice),
        table=_years_table(figures, rows_of(covered) if covered is not None else [], choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source=source_line([figures], lang),
        note=note,
        look=text("region.years_look", lang),
        wide=True,
    )


def every(figures: pd.DataFrame, choice: Choice) -> Exhibit:
    """Each yearly figure with how it is known; the ways are explained below."""
    lang = choice.lang
    bases = list(dict.fromkeys(str(basis) for basis in figures["basis"]))
    means = [
        text("region.basis_means", lang, basis=term("basis", each, lang), says=term("basis_says", each, lang))
        for each in bases
    ]
    return Exhibit(
        name="region-every",
        choice=choice,
        title=titled("every_title", choice),
        finding=sentences.every_finding(figures, lang),
        drawing=None,
        table=_every_table(figures, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source="",
        note=text("region.every_note", lang, bases=("" if lang == "zh" else " ").join(means)),
    )


def region_name(choice: Choice) -> str:
    """The one region of the choice."""
    return next(iter(choice.names.values()))


def titled(key: str, choice: Choice) -> str:
    """A title that names the region."""
    return text(f"region.{key}", choice.lang, region=region_name(choice))


def _newest_table(drawn: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    columns = [Column(text("region.column_standard", lang)), Column(unit_text(choice.unit, lang), numeric=True)]
    columns += [Column(text("region.column_basis", lang)), Column(text("region.column_source", lang))]
    body = [
        [
            Cell(series_name(row, lang)),
            figure_cell(row, choice.unit, lang),
            Cell(term("basis", str(row["basis"]), lang)),
            Cell(cite(row, lang)),
        ]
        for row in rows_of(drawn)
    ]
    return Table(columns, body, text("region.sorted_newest", lang, unit=unit_text(choice.unit, lang)))


def _years_table(figures: pd.DataFrame, covered: list[Row], choice: Choice) -> Table:
    """Years down, standards across: the figure, or which kind of empty."""
    lang = choice.lang
    cells = {(row["year"], row["series_id"]): _gap(row, lang) for row in covered}
    cells |= {
        (row["year"], row["series_id"]): figure_cell(row, choice.unit, lang, badge=False) for row in rows_of(figures)
    }
    series = list(dict.fromkeys([*figures["series_id"], *(row["series_id"] for row in covered)]))
    columns = [Column(text("columns.year", lang)), *(Column(series_label(each, lang), numeric=True) for each in series)]
    body = [
        [Cell(text("figures.year", lang, year=year)), *(cells.get((year, each), Cell("")) for each in series)]
        for year in sorted({int(year) for year, _ in cells}, reverse=True)
    ]
    return Table(columns, body, text("region.sorted_years", lang, unit=unit_text(choice.unit, lang)))


def _gap(row: Row, lang: Lang) -> Cell:
    return Cell("") if row["status"] == "present" else empty_cell(row["status"], row[f"reason_{lang}"], lang)


def _every_table(figures: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    keys = ("region.column_standard", "columns.year", "region.column_basis", "region.column_changed")
    columns = [Column(text(key, lang)) for key in (*keys, "region.column_agreeing", "region.column_source")]
    columns.insert(2, Column(unit_text(choice.unit, lang), numeric=True))
    body = []
    for row in rows_of(figures):
        cells = [Cell(series_name(row, lang)), Cell(text("figures.year", lang, year=row["year"]))]
        cells += [figure_cell(row, choice.unit, lang, badge=False), Cell(term("basis", str(row["basis"]), lang))]
        cells += [Cell(_changed(row, choice)), Cell(_agreement(row, lang)), Cell(cite(row, lang))]
        body.append(cells)
    return Table(columns, body)


def _changed(row: Row, choice: Choice) -> str:
    """自4月1日起，此前380: a change within the year, with what held before it."""
    if not present(row.get("changed_on")):
        return "—"
    day = date_text({"published": str(row["changed_on"])[:10]}, choice.lang)
    before = row.get("value_before_change")
    if before is None:
        return text("region.changed_unknown", choice.lang, day=day)
    ratio = (value_in(row, choice.unit) or 0) / row["value"]
    value = format_yuan(before * ratio, choice.lang)
    return text("region.changed", choice.lang, day=day, value=value)


def _agreement(row: Row, lang: Lang) -> str:
    agree, contradict = len(row["agreeing"]), len(row["contradicting"])
    if not agree and not contradict:
        return "—"
    key = "contradicting" if contradict else "agreeing"
    return text(f"region.{key}", lang, agree=agree, contradict=contradict)
