"""A part without a name of its own (市区, 各县) below the heading of a place that has one."""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.place.levels import COUNTRY, rank

_UNNAMED = re.compile(
    r"(?:中心|主|老|新)?城区|(?:所|下)?辖(?:的?各?)(?:县[（(]市[)）]|县市区|县市|市县|区县|县区|县级市|县|区)|市区|市辖区|市本级|县城|城关镇|其[余他]?(?:各|几个?)?[县市区][市县区]?|各[县市区][市县区]?|(?:所?辖|下辖)?[两三四五六七八九]?[县区]"
    r"|(?:各|其[余他])?(?:乡镇|镇|乡)|(?:近|远)?郊区?县?|(?:所辖|下辖)?(?:其[余他])?各?[县市区旗]{1,3}[（(][县市区旗、]{1,5}[)）]"
    r"|[两二三四五六七八九十\d]个?[县区市旗][一两二三四五六七八九十\d]个?[县区市旗]"
    r"|(?:市内|城内|主城|中心城|市辖|城|郊|远郊|其[余他]|外围)?[两二三四五六七八九十\d]个?(?:城区|市辖区|县市|市县|区县|县区|[区县市])"
)
_ALL_COUNTIES = re.compile(r"各(?:县市|市县|县|旗县|旗|县[（(]市[）)]|旗县[（(]市[）)])")


def of_named_place(flat: dict[str, str], place: str | None) -> dict[str, str]:
    """市区 below the heading of another city is 铁川市市区; 各县（市） of a prefecture are all of it."""
    scope = flat.get("scope")
    if place and scope and place.endswith(("州", "盟", "地区")) and _ALL_COUNTIES.fullmatch(scope):
        return {**flat, "scope": place}
    named = place and not _UNNAMED.fullmatch(place) and place.endswith(("市", "县", "州", "盟", "旗", "地区"))
    if not named or not scope or not _UNNAMED.fullmatch(scope):
        return flat
    return {**flat, "scope": f"{place}{scope}"}


def wider_place(gap: Gap, named: str, region: str | None) -> str | None:
    """全省 in the paper of a county, said here or `named` before: a place of its own, not the whole of the region."""
    if not region or rank(region) == COUNTRY or region.endswith(("省", "自治区")):
        return None
    said = [atom.token.text.strip() for atom in gap.atoms if atom.dim == "scope" and atom.clause == gap.last_clause]
    place = said[-1] if said else named
    return place if place in ("全省", "全国", "全自治区") else None
