"""Native charts of exhibits that draw something else than an amount a figure: shares, ratios, multiples, raises. Pure.

In: Exhibit, its rows, Choice. Out: a Chart. Decision: one function a form; DRAWN says which exhibit takes which. The
rates themselves come computed with the rows; nothing is computed here but the unit of an amount.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from briefing.chart import Chart, Mark, Point, Series
from briefing.figure_marks import bar_name, colour_of, group_of, mark_of, name_of
from charts.exhibit import Choice, Exhibit
from charts.looks import mark_labels
from charts.theme import region_colour
from words.caseload import bar_amount, is_doubtful, place_name, shared_scale
from words.catalogue import Lang, load_catalogue, text
from words.figures import Row, series_name
from words.growth import end_of, rate_text
from words.numbers import format_percent, format_ratio, format_yuan, is_missing
from words.periods import is_whole_year, period_label
from words.sentences.caseload import caseload_finding
from words.terms import term

_GREY = "555B61"
_TWO: tuple[Mark, Mark] = ("solid", "tint")
_MEASURES = ("persons", "households", "spending")
Writer = Callable[[float, Lang], str]
Drawing = Callable[[Exhibit, Sequence[Row], Choice], Chart | list[Chart]]


def rate_bars(
    exhibit: Exhibit, rows: Sequence[Row], choice: Choice, *, column: str, write: Writer, unit: str, once: bool = False
) -> Chart:
    """A bar a figure for the rate in `column`; with `once` a bar a region, though the frame has a row an area."""
    if once:
        rows = list({row["region_code"]: {**row, "area": None} for row in reversed(rows)}.values())[::-1]
    points = tuple(_rate(row, column, write, choice) for row in rows)
    named = (name_of(row["region_code"], rows, choice) if once else bar_name(row, rows, choice) for row in rows)
    names = tuple(f"{name}{_why_not(row, column, choice.lang)}" for name, row in zip(named, rows, strict=True))
    series = (Series(exhibit.title, points, _GREY),)
    return _chart(exhibit, text(f"briefing.unit_{unit}", choice.lang), names, series, rows)


def _why_not(row: Row, column: str, lang: Lang) -> str:
    """Why a bar is not drawn, as the table has it, behind its name: （口径不同）."""
    if not is_missing(row.get(column)):
        return ""
    key = f"allowances.{row.get('reason_code')}"
    said = text(key, lang) if key in load_catalogue() else text("figures.not_printed", lang)
    return text("briefing.in_brackets", lang, words=said)


def raised_from_to(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> Chart:
    """Two bars a region: before and after the raise to its newest figure, with years; the growth behind the new one."""
    before = tuple(_amount(row, "from", choice, "") for row in rows)
    after = tuple(_amount(row, "to", choice, _growth(row, choice.lang)) for row in rows)
    series = (
        Series(text("briefing.series_before", choice.lang), before, _GREY, "tint"),
        Series(text("briefing.series_after", choice.lang), after, _GREY),
    )
    return _chart(exhibit, exhibit.unit, tuple(name_of(row["region_code"], rows, choice) for row in rows), series, rows)


def stated_and_computed(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> Chart:
    """Two bars a raise: the rate its source states and the one its figures give."""
    names = tuple(f"{name_of(row['region_code'], rows, choice)} {series_name(row, choice.lang)}" for row in rows)
    chart = _two_rates(exhibit, rows, choice, names, ("growth_stated_pct", "growth_total_pct"), "to_year")
    stated, computed = chart.series
    told = [
        _with_verdict(row, before, after, choice.lang)
        for row, before, after in zip(rows, stated.points, computed.points, strict=True)
    ]
    points = zip(*told, strict=True)
    pairs = zip(chart.series, points, strict=True)
    return replace(chart, series=tuple(replace(series, points=own) for series, own in pairs))


def _with_verdict(row: Row, stated: Point, computed: Point, lang: Lang) -> tuple[Point, Point]:
    """Both points, the verdict behind the computed one; where nothing could be computed, behind the stated one."""
    verdict = text("briefing.verdict_behind", lang, verdict=row["verdict"])
    if computed.value is None:
        return replace(stated, after=stated.after + verdict), computed
    return stated, replace(computed, after=computed.after + verdict)


def nominal_and_real(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> Chart:
    """Two bars a region over its longest span: growth a year, and what prices left of it."""
    longest = sorted(rows, key=lambda row: -row["years"])
    chosen = list({row["region_code"]: row for row in reversed(longest)}.values())
    chosen.sort(key=lambda row: -row["growth_computed_pct"])
    names = tuple(f"{name_of(row['region_code'], rows, choice)} {row['from_year']}—{row['to_year']}" for row in chosen)
    return _two_rates(exhibit, chosen, choice, names, ("growth_computed_pct", "real_growth_pct"), None)


def counts_as_stated(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> list[Chart]:
    """A chart a measure, of whole years; shorter periods and what cannot be right are left to the table."""
    charts: list[Chart] = []
    drawn = [row for row in rows if not is_doubtful(row) and is_whole_year(row["period"])]
    for measure in dict.fromkeys(row["measure"] for row in drawn if row["measure"] in _MEASURES):
        own = [row for row in drawn if row["measure"] == measure]
        counted = term("measure", measure, choice.lang)
        title = exhibit.title if exhibit.name == "caseload-spending" else f"{exhibit.title} · {counted}"
        scale = shared_scale(own)
        series = Series(title, tuple(_count(row, scale, choice) for row in own), _GREY)
        names = tuple(_count_name(row, choice.lang) for row in own)
        unit = str(own[0]["unit"]).lstrip("万亿") if choice.lang == "zh" else ""
        chart = Chart("columns", title, unit, names, (series,), exhibit.alt or exhibit.finding)
        charts.append(_with_own_finding(chart, exhibit, measure, choice) if charts else chart)
    return charts


def _with_own_finding(chart: Chart, exhibit: Exhibit, measure: str, choice: Choice) -> Chart:
    """The chart of another measure than the exhibit's finding is about, with what it shows itself."""
    own = exhibit.figures[exhibit.figures["measure"] == measure]
    programme = str(own["programme"].iloc[0])
    finding = caseload_finding(own, programme, (measure,), choice.names, exhibit.gaps, choice.lang)
    return replace(chart, finding=finding, description=finding, topic=measure)


