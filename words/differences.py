"""差额: each figure against the same series of a base region, in yuan and percent. Pure.

Computed from the values as they are shown, with both years where they differ.
A region without a figure, and the base itself, get an empty cell.
"""

from __future__ import annotations

from dataclasses import replace

from words.catalogue import Lang, text
from words.figures import Row, Unit, value_in, yuan_text
from words.numbers import format_difference, format_percent, round_half_up
from words.tables import Cell, Column, number_cell


def difference_columns(area: str, base_name: str, lang: Lang) -> list[Column]:
    """The two headings: difference in yuan, in percent."""
    fields = {"area": text(f"figures.area_{area}", lang), "base": base_name}
    return [
        Column(text("figures.column_difference", lang, **fields), numeric=True),
        Column(text("figures.column_difference_pct", lang, **fields), numeric=True),
    ]


def difference_cells(row: Row | None, base: Row | None, unit: Unit, lang: Lang) -> list[Cell]:
    """The two cells of one region."""
    value = value_in(row, unit) if row else None
    other = value_in(base, unit) if base else None
    if value is None or not other or row is base:
        return [Cell("—"), Cell("—")]
    digits = 0 if "implied" in (row["basis"], base["basis"]) else 1  # type: ignore[index]
    yuan = round_half_up(round_half_up(value, digits) - round_half_up(other, digits), digits)
    percent = (value / other - 1) * 100
    apart = number_cell(yuan, _about(format_difference(yuan, lang), digits, lang))
    return [
        replace(apart, badge=_years_apart(row, base, lang)),  # type: ignore[arg-type]
        number_cell(percent, _about(format_percent(percent, lang, signed=True), digits, lang)),
    ]


def difference_line(row: Row, base: Row | None, unit: Unit, lang: Lang) -> str:
    """Both in one line, with both years where they differ: +260，+37.7%（2023年对2020年）; empty without a base."""
    yuan, percent = difference_cells(row, base, unit, lang)
    if yuan.number is None:
        return ""
    told = text("figures.clause", lang).join([yuan.text, percent.text])
    return text("figures.difference", lang, told=told, years=yuan.badge) if yuan.badge else told


def difference_formula(row: Row, base: Row, unit: Unit, lang: Lang) -> str:
    """How both were computed: 950 − 690, 950 ÷ 690 − 1."""
    value, other = yuan_text(row, unit, lang), yuan_text(base, unit, lang)
    return text("figures.clause", lang).join([f"{value} − {other}", f"{value} ÷ {other} − 1"])


def _years_apart(row: Row, base: Row, lang: Lang) -> str:
    """Both years where they differ: 2020年对2025年."""
    if row.get("year") == base.get("year"):
        return ""
    return text("figures.years_apart", lang, year=row["year"], base=base["year"])


def _about(shown: str, digits: int, lang: Lang) -> str:
    return text("figures.about", lang, value=shown) if digits == 0 else shown
