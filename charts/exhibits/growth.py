"""The three exhibits of the page growth. Pure: rows of warehouse.queries.growth and a Choice in, Exhibit out."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any, Literal

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.growth import long_run_rates, raised_from_to, stated_against_computed
from words.catalogue import Lang, text
from words.figures import Unit, publisher_name, rows_of, series_name, source_beside, source_line, unit_text
from words.growth import end_of, formula_text, prices_text, years_text
from words.levels import join_notes, level_note
from words.marks import computed_mark, marks_of
from words.numbers import format_percent, format_yuan
from words.sentences import growth as sentences
from words.sentences.extremes import with_reserves, with_unreviewed
from words.tables import Cell, Column, Table, number_cell, source_link

Row = dict[str, Any]
MOST_LINES = 12


def newest_raises(raises: pd.DataFrame, held: Collection[str], choice: Choice) -> Exhibit | None:
    """What led each region to its newest figure from the nearest before it, for the chosen area. `held` are the regions
    of which any figure of it is."""
    rows = raises[raises["growth_computed_pct"].notna() & (raises["growth_computed_pct"] != 0)]
    rows = rows.sort_values("growth_computed_pct", ascending=False)
    if rows.empty:
        return None
    lang, area = choice.lang, text(f"dibao.area_{choice.area}", choice.lang)
    without = sentences.without_raise(raises, held, choice.names, choice.area, lang)
    keys = ("region", "years", "from", "to", "increase", "computed", "per_year", "stated", "real")
    table = _table(rows, keys, text("growth.caption_raises", lang, unit=unit_text(choice.unit, lang)), choice)
    return Exhibit(
        name="growth-raises",
        choice=choice,
        title=text("growth.title_raises", lang, area=area),
        finding=_said(sentences.raises_finding(rows, choice.area, choice.unit, lang), rows, choice),
        drawing=partial(raised_from_to, rows.head(MOST_LINES), choice.names, choice.unit, lang),
        table=table,
        figures=_export(rows, lang),
        unit=unit_text(choice.unit, lang),
        source=source_line([rows], lang),
        note=join_notes([text("growth.note_raises", lang), without, level_note([rows], lang)], lang),
        extra=_export_columns(lang),
    )


def _said(finding: str, rows: pd.DataFrame, choice: Choice) -> str:
    """A finding over these rows with its reserves, and that it does not keep to a chosen year."""
    return sentences.with_other_year(with_reserves(finding, rows_of(rows), choice.lang), choice.year, choice.lang)


def stated_growth(checked: pd.DataFrame, choice: Choice) -> Exhibit | None:
    """Each growth a document states, set against the one its figures give, with the verdict."""
    if checked.empty:
        return None
    lang = choice.lang
    keys = ("region", "standard", "years", "from", "to", "stated", "computed", "verdict")
    return Exhibit(
        name="growth-stated",
        choice=choice,
        title=text("growth.title_checked", lang),
        finding=sentences.with_other_year(
            with_unreviewed(sentences.verdicts_finding(checked, lang), rows_of(checked), lang), choice.year, lang
        ),
        drawing=partial(stated_against_computed, checked, choice.names, lang),
        table=_table(checked, keys, text("growth.caption_checked", lang), choice),
        figures=_export(checked, lang),
        unit=text("growth.unit_percent", lang),
        source=source_line([checked], lang),
        look=text("growth.look_checked", lang),
        note=text("growth.note_checked", lang),
        extra=_export_columns(lang),
    )


def long_run(pairs: pd.DataFrame, choice: Choice) -> Exhibit | None:
    """Yearly growth over the longest span known of each region, among reviewed figures where there is one, and after
    prices."""
    known = pairs[(pairs["pair_kind"] == "long_run") & pairs["growth_computed_pct"].notna()]
    if known.empty:
        return None
    known = known.sort_values(["growth_computed_pct"], ascending=False)
    known = known.sort_values("years", ascending=False, kind="stable")
    longest = known.sort_values("status", ascending=False, kind="stable").drop_duplicates(
        "region_code"
    )  # reviewed first
    longest = longest.sort_values("growth_computed_pct", ascending=False)
    lang, area = choice.lang, text(f"dibao.area_{choice.area}", choice.lang)
    keys = ("region", "years", "from", "to", "per_year", "real")
    caption = text("growth.caption_long_run", lang, unit=unit_text(choice.unit, lang))
    return Exhibit(
        name="growth-long-run",
        choice=choice,
        title=text("growth.title_long_run", lang, area=area),
        finding=_said(sentences.long_run_finding(longest, choice.area, lang), longest, choice),
        drawing=partial(long_run_rates, longest.head(MOST_LINES), choice.names, lang),
        table=_table(longest, keys, caption, choice),
        figures=_export(longest, lang),
        unit=text("growth.unit_percent_year", lang),
        source=source_line([longest], lang),
        look=text("growth.look_long_run", lang),
        note=join_notes([text("growth.note_long_run", lang), level_note([longest], lang)], lang),
        extra=_export_columns(lang),
    )


def _table(frame: pd.DataFrame, keys: tuple[str, ...], caption: str, choice: Choice) -> Table:
    words = ("region", "standard", "years", "verdict")
    columns = [Column(_heading(key, choice.unit, choice.lang), numeric=key not in words) for key in keys]
    return Table(columns, [[_cell(row, key, choice) for key in keys] for row in rows_of(frame)], caption)


def _heading(key: str, unit: Unit, lang: Lang) -> str:
    """The name of a column; amounts with their unit, rates bear their % themselves."""
    name = text(f"growth.column_{key}", lang)
    return text("growth.with_unit", lang, name=name, unit=unit_text(unit, lang)) if key in _AMOUNTS else name


_AMOUNTS = ("from", "to", "increase")


def _cell(row: Row, key: str, choice: Choice) -> Cell:
    lang = choice.lang
    if key == "region":
        return Cell(choice.names[row["region_code"]])
    if key == "standard":
        return Cell(series_name(row, lang))
    if key == "years":
        return Cell(years_text(row, lang))
    if key == "verdict":
        return Cell(text(f"growth.verdict_{row['verdict']}", lang))
    if key in _AMOUNTS:
        return _yuan(row, key, choice)
    return _percent(row, key, lang)


_PERCENT = {
    "computed": "growth_total_pct",
    "per_year": "growth_computed_pct",
    "stated": "growth_stated_pct",
    "real": "real_growth_pct",
}


def _yuan(row: Row, key: str, choice: Choice) -> Cell:
    column = "increase_yuan_per_month" if key == "increase" else f"{key}_yuan_per_month"
    value = row[column]
    if value is None:
        return Cell(text("figures.not_printed", choice.lang), empty="not_stated")
    value *= 12 if choice.unit == "year" else 1
    link = source_link(
        {"observation_id": row["from_observation_id" if key == "from" else "observation_id"]}, choice.lang
    )
    cell = number_cell(value, format_yuan(value, choice.lang))
    if key == "increase":
        return cell
    end: Literal["from", "to"] = "from" if key == "from" else "to"
    return Cell(cell.text, cell.number, marks=marks_of(end_of(row, end), choice.unit, choice.lang), href=link)


def _percent(row: Row, key: str, lang: Lang) -> Cell:
    """A rate; what no source states bears 算 with its formula."""
    value = row[_PERCENT[key]]
    if value is None or key == "stated":
        return number_cell(value, None if value is None else format_percent(value, lang))
    formula = formula_text(row, lang, per_year=key != "computed")
    if key == "real":
        formula = text("growth.formula_real", lang, formula=formula, prices=prices_text(row, lang))
    return number_cell(value, format_percent(value, lang), marks=(computed_mark(formula, lang),))


def _export(frame: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The rows as files show them, marked as the new figure is, with the status of the pair; verdict and the marks
    of the old figure in words."""
    rows = rows_of(frame)
    verdicts = [text(f"growth.verdict_{row['verdict']}", lang) for row in rows]
    from_marks = ["; ".join(mark.reason for mark in marks_of(end_of(row, "from"), "month", lang)) for row in rows]
    ends = pd.DataFrame([end_of(row, "to") for row in rows], index=frame.index).drop(columns="status")
    said: dict[str, Any] = {
        "from_publisher": [publisher_name(source_beside(row, "from") or {}, lang) for row in rows],
        "verdict": verdicts,
        "from_marks": from_marks,
        "price_rises": [prices_text(row, lang) for row in rows],
    }
    return frame.assign(**said, **{str(name): ends[name] for name in ends})


def _export_columns(lang: Lang) -> dict[str, str]:
    return {
        "from_year": text("growth.export_from_year", lang),
        "from_marks": text("growth.export_from_marks", lang),
        **{f"from_{part}": text(f"growth.export_from_{part}", lang) for part in _SOURCE},
        "to_year": text("growth.export_to_year", lang),
        "from_yuan_per_month": _heading("from", "month", lang),
        "to_yuan_per_month": _heading("to", "month", lang),
        **{column: text(f"growth.column_{_NAMES[column]}", lang) for column in _NAMES},
    }


_SOURCE = ("publisher", "title", "published", "document_number", "url", "observation_id")
"""what files say of the source of the old figure, in columns of its own"""
_NAMES = {
    "growth_total_pct": "computed",
    "growth_computed_pct": "per_year",
    "growth_stated_pct": "stated",
    "real_growth_pct": "real",
    "price_rises": "price_rises",
    "verdict": "verdict",
}
