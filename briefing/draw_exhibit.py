"""From a page's exhibit to native charts: the same figures in the same order, labels and marks. Pure.

In: Exhibit and Choice. Out: Charts (several where one would not be readable). Decision: what is drawn is read off the
figures themselves, so a new exhibit needs nothing here: lines where a series has several years, else bars. Exhibits
that draw rates stand in draw_rates. Figures without a value are gaps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import floor
from typing import Any

from briefing.chart import Chart, Mark, Marker, Point, Series
from briefing.chart_parts import in_parts
from briefing.draw_rates import DRAWN
from briefing.figure_marks import bar_name, colour_of, group_of, mark_of, name_of
from charts.exhibit import Choice, Exhibit
from charts.looks import is_computed, is_unreviewed, mark_labels
from charts.series import line_name
from charts.theme import NATION, region_line
from words.figures import Row, moment_of, present, rows_of, series_name, value_in, year_badge, yuan_text
from words.numbers import is_missing
from words.terms import term

_GREY = "555B61"
_DASHES = {"solid": "solid", "dash": "dash", "dot": "dot", "dashdot": "dashdot"}
_REFERENCES: tuple[Marker, ...] = ("square", "diamond", "triangle", "x", "plus", "star")
_MARKERS = {"circle": "circle", "square": "square", "diamond": "diamond"}


def draw_exhibit(exhibit: Exhibit, choice: Choice) -> list[Chart]:
    """The exhibit's charts, in parts of readable size; none where it has no figures, and none without a value."""
    return [
        chart for chart in _draw(exhibit, choice) if any(p.value is not None for s in chart.series for p in s.points)
    ]


def _draw(exhibit: Exhibit, choice: Choice) -> list[Chart]:
    rows = rows_of(exhibit.figures)
    if not rows:
        return []
    if exhibit.name in DRAWN:
        drawn = DRAWN[exhibit.name](exhibit, rows, choice)
        return [
            part for chart in (drawn if isinstance(drawn, list) else [drawn]) for part in in_parts(chart, choice.lang)
        ]
    if exhibit.drawing is None or exhibit.columns:
        return []
    rows = [row for row in rows if value_in(row, choice.unit) is not None]
    keys = [(row["region_code"], row["series_id"], row.get("kind"), row.get("group_id")) for row in rows]
    if len(set(keys)) < len(keys):
        return [_lines(exhibit, rows, choice)]
    if not rows:
        return []
    return in_parts((_paired_bars if _by_area(rows) else _single_bars)(exhibit, rows, choice), choice.lang)


def _by_area(rows: Sequence[Row]) -> bool:
    """Whether the rows are one indicator by region and area only."""
    plain = all(is_missing(row.get(key)) for row in rows for key in ("mode", "care", "scope", "group_id"))
    return plain and len({row["indicator"] for row in rows}) == 1


