"""What a link says: the shared filters as URL parameters, read with suspicion and written briefly. Pure, no streamlit.

In: the raw parameters and what exists; out: Filters valid in every part, and one sentence for each part that was not.
Nothing invalid is passed on, nothing is dropped in silence; defaults are left out of the link.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from words.catalogue import LANGS, Lang, text
from words.regions import DEFAULT_REGIONS

KEYS = ("regions", "year", "mode", "unit", "area", "base", "lang")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "mode": ("latest", "same"),
    "unit": ("month", "year"),
    "area": ("urban", "rural"),
}
LONGEST_SHOWN = 24
NATION = "100000"
"""regions are set beside it; it is none of them"""


@dataclass(frozen=True)
class Filters:
    """The view a person chose; shared by all pages."""

    regions: tuple[str, ...] = DEFAULT_REGIONS
    year: int | None = None
    mode: Literal["latest", "same"] = "latest"
    unit: Literal["month", "year"] = "month"
    area: Literal["urban", "rural"] = "urban"
    base: str | None = None
    lang: Lang = "zh"


def read_link(params: Mapping[str, str], known: Collection[str], years: tuple[int, int]) -> tuple[Filters, list[str]]:
    """The filters a link asks for, and a sentence for each part of it that is invalid."""
    lang: Lang = "en" if params.get("lang") == "en" else "zh"
    problems: list[str] = []
    if "lang" in params and params["lang"] not in LANGS:
        problems.append(_unknown("lang", params["lang"], lang))
    filters = Filters(lang=lang)
    filters = _read_regions(filters, params, known, problems)
    filters = _read_choices(filters, params, problems)
    filters = _read_year(filters, params, years, problems)
    return _read_base(filters, params, problems), problems


def write_link(filters: Filters) -> dict[str, str]:
    """The parameters that reopen this view; a default is left out, and the year where each region shows its latest."""
    default = Filters()
    params = {
        "regions": ",".join(filters.regions) if filters.regions != default.regions else "",
        "year": str(filters.year or "") if filters.mode == "same" else "",
        **{key: getattr(filters, key) for key in (*CHOICES, "lang") if getattr(filters, key) != getattr(default, key)},
        "base": filters.base or "",
    }
    return {key: params[key] for key in KEYS if params.get(key)}


def _shown(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"


def _unknown(key: str, value: str, lang: Lang) -> str:
    name = text("ui.language" if key == "lang" else f"ui.{key}", lang)
    return text("ui.link_choice", lang, name=name, value=_shown(value))


def _read_regions(filters: Filters, params: Mapping[str, str], known: Collection[str], problems: list[str]) -> Filters:
    if "regions" not in params:
        return filters
    asked = list(dict.fromkeys(code.strip() for code in params["regions"].split(",") if code.strip()))
    valid = tuple(code for code in asked if code in known)
    for code in asked:
        if code not in known:
            said = "ui.link_nation" if code == NATION else "ui.link_region"
            problems.append(text(said, filters.lang, value=_shown(code)))
    if asked == [NATION]:
        return replace(filters, regions=())
    if not valid:
        problems.append(text("ui.link_regions", filters.lang))
        return filters
    return replace(filters, regions=valid)


def _read_choices(filters: Filters, params: Mapping[str, str], problems: list[str]) -> Filters:
    for key, choices in CHOICES.items():
        value = params.get(key)
        if value in choices:
            filters = replace(filters, **{key: value})  # type: ignore[arg-type]
        elif value is not None:
            problems.append(_unknown(key, value, filters.lang))
    return filters


def _read_year(filters: Filters, params: Mapping[str, str], years: tuple[int, int], problems: list[str]) -> Filters:
    """The year; a link that names one and no mode means that year, one that asks for the latest too is told which."""
    value = params.get("year")
    if value is None:
        return filters
    if value.isascii() and value.isdigit() and len(value) == 4 and years[0] <= int(value) <= years[1]:
        if params.get("mode") == "latest":
            problems.append(text("ui.link_year_latest", filters.lang, value=value))
        return replace(filters, year=int(value), mode=filters.mode if "mode" in params else "same")
    problems.append(text("ui.link_year", filters.lang, value=_shown(value), first=years[0], last=years[1]))
    return filters


def _read_base(filters: Filters, params: Mapping[str, str], problems: list[str]) -> Filters:
    value = params.get("base")
    if value is None:
        return filters
    if value in filters.regions:
        return replace(filters, base=value)
    problems.append(text("ui.link_base", filters.lang, value=_shown(value)))
    return filters
