"""The exhibits of the page 保障规模. Pure: rows of warehouse.queries.caseload and a Choice in, Exhibit out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from charts.caseload import PEOPLE, SPENDING, counts_and_sums, in_drawn_order
from charts.exhibit import Choice, Exhibit
from words.caseload import (
    caseload_marks,
    counted,
    expanded_amount,
    expanded_marks,
    place_marks,
    place_name,
    stated_amount,
)
from words.catalogue import Lang, text
from words.figures import rows_of, source_line
from words.gaps import Gap
from words.levels import join_notes, level_note
from words.periods import period_label
from words.sentences.caseload import all_programmes_finding, caseload_finding
from words.tables import Cell, Column, Emptiness, Table, empty_cell
from words.terms import term

Row = dict[str, Any]
_COLUMNS = ("region", "counted", "period", "stated", "expanded")


def people(figures: pd.DataFrame, documents: pd.DataFrame, programme: str, choice: Choice) -> Exhibit | None:
    """Persons, households and times of one programme in the chosen regions; None where no document states any.
    `documents` are those held, which tell a region that does not say from one of which nothing is held."""
    return _exhibit("people", figures, documents, programme, PEOPLE, choice)


def spending(figures: pd.DataFrame, documents: pd.DataFrame, programme: str, choice: Choice) -> Exhibit | None:
    """Spending of one programme in the chosen regions; None where no document states any."""
    return _exhibit("spending", figures, documents, programme, SPENDING, choice)


def everything(counts: pd.DataFrame, choice: Choice) -> Exhibit:
    """The table of all programmes, in the order of the documents; it has no chart. A place whose name its document
    hides, which nobody chose, stands at the end."""
    lang = choice.lang
    figures = pd.concat([counts[counts["region_code"].notna()], counts[counts["region_code"].isna()]])
    return Exhibit(
        name="caseload-all",
        choice=choice,
        title=text("caseload.table_title", lang),
        finding=all_programmes_finding(figures, lang),
        drawing=None,
        table=_table(figures, choice, text("caseload.sorted_all", lang), programmes=True),
        figures=_worded(figures, lang),
        unit="",
        source=_source_line(figures, lang),
        note=text("caseload.note_anonymous", lang) if figures["region_code"].isna().any() else "",
        columns=_headings(lang),
    )


def absent(figures: pd.DataFrame, documents: pd.DataFrame, programme: str, choice: Choice) -> list[str]:
    """Why a chosen region has no figure of the programme: its documents do not say, or none is held."""
    held = set(documents["region_code"])
    stated = set(figures["region_code"])
    what = text("caseload.people_and_spending", choice.lang)
    return [
        _why_absent(code, "not_stated" if code in held else "no_document", what, programme, choice)
        for code in choice.names
        if code not in stated
    ]


def _exhibit(
    name: str,
    figures: pd.DataFrame,
    documents: pd.DataFrame,
    programme: str,
    measures: Sequence[str],
    choice: Choice,
) -> Exhibit | None:
    chosen = (figures["programme"] == programme) & figures["region_code"].notna()
    drawn = in_drawn_order(figures[chosen], measures)
    if drawn.empty:
        return None
    lang, gaps = choice.lang, _gaps(drawn, documents, programme, choice)
    return Exhibit(
        name=f"caseload-{name}",
        choice=choice,
        title=text(f"caseload.{name}_title", lang, programme=_capitalised(term("programme", programme, lang))),
        finding=caseload_finding(drawn, programme, tuple(measures), choice.names, gaps, lang),
        drawing=partial(counts_and_sums, drawn, measures, chosen=choice.names, lang=lang, gaps=gaps),
        table=_table(drawn, choice, text("caseload.sorted", lang), gaps=gaps),
        figures=_worded(drawn, lang),
        unit=text("caseload.unit_as_printed", lang),
        source=_source_line(drawn, lang),
        note=join_notes([text("caseload.note", lang), level_note([drawn], lang)], lang),
        columns=_headings(lang),
        gaps=gaps,
    )


_ASKED_OF_ALL = ("persons", "households", "spending")
"""what every region might state; who does not is named"""


def _gaps(drawn: pd.DataFrame, documents: pd.DataFrame, programme: str, choice: Choice) -> list[Gap]:
    """The chosen regions that have nothing of a measure which others state: their documents do not say, or none is
    held."""
    held = set(documents["region_code"])
    gaps = []
    for measure in _ASKED_OF_ALL:
        stated = set(drawn.loc[drawn["measure"] == measure, "region_code"])
        for code in choice.names if stated else ():
            if code not in stated:
                kind: Emptiness = "not_stated" if code in held else "no_document"
                gaps.append(
                    Gap(
                        code,
                        measure,
                        kind,
                        _why_absent(code, kind, term("measure", measure, choice.lang), programme, choice),
                    )
                )
    return gaps


def _why_absent(code: str, kind: Emptiness, what: str, programme: str, choice: Choice) -> str:
    fields = {"region": choice.names[code], "programme": term("programme", programme, choice.lang), "what": what}
    return text(f"caseload.absent_{kind}", choice.lang, **fields)


def _source_line(figures: pd.DataFrame, lang: Lang) -> str:
    return source_line([figures.assign(source_id=figures["document_id"])], lang)


def _table(
    figures: pd.DataFrame, choice: Choice, caption: str, *, programmes: bool = False, gaps: Sequence[Gap] = ()
) -> Table:
    """One row a figure, and after those of a measure who has none; with `programmes` the programme stands after the
    region."""
    lang = choice.lang
    columns = [Column(text(f"caseload.column_{key}", lang), numeric=key in ("stated", "expanded")) for key in _COLUMNS]
    body = [_cells(row, lang) for row in rows_of(figures)]
    if programmes:
        columns.insert(1, Column(text("caseload.column_programme", lang)))
        for cells, row in zip(body, rows_of(figures), strict=True):
            cells.insert(1, Cell(_capitalised(term("programme", str(row["programme"]), lang))))
    measures = [str(measure) for measure in figures["measure"]]
    for gap in reversed(gaps):
        body.insert(len(measures) - measures[::-1].index(gap.series_id), _empty_cells(gap, choice))
    return Table(columns, body, caption)


def _cells(row: Row, lang: Lang) -> list[Cell]:
    suffix = "" if lang == "zh" else "&lang=en"
    stated = Cell(
        stated_amount(row, "zh"),
        marks=caseload_marks(row, lang),
        href=f"sources?figure={row['caseload_id']}{suffix}",
    )
    place = Cell(place_name(row, lang), marks=place_marks(row, lang))
    period = period_label(str(row["period"]), lang)
    expanded = Cell(expanded_amount(row, lang), float(row["quantity"]), marks=expanded_marks(row, lang))
    return [place, Cell(_capitalised(counted(row, lang))), Cell(period), stated, expanded]


def _empty_cells(gap: Gap, choice: Choice) -> list[Cell]:
    """The row of a region without a figure: which of the kinds of empty it is."""
    what = _capitalised(term("measure", gap.series_id, choice.lang))
    none = Cell(text("empty.gap", choice.lang))
    return [Cell(choice.names[gap.region_code]), Cell(what), none, empty_cell(gap.kind, gap.reason, choice.lang), none]


def _worded(figures: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The rows with their codes in words, for export."""
    rows = rows_of(figures)
    return figures.assign(
        place=[place_name(row, lang) for row in rows],
        programme_word=[term("programme", str(row["programme"]), lang) for row in rows],
        counted=[counted(row, lang) for row in rows],
        period_word=[period_label(str(row["period"]), lang) for row in rows],
        marks=["; ".join(mark.reason for mark in caseload_marks(row, lang)) for row in rows],
        grade_word=[term("grade", str(row["grade"]), lang) for row in rows],
    )


def _headings(lang: Lang) -> dict[str, str]:
    """{column: heading} of the exported table, provenance among them."""
    own = {"place": "region", "programme_word": "programme", "counted": "counted", "period_word": "period"}
    own |= {"value": "stated", "unit": "unit", "quantity": "expanded", "quantity_unit": "expanded_unit"}
    headings = {column: text(f"caseload.column_{key}", lang) for column, key in own.items()}
    shared = {"printed": "printed", "marks": "marks", "publisher": "publisher", "title": "title"}
    shared |= {"published": "published", "document_number": "document_number", "grade_word": "grade"}
    shared |= {"region_code": "region_code", "document_id": "source_id", "caseload_id": "observation_id"}
    return headings | {column: text(f"columns.{key}", lang) for column, key in shared.items()}


def _capitalised(label: str) -> str:
    return label[:1].upper() + label[1:]
