"""A unit said apart from its amounts: 单位均为元/人.月 behind a list, 单位：元/月 over a table."""

from __future__ import annotations

import re

from etl.extract.text.lexer import read_unit
from etl.extract.text.numerals import SCALES

_SAID = re.compile(
    r"单位\s?(?:均为|都为|都是|为|是)?\s?[:：]?\s?[（(]?(?:(?:万元|[^，。；元/\n]{1,3})[、，,]\s?){0,5}"
    r"(?:万?元(?=[/每·*人月年户均.、 ])|(?=每人每|每月每|[月年]人均))"
    r"(?P<tail>[/每·*人月年户均.、 ]{1,8})"
)


_CLOSING = re.compile(
    r"(?:(?:以上|上述|表中|表内|所列)[^，。；\d]{0,10}?(?:按|为|以|是)?|(?<=[（(])(?:标准|金额|单位)?(?:均|都|皆|全部?)[为是按系])(?P<unit>每人每月|每月每人|每人每年|月人均|年人均|元/[人·、.每]*[月年])"
)

_CLOSED_WITHIN = 400
"""How far behind a figure the sentence may stand that gives it its unit"""


def closing_unit(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The period that a closing sentence gives all figures above it, and its place.

    >>> closing_unit("以上标准均按每人每月计算。", 0, 13)[0]
    'month'
    """
    match = _CLOSING.search(text, start, end)
    return ("month" if "月" in match["unit"] else "year", *match.span("unit")) if match else None


def closes_with_unit(text: str, at: int) -> bool:
    """Whether a sentence behind `at` gives the figures above it their unit: …均为767元。以上金额均以每人每月计。

    >>> closes_with_unit("均为767元。以上金额均以每人每月计。", 7)
    True
    """
    return _CLOSING.search(text, at, at + _CLOSED_WITHIN) is not None


_FROM_HERE = re.compile(
    r"[（(](?P<unit>每人每?[月年]|每[月年]每人|元\s?/[^，。）)]{1,6}|[月年]人均)[，,；]?以?下均?[同][)）]"
)
"""城区755元、其余715元（每人每月，下同）"""


def only_unit(text: str) -> str | None:
    """The period of the one unit that a text says apart from its figures; None if it says none, or two.

    >>> only_unit("一、低保 城市：740 …（单位：元/人·月）"), only_unit("城市740元（每人每月，下同）")
    ('month', 'month')
    """
    periods = {read_unit(match["tail"])[0] for match in _SAID.finditer(text)} if "单位" in text else set()
    if "下" in text:
        periods |= {"month" if "月" in match["unit"] else "year" for match in _FROM_HERE.finditer(text)}
    return periods.pop() if len(periods) == 1 else None


def unit_said(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The period of a unit said in text[start:end], and its place; None without one.

    >>> unit_said("单位均为元/人.月。", 0, 10)[0]
    'month'
    """
    if "单位" not in text[start:end]:
        return None
    match = _SAID.search(text, start, end)
    period = read_unit(match["tail"])[0] if match else None
    return (period, match.start(), match.end()) if match and period else None


_BEHIND = re.compile(
    r"\s*[（(]?(?:注[:：])?(?:以上|上述|前述|表中|均)?[^，。；\n\d]{0,8}单位\s?[^元\n]{0,4}元"
    r"(?P<tail>[/每·*人月年户均.、 ]{1,8})"
)


def unit_behind(text: str, at: int) -> str | None:
    """The period of a unit that the sentence behind `at` gives the one that ends there: …745。上述数字单位均为元/人/月.

    >>> unit_behind("城市低保745。上述数字单位均为元/人/月。", 8)
    'month'
    """
    match = _BEHIND.match(text, at)
    return read_unit(match["tail"])[0] if match else None


_STUCK = re.compile(
    r"(?<![全半本今当明来往近新多几数整去上下前后每一二两三四五六七八九十百个次逐历同翌学\d])([月年])\s?\Z"
)


def unit_stuck(text: str, start: int) -> str | None:
    """The period that stands right before a figure: 全护理月600元.

    >>> unit_stuck("全护理月600元", 4), unit_stuck("截至6月600元", 4)
    ('month', None)
    """
    if not text[max(0, start - 2) : start].rstrip().endswith(("月", "年")):
        return None
    match = _STUCK.search(text, max(0, start - 4), start)
    return {"月": "month", "年": "year"}[match[1]] if match else None


_OF_ONE = re.compile(
    r"(?:(?<![近过这上下前后每第十])一整?个?|全)([月年])(?:的?标准)?(?:[^，。；：、\d来内间里多中以后前初末底]{0,4}?"
    r"(?:为|是|有|达|[到至]|合计|总计|共计?|低于|[多高]于|超过))?约?\s?\Z"
)
"""农村低保一年不得低于, 全年合计, 一个月"""


def unit_of_one(text: str, start: int) -> str | None:
    """The period that the words before a figure tell as one: 农村低保一年不得低于5400元.

    >>> unit_of_one("农村低保一年不得低于5400元", 10), unit_of_one("一年来提高到460元", 6)
    ('year', None)
    """
    match = _OF_ONE.search(text, max(0, start - 14), start)
    return {"月": "month", "年": "year"}[match[1]] if match else None


_PAID_BY = re.compile(
    "的?标准[，,]?按(月)(?:足额|及时|全额)*(?:为[^，。；\\d]{1,8})?(?:社会化)?(?:发放|拨付|支付|核发|计发)"
)


def unit_of_payment(text: str, end: int) -> str | None:
    """The period that figures have by how often their standard is paid: 按集中供养1000元、分散供养600元的标准按月发放.

    >>> unit_of_payment("按孤儿1000元的标准按月发放", 8), unit_of_payment("孤儿1000元，按季发放", 7)
    ('month', None)
    """
    return "month" if _PAID_BY.match(text, end) else None


_HEADER = re.compile(
    r"[（(]?元\s?(?P<tail>[/每·*人月年、. ]{1,8})"
    r"|[（(](?P<alone>[月年])[)）]|(?P<word>每人每月|月人均|每月|每人每年|年人均|每年|月标准|(?<!\d)年标准)"
)


def unit_of_header(text: str) -> str | None:
    """The period that a column's header names.

    >>> unit_of_header("标准（元/人·月）"), unit_of_header("年人均标准"), unit_of_header("标准")
    ('month', 'year', None)
    """
    match = _HEADER.search(text)
    if not match:
        return None
    word = match["word"] or match["alone"]
    return read_unit(match["tail"])[0] if match["tail"] else ("month" if word and "月" in word else "year")


_IN_BRACKETS = re.compile(r"[（(][^（()）]{0,8}(?:元\s?[/每·]|每人每[月年]|人均)[^（()）]{0,30}[)）]")
_OPENS, _CLOSES = re.compile("[（(]"), re.compile("[)）]")
_HEAD_SIGNS = re.compile("[:：（(）)]")
_ALONE = {"月": "month", "年": "year", "按月": "month", "按年": "year", "每月": "month", "每年": "year"}


def unit_of_heading(text: str) -> str | None:
    """The period that a heading gives in brackets to what stands below it.

    >>> unit_of_heading("二、孤儿基本生活费（元/人·月）"), unit_of_heading("每月审核低保对象")
    ('month', None)
    """
    match = _IN_BRACKETS.search(text)
    return unit_of_header(match.group()) if match else None


def unit_before_colon(text: str, start: int, end: int) -> str | None:
    """The period that the head of a line gives the bare figures behind its colon: 低保标准（元/月）：城市740."""
    colon = colon_of_head(text, start, end)
    return unit_of_heading(text[start : colon - 1]) if colon else None


def colon_of_head(text: str, start: int, end: int) -> int | None:
    """Where what stands behind the first colon begins that is in no bracket; None without one."""
    depth = 0
    for match in _HEAD_SIGNS.finditer(text, start, end):
        if match.group() in ":：":
            if not depth:
                return match.end()
        else:
            depth += 1 if match.group() in "（(" else -1
    return None


def scale_of_unit(text: str) -> float:
    """10000 where a unit is a person's in 万元, else 1.

    >>> scale_of_unit("万元/人·年"), scale_of_unit("标准（万元/年）"), scale_of_unit("支出（万元）")
    (10000.0, 10000.0, 1.0)
    """
    return SCALES["万"] if _TEN_THOUSANDS.search(text) else 1.0


_TEN_THOUSANDS = re.compile(r"万元\s?(?:[/·每]\s?)+[人月年]")


def unit_of_label(text: str) -> str | None:
    """The period that a cell beside a figure gives it: 元/人·月, 每人每年, 月.

    >>> unit_of_label("每人每年"), unit_of_label("低保（元/月）"), unit_of_label("人/月"), unit_of_label("每月审核")
    ('year', 'month', 'month', None)
    """
    plain = text.strip("（）() ")
    if _PERSON_AND_TIME.fullmatch(plain):
        return "month" if "月" in plain else "year"
    if match := _BY_PERSON.search(text):
        return "month" if match["period"] == "月" else "year"
    return _ALONE.get(plain) or (unit_of_header(text) if "元" in text or _EVERY_PERSON.fullmatch(plain) else None)


_BY_PERSON = re.compile(r"[（(](?:[^（）()]{1,8}[，,、])?(?:人\s?[/·]\s?)?(?P<period>[月年])(?:\s?[/·]\s?人)?[)）]$")
"""低保标准（月/人）, 孤儿（社会散居，月/人）"""
_PERSON_AND_TIME = re.compile(r"[/·]?人\s?[/·.、]?\s?[月年]|[月年]\s?[/·.、]\s?人")
"""人/月, 年/人, /人·月: the unit of a figure whose head says 元"""
_EVERY_PERSON = re.compile("(?:每人|人均|月|年){0,2}(?:每月|每年|每人|人均)")
