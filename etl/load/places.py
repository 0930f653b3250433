"""Which region of data/regions.csv a name means; a name that several regions bear means the one below a given region.

Where there is none such, or more than one, it means none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from etl.load.append import Place

_MASKED = re.compile(r"[XxＸ×*＊某]")


class PlaceFinder(Protocol):
    """What `place_finder` makes; `within` is the region whose own places go before others of the name."""

    def __call__(self, name: str | None, within: Place | None = None) -> Place | None: ...


def place_finder(regions: Iterable[Mapping[str, str | None]]) -> PlaceFinder:
    """A function from a name or a code to its place; None where it is unknown or shared.

    >>> find = place_finder([{"region_code": "640324", "name": "同心县", "short_name": "同心"}])
    >>> find("同心县"), find("640324"), find("XX区"), find("云岭市")
    (Place(code='640324', name='同心县'), Place(code='640324', name='同心县'), Place(code=None, name='XX区'), None)

    Behind its province or city (北京市朝阳区) a shared name means one.
    """
    known: dict[str, set[Place]] = {}
    regions = list(regions)
    names = {region["region_code"]: region["name"] for region in regions}
    above = {region["region_code"]: region.get("parent_code") for region in regions}
    for region in regions:
        place = Place(region["region_code"], region["name"] or "")
        parent = above[region["region_code"]]
        leads = [names[code] or "" for code in (above.get(parent), parent) if code in names]
        chains = {f"{lead}{region['name']}" for lead in (*leads, "".join(leads))}
        for name in ({region["region_code"], region["name"], region["short_name"]} | chains) - {None}:
            known.setdefault(str(name), set()).add(place)

    def find(name: str | None, within: Place | None = None) -> Place | None:
        found = known.get(name or "", set())
        inner = {place for place in found if within and within.code in _chain(place.code, above)}
        for places in (inner, found):
            if len(places) == 1:
                return next(iter(places))
        return Place(None, name) if name and not found and _MASKED.search(name) else None

    return find


def _chain(code: str | None, above: Mapping[str | None, str | None]) -> list[str]:
    """The codes above a region, the nearest first."""
    codes: list[str] = []
    while (code := above.get(code)) and code not in codes:
        codes.append(code)
    return codes
