"""Tokens of a sentence made ready for runs: what is said in passing is set aside.

Rules by shape: `multiple` (按城市低保标准的1.3倍 names no subject), `in_brackets` ((含…), (原…) name none either),
`listed_years` (2021年、2022年 are two subjects), `titles` (years inside 《》 date nothing).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile, zip_longest

from etl.extract.change.lost_to import with_lost_to
from etl.extract.change.opened_lists import open_lists, refuse_brackets
from etl.extract.day.listed_years import with_listed_years
from etl.extract.refusal.examples import without_examples
from etl.extract.refusal.foreign import with_foreign_standards
from etl.extract.refusal.multiples import without_multiples
from etl.extract.refusal.refusals import RECKONED
from etl.extract.runs import matching_close
from etl.extract.subject.announced import with_announced
from etl.extract.subject.defined_levels import as_noise, with_defined_classes, with_defined_levels, without_class_counts
from etl.extract.subject.in_homes import with_homes
from etl.extract.subject.sameness import with_sameness
from etl.extract.subject.unity_of_places import with_unity_of_places
from etl.extract.text.signs import with_signs
from etl.extract.text.then_and_now import with_then_and_now
from etl.extract.text.tokens import Token

_ASIDE = ("含", "原", "不含", "除", "包括", "详见", "附", "其中含")
_REACH = 30
"""How many tokens a reference may span"""
_TITLE = 80
"""How many characters a title is long at most"""
_LEAD = 3
"""How many characters before the first word of ours a reference may begin: 以低保标准为基础"""
_BORROWED = {"subject", "scope", "refuse", "amount", "percent", "open", "close"}
_SHARE = r"(?:\d[\d.]*%|\d{1,2}/\d{1,2}(?![\d/])|[二三四五六七八九十]分之[一二三四五六七八九])"
"""40%, 1/3, 三分之一"""
_BASIS = re.compile(
    r"(?=[以按随两三四五二\d与和同跟向落也已均都将实逐全依参比根])(?:"
    r"以[^，。；\n]{2,40}?(?:作为|为)(?:计算)?(?:基数|基准|基础|依据|参照)"
    r"|(?:按照?|[依参比]照|参考|依据|根据|以)[^，。；\n]{0,14}工资[^，。；\n]{0,24}?的\s?"
    rf"(?:{_SHARE}(?:[、，和及]\s?{_SHARE})*(?:的?(?:标准|比例))?|(?:一定|相应|规定)?的?(?:比例|占比)(?=[^，。；]{{0,2}}(?:确定|核定|测算|制定|执行|[，,])))"
    r"|随[^，。；\d\n]{2,14}?(?:同步|一并|相应|联动|自然)(?:调整|提高|变动|调升|上调|增长)?"
    r"|[两二三四五\d]年[^，。；\d\n]{2,14}之和"
    r"|与(?![^，。；\n]{0,8}价)[^，。；\n]{2,40}?挂钩"
    r"|随着?[^，。；\d\n]{2,20}?(?:同步|相应|一并)?(?:调整|提高|增长|变动)(?!到|至|为|后)"
    r"|按照?[^，。；\n]{2,40}?元[^，。；\n]{0,8}的\s?\d+(?:\.\d+)?%"
    r"|[与和同跟向](?:[^，。；、\d\n]{1,20}?)(?:看齐|拉平|接轨|对齐|靠拢)"
    r"|跟(?:[着随紧]|(?<=紧跟))[^，。；：、\d\n]{1,14}?(?=一[起道同块并]|同步|联动|提[高升标]|上[调涨]|调[整高]|[走涨动升]|[，。；])"
    r"|[与和同跟]城[市镇](?:居民|地区|低保|特困)?(?:的?标准)?(?:实行)?(?:同标(?!准)|并轨|同一个?标准|同样的?标准|标准(?:相同|一致|一样)|一样|一致|相同|持平)"
    r"(?=[，,、。；])(?![，,](?:统一|合并|均|都))"
    r"|(?<!农村)(?<!乡村)[与同跟]城[市镇](?:居民|地区|低保|特困)?(?:的?标准)?(?=统一[为到至按执])"
    r"|落(?:[在到]|后于?)[^，。；：、\d\n]{1,14}?(?:后[面头边]|之后|身后|[，。；])"
    r"|[与和同跟][^，。；：、\d\n]{1,14}?(?:同[步频]|联动|并[进行])(?=[，；])(?![^。；\d\n]{0,40}(?:分别|依次|[均都]))"
    r"|(?<=标准|低保|水平|补贴|补助|津贴|活费|养费|儿童)(?:[也已均都将]|实现|逐步|全面)*(?:与|和|同|跟)[^，。；、\d\n]{1,16}?(?:持平|一致|相同|相等|一样|等同)"
    r"|(?<=[到至为达])(?:与|和|同|跟)[^，。；\d\n]{2,20}?(?:一致|持平|相同|相等|同等|看齐|一样))"
)
"""以最低工资1750元为基数, 不超过两年低保标准之和, 提高到与城市一致的, 特困供养跟着低保走"""
_DENIED = re.compile(r"(?:不|不再|不实行|不再实行|不搞|取消|停止|没有)$")
"""特困人员不实行差额发放: what is denied refuses nothing"""
_NUMBERS = "两二三四五六"
_FROM_OTHERS = re.compile("(?:倍|%|比例|分之[一二三四五六七八九]|基[数准础])(?:的?(?:标准|比例|要求))?(?:来|进行)?$")
"""按低保标准的1.3倍测算, 以最低工资标准为基数测算: a reckoning from another figure, of no payment by a treasury"""
_OF_CARE = re.compile("护理(?:费用?|补贴|标准)(?:标准)?(?:按[^，。；：\\d]{1,6}|另外|均|则|再)?$")
_COUNTED_BACK = re.compile("(?:此前|原来|调整前|提标前|提高前)(?:这|上述|以上)?$")
_LIKENED = ("参照", "比照", "参考")
_ABILITY = re.compile("的?(?:生活)?(?:自理|失能|护理)(?:能力|程度|状况|情况|等级|需求)")
_BREAKDOWN = ("area", "mode", "care")
_MULTIPLYING = {"times", "percent", "count"}
_MONEY = {"amount", "range", "percent"}


def prepare(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` without what is said in passing."""
    if not tokens:
        return []
    start, end = tokens[0].start, tokens[-1].end
    tokens = with_signs(tokens, text)
    kinds = {token.kind for token in tokens}
    tokens = _with_joined_clauses(tokens) if {"clause", "sep"} <= kinds else tokens
    if "stop" in kinds and text.find("\n", start, end) >= 0:
        tokens = _without_wraps(tokens)
    if "subject" in kinds:
        tokens = with_homes(without_class_counts(tokens), text)
    if "new_standard" in kinds:
        tokens = with_announced(tokens)
    if "refuse" in kinds:
        tokens = [as_noise(token) if _is_denied(token, text) else token for token in tokens]
    if "open" in kinds:
        tokens = open_lists(refuse_brackets(tokens))
        tokens = _without_asides(with_defined_levels(with_defined_classes(tokens), text), text)
    if "scope" in kinds and kinds & {"clause", "semi"}:
        tokens = with_unity_of_places(tokens)
    if "date" in kinds:
        tokens = _without_titles(tokens, text)
    if "amount" in kinds:
        tokens = without_examples(with_then_and_now(with_lost_to(tokens, text), text), text)
    if kinds & _MULTIPLYING:
        tokens = without_multiples(tokens, text)
    tokens = with_foreign_standards(with_sameness(tokens, text), text)
    tokens = _without_references(tokens, text)
    return with_listed_years(tokens, text) if {"date", "sep"} <= kinds else tokens


