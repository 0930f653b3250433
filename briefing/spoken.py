"""What the notes of a slide say about one figure: as printed, how known, how computed, from which source. Pure.

In: a row of a figure frame, of growth, or of caseload; SourceBook. Out: one line, or nothing where there is no value.
"""

from __future__ import annotations

from briefing.source_book import SourceBook
from charts.exhibit import Choice
from words import tables
from words.caseload import caseload_marks, counted, place_name, stated_amount
from words.catalogue import Lang, text
from words.figures import Row, present, region_name, series_name, value_in, year_badge
from words.marks import marks_of
from words.numbers import format_percent, format_yuan, is_missing
from words.periods import period_label
from words.terms import term


def figure_name(row: Row, lang: Lang) -> str:
    """同心 城市低保 2022年."""
    return f"{region_name(row, lang)} {series_name(row, lang)} {year_badge(row, lang)}"


def spoken_line(row: Row, choice: Choice, book: SourceBook) -> str:
    """One line of the notes: what, how much, as printed, how known, how computed, where from."""
    lang = choice.lang
    if row.get("from_year"):
        return _spoken_growth(row, choice, book)
    if row.get("caseload_id"):
        return _spoken_count(row, lang, book)
    if value_in(row, choice.unit) is None:
        return ""
    basis = text(f"figures.basis_{row['basis']}", lang) if present(row.get("basis")) else ""
    printed = present(row.get("printed"))
    parts = [
        text("briefing.spoken_printed", lang, printed=printed) if printed else "",
        basis,
        *(mark.reason for mark in marks_of(row, choice.unit, lang)),
    ]
    number = book.number(row)
    value = tables.figure_cell(dict(row), choice.unit, lang).text
    unit = text(f"figures.unit_{choice.unit}", lang)
    return text(
        "briefing.spoken",
        lang,
        figure=figure_name(row, lang),
        value=f"{value} {unit}",
        details=text("briefing.and", lang).join(dict.fromkeys(part for part in parts if part)),
        source=f"[{number}]" if not is_missing(number) else "",
    )


def _spoken_growth(row: Row, choice: Choice, book: SourceBook) -> str:
    """One line on a raise: from what to what, the rate computed, the rate stated."""
    lang, missing = choice.lang, text("figures.not_printed", choice.lang)

    def amount(end: str) -> str:
        value = row.get(f"{end}_yuan_per_month")
        return missing if is_missing(value) else format_yuan(float(value or 0), lang)

    def rate(column: str) -> str:
        value = row.get(column)
        return missing if is_missing(value) else format_percent(float(value or 0), lang)

    number = book.number(row)
    return text(
        "briefing.spoken_growth",
        lang,
        figure=f"{region_name(row, lang)} {series_name(row, lang)}",
        **{key: row[key] for key in ("from_year", "to_year")},
        before=amount("from"),
        after=amount("to"),
        computed=rate("growth_total_pct"),
        stated=rate("growth_stated_pct"),
        source=f"[{number}]" if number else "",
    )


def _spoken_count(row: Row, lang: Lang, book: SourceBook) -> str:
    """One line on a count or a sum: as stated, as printed, what is doubtful about it."""
    number = book.number(row)
    parts = [
        text("briefing.spoken_printed", lang, printed=row["printed"]),
        *(m.reason for m in caseload_marks(row, lang)),
    ]
    return text(
        "briefing.spoken",
        lang,
        figure=f"{place_name(row, lang)} {term('programme', row['programme'], lang)} {counted(row, lang)} "
        f"{period_label(row['period'], lang)}",
        value=stated_amount(row, lang),
        details=text("briefing.and", lang).join(parts),
        source=f"[{number}]" if number else "",
    )