def _paired_bars(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> Chart:
    """Regions along the axis, urban and rural beside each other."""
    regions = list(dict.fromkeys(row["region_code"] for row in rows))
    areas = [area for area in ("urban", "unified", "rural", None) if any(row.get("area") == area for row in rows)]
    held = {(row["region_code"], row.get("area")): row for row in rows}
    series = tuple(
        Series(
            name=term("area", area, choice.lang) if area else exhibit.title,
            points=tuple(_point(held.get((code, area)), choice) for code in regions),
            colour=_GREY,
            mark="tint" if area == "rural" else "solid",
        )
        for area in areas
    )
    return _chart(exhibit, tuple(name_of(code, rows, choice) for code in regions), series)


def _single_bars(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> Chart:
    """A bar a figure, named by region and by what sets it apart; comparison groups together, highest first."""
    order = {group: place for place, group in enumerate(dict.fromkeys(row.get("group_id") for row in rows))}
    if len(order) > 1:
        rows = sorted(rows, key=lambda row: (order[row.get("group_id")], -(value_in(row, choice.unit) or 0)))
    points = tuple(_point(row, choice) for row in rows)
    chart = _chart(exhibit, tuple(bar_name(row, rows, choice) for row in rows), (Series(exhibit.title, points, _GREY),))
    return replace(chart, groups=tuple(group_of(row) for row in rows))


def _point(row: Row | None, choice: Choice) -> Point:
    value = value_in(row, choice.unit) if row else None
    if row is None or value is None:
        return Point(None)
    before, printed = _about(yuan_text(row, choice.unit, choice.lang) or "")
    after = f" {year_badge(row, choice.lang)}{mark_labels(row, choice.unit, choice.lang)}"
    return Point(value, printed, before, after, mark_of(row), colour_of(row, choice))


def _about(printed: str) -> tuple[str, str]:
    """约630 as (约, 630): the value is a field of its own in a label."""
    at = next((place for place, char in enumerate(printed) if char.isdigit() or char in "−-"), 0)
    return printed[:at], printed[at:]


def _lines(exhibit: Exhibit, rows: Sequence[Row], choice: Choice) -> Chart:
    """A line a region or reference over all year ends between the first and the last; one not known is a gap. What is
    of a month stands at the nearest year's end; where two do, only the nearer."""
    years = range(min(map(_year_end, rows)), max(map(_year_end, rows)) + 1)
    places = [(line_name(dict(row), choice), row["year"]) for row in rows]
    several = len(set(places)) < len(places)
    lines: dict[str, dict[int, Row]] = {}
    for row in sorted(rows, key=_from_year_end, reverse=True):
        lines.setdefault(_line_name(row, rows, several, choice), {})[_year_end(row)] = row
    lines = {name: lines[name] for name in dict.fromkeys(_line_name(row, rows, several, choice) for row in rows)}
    series = tuple(_line(name, held, years, choice) for name, held in lines.items())
    if several:
        series = tuple(replace(line, **_apart(place)) for place, line in enumerate(series))
    series = _told_apart(series)
    return Chart("lines", exhibit.title, exhibit.unit, tuple(map(str, years)), series, exhibit.alt or exhibit.finding)


def _year_end(row: Row) -> int:
    """The year end nearest to the moment of a figure: of an average of January 2023 the end of 2022."""
    return floor(moment_of(row) + 0.5)


def _from_year_end(row: Row) -> float:
    return abs(moment_of(row) - _year_end(row))


def _told_apart(lines: Sequence[Series]) -> tuple[Series, ...]:
    """Dotted references each with a marker of its own; one of a single year is no line and stands in the table only."""
    known = [line for line in lines if not line.quiet or sum(point.value is not None for point in line.points) > 1]
    kept = known if any(not line.quiet for line in known) else list(lines)
    dotted = [line.name for line in kept if line.quiet and line.dash == "dot"]
    return tuple(
        replace(line, marker=_REFERENCES[dotted.index(line.name) % len(_REFERENCES)]) if line.name in dotted else line
        for line in kept
    )


def _line_name(row: Row, rows: Sequence[Row], several: bool, choice: Choice) -> str:
    """The region's name; where a region has several series, theirs (behind its own, if there are several regions)."""
    name = line_name(dict(row), choice)
    if not several:
        return name
    own = series_name(row, choice.lang)
    return own if len({each["region_code"] for each in rows}) == 1 else f"{name} {own}"


def _apart(place: int) -> dict[str, Any]:
    """Dash and marker of the line at this place, where the colour does not tell lines apart."""
    return {"dash": tuple(_DASHES)[place % len(_DASHES)], "marker": (*_MARKERS, "triangle")[place // len(_DASHES) % 4]}


def _line(name: str, held: Mapping[int, Row], years: range, choice: Choice) -> Series:
    first = next(iter(held.values()))
    points = tuple(_line_point(held.get(year), choice) for year in years)
    if first["region_code"] not in choice.names or first.get("kind") != "actual":
        nation = first["region_code"] == "100000"
        return Series(name, points, NATION.lstrip("#"), "solid", "dash" if nation else "dot", quiet=True)
    look = region_line(first["region_code"], list(choice.names))
    dash, marker = _DASHES.get(look["dash"], "dash"), _MARKERS.get(look["symbol"], "triangle")
    return Series(name, points, colour_of(first, choice), "solid", dash, marker)  # type: ignore[arg-type]


def _line_point(row: Row | None, choice: Choice) -> Point:
    value = value_in(row, choice.unit) if row else None
    if row is None or value is None:
        return Point(None)
    before, printed = _about(yuan_text(row, choice.unit, choice.lang) or "")
    moment = f" {year_badge(row, choice.lang)}" if present(row.get("as_of")) else ""
    return Point(value, printed, before, moment, _point_mark(row))


def _point_mark(row: Row) -> Mark | None:
    """Hollow where nobody printed or reviewed it, small where it is the province's or a later document tells it."""
    if is_computed(row) or is_unreviewed(row):
        return "hollow"
    return "small" if row.get("basis") in ("regional", "in_force", "stated_previous") else None


def _chart(exhibit: Exhibit, categories: tuple[str, ...], series: tuple[Series, ...]) -> Chart:
    return Chart("columns", exhibit.title, exhibit.unit, categories, series, exhibit.alt or exhibit.finding)