def _is_denied(token: Token, text: str) -> bool:
    """不实行差额, 按1.3倍测算 refuse nothing; 一次性提高到 says how, not what is paid; 此前三类儿童 counts.

    护理费另发 tells of a part with a standard of its own.
    """
    if token.kind != "refuse":
        return False
    if token.text == RECKONED and _FROM_OTHERS.search(text, max(0, token.start - 8), token.start):
        return True
    if (
        token.word
        and token.word.get("reason") == "class_extra"
        and _OF_CARE.search(text, max(0, token.start - 12), token.start)
    ):
        return True
    adverb = token.text == "一次性" and text.startswith(("提高", "提升", "调整", "上调", "调高"), token.end)
    if token.text[0] in _NUMBERS and _COUNTED_BACK.search(text, max(0, token.start - 6), token.start):
        return True
    return adverb or _DENIED.search(text, max(0, token.start - 4), token.start) is not None


def _without_wraps(tokens: list[Token]) -> list[Token]:
    """A line end inside a sentence only wraps it: 780元、⏎702元."""
    return [*(token for token in tokens[:-1] if token.text != "\n"), *tokens[-1:]]


def _with_joined_clauses(tokens: list[Token]) -> list[Token]:
    """散居的孤儿，以及事实无人抚养儿童: a comma before 以及 divides nothing."""
    after = tokens[1:]
    return [t for t, following in zip_longest(tokens, after) if not (t.kind == "clause" and _joins(t, following))]