def _count(row: Row, scale: float, choice: Choice) -> Point:
    code = row.get("region_code")
    colour = region_colour(code, list(choice.names)).lstrip("#") if code else _GREY
    after = f" {period_label(row['period'], choice.lang)}"
    mark: Mark = "tint" if row.get("area") == "rural" else "solid"
    return Point(float(row["quantity"]), bar_amount(row, scale, choice.lang), "", after, mark, colour)


def _count_name(row: Row, lang: Lang) -> str:
    area = "" if row["area"] == "all" else f" {term('area', row['area'], lang)}"
    return f"{place_name(row, lang)}{area}"


def _two_rates(
    exhibit: Exhibit,
    rows: Sequence[Row],
    choice: Choice,
    names: tuple[str, ...],
    columns: tuple[str, str],
    badge: str | None,
) -> Chart:
    series = tuple(
        Series(
            text(f"briefing.series_{column}", choice.lang),
            tuple(_named_rate(row, column, choice, badge, mark) for row in rows),
            _GREY,
            mark,
        )
        for column, mark in zip(columns, _TWO, strict=True)
    )
    return replace(_chart(exhibit, exhibit.unit, names, series, rows), named=True)


def _named_rate(row: Row, column: str, choice: Choice, badge: str | None, mark: Mark) -> Point:
    """A rate that says before itself of which kind it is: 所载 10.7%."""
    point = _rate(row, column, format_percent, choice, badge, mark)
    return replace(point, before=f"{text(f'briefing.bar_{column}', choice.lang)} ") if point.text else point


def _rate(
    row: Row, column: str, write: Writer, choice: Choice, badge: str | None = "year", mark: Mark | None = None
) -> Point:
    value = row.get(column)
    if is_missing(value):
        return Point(None)
    after = f" {text('figures.year', choice.lang, year=row[badge])}" if badge else ""
    return Point(float(value or 0), write(value, choice.lang), "", after, mark or mark_of(row), colour_of(row, choice))  # type: ignore[arg-type]


def _amount(row: Row, end: Literal["from", "to"], choice: Choice, growth: str) -> Point:
    value = row.get(f"{end}_yuan_per_month")
    if is_missing(value):
        return Point(None)
    amount = float(value or 0) * (12 if choice.unit == "year" else 1)
    marks = _of_province(row, end, choice.lang) + mark_labels(end_of(row, end), choice.unit, choice.lang)
    after = f" {text('figures.year', choice.lang, year=row[f'{end}_year'])}{growth}{marks}"
    mark: Mark = "tint" if end == "from" else "solid"
    return Point(amount, format_yuan(amount, choice.lang), "", after, mark, colour_of(row, choice))


def _of_province(row: Row, end: Literal["from", "to"], lang: Lang) -> str:
    """The mark of the province's rate, which before and after the look of a bar cannot say."""
    label = text("briefing.mark_in_brackets", lang, label=text("marks.regional", lang)).strip()
    return f" {label}" if row.get(f"{end}_basis") == "regional" else ""


def _growth(row: Row, lang: Lang) -> str:
    return "" if is_missing(row.get("growth_computed_pct")) else f" {rate_text(row, lang, signed=True)}"


def _chart(
    exhibit: Exhibit, unit: str, names: tuple[str, ...], series: tuple[Series, ...], rows: Sequence[Row]
) -> Chart:
    groups = tuple(map(group_of, rows))
    return Chart("columns", exhibit.title, unit, names, series, exhibit.alt or exhibit.finding, groups=groups)


_percent: Any = partial(rate_bars, write=format_percent, unit="percent")
_times: Any = partial(rate_bars, write=format_ratio, unit="times")
DRAWN: Mapping[str, Drawing] = {
    "dibao-share": partial(_percent, column="share_pct"),
    "dibao-gap": partial(_percent, column="ratio_pct", once=True),
    "allowances-multiple": partial(_times, column="multiple"),
    "growth-raises": raised_from_to,
    "growth-stated": stated_and_computed,
    "growth-long-run": nominal_and_real,
    "caseload-people": counts_as_stated,
    "caseload-spending": counts_as_stated,
}
"""exhibit → its form; an exhibit that is not here draws the amounts of its figures (draw_exhibit)"""
