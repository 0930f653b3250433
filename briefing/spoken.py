"""What the notes of a slide say about one figure: as printed, how known, how computed, from which source. Pure.

In: a row of a figure frame, of growth, or of caseload; SourceBook. Out: one line, or nothing where there is no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from briefing.source_book import SourceBook
from charts.exhibit import Choice
from words import tables
from words.caseload import caseload_marks, counted, place_name, stated_amount
from words.catalogue import Lang, text
from words.figures import Row, present, region_name, series_name, value_in, year_badge
from words.growth import end_of, prices_text
from words.marks import marks_of
from words.numbers import format_percent, format_ratio, format_yuan, is_missing
from words.periods import period_label
from words.terms import term


def figure_name(row: Row, lang: Lang) -> str:
    """同心 城市低保 2022年."""
    return f"{region_name(row, lang)} {series_name(row, lang)} {year_badge(row, lang)}"


def count_name(row: Row, lang: Lang) -> str:
    """同心 低保 人数 2022年."""
    named = (place_name(row, lang), term("programme", row["programme"], lang), counted(row, lang))
    return " ".join([*named, period_label(row["period"], lang)])


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
    reasons = [mark.reason for mark in marks_of(row, choice.unit, lang)]
    parts = [_printed(row, reasons, lang), basis, *reasons]
    value = tables.figure_cell(dict(row), choice.unit, lang).text
    unit = text(f"figures.unit_{choice.unit}", lang)
    return text(
        "briefing.spoken",
        lang,
        figure=figure_name(row, lang),
        value=f"{value} {unit}",
        details=_join([*_once(parts), *_rates(row, lang, book)], lang),
        source=_raised(book.number(row)),
    )


def _raised(number: int | None) -> str:
    return "" if number is None else f"[{number}]"


def _once(parts: Iterable[str]) -> list[str]:
    """The parts that no other one contains.

    >>> _once(["执行省级统一标准", "执行省级统一标准，并非本地文件所载", ""])
    ['执行省级统一标准，并非本地文件所载']
    """
    told = list(dict.fromkeys(part for part in parts if part))
    return [part for part in told if not any(part in other for other in told if other != part)]


def _join(parts: Iterable[str], lang: Lang) -> str:
    return text("briefing.and", lang).join(parts)


def _printed(row: Row, reasons: Iterable[str], lang: Lang) -> str:
    """The printed form, unless a reason quotes it."""
    printed = (present(row.get("printed")) or "").replace("\n", " ")
    said = text("briefing.spoken_printed", lang, printed=printed)
    return "" if not printed or any(f"“{printed}”" in reason for reason in reasons) else said


def _rates(row: Row, lang: Lang, book: SourceBook) -> list[str]:
    """The rate that is drawn of the figure, with its formula; of a share with the source of what it is a share of."""
    if not is_missing(row.get("share_pct")):
        consumption, share = float(row["consumption_yuan"]), float(row["share_pct"])
        fields = {"amount": format_yuan(consumption, lang), "share": format_percent(share, lang)}
        return [text("briefing.spoken_share", lang, source=_raised(book.number_beside(row, "consumption")), **fields)]
    if not is_missing(row.get("multiple")):
        times, formula = format_ratio(float(row["multiple"]), lang), row["multiple_formula"]
        return [text("briefing.spoken_multiple", lang, multiple=times, formula=formula)]
    return []


def _spoken_growth(row: Row, choice: Choice, book: SourceBook) -> str:
    """One line on a raise: from what to what, each with its marks and its own source, the rate computed, what prices
    left of it, the rate stated."""
    lang = choice.lang
    reasons = _reasons_of_ends(row, lang)
    rates = [_rate(row, "computed", "growth_total_pct", lang), *_after_prices(row, lang, book)]
    return text(
        "briefing.spoken_growth",
        lang,
        figure=f"{region_name(row, lang)} {series_name(row, lang)}",
        **{key: row[key] for key in ("from_year", "to_year")},
        before=_end(row, "from", reasons, lang) + _raised(book.number_beside(row, "from")),
        after=_end(row, "to", reasons, lang) + _raised(book.number(row)),
        rates=_join([*rates, _rate(row, "stated", "growth_stated_pct", lang)], lang),
    )


End = Literal["from", "to"]


def _reasons_of_ends(row: Row, lang: Lang) -> dict[End, list[str]]:
    """What the marks of both amounts of a raise mean; what they share is told once, behind the new one."""
    old, new = _reasons(row, "from", lang), _reasons(row, "to", lang)
    both = [reason for reason in old if reason in new]
    shared = [text("briefing.spoken_both", lang, words=_join(both, lang))] if both else []
    return {
        "from": [reason for reason in old if reason not in both],
        "to": [*(reason for reason in new if reason not in both), *shared],
    }


def _reasons(row: Row, end: End, lang: Lang) -> list[str]:
    """What the marks of the amount at one end of a raise mean."""
    if is_missing(row.get(f"{end}_yuan_per_month")):
        return []
    return _once(mark.reason for mark in marks_of(end_of(row, end), "month", lang))


def _end(row: Row, end: End, reasons: Mapping[End, Sequence[str]], lang: Lang) -> str:
    """The amount at one end of a raise, with its reasons in brackets."""
    value = row.get(f"{end}_yuan_per_month")
    if is_missing(value):
        return text("briefing.spoken_no_amount", lang)
    amount = text("figures.per_month", lang, value=format_yuan(float(value or 0), lang))
    return amount + (text("briefing.in_brackets", lang, words=_join(reasons[end], lang)) if reasons[end] else "")


def _rate(row: Row, kind: str, column: str, lang: Lang) -> str:
    value = row.get(column)
    if is_missing(value):
        return text(f"briefing.spoken_not_{kind}", lang)
    return text(f"briefing.spoken_{kind}", lang, percent=format_percent(float(value or 0), lang))


def _after_prices(row: Row, lang: Lang, book: SourceBook) -> list[str]:
    """The yearly growth after prices, with each year's rise and its source; nothing where it is not known."""
    if is_missing(row.get("real_growth_pct")) or not row.get("prices"):
        return []
    rises = [prices_text({"prices": [rise]}, lang) + _raised(book.enter(rise)) for rise in row["prices"]]
    fields = {"percent": format_percent(row["real_growth_pct"], lang), "rises": _listed(rises, lang)}
    return [text("briefing.spoken_real", lang, **fields)]


def _listed(parts: Iterable[str], lang: Lang) -> str:
    return text("figures.list_separator", lang).join(parts)


def _spoken_count(row: Row, lang: Lang, book: SourceBook) -> str:
    """One line on a count or a sum: as stated, as printed, what is doubtful about it."""
    reasons = [mark.reason for mark in caseload_marks(row, lang)]
    return text(
        "briefing.spoken",
        lang,
        figure=count_name(row, lang),
        value=stated_amount(row, lang),
        details=_join(_once([_printed(row, reasons, lang), *reasons]), lang),
        source=_raised(book.number(row)),
    )
