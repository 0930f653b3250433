"""Heads that tell by how much a standard rose: 增加, 上调金额（元）, 比上年提高, 增幅（%）.

In: a head, the words of data/lexicon/rise_heads.csv. Out: the role of its column, `increase` in yuan or `growth` in
percent. The whole head must be so worded: 提高标准, 上调后, 增加人数 are something else.
"""

from __future__ import annotations

import re
from functools import cache

from etl.lexicon import read_rows, trie_pattern

_YEAR_BEFORE = r"(?:[比较](?:19|20)\d\d年度?)"
_UNIT = r"(?P<unit>[（(\[【][^（()）]{0,10}[)）\]】]|[%％])"
_LONGEST = 24


@cache
def _shape() -> re.Pattern[str]:
    rows = read_rows("rise_heads.csv")
    words = {part: trie_pattern([word for name, word in rows if name == part]) for part, _ in rows}
    before = f"(?:{_YEAR_BEFORE}|{words['before']})*"
    told = f"{words['verb']}(?:(?P<share>{words['share']})|{words['amount']})?"
    return re.compile(f"{before}(?:{told}|(?P<alone>{words['alone']})){_UNIT}?")


def rise_of_head(text: str) -> str | None:
    """`increase` or `growth` if a head is such; what a bare 增加 or 增长 counts, the cells below may tell.

    >>> [rise_of_head(head) for head in ("增加", "增幅（元/月）", "较上年增长（%）", "提高标准", "上调后")]
    ['increase', 'increase', 'growth', None, None]
    """
    plain = "".join(text.split())
    match = _shape().fullmatch(plain) if len(plain) <= _LONGEST else None
    if match is None:
        return None
    unit = match["unit"] or ""
    if "%" in unit or "％" in unit:
        return "growth"
    return "growth" if (match["share"] or match["alone"]) and "元" not in unit else "increase"
