"""What is told as so many times a standard, or so many months of it.

In: tokens of a sentence. Out: the tokens, where what a multiple is taken of is no subject: 按城市低保标准的1.3倍,
24倍月低保标准, 6个月城市低保标准之和. The figure right behind such a product (20400元) is none of the standard itself:
it becomes noise where the multiple stands before the name, and is told by `is_multiple_of` where it stands behind it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.subject.subjects import BOTH
from etl.extract.text.numerals import read_number
from etl.extract.text.tokens import Token
from etl.lexicon import Word

_STOPS_A_MULTIPLE = {"role", "bound", "clause", "semi", "stop", "colon", "amount", "open", "scope"}
_REACH = 30
"""How many tokens a multiple may span"""
_LARGE = 2.5
"""A standard is at most so many times another; beyond, a multiple is a limit of property or a relief"""
_INCOME = re.compile(
    "(?:人均|家庭)(?:年|月)?(?:人均|均)?(?:年|月)?(?:纯|实际|总|可支配)?收入[^。；]{0,40}$|(?<!低)收入[^，。；]{0,20}$"
)
_LIMIT_WITHIN, _BEFORE_TOKENS = 70, 8
"""How far before a multiple the income may stand that it limits, and before the first word of ours"""
_LEADS_BASE = ("以", "照", "据")
_SET_BY = re.compile(
    "(?:则|统一|均|都)?(?:取|相当于|等于|是|约是|约为|约相当于|合|折合|达到?|系|定在|设在|控制在|维持在|保持在)(?:当地|本地|同期|现行|上年度?|年度?|[当同本]月|[我本全该][省市县区旗])?的?"
)
"""特困人员基本生活标准取低保标准的1.5倍: what stands before it is set by the multiple, no part of its base"""
_THAT_IS = ("即", "即为", "也就是", "为", "折合", "合计")
_MONTHS = re.compile(r"(?:个月|月|年)$")
_TIMES_OF = re.compile(
    r"(?:以上|以内|以下)?的?(?:当地|本地|同期|现行|上年度?|年度?|[当同本]?月|[我本全该][省市县区旗])?的?"
)
"""What may stand between a multiple and what it is taken of: 24倍的月低保标准"""
_SUM = re.compile(
    r"(?:之和|总和|总额|之积|金额)?[，,]?(?:[（(]|即为?|也就是|合计?|共计?|折合|约|为|计)?[（(]?\s?约?(?:每[人户次])?"
)
"""What may stand between a product and its figure: 之和，即"""


def without_multiples(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with what 1.3倍 or 的30% is taken of as no subject."""
    kept = list(tokens)
    for index, token in enumerate(tokens):
        share = token.kind == "percent" and text[max(0, token.start - 1) : token.start] == "的"
        if token.kind == "times" or share:
            _take_base(kept, index, text)
        if token.kind == "times" or share:
            _take_old_product(kept, index, text)
        if token.kind == "times" or (token.kind == "count" and _MONTHS.search(token.text)):
            _take_product(kept, index, text)
    return kept


def is_multiple_of(tokens: list[Token], family: str | None) -> bool:
    """Whether the figure behind `tokens` is a multiple of the standard of `family` itself."""
    return any(token.word is not None and token.word.get("base") == family for token in tokens if token.kind == "noise")


def is_limit_of_income(tokens: list[Token], text: str) -> bool:
    """家庭月人均收入低于低保标准2倍（即1660元）: whether the figure behind `tokens` is how much some may earn."""
    if not tokens or text.find("倍", tokens[0].start, tokens[-1].end) < 0:
        return False
    last = next((token for token in reversed(tokens) if token.kind == "noise" and token.text.endswith("倍")), None)
    if last is None:
        return False
    behind = (token for token in tokens if token.start >= last.end and _names_another(token))
    start = max(tokens[0].start - _BEFORE_TOKENS, last.start - _LIMIT_WITHIN, 0)
    return next(behind, None) is None and _INCOME.search(text, start, last.start) is not None


def _names_another(token: Token) -> bool:
    """低于低保标准1.5倍（城市为每人每月1005元）: an area alone names no standard behind a multiple."""
    return token.kind == "subject" and not (token.word and token.word.get("area") and len(token.word.gives) == 1)


