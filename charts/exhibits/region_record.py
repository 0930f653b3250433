"""The record of a region: averages beside it, its sources, what the checks found. Tables without a chart.

Pure: answers of warehouse.queries.region and a Choice of that region in, Exhibits out.
"""

from __future__ import annotations

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.exhibits.region import Row, region_name, titled
from words.catalogue import Lang, text
from words.citations import cite
from words.figures import rows_of, source_line, unit_text
from words.provenance import figure_link
from words.sentences import region as sentences
from words.tables import Cell, Column, Table, cell_under_heads
from words.terms import series_label, term


def references(rows: pd.DataFrame, choice: Choice) -> Exhibit:
    """Averages and minima of a province or the nation: years down, a column a series and kind."""
    lang = choice.lang
    lines: dict[str, dict[int, Row]] = {}
    for row in rows_of(rows):
        kind = text(f"figures.kind_{row['kind']}", lang)
        name = text("region.reference_line", lang, series=series_label(str(row["series_id"]), lang), kind=kind)
        lines.setdefault(name, {})[int(row["year"])] = row
    body = [
        [Cell(text("figures.year", lang, year=year)), *(_cell(line.get(year), choice) for line in lines.values())]
        for year in sorted({int(year) for year in rows["year"]}, reverse=True)
    ]
    columns = [Column(text("columns.year", lang)), *(Column(name, numeric=True) for name in lines)]
    unit = unit_text(choice.unit, lang)
    return Exhibit(
        name="region-references",
        choice=choice,
        title=titled("references_title", choice),
        finding=sentences.references_finding(rows, region_name(choice), lang),
        drawing=None,
        table=Table(columns, body, text("region.sorted_years", lang, unit=unit)),
        figures=rows,
        unit=unit,
        source=source_line([rows], lang),
        note=text("region.references_note", lang),
    )


def _cell(row: Row | None, choice: Choice) -> Cell:
    return cell_under_heads(row, choice.unit, choice.lang) if row else Cell("")


def sources(held: pd.DataFrame, choice: Choice) -> Exhibit:
    """The documents and publications of the region."""
    lang = choice.lang
    keys = ("kind", "source", "number", "grade", "remarks")
    body = [_source_cells(row, lang) for row in rows_of(held)]
    words = held.assign(grade_word=[term("grade", str(grade), lang) for grade in held["grade"]])
    return Exhibit(
        name="region-sources",
        choice=choice,
        title=titled("sources_title", choice),
        finding=sentences.sources_finding(held, region_name(choice), lang),
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
        choice=choice,
        title=titled("findings_title", choice),
        finding=sentences.findings_finding(rows, region_name(choice), lang),
        drawing=None,
        table=Table(columns, [_finding_cells(row, lang) for row in rows_of(rows)]),
        figures=rows,
        unit="",
        source="",
        columns={"severity": text("region.column_severity", lang), "subject": text("columns.observation_id", lang)}
        | {f"message_{lang}": text("region.column_says", lang)},
    )


def _headings(keys: tuple[str, ...], lang: Lang) -> dict[str, str]:
    return {key: text(f"columns.{key}", lang) for key in keys}


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
