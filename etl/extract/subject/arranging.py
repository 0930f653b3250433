"""Items as flat subjects: one for each amount of a list, or those that share one amount.

In: items, the number of amounts. Out: as many mappings dimension → value, none where the items name another number.
Knows the order of naming, and of what is paid only which families have a mode.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from etl.extract.place.places import each_class
from etl.extract.subject.context import CHILDREN
from etl.extract.subject.subjects import BOTH, OTHER, UNIFIED, Flat, Item
from etl.lexicon import read_rows


def _expand(item: Item, both: list[str]) -> list[Flat]:
    dims = {dim: (both if values == [BOTH] else values) for dim, values in item.dims.items()}
    if len(dims.get("family", ())) > 1 and "area" in dims and len(dims["area"]) > 1:
        dims = {"family": dims.pop("family"), **dims}
    flats = [dict(zip(dims, combination, strict=True)) for combination in product(*dims.values())]
    if len(dims.get("family", ())) < 2:
        return flats
    own = [_own_mode(_own_area(flat, item), dims) for flat in flats]
    return [flat for index, flat in enumerate(own) if flat not in own[:index]]


def _own_area(flat: Flat, item: Item) -> Flat:
    """城乡低保、孤儿标准分别为A、B; 农村低保、孤儿: neither 城乡 nor 农村 is said of the children."""
    told = flat.get("area") == UNIFIED if item.dims.get("area") == [BOTH] else len(item.dims.get("area", ())) == 1
    if told and flat["family"] in CHILDREN and item.families()[0] not in CHILDREN:
        return {dim: value for dim, value in flat.items() if dim != "area"}
    return flat


def _own_mode(flat: Flat, dims: dict[str, list[str]]) -> Flat:
    """社会散居孤儿、事实无人抚养儿童: the mode said of the first family is not that of the second.

    农村低保、特困集中供养: nor that of one which has none.
    """
    families = dims.get("family", [])
    if len(families) < 2 or "mode" not in flat:
        return flat
    modeless = flat["family"] not in _have_modes()
    of_first = len(dims["mode"]) == 1 and families[0] in _have_modes()
    if modeless or (of_first and flat["family"] != families[0]):
        return {dim: value for dim, value in flat.items() if dim != "mode"}
    return flat


@cache
def _have_modes() -> frozenset[str]:
    """The families that are paid in a home or outside: all that are paid as an allowance."""
    return frozenset(row[0] for row in read_rows("allowances.csv"))


_NAME_JOINTS = re.compile("以及|[、和及与]")
_SURE_JOINTS = re.compile("、|(?<=[市县区旗州盟镇乡])(?:以及|[和及与])")
"""和 behind a whole name joins two; in 安和县 it does not"""

_TOGETHER = re.compile(r"(?<=[^、和及与])等?[二两三四五六七八九十\d]+个?(?:[省市县区旗镇乡]+|地区?|区域)$")


def _with_listed_scopes(items: list[Item], joints: re.Pattern[str]) -> list[Item]:
    """市区、永泉县、嘉阳县; 北桥、桑坪、汀南三县 as three places, for a list that gives each its own amount."""
    return [
        Item({**item.dims, "scope": places_listed(item.dims["scope"][0], joints)}) if _lists_places(item) else item
        for item in items
    ]


def places_listed(scope: str, joints: re.Pattern[str] = _NAME_JOINTS) -> list[str]:
    """The places or classes that a scope lists: 市区、永泉县; 一类地区 and 二类地区 of 一、二类地区."""
    return each_class(scope) or joints.split(_TOGETHER.sub("", scope))


def _lists_places(item: Item) -> bool:
    scope = item.only("scope")
    return bool(scope and (_NAME_JOINTS.search(scope) or each_class(scope)))


def _last_family_alone(item: Item, both: list[str]) -> list[Flat]:
    """集中、分散供养孤儿和事实无人抚养儿童 with three amounts: the last group has one of its own."""
    families = item.families()
    if len(families) < 2:
        return []
    first = Item({**item.dims, "family": families[:-1]})
    return _expand(first, both) + [{"family": families[-1]}]


SPLIT, MERGED = ("urban", "rural"), (UNIFIED,)


def arrangements(items: list[Item], total: int, ways: tuple[tuple[str, ...], ...] = (SPLIT, MERGED)) -> list[Flat]:
    """The `total` subjects that `items` name, one for each amount; [] if they name another number.

    `ways` are the readings of 城乡 to try: as two areas, as one.
    """
    for joints in (_SURE_JOINTS, _NAME_JOINTS) if any(map(_lists_places, items)) else ():
        if listed := _arranged(_with_listed_scopes(items, joints), total, ways):
            return listed
    return _arranged(items, total, ways)


def _arranged(items: list[Item], total: int, ways: tuple[tuple[str, ...], ...]) -> list[Flat]:
    for both in map(list, ways):
        flat = [one for item in items for one in _expand(item, both)]
        if len(flat) == total:
            return flat
        if len(items) == 1:
            alone = _last_family_alone(items[0], both)
            if len(alone) == total:
                return alone
            if set(items[0].families()) == CHILDREN:
                merged = Item({**items[0].dims, "family": items[0].families()[:1]})
                flat = _expand(merged, both)
                if len(flat) == total:
                    return flat
    return []


def shared_by_all(items: list[Item]) -> list[Flat]:
    """The subjects of one amount said of several: 城乡 is unified, 集中、分散 are two, 孤儿和…儿童 is the first."""
    flat: list[Flat] = []
    for item in items:
        dims = dict(item.dims)
        if dims.get("area") == [BOTH] or len(dims.get("area", ())) > 1:
            dims["area"] = [UNIFIED]
        families = [f for f in dims.get("family", ()) if f != OTHER]
        if len(dims.get("family", ())) > 1 and families:
            dims["family"] = families[:1] if "orphan" in families else families
        flat += _expand(Item(dims), [UNIFIED])
    return flat
