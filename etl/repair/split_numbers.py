"""Numbers that a blank, a full-width comma or another sign cuts in two: 6 30元, 4 770元, 5，640元, 每人每月1、800元.

In: repaired text. Out: what is to be taken away. Two groups of digits are one number where the second
could be no figure of its own: thousands of exactly three digits behind one or two, or a rest of one or two digits;
where something leads to it (a name, a colon, a cell's edge) and a unit, the end of the label or of the cell follows;
and where the whole is no larger than a standard may be. Refuses what counts or numbers (第5，640元, 表1 500元) and the
columns of a table of persons.
"""

from __future__ import annotations

import re

from etl.records import Span

_BETWEEN_DIGITS = re.compile(
    r"[ \u3000\n，、,.'’＇](?=[\d ])(?:(?<=\d[ \u3000\n])(?=\d)|(?<=[\d ]，)(?= ?\d{3})|(?<=\d,)(?= \d{3})"
    r"|(?<=\d ,)(?= ?\d{3})|(?<=\d[.'’＇])(?=\d{3}[ 元])|(?<=[1-9]、)(?=\d{3}元))"
)
_RUN = re.compile(
    r"(?P<head>\d(?<![\d.,]\d)(?<!\d[ ，]\d)(?<!\d ，\d)\d{0,2})"
    r"(?:(?P<comma> ?， ?|, | , ?|[.'’＇、])(?=\d{3}(?!\d))| (?=\d))"
    r"(?P<rest>\d{1,4}(?: \d{1,2}(?!\d))*)(?P<cents>\.\d{1,2})?"
    r"(?![\d.]|[,，]\d| \d)"
)
"""Groups of digits, nothing else of a number around them"""
_SCALED = re.compile(r"\d(?<![\d.,，]\d)\d?(?: ?\. |(?: \.|\.)\d{0,4} )\d{1,4}(?= ?万元)")
"""0.80 34万元, 1. 05万元"""
_CUT = " ，,.'’＇、"
_LED = re.compile(r"(?:[\u4e00-\u9fff、，；：:（(）)→|｜\t”·] {0,2})\Z")
_NO_LEAD = re.compile(r"(?:第|数|表|图|附件|号|长|幅|升|倍|超|的|页|期) {0,2}\Z")
_TO_LABEL = re.compile(r"(?:[：:]|每人每[月年]|人均|[月年][)）]) ?\Z")
_TO_CELL = re.compile(r"(?:[|｜\t] {0,3}|\S {2,})\Z")
_TO_RISE = re.compile(r"[由从到至为、年月] ?\Z")
_TO_PAUSE = re.compile(
    r"(?:[^\d一二三四五六七八九十今本当同去上][月年]|提高[到至]|调整[为到至]|达到|[由从]|标准[为是])\Z"
)
"""What leads to a number of thousands with 、 between its groups: nothing that a list may follow"""
_NEXT_ITEMS = [re.compile(rf"(?<![\d月年到至为是由从]){number}[、.．]") for number in range(1, 11)]
"""By the number of an item, that of the next"""
_ITEM = 120
_UNIT = re.compile(
    r" ?[余多]?(?P<scale>[万亿])?"
    r"(?:(?:元|圆|块)(?P<tail>[^，。；、\n|｜\t（(\d]{0,6})|(?P<bare>/ ?[人月年][^，。；、\n|｜\d]{0,4}))"
)
_LABEL_ENDS = re.compile(r" *(?:[，。；、）)\n]|\Z)")
_CELL_ENDS = re.compile(r" *(?:[|｜\t\n]|\Z)|  ")
_RISE_GOES_ON = re.compile(r" ?(?:提高|提升|提至|提到|调整|增加?[到至]|上调|调高|升至|统一|分别|、|和|→)")
_COUNTS = re.compile("[人户]数|人次|户次")
_PROSE = re.compile("[，。；：]")
_MOST = {"month": 5999, "year": 72_000}
"""No standard is higher"""
_BEFORE, _ABOVE, _ROW = 8, 300, 200


