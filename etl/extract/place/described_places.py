"""Places behind words that describe them, and those where the persons live whose standard is told.

In: the words between two tokens. Out: the place alone: 经济条件较好的东河区 is 东河区. Who alone lives there
(家住东河区的低保户老陈) limits nothing, and 条件较好的县市 are no place by name.
"""

from __future__ import annotations

import re

_DESCRIBED = re.compile(
    "(?:[^的、和及与]{0,10}?(?:[好差高低强弱快慢大小多少重轻足]|发达|富裕|富庶|宽裕|雄厚|落后|滞后|困难|紧张|贫困|薄弱|有限|偏远|偏僻|密集|稀少|艰苦|[远近城市]郊|[山库牧林]区|边境|沿[海江河湖边]|[东南西北中]部))的"
    "(?=[^的、和及与]{2,8}[市县区旗州盟])"
)
_BY_KIND = re.compile(
    "(?:各|其[他余]|部分|一些|少数|个别)|[市县区旗州乡镇、（）()]+$|[市城郊山川牧矿林库]区$|地区$|城镇$"
)
"""What describes a kind of places: 条件较好的县市, 困难的部分县"""
_HOME = re.compile(
    "(?:凡是?|对于?)?(?:家住|居住在|居住于|居住|住在|住|生活在|户口在|户籍在|户籍地在)(?P<name>[^，。；：]{2,40})的$"
)
_PERSONS = re.compile(
    "(?:城镇|城市|农村|城乡)?(?:低保|低收入|困难|特困|贫困)?(?:居民|群众|乡亲|村民|市民|农民|人员|对象|家庭|户)们?"
    "(?=[，,：按执每由从低标则统一均都也]|的?(?:低保|标准|最低生活保障))"
)


def without_description(words: str) -> str:
    """The words without what describes the place by name that ends them.

    >>> without_description("经济条件较好的东河区"), without_description("条件较好的县市")
    ('东河区', '条件较好的县市')
    """
    match = _DESCRIBED.match(words) if "的" in words else None
    return words if match is None or _BY_KIND.match(words, match.end()) else words[match.end() :]


def home_of(text: str, start: int, end: int) -> str | None:
    """The place in text[start:end] where the persons named behind it live, all of whom are told their standard.

    >>> home_of("家住东河区的农村居民，每人每月", 0, 6), home_of("家住东河区的低保户老陈", 0, 6)
    ('东河区', None)
    """
    if text[end - 1] != "的":
        return None
    match = _HOME.match(text[start:end].strip())
    return match["name"] if match and _PERSONS.match(text, end) else None
