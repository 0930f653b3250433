"""该市, 该县: the place that a sentence before began with. 石桥市的调整晚一些。从9月1日起，该市城市低保标准为….

In: text, where 该市 stands, the document's own region. Out: the name, None where the last such name is the region's own
or none of that rank begins a sentence of the paragraph near before.
"""

from __future__ import annotations

import re

from etl.extract.place.regions import region_of_scope

_REFERS = re.compile("该([市县区旗州盟])")
_BEGINS = re.compile(
    r"(?:^|[。；！？\n])[^\S\n]*(?:而|其中)?，?在?(?P<name>[\u4e00-\u9fff]{1,6}?[市县区旗州盟])(?=[的，,自从也则将低城农由对已])"
)
_REACH = 160
"""How far back the sentence may begin"""


def place_referred_to(text: str, at: int, words: str, region: str | None) -> str | None:
    """The place by name that `words` (该市) at place `at` mean.

    >>> place_referred_to("石桥市的调整晚一些。该市低保", 10, "该市", "云岭市")
    '石桥市'
    >>> place_referred_to("云岭市的调整晚一些。该市低保", 10, "该市", "云岭市") is None
    True
    """
    refers = _REFERS.fullmatch(words)
    if not refers:
        return None
    near = max(0, at - _REACH)
    begin = max(near, text.rfind("\n", near, at))
    names = [match["name"] for match in _BEGINS.finditer(text, begin, at) if match["name"][-1] == refers.group(1)]
    return region_of_scope(names[-1], region) if names else None
