"""The exhibits of the page 数据与出处. Pure: rows of warehouse.queries.provenance and a Choice in, Exhibit out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from charts.bar_blocks import Bar, Block, draw_bar_blocks
from charts.exhibit import Exhibit
from charts.theme import ACCENT, year_label
from words import provenance
from words.catalogue import Lang, text
from words.citations import cite
from words.figures import amount_formula, rows_of
from words.marks import Mark
from words.provenance import (
    figure_amount,
    figure_link,
    figure_name,
    figure_period,
    figure_place,
    figure_position,
    is_doubtful,
)
from words.sentences import sources as sentences
from words.tables import Cell, Column, Table, number_cell
from words.terms import term

Row = dict[str, Any]
LIMIT = 100
"""rows of the table on screen; the files hold all"""
_LOOK = {"color": ACCENT, "line": ACCENT, "width": 0, "pattern": ""}


def grades(held: pd.DataFrame, lang: Lang) -> Exhibit:
    """How many figures there are of each kind and grade of source."""
    return Exhibit(
        name="sources-grades",
        title=text("sources.grades_title", lang),
        finding=sentences.held_finding(held, lang),
        drawing=partial(draw_bar_blocks, _grade_blocks(rows_of(held), lang)),
        table=_grades_table(held, lang),
        figures=_worded_grades(held, lang),
        unit=text("sources.grades_unit", lang),
        source="",
        note=_grades_note(lang),
        columns=_grade_headings(lang),
    )


def listing(found: pd.DataFrame, lang: Lang) -> Exhibit:
    """The figures found, each leading to its source; the table holds the first, the files all."""
    rows = rows_of(found)
    return Exhibit(
        name="sources-list",
        title=text("sources.list_title", lang),
        finding=sentences.list_finding(int(found["found_in_all"].iloc[0]), LIMIT, len(rows), lang),
        drawing=None,
        table=_figures_table(rows[:LIMIT], lang),
        means=_means(lang),
        figures=_worded(rows, lang),
        unit="",
        source="",
        columns=_headings(lang),
    )


def one_figure(
    row: Row, findings: Sequence[Row], uses: Sequence[Row], others: Mapping[str, Row], lang: Lang
) -> Exhibit:
    """Everything known of one figure; `others` are those, by id, that its uses name."""
    return Exhibit(
        name="sources-figure",
        title=text("sources.figure_title", lang),
        finding=sentences.figure_finding(row, lang),
        drawing=None,
        table=provenance.facts_table(provenance.facts_of(row, findings, uses, others, lang), lang),
        means=_means(lang),
        figures=_worded([row], lang),
        unit="",
        source="",
        columns=_headings(lang),
    )


def of_source(found: pd.DataFrame, lang: Lang) -> Exhibit:
    """All figures of one document or publication, in the order of its text."""
    rows = rows_of(found)
    return Exhibit(
        name="sources-document",
        title=text("sources.document_title", lang),
        finding=sentences.source_finding(rows, lang),
        drawing=None,
        table=_figures_table(rows, lang),
        means=_means(lang),
        figures=_worded(rows, lang),
        unit="",
        source="",
        columns=_headings(lang),
    )


def _grade_blocks(rows: list[Row], lang: Lang) -> list[Block]:
    blocks = []
    for kind in dict.fromkeys(row["figure_kind"] for row in rows):
        bars = tuple(_grade_bar(row, lang) for row in rows if row["figure_kind"] == kind)
        blocks.append(Block(text(f"sources.kind_{kind}", lang), bars))
    return blocks


def _grade_bar(row: Row, lang: Lang) -> Bar:
    shown = text("sources.grades_bar", lang, figures=row["figures"])
    name = "source" if row["sources"] == 1 else "sources"
    sources = text(f"sources.grades_bar_{name}", lang, sources=row["sources"])
    return Bar(term("grade", row["grade"], lang), row["figures"], year_label(f"<b>{shown}</b>", sources), _LOOK)


def _grades_note(lang: Lang) -> str:
    """What each grade means."""
    said = [(term("grade", grade, lang), term("grade_says", grade, lang)) for grade in sentences.GRADES]
    meant = [text("sources.grade_means", lang, grade=grade, says=says) for grade, says in said]
    return ("" if lang == "zh" else " ").join([*meant, text("sources.references_are", lang)])


def _grades_table(held: pd.DataFrame, lang: Lang) -> Table:
    keys = ("kind", "grade", "figures", "sources", "doubtful")
    columns = [Column(text(f"sources.column_{key}", lang), numeric=place > 1) for place, key in enumerate(keys)]
    body = []
    for row in rows_of(held):
        counts = [number_cell(row[key], str(row[key]), 0) for key in ("figures", "sources", "doubtful")]
        kind = Cell(text(f"sources.kind_{row['figure_kind']}", lang))
        body.append([kind, Cell(term("grade", row["grade"], lang)), *counts])
    return Table(columns, body, text("sources.sorted_grades", lang))


def _worded_grades(held: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    rows = rows_of(held)
    return held.assign(
        kind_word=[text(f"sources.kind_{row['figure_kind']}", lang) for row in rows],
        grade_word=[term("grade", row["grade"], lang) for row in rows],
    )


def _grade_headings(lang: Lang) -> dict[str, str]:
    keys = {"kind_word": "kind", "grade_word": "grade", "figures": "figures", "sources": "sources"}
    return {column: text(f"sources.column_{key}", lang) for column, key in (keys | {"doubtful": "doubtful"}).items()}


def _figures_table(rows: Sequence[Row], lang: Lang) -> Table:
    keys = ("region", "what", "year", "amount", "printed", "position", "source", "grade")
    columns = [Column(text(f"sources.column_{key}", lang), numeric=key == "amount") for key in keys]
    return Table(columns, [_figure_cells(row, lang) for row in rows], text("sources.list_caption", lang))


def _figure_cells(row: Row, lang: Lang) -> list[Cell]:
    amount = Cell(figure_amount(row, lang), marks=_marks(row, lang), href=figure_link(str(row["figure_id"]), lang))
    source = Cell(cite(row, lang), href=figure_link(str(row["source_id"]), lang))
    printed = Cell(row["printed"].replace("\n", " ")) if row["printed"] else Cell("—")
    return [
        Cell(figure_place(row, lang)),
        Cell(figure_name(row, lang)),
        Cell(figure_period(row, lang)),
        amount,
        printed,
        Cell(figure_position(row, lang)) if row["spans"] is not None else Cell("—"),
        source,
        Cell(term("grade", row["grade"], lang)),
    ]


def _means(lang: Lang) -> dict[str, str]:
    """What a doubt means here, where no other page need be named."""
    return {"doubtful": text("sources.doubtful_means", lang)}


def _marks(row: Row, lang: Lang) -> tuple[Mark, ...]:
    marks = []
    if row["provenance"] in ("computed", "corrected"):
        said = {"formula": row["formula"] or "", "printed": row["printed"] or ""}
        reason = text(f"marks.{row['provenance']}_reason", lang, **said)
        marks.append(Mark(row["provenance"], text(f"marks.{row['provenance']}", lang), reason))
    if row["status"] == "extracted":
        marks.append(Mark("unreviewed", text("marks.unreviewed", lang), text("marks.unreviewed_reason", lang)))
    if is_doubtful(row):
        reason = row[f"note_{lang}"] or text("marks.doubtful_unnamed", lang)
        doubt = text("marks.doubtful_reason", lang, reason=reason)
        marks.append(Mark("doubtful", text("marks.doubtful", lang), doubt))
    return tuple(marks)


_PLAIN = (
    "value",
    "unit",
    "yuan_per_month",
    "yuan_per_year",
    "publisher",
    "title",
    "published",
    "document_number",
    "url",
)


_PROVENANCES = ("provenance", "month_provenance", "year_provenance")


def _worded(rows: Sequence[Row], lang: Lang) -> pd.DataFrame:
    """The rows with codes and positions in words, for export."""
    worded = []
    for row in rows:
        plain = {key: row.get(key) for key in (*_PLAIN, "printed", "figure_id", "source_id", "region_code")}
        if row["provenance"] == "computed":
            plain["value"] = None
        plain["unit"] = row["unit"] or (term("period", row["period"], "zh") if row["period"] else None)
        words = {
            "region": figure_place(row, lang, short=False),
            "what": figure_name(row, lang),
            "year": figure_period(row, lang),
            "position": figure_position(row, lang),
            **{key: row[key] and term("provenance", row[key], lang) for key in _PROVENANCES},
            "formula": amount_formula(row, lang) if row["figure_kind"] != "count" else None,
            "grade": term("grade", row["grade"], lang),
            "marks": "; ".join(mark.reason for mark in _marks(row, lang)),
        }
        worded.append(plain | words)
    return pd.DataFrame(worded, columns=list(_headings(lang)))


def _headings(lang: Lang) -> dict[str, str]:
    own = {key: text(f"sources.column_{key}", lang) for key in ("region", "what", "year")}
    own |= {"value": text("columns.value", lang), "unit": text("caseload.column_unit", lang)}
    shared = (
        "provenance",
        "yuan_per_month",
        "month_provenance",
        "yuan_per_year",
        "year_provenance",
        "formula",
        "printed",
    )
    own |= {key: text(f"columns.{key}", lang) for key in shared}
    own["position"] = text("sources.column_position", lang)
    more = ("publisher", "title", "published", "document_number", "grade", "url", "marks", "region_code", "source_id")
    own |= {key: text(f"columns.{key}", lang) for key in more}
    return own | {"figure_id": text("columns.observation_id", lang)}