def find_split_numbers(text: str) -> list[Span]:
    """The blanks and commas inside numbers.

    >>> find_split_numbers("农村低保 6 480元/人·年，孤儿1，800元/月，第5，640元")
    [(6, 7), (19, 20)]
    """
    if not (_BETWEEN_DIGITS.search(text) or ". " in text or " ." in text):
        return []
    scaled = [m for m in _SCALED.finditer(text) if _LED.search(_before(text, m))] if "万" in text else []
    found = [(m.start("head"), m.end("rest"), _CUT) for m in _RUN.finditer(text) if _is_one_number(text, m)]
    found += [(*m.span(), " ") for m in scaled]
    return sorted((at, at + 1) for start, end, signs in found for at in range(start, end) if text[at] in signs)


def _before(text: str, number: re.Match[str]) -> str:
    return text[max(0, number.start() - _BEFORE) : number.start()]


def _is_one_number(text: str, run: re.Match[str]) -> bool:
    before = _before(text, run)
    if _NO_LEAD.search(before) or not _may_be_one(run):
        return False
    unit = _UNIT.match(text, run.end())
    if run["comma"] == "、" and not (unit and _is_cut_by_pause(text, run, before)):
        return False
    if not unit:
        return run["comma"] != "." and _is_bare_number(text, run, before)
    if run["comma"] == "." and not _says_period(unit):
        return False
    if not _LED.search(before) or (not unit["scale"] and _value(run) > _MOST[_period(unit, before)]):
        return False
    return bool(run["comma"]) or not _is_beside_counts(text, run, before)


def _is_cut_by_pause(text: str, run: re.Match[str], before: str) -> bool:
    """每人每月1、800元, where no item 2、 follows that would make 1、 a numbering; 3、600元档 is a list of classes."""
    if len(run["head"]) != 1 or not _TO_PAUSE.search(before) or text.startswith("元档", run.end()):
        return False
    return _NEXT_ITEMS[int(run["head"])].search(text, run.end(), run.end() + _ITEM) is None


def _digits(run: re.Match[str]) -> list[str]:
    return [run["head"], *run["rest"].split(" ")]


def _value(run: re.Match[str]) -> float:
    return float("".join(_digits(run)))


def _may_be_one(run: re.Match[str]) -> bool:
    """Whether the groups are thousands (1 800), or a number and a rest that is none of its own (7 30, 1 0800)."""
    head, *rest = _digits(run)
    total = len(head) + sum(map(len, rest))
    if len(rest) == 1 and (len(rest[0]) == 3 or run["comma"]):
        return len(rest[0]) == 3 and len(head) <= 2 and head[0] != "0"
    if len(rest) == 1 and len(rest[0]) == 4:
        return len(head) == 1 and rest[0][0] == "0"
    return head[0] != "0" and 3 <= total <= 5 and all(len(group) <= 2 for group in rest)


def _says_period(unit: re.Match[str]) -> bool:
    """1.300元/月 is no sum of 1.3 yuan; 1.300万元 may be one of 13000."""
    said = (unit["tail"] or "") + (unit["bare"] or "")
    return not unit["scale"] and ("月" in said or "年" in said)


def _period(unit: re.Match[str], before: str) -> str:
    """The period that the unit behind a number gives it, else what stands before it; a year where neither does."""
    said = (unit["tail"] or "") + (unit["bare"] or "")
    for words in (said, before):
        if "月" in words or "年" in words:
            return "month" if "月" in words else "year"
    return "year"


def _is_bare_number(text: str, run: re.Match[str], before: str) -> bool:
    """A number without a unit: all of a label's value or of a cell, or the first of 由6 80提高到7 30元."""
    if _TO_LABEL.search(before) and _LABEL_ENDS.match(text, run.end()):
        return True
    if _TO_RISE.search(before) and _RISE_GOES_ON.match(text, run.end()):
        return True
    return bool(_TO_CELL.search(before) and _CELL_ENDS.match(text, run.end()))


def _is_beside_counts(text: str, run: re.Match[str], before: str) -> bool:
    """3 600元/月 in a row under 人数 | 标准, parted by single blanks: two columns."""
    if not before.endswith(" ") or _TO_CELL.search(before):
        return False
    start = text.rfind("\n", max(0, run.start() - _ROW), run.start()) + 1
    end = text.find("\n", run.end(), run.end() + _ROW)
    if start == 0 or _PROSE.search(text, start, end if end >= 0 else run.end() + _ROW):
        return False
    return _COUNTS.search(text, max(0, start - _ABOVE), start) is not None
