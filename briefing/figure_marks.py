"""How one figure is named, coloured and marked in a native chart; the same distinctions as on the page. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.chart import Mark
from charts.exhibit import Choice
from charts.looks import is_computed, is_unreviewed
from charts.theme import region_colour
from words.figures import Row
from words.terms import breakdown_label, series_label


def mark_of(row: Row) -> Mark:
    """Hollow where nobody reviewed it, hatched where computed, dotted where the province's, paler where rural."""
    if is_unreviewed(row):
        return "hollow"
    if is_computed(row):
        return "hatched"
    if row.get("basis") == "regional":
        return "dotted"
    return "tint" if row.get("area") == "rural" else "solid"


def colour_of(row: Row, choice: Choice) -> str:
    """The region's colour, six hex digits."""
    return region_colour(row["region_code"], list(choice.names)).lstrip("#")


def name_of(code: str, rows: Sequence[Row], choice: Choice) -> str:
    """The name of a region: as chosen, else as its figure has it."""
    own = next(row for row in rows if row["region_code"] == code)
    return choice.names.get(code) or str(own["region_short" if choice.lang == "zh" else "region_en"])


def bar_name(row: Row, rows: Sequence[Row], choice: Choice) -> str:
    """The name of a bar: its region and, where the bars differ in it, what it is of."""
    name = name_of(row["region_code"], rows, choice)
    group = row.get("group_zh" if choice.lang == "zh" else "group_en")
    if group:
        return f"{group} {name}"
    if len({each.get("series_id") for each in rows}) == 1:
        return name
    several = len({each["indicator"] for each in rows}) > 1
    apart = (series_label if several else breakdown_label)(str(row["series_id"]), choice.lang)
    return apart if len({each["region_code"] for each in rows}) == 1 else f"{name} {apart}"


def group_of(row: Row) -> tuple[str, ...]:
    """What a bar stands together with: in a comparison the standard and its group, else its region."""
    if row.get("group_id"):
        return (str(row["indicator"]), str(row["group_id"]))
    return (str(row["region_code"]),)
