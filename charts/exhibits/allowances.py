"""The four exhibits of the page 特困与孤儿. Pure: answers of warehouse.queries.allowances and a Choice in, Exhibit out.

comparable is the one place where regions are ranked; tekun, orphans and multiples show each region's own breakdown.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import pandas as pd

from charts import allowances as charts
from charts.exhibit import Choice, Exhibit
from words.catalogue import text
from words.differences import difference_cells
from words.figures import region_name, rows_of, series_name, source_line, unit_text, value_in
from words.gaps import Gap
from words.levels import join_notes
from words.marks import Mark, doubtful_marks
from words.numbers import format_ratio
from words.sentences import allowances as sentences
from words.sentences.extremes import join_names
from words.tables import Cell, Column, Table, empty_cell, figure_cell, number_cell
from words.terms import breakdown_label, term
from words.wording import unquoted_note

Row = dict[str, Any]
_DIVISOR = (
    "yuan_per_month",
    "value",
    "period",
    "provenance",
    "month_provenance",
    "basis",
    "formula",
    "low",
    "high",
    "status",
)


def comparable(headline: pd.DataFrame, multiples: pd.DataFrame, choice: Choice) -> Exhibit:
    """The headline row: the comparable figure of each region and group, highest first, or why there is none."""
    lang = choice.lang
    figures = headline[headline["yuan_per_month"].notna()]
    return Exhibit(
        name="allowances-comparable",
        choice=choice,
        title=_titled("comparable_title", choice),
        finding=sentences.comparable_finding(headline, multiples, unit=choice.unit, year=choice.year, lang=lang),
        drawing=partial(charts.comparable_figures, headline, unit=choice.unit, chosen=list(choice.names), lang=lang),
        table=_comparable_table(headline, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source=source_line([figures], lang),
        look=text("allowances.comparable_look", lang),
        note=join_notes([_note("comparable_note", figures, choice), unquoted_note([figures], lang)], lang),
    )


def reasons(headline: pd.DataFrame, choice: Choice) -> list[str]:
    """Why a region has no comparable figure: each reason once, in order, with the standards it holds for."""
    lang, standards = choice.lang, dict[str, list[str]]()
    for row in rows_of(headline):
        if row["reason_code"]:
            standards.setdefault(_reason(row, choice), []).append(row[f"group_{lang}"])
    return [
        text("allowances.reason_of", lang, standards=join_names(groups, lang), reason=reason)
        for reason, groups in standards.items()
    ]


def own(name: str, figures: pd.DataFrame, headline: pd.DataFrame, choice: Choice) -> Exhibit:
    """`name` tekun or orphans: every figure of the chosen regions in their own breakdown; of a region that has none
    the `headline` knows why."""
    lang, gaps = choice.lang, _gaps(_INDICATOR[name], figures, headline, choice)
    find = sentences.breakdown_finding if name == "tekun" else sentences.orphans_finding
    absent = [(gap.kind, choice.names[gap.region_code]) for gap in gaps]
    drawing = partial(charts.own_breakdowns, figures, unit=choice.unit, chosen=list(choice.names), lang=lang)
    return Exhibit(
        name=f"allowances-{name}",
        choice=choice,
        title=_titled(f"{name}_title", choice),
        finding=find(figures, absent, year=choice.year, lang=lang),
        drawing=partial(drawing, gaps={gap.region_code: gap for gap in gaps}, names=choice.names),
        table=_own_table(name, figures, gaps, choice),
        figures=figures,
        unit=unit_text(choice.unit, lang),
        source=source_line([figures], lang),
        look=text(f"allowances.{name}_look", lang),
        note=_note(f"{name}_note", figures, choice),
        gaps=gaps,
    )


def multiple(multiples: pd.DataFrame, choice: Choice) -> Exhibit:
    """Tekun as a multiple of the dibao of the same region, year and area, against the 1.3 line."""
    lang = choice.lang
    return Exhibit(
        name="allowances-multiple",
        choice=choice,
        title=_titled("multiple_title", choice),
        finding=sentences.multiples_finding(multiples, year=choice.year, lang=lang),
        drawing=partial(charts.multiples_of_dibao, multiples, chosen=list(choice.names), lang=lang),
        table=_multiple_table(multiples, choice),
        figures=multiples,
        unit=text("allowances.unit_multiple", lang),
        source=source_line([multiples], lang),
        look=text("allowances.multiple_look", lang),
        note=_note("multiple_note", multiples, choice),
        extra={
            "multiple": text("allowances.column_multiple", lang),
            "dibao_yuan_per_month": text("allowances.column_dibao", lang),
            "multiple_formula": text("columns.formula", lang),
        },
    )


_INDICATOR = {"tekun": "tekun_basic", "orphans": "orphan"}


def _gaps(indicator: str, figures: pd.DataFrame, headline: pd.DataFrame, choice: Choice) -> list[Gap]:
    """The chosen regions without any of these figures, and why."""
    held, gaps = set(figures["region_code"]), dict[str, Gap]()
    for row in rows_of(headline):
        code, kind = str(row["region_code"]), row["reason_code"]
        if code not in held and kind and row["group_indicator"] == indicator:
            gaps.setdefault(code, Gap(code, indicator, kind, _reason(row, choice)))
    return list(gaps.values())


def _titled(key: str, choice: Choice) -> str:
    title = text(f"allowances.{key}", choice.lang)
    return text("allowances.title_in", choice.lang, title=title, year=choice.year) if choice.year else title


def _note(key: str, figures: pd.DataFrame, choice: Choice) -> str:
    note = text(f"allowances.{key}", choice.lang)
    mixed = choice.year is None and figures["year"].nunique() > 1
    parts = [text("allowances.years_differ", choice.lang), note] if mixed else [note]
    return ("" if choice.lang == "zh" else " ").join(parts)


def _comparable_table(headline: pd.DataFrame, choice: Choice) -> Table:
    lang, unit = choice.lang, choice.unit
    columns = [*_columns(("column_region", "column_group"), choice), Column(unit_text(unit, lang), numeric=True)]
    columns += [*_difference_columns(choice), *_columns(("column_care", "column_basis"), choice)]
    body = []
    for _, group in headline.groupby("group_id", sort=False):
        rows = sorted(rows_of(group), key=lambda row: -(value_in(row, unit) or 0))
        base = next((row for row in rows if row["region_code"] == choice.base), None)
        for row in rows:
            value, *about = _comparable_cells(row, choice)
            apart = difference_cells(row, base, unit, lang) if choice.base else []
            body.append([Cell(region_name(row, lang)), Cell(row[f"group_{lang}"]), value, *apart, *about])
    return Table(columns, body, text("allowances.sorted_comparable", lang))


def _comparable_cells(row: Row, choice: Choice) -> list[Cell]:
    """Value, care level, basis; where there is none, the kind of empty with its reason."""
    lang = choice.lang
    if value_in(row, choice.unit) is None:
        return [_empty(row, choice), Cell("—"), Cell("—")]
    level = term("care", row["care"], lang) if row["care"] else "—"
    return [figure_cell(row, choice.unit, lang), Cell(level), Cell(term("basis", row["basis"], lang))]


def _empty(row: Row, choice: Choice) -> Cell:
    reason = _reason(row, choice)
    if row["reason_code"] in ("other_breakdown", "area_unknown", "no_dibao"):
        return Cell(text(f"allowances.{row['reason_code']}", choice.lang), empty="not_applicable", reason=reason)
    return empty_cell(row["reason_code"], reason, choice.lang)


def _reason(row: Row, choice: Choice) -> str:
    """One sentence; for an unlike breakdown it names what the region does state."""
    lang, region = choice.lang, region_name(row, choice.lang)
    if row["reason_code"] == "other_breakdown":
        labels = [breakdown_label(series, lang) for series in row["own_series"]]
        fields = {"breakdown": text("terms.detail_join", lang).join(labels), "indicator": _indicator(row, lang)}
        return text("allowances.other_breakdown_reason", lang, region=region, **fields)
    if row["reason_code"] in ("area_unknown", "no_dibao"):
        return text(f"allowances.{row['reason_code']}_reason", lang, region=region, year=row["year"])
    return row[f"reason_{lang}"] or text("allowances.no_figure_reason", lang, region=region)


def _indicator(row: Row, lang: Any) -> str:
    return term("indicator", str(row["own_series"][0]).split(".")[0], lang)


def _own_table(name: str, figures: pd.DataFrame, gaps: Iterable[Gap], choice: Choice) -> Table:
    lang, unit = choice.lang, choice.unit
    columns = [*_columns(("column_region", "column_breakdown"), choice), Column(unit_text(unit, lang), numeric=True)]
    columns += [*_difference_columns(choice), *_columns(("column_basis",), choice)]
    rows = rows_of(figures)
    bases = {row["series_id"]: row for row in rows if row["region_code"] == choice.base}
    body = []
    for row in rows:
        cells = [Cell(region_name(row, lang)), Cell(charts.own_label(row, lang)), figure_cell(row, unit, lang)]
        apart = difference_cells(row, bases.get(row["series_id"]), unit, lang) if choice.base else []
        body.append([*cells, *apart, Cell(term("basis", row["basis"], lang))])
    for gap in gaps:
        first = [Cell(choice.names[gap.region_code]), Cell("—"), empty_cell(gap.kind, gap.reason, lang)]
        body.append([*first, *[Cell("—")] * (len(columns) - len(first))])
    return Table(columns, body, text(f"allowances.sorted_own_{name}", lang))


def _multiple_table(multiples: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    columns = _columns(("column_region", "column_breakdown"), choice)
    columns += _columns(("column_standard", "column_dibao", "column_multiple"), choice, numeric=True)
    body = []
    for row in rows_of(multiples):
        cells = [Cell(region_name(row, lang)), Cell(series_name(row, lang)), figure_cell(row, "month", lang)]
        body.append(cells + _multiple_cells(row, choice))
    return Table(columns, body, text("allowances.sorted_own_month", lang))


def _multiple_cells(row: Row, choice: Choice) -> list[Cell]:
    """The dibao it is divided by, and the quotient with its formula."""
    lang = choice.lang
    if row["multiple"] is None:
        return [Cell("—"), _empty(row, choice)]
    divisor = {**row, **_NOT_ITS_OWN, "observation_id": row["dibao_id"]}
    divisor |= {key: row[f"dibao_{key}"] for key in (*_DIVISOR, "provenance", "status")}
    divisor |= {f"doubts_{lang}": row.get(f"dibao_doubts_{lang}") or []}
    formula = Mark(
        "computed",
        text("marks.computed", lang),
        text("marks.computed_reason", lang, formula=row["multiple_formula"]),
    )
    doubts = [*(row.get(f"doubts_{lang}") or []), *(row.get(f"dibao_doubts_{lang}") or [])]
    marks = [formula, *doubtful_marks(doubts, lang)]
    if row["includes_care"]:
        words = (text(f"allowances.includes_care{part}", lang) for part in ("", "_reason"))
        marks.append(Mark("care", *words))
    quotient = number_cell(row["multiple"], format_ratio(row["multiple"], lang), 2, tuple(marks))
    return [figure_cell(divisor, "month", lang, badge=False), quotient]


_NOT_ITS_OWN = dict.fromkeys(("caveat", "caveat_en", "note_zh", "note_en", "finding_codes", "doubts_zh", "doubts_en"))
"""of the figure divided, not of the dibao it is divided by"""


def _columns(keys: tuple[str, ...], choice: Choice, numeric: bool = False) -> list[Column]:
    return [Column(text(f"allowances.{key}", choice.lang), numeric=numeric) for key in keys]


def _difference_columns(choice: Choice) -> list[Column]:
    if choice.base is None:
        return []
    keys, base = ("column_difference", "column_difference_percent"), choice.names[choice.base]
    return [Column(text(f"allowances.{key}", choice.lang, base=base), numeric=True) for key in keys]