def _take_base(kept: list[Token], index: int, text: str) -> None:
    """按城市低保标准的1.3倍, 以城市低保标准1.3倍计算: what stands before the multiple, back to its leading word."""
    base, back, both, begin = None, index - 1, False, kept[index].start
    while back > index - _REACH and back >= 0 and not _stops(kept[back], base is not None):
        if kept[back].kind in ("subject", "refuse"):
            if base and _SET_BY.fullmatch(text, kept[back].end, begin):
                break
            begin = kept[back].start
            base = base or (_family(kept[back]) or "")
            both = both or _is_of_both(kept[back])
            kept[back] = replace(kept[back], kind="noise", word=None)
            if text[max(0, kept[back].start - 1) : kept[back].start] in _LEADS_BASE:
                break
        back -= 1
    said = (("base", base), *((("areas", BOTH),) if both else ())) if base else ()
    word = Word("", "noise", said) if said and kept[index].kind == "times" else None
    kept[index] = replace(kept[index], kind="noise", word=word)


def _is_of_both(token: Token) -> bool:
    return token.word is not None and token.word.get("area") == BOTH


def _take_old_product(kept: list[Token], index: int, text: str) -> None:
    """由2019年低保标准700元的1.3倍，即910元，提高到…: the old figure is the product, and what it is of is none."""
    figure = index + 1
    while (
        figure < len(kept) and figure <= index + 3 and (kept[figure].kind == "clause" or kept[figure].text in _THAT_IS)
    ):
        figure += 1
    base = index - 1
    counted = base > 0 and kept[base].kind == "amount" and text[kept[base].end : kept[index].start] == "的"
    told = figure < len(kept) and kept[figure].kind == "amount" and figure > index + 1
    first = base - 1
    while first >= 0 and first > index - _REACH and kept[first].kind in ("subject", "period", "date", "noise"):
        first -= 1
    if not (counted and told and first >= 0 and kept[first].role() == "from"):
        return
    for place in range(first + 1, figure):
        if kept[place].kind != "date":
            kept[place] = replace(kept[place], kind="noise", word=None, amount=None)


def _stops(token: Token, taken: bool) -> bool:
    """高于低保标准且不超过1.5倍: limits lead to the multiple; 特困标准不低于低保标准的1.3倍: not beyond its base."""
    limits = token.kind == "bound" or token.role() in ("over", "under", "compared")
    return token.kind in _STOPS_A_MULTIPLE and (not limits or (taken and token.kind == "bound"))


def _take_product(kept: list[Token], index: int, text: str) -> None:
    """24倍月低保标准（20400元）, 2个月城市低保标准即1320元: what stands behind the multiple, with its figure."""
    place = _TIMES_OF.match(text, kept[index].end)
    at, end = index + 1, place.end() if place else kept[index].end
    end += text.startswith("“", end)
    while at < len(kept) and kept[at].kind == "subject" and kept[at].start == end:
        at, end = at + 1, kept[at].end + text.startswith(("“", "”"), kept[at].end)
    base = next(filter(None, map(_family, kept[index + 1 : at])), None)
    if base is None:
        return
    small = kept[index].text.endswith("倍") and not _is_large(kept[index].text)
    for taken in range(index, at):
        kept[taken] = replace(kept[taken], kind="noise", word=None)
    if small:
        kept[index].word = Word("", "noise", (("base", base),))
        return
    figure = _SUM.match(text, end)
    behind = next((i for i in range(at, min(len(kept), at + 5)) if kept[i].kind == "amount"), None)
    if figure and behind is not None and kept[behind].start <= figure.end():
        kept[behind] = replace(kept[behind], kind="noise", word=None, amount=None)


def _is_large(times: str) -> bool:
    """24倍, 但不是 1.3倍."""
    number = re.match(r"\d+(?:\.\d+)?|[一二两](?=[点倍])", times)
    return number is None or (read_number(number.group()) or 0) > _LARGE


def _family(token: Token) -> str | None:
    return token.word.get("family") if token.word and token.kind == "subject" else None
