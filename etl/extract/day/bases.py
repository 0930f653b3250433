"""Years of what a standard is worked out from: 2021年人均消费支出25920元，按35%测算，城市低保标准为….

In: a text and the place of a year. Out: whether it dates an income, a spending or a wage that is but the basis of a
standard. One is a basis by the word before it (按, 根据, 以) or by what is worked out behind it (测算, 的35%).
"""

from __future__ import annotations

import re

_REACH = 28
_OF_STATISTIC = re.compile(
    "度?[^，。；：\\d]{0,18}?(?:消费性?支出|生活性?支出|可支配收入|纯收入|最低工资|平均工资|社平工资|人均收入)"
)
_LED_BY = re.compile("(?:按照?|以|根据|依据|依照|参照|结合|参考)[^，。；\\d]{0,8}$")
_WORKED_OUT = re.compile(
    "测算|核算|核定|折算|推算|计算|为基数|为依据|的\\s?\\d[\\d.]*\\s?[%％]|按其?\\s?\\d[\\d.]*\\s?[%％]"
)
_WITHIN = 90
"""How many characters behind the year may tell that something is worked out"""


def is_of_basis(text: str, start: int, end: int) -> bool:
    """Whether the year at text[start:end] is that of a basis.

    >>> is_of_basis("按2021年人均消费支出的35%确定", 1, 6), is_of_basis("2021年城市低保标准为720元", 0, 5)
    (True, False)
    """
    said = _OF_STATISTIC.match(text, end, end + _REACH)
    if said is None:
        return False
    stop = text.find("。", said.end(), said.end() + _WITHIN)
    stop = stop if stop >= 0 else said.end() + _WITHIN
    led = _LED_BY.search(text, max(0, start - 10), start) is not None
    return led or _WORKED_OUT.search(text, said.end(), stop) is not None