def _joins(clause: Token, token: Token | None) -> bool:
    """以及 right behind the comma, and not the end of another word (，惠及)."""
    return token is not None and token.start == clause.end and token.text in ("以及", "和", "及")


def _without_asides(tokens: list[Token], text: str) -> list[Token]:
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "open" and text.startswith(_ASIDE, token.end):
            close = matching_close(tokens, index)
            if close is not None and not any(t.kind in _MONEY for t in tokens[index:close]):
                index = close + 1
                continue
        elif token.kind == "open" and kept and (close := _other_name(kept[-1], tokens, index)):
            index = close + 1
            continue
        kept.append(token)
        index += 1
    return kept


def _other_name(named: Token, tokens: list[Token], opened: int) -> int | None:
    """低保（最低生活保障）标准, 最低生活保障（以下简称低保）: where a bracket with another name of the same ends."""
    family = named.word.get("family") if named.word and named.kind == "subject" else None
    close = matching_close(tokens, opened) if family else None
    inside = tokens[opened + 1 : close] if close else []
    words = [token.word for token in inside if token.kind == "subject" and token.word]
    alone = all(token.kind in ("subject", "noise", "role") for token in inside)
    return close if words and alone and all(word.gives == (("family", family),) for word in words) else None


def _without_titles(tokens: list[Token], text: str) -> list[Token]:
    if not tokens or text.find("《", max(0, tokens[0].start - _TITLE), tokens[-1].end) < 0:
        return tokens
    return [as_noise(t) if t.kind == "date" and _inside_title(text, t.start) else t for t in tokens]


def _inside_title(text: str, at: int) -> bool:
    opened = text.rfind("《", max(0, at - _TITLE), at)
    return opened >= 0 and text.find("》", opened, at) < 0


def _without_references(tokens: list[Token], text: str) -> list[Token]:
    """按照社会散居孤儿标准执行, 按最低工资（1550元/月）的40%执行: whose standard is borrowed is no subject."""
    kept = _without_bases(tokens, text)
    for index, token in enumerate(tokens):
        if token.text not in ("按", "按照", *_LIKENED):
            continue
        if end := _end_of_likeness(tokens, index):
            kept[index + 1 : end] = map(as_noise, kept[index + 1 : end])
            continue
        end = _end_of_reference(tokens, index)
        stop = tokens[end].start if end < len(tokens) else min(len(text), tokens[-1].end + _TITLE)
        if token.text not in _LIKENED and not any(word in text[token.end : stop] for word in ("执行", "发放", "确定")):
            continue
        if token.text in _LIKENED or not _breaks_down(tokens[index + 1 : end]):
            kept[index + 1 : end] = [as_noise(t) if _is_borrowed(t, text) else t for t in kept[index + 1 : end]]
    return kept


