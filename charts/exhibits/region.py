"""The exhibits of the page 一地一页. Pure: what is known of one region and a Choice of that region in, Exhibits out."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.region import newest_figures, standards_over_years
from words.catalogue import Lang, text
from words.citations import cite, date_text
from words.figures import present, rows_of, series_name, source_line, unit_text, value_in, yuan_text
from words.numbers import format_yuan
from words.provenance import figure_link
from words.sentences import region as sentences
from words.tables import Cell, Column, Emptiness, Table, empty_cell, figure_cell
from words.terms import series_label, series_order, term

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
        title=_titled("newest_title", choice),
        finding=sentences.newest_finding(drawn, figures, _name(choice), choice.unit, lang),
        drawing=partial(newest_figures, drawn, choice),
        table=_newest_table(drawn, choice),
        figures=drawn,
        unit=unit_text(choice.unit, lang),
        source=source_line([drawn], lang),
        note=text("region.newest_note", lang),
    )


def over_years(figures: pd.DataFrame, choice: Choice) -> Exhibit:
    """Every standard of the region over the years."""
    lang = choice.lang
    return Exhibit(
        name="region-years",
        title=_titled("years_title", choice),
        finding=sentences.years_finding(figures, choice.unit, lang),
        drawing=partial(standards_over_years, figures, choice),
        table=_years_table(figures, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source=source_line([figures], lang),
        note=text("region.years_note", lang),
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
        title=_titled("every_title", choice),
        finding=sentences.every_finding(figures, lang),
        drawing=None,
        table=_every_table(figures, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source="",
        note=text("region.every_note", lang, bases=("" if lang == "zh" else " ").join(means)),
    )


def coverage(rows: pd.DataFrame, figures: pd.DataFrame, choice: Choice) -> Exhibit:
    """Years down, standards across: the figure, or which kind of empty."""
    lang = choice.lang
    own = list(dict.fromkeys([*figures["series_id"], *rows["series_id"]]))
    series = [each for each in own if each in set(rows["series_id"])]
    rows = rows.sort_values(["year", "series_id"], key=lambda keys: _standing(keys, series), kind="stable")
    found = {(row["year"], row["series_id"]): row for row in rows_of(figures)}
    columns = [Column(text("columns.year", lang)), *(Column(series_label(each, lang), numeric=True) for each in series)]
    body: dict[int, list[Cell]] = {}
    for row in rows_of(rows):
        cells = body.setdefault(row["year"], [Cell(text("figures.year", lang, year=row["year"]))])
        cells.append(_covered(row, found.get((row["year"], row["series_id"])), choice))
    words = rows.assign(status_word=[term("coverage", str(status), lang) for status in rows["status"]])
    return Exhibit(
        name="region-coverage",
        title=_titled("coverage_title", choice),
        finding=sentences.coverage_finding(rows, lang),
        drawing=None,
        table=Table(columns, list(body.values()), text("region.sorted_years", lang, unit=unit_text(choice.unit, lang))),
        figures=words.assign(standard=[series_label(str(each), lang) for each in rows["series_id"]]),
        unit=unit_text(choice.unit, lang),
        source="",
        note=text("region.coverage_note", lang),
        columns=_headings(("year", "standard"), lang)
        | {"status_word": text("region.column_severity", lang), f"reason_{lang}": text("region.column_says", lang)},
    )


def sources(held: pd.DataFrame, choice: Choice) -> Exhibit:
    """The documents and publications of the region."""
    lang = choice.lang
    keys = ("kind", "source", "number", "grade", "remarks")
    body = [_source_cells(row, lang) for row in rows_of(held)]
    words = held.assign(grade_word=[term("grade", str(grade), lang) for grade in held["grade"]])
    return Exhibit(
        name="region-sources",
        title=_titled("sources_title", choice),
        finding=sentences.sources_finding(held, _name(choice), lang),
        drawing=None,
        table=Table(
            [Column(text(f"region.column_{key}", lang)) for key in keys], body, text("region.sorted_sources", lang)
        ),
        figures=words,
        unit="",
        source="",
        columns=_headings(("title", "publisher", "published", "document_number", "url", "source_id"), lang)
        | {"grade_word": text("columns.grade", lang), f"remarks_{lang}": text("region.column_remarks", lang)},
    )


def findings(rows: pd.DataFrame, choice: Choice) -> Exhibit:
    """What the checks found about the region."""
    lang = choice.lang
    columns = [Column(text(f"region.column_{key}", lang)) for key in ("severity", "about", "says", "looked_at")]
    return Exhibit(
        name="region-findings",
        title=_titled("findings_title", choice),
        finding=sentences.findings_finding(rows, _name(choice), lang),
        drawing=None,
        table=Table(columns, [_finding_cells(row, lang) for row in rows_of(rows)]),
        figures=rows,
        unit="",
        source="",
        columns={"severity": text("region.column_severity", lang), "subject": text("columns.observation_id", lang)}
        | {f"message_{lang}": text("region.column_says", lang)},
    )


def _standing(keys: pd.Series[Any], series: list[str]) -> pd.Series[Any]:
    """Newest year first; standards in the order of the columns."""
    return -keys if keys.name == "year" else keys.map({each: place for place, each in enumerate(series)})


def _name(choice: Choice) -> str:
    return next(iter(choice.names.values()))


def _titled(key: str, choice: Choice) -> str:
    return text(f"region.{key}", choice.lang, region=_name(choice))


def _headings(keys: tuple[str, ...], lang: Lang) -> dict[str, str]:
    return {key: text(f"columns.{key}", lang) for key in keys}


def _newest_table(drawn: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    columns = [Column(text("region.column_standard", lang)), Column(text("region.column_basis", lang))]
    columns += [Column(text("region.column_source", lang)), Column(unit_text(choice.unit, lang), numeric=True)]
    body = [
        [
            Cell(series_name(row, lang)),
            Cell(term("basis", str(row["basis"]), lang)),
            Cell(cite(row, lang)),
            figure_cell(row, choice.unit, lang),
        ]
        for row in rows_of(drawn)
    ]
    return Table(columns, body, text("region.sorted_newest", lang, unit=unit_text(choice.unit, lang)))


def _years_table(figures: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    found = {(row["year"], row["series_id"]): row for row in rows_of(figures)}
    series = list(dict.fromkeys(str(each) for each in figures["series_id"]))
    columns = [Column(text("columns.year", lang)), *(Column(series_label(each, lang), numeric=True) for each in series)]
    body = []
    for year in sorted({int(each) for each in figures["year"]}, reverse=True):
        rows = [found.get((year, each)) for each in series]
        cells = [figure_cell(row, choice.unit, lang, badge=False) if row else Cell("") for row in rows]
        body.append([Cell(text("figures.year", lang, year=year)), *cells])
    return Table(columns, body, text("region.sorted_years", lang, unit=unit_text(choice.unit, lang)))


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


def _covered(row: Row, figure: Row | None, choice: Choice) -> Cell:
    if figure is not None and row["status"] == "present":
        return Cell(yuan_text(figure, choice.unit, choice.lang) or "", value_in(figure, choice.unit))
    kind: Emptiness = row["status"]
    return empty_cell(kind, row[f"reason_{choice.lang}"], choice.lang)


def _source_cells(row: Row, lang: Lang) -> list[Cell]:
    return [
        Cell(text(f"region.kind_{row['kind']}", lang)),
        Cell(cite({**row, "document_number": None}, lang), href=figure_link(str(row["source_id"]), lang)),
        Cell(row["document_number"] or text("figures.not_printed", lang)),
        Cell(term("grade", str(row["grade"]), lang)),
        Cell(row[f"remarks_{lang}"] or "—"),
    ]


def _finding_cells(row: Row, lang: Lang) -> list[Cell]:
    about = series_label(row["series_id"], lang) if row["series_id"] else text("region.about_document", lang)
    year = f" {text('figures.year', lang, year=row['year'])}" if row["year"] else ""
    return [
        Cell(term("severity", str(row["severity"]), lang)),
        Cell(about + year, href=figure_link(str(row["subject"]), lang)),
        Cell(row[f"message_{lang}"]),
        Cell(row[f"acknowledged_why_{lang}"] or "—"),
    ]
