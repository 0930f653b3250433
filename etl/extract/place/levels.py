"""How far a place reaches: 全市 in a county's text is another region than the county.

The ranks are those of administration: 国 over 省 over 市 over 县 over 乡.
"""

from __future__ import annotations

import re

COUNTRY = 4
_RANKS = (
    (COUNTRY, re.compile("全国|我国")),
    (3, re.compile("[全我本该](?:省|自治区)|.*(?:省|自治区)$")),
    (2, re.compile("全(?:市|州|盟)|.*(?:市|州|盟|地区)$")),
    (1, re.compile("全(?:县|区|旗)|.*(?:县|区|旗)$")),
    (0, re.compile("全(?:镇|乡|街道)|.*(?:镇|乡|街道)$")),
)
PROVINCE = re.compile("[全我本](?:省|自治区)")


def rank(place: str) -> int | None:
    """The rank of a place by its name, None if it has none.

    >>> rank("云岭省"), rank("全市"), rank("青禾区"), rank("那里")
    (3, 2, 1, None)
    """
    return next((number for number, names in _RANKS if names.fullmatch(place)), None)


def is_wider(place: str, region: str | None) -> bool:
    """Whether 全市, 全省, 我省 or 全国 names more than the region of the text.

    >>> is_wider("全市", "青禾县"), is_wider("全市", "云岭市"), is_wider("全省", None), is_wider("全国", None)
    (True, False, False, True)
    """
    own = rank(region or "")
    said = rank(place) if place.startswith("全") or PROVINCE.fullmatch(place) else None
    return (said == COUNTRY and own != COUNTRY) or (own is not None and said is not None and said > own)