def _breaks_down(tokens: list[Token]) -> bool:
    """按全护理、半护理、全自理三档确定: two values of one dimension and nothing else are how a list is broken down."""
    words = [token.word for token in tokens if token.kind in _BORROWED and token.word]
    said = {value for word in words for value in word.gives if value[0] in _BREAKDOWN}
    alone = all(token.word is None or "standard" not in token.word.flags for token in tokens) and not any(
        token.kind in ("refuse", "amount", "percent", "scope") or (token.word and token.word.get("family"))
        for token in tokens
    )
    return alone and len(said) > 1 and len({dim for dim, _ in said}) == 1


def _is_borrowed(token: Token, text: str) -> bool:
    """参照上年度农村居民人均消费支出确定: neither the subject of a reference nor its 上年度 is said of the figures.

    按A、B、C三类发放 is no reference: it says that what follows are payments by class; 按特困人员自理能力确定 names
    whose they are.
    """
    if token.kind == "subject" and _ABILITY.match(text, token.end):
        return False
    if token.kind == "refuse" and token.word and token.word.get("reason") == "class_payment":
        return False
    return token.kind in _BORROWED or (token.date is not None and token.date.relative is not None)


def _without_bases(tokens: list[Token], text: str) -> list[Token]:
    """以最低工资标准1750元/月为基数: neither subject nor figure."""
    if not tokens:
        return []
    bases = [match.span() for match in _BASIS.finditer(text, max(0, tokens[0].start - _LEAD), tokens[-1].end)]
    if not bases:
        return list(tokens)
    places = [start for start, _ in bases]
    within = [bases[max(0, bisect_right(places, token.start) - 1)] for token in tokens]
    return [
        as_noise(token) if start <= token.start < end and token.kind in _BORROWED else token
        for token, (start, end) in zip(tokens, within, strict=True)
    ]


def _end_of_likeness(tokens: list[Token], start: int) -> int | None:
    """事实无人抚养儿童参照社会散居孤儿标准每人每月发放1300元: where the name ends of those whom they are paid like."""
    before = takewhile(lambda token: token.kind not in ("semi", "stop", "amount"), reversed(tokens[:start]))
    if not any(token.word and token.word.get("family") == "unattended" for token in before):
        return None
    named = list(takewhile(lambda token: token.kind in ("subject", "noise"), tokens[start + 1 : start + _REACH]))
    likened = any(token.word and token.word.get("family") == "orphan" for token in named)
    paid = tokens[start + 1 + len(named) : start + 2 + len(named)]
    return start + 1 + len(named) if likened and paid and paid[0].kind in ("period", "amount") else None


def _end_of_reference(tokens: list[Token], start: int) -> int:
    """Where the clause of a reference ends; at once if money stands in it outside brackets."""
    depth = 0
    for index in range(start + 1, min(len(tokens), start + _REACH)):
        kind = tokens[index].kind
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if kind in ("clause", "semi", "stop", "colon", "percent") and depth <= 0:
            return index
        if kind == "sep" and depth <= 0 and _begins_another(tokens, index):
            return index
        if kind in ("amount", "range") and depth <= 0:
            return start + 1
    return min(len(tokens), start + _REACH)


def _begins_another(tokens: list[Token], sep: int) -> bool:
    """全失能的按三分之一、半失能的按六分之一: behind a 、 the next is named that a share of its own is told of."""
    named, leads = (*tokens[sep + 1 : sep + 3], None, None)[:2]
    return named is not None and leads is not None and named.kind == "subject" and leads.text in ("按", "按照")
