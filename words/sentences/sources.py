"""What the page 数据与出处 finds: how much is held, of which grade, how much is doubtful; and one figure in a line."""

from __future__ import annotations

from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.citations import cite
from words.figures import rows_of
from words.provenance import figure_amount, figure_name, figure_period, figure_place
from words.sentences.extremes import join_names
from words.terms import term

GRADES = ("official", "official-copy", "press", "aggregator")


def held_finding(held: pd.DataFrame, lang: Lang) -> str:
    """All figures by grade, from rows of provenance.grades_held."""
    rows = rows_of(held)
    grades = []
    for grade in GRADES:
        count = sum(row["figures"] for row in rows if row["grade"] == grade)
        if count:
            fields = {"grade": term("grade", grade, lang), "figures": count}
            grades.append(text("sources.finding_grade", lang, **fields))
    wrong = sum(row["doubtful"] for row in rows)
    doubt = text("sources.finding_doubtful" if wrong else "sources.finding_no_doubt", lang, count=wrong)
    bare = sum(row["unplaced"] for row in rows)
    unplaced = text("sources.finding_unplaced", lang, count=bare) if bare else ""
    fields = {"figures": sum(row["figures"] for row in rows), "doubtful": doubt, "unplaced": unplaced}
    fields |= {key: rows[0][key] for key in ("documents", "publications")}
    return text("sources.finding", lang, grades=join_names(grades, lang), **fields)


def figure_finding(row: dict[str, Any], lang: Lang) -> str:
    """One figure in a line: 同心县2022年城市低保650元/人·月，出自……"""
    fields = {"region": figure_place(row, lang, short=False), "year": figure_period(row, lang)}
    fields |= {"what": figure_name(row, lang), "amount": figure_amount(row, lang), "source": cite(row, lang)}
    return text("sources.figure_finding", lang, **fields)


def source_finding(rows: list[dict[str, Any]], lang: Lang) -> str:
    """How many figures one document or publication gives."""
    return text("sources.document_finding", lang, source=cite(rows[0], lang), count=len(rows))


def list_finding(count: int, limit: int, held: int, lang: Lang) -> str:
    """How many figures a search found, that the table holds only the first of them, and the files only `held`."""
    key = "list_cut" if count > held else "list_shown"
    shown = text(f"sources.{key}", lang, limit=limit, held=f"{held:,}") if count > limit else ""
    return text("sources.list_finding", lang, count=f"{count:,}", shown=shown)
