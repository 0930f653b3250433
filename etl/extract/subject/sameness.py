"""城乡、集中和分散供养执行同一标准: groups that are said to be paid the same.

In: tokens of a sentence. Out: the tokens with such a statement as one subject: 城乡 is one area, the modes of care are
not told apart.
"""

from __future__ import annotations

import re

from etl.extract.subject.subjects import BOTH, UNIFIED
from etl.extract.text.tokens import Token
from etl.lexicon import Word

_SAME = re.compile(
    r"(?:供养|养育|照料|人员|对象|居民|特困|孤儿|儿童|方式)?的?(?:标准)?[均都]?(?:实行|执行|按照?|采用|适用|为|是)?的?"
    r"(?:(?:同一|统一|相同|一个|同等|同样)的?(?:基本生活|生活|救助|保障|供养|养育)*标准|标准(?:一致|统一|相同)|同标准?|一致|一个样|一样|统一执行)"
)
_SAME_BY_NAME = re.compile(
    r"(?:的?标准)?(?:均|都|已经?|也|完全)*(?:实[行现]|执行|采用|适用|为|是)?的?"
    r"(?:同标(?!准)|(?:同一个?|一个|相同的?|同样的?)标准|(?:标准)?(?:相同|一致|一样))(?=[，,。；、：:]|$)"
)
"""农村低保和城市低保同标，…: said of two standards that are each named in full"""
_NOT_TOLD_APART = re.compile(
    r"(?:(?:不再?|不予|不作|不做|无|没有)(?:进行)?(?:区分|划分|区别|分别?|界定)|不论|无论|不管|打破)(?:是|了)?$"
)
"""不再区分集中与分散, 无论城市还是农村: what is said before the groups"""
_ENDED = re.compile("(?:取消|打破|消除|消弭|没有|不再有|不存在|再无)了?$")
_DIFFERENCE = re.compile("之分|之别|的?(?:界限|差别|区别|差异|壁垒|限制)")
"""取消城市与农村之分: a difference that has ended"""
_MAY_SAY = re.compile(
    "同[一等样标]|统一|相同|一[个致样]|区分|划分|区别|打破|取消|消[除弭]|不论|无论|不管|不再?[有分]|不存|没有|再无"
)
"""What no such statement lacks"""
_SAID = ("area", "mode")
_JOINTS = ("、", "和", "及", "以及")
"""What names two beside each other; 农村低保与城市低保同标 is said of the rural one"""
_ALTERNATIVES = ("还是", "或", "或者")
_LEAD, _REACH = 8, 12
_MOST = 20
"""How many tokens a list of groups may be long"""


def with_sameness(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with every statement of sameness as one token."""
    if not tokens:
        return []
    if not _MAY_SAY.search(text, max(0, tokens[0].start - _LEAD), tokens[-1].end + _REACH):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        end = _end_of_groups(tokens, index)
        said = _said_of(tokens[index:end])
        stop = _end_of_statement(tokens[index].start, tokens[end - 1].end, text) if said else None
        if stop is None:
            end, said = _named_groups(tokens, index)
            same = _SAME_BY_NAME.match(text, tokens[end - 1].end) if said else None
            stop = same.end() if same else None
        if stop is None:
            kept.append(tokens[index])
            index += 1
            continue
        place = tokens[index].start
        word = text[place:stop]
        kept.append(Token("subject", place, stop, word, Word(word, "subject", said)))
        while end < len(tokens) and tokens[end].start < stop:
            end += 1
        index = end
    return kept


def _end_of_statement(start: int, end: int, text: str) -> int | None:
    """Where the statement ends that the groups in text[start:end] are paid the same; None if it is not made."""
    if match := _SAME.match(text, end):
        return match.end()
    before = max(0, start - _LEAD)
    difference = _DIFFERENCE.match(text, end)
    if difference and _ENDED.search(text, before, start):
        return difference.end()
    return end if _NOT_TOLD_APART.search(text, before, start) else None


def _end_of_groups(tokens: list[Token], start: int) -> int:
    """Behind the last of the areas and modes listed from `start` on."""
    end = start
    for index, token in enumerate(tokens[start : start + _MOST], start):
        gives = token.word.gives if token.word and token.kind == "subject" else ()
        if gives and all(dim in (*_SAID, "hint", "weak") for dim, _ in gives):
            end = index + 1
        elif token.kind != "sep" and token.text not in _ALTERNATIVES:
            break
    return end


def _named_groups(tokens: list[Token], start: int) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Behind the last of the standards named from `start` on, and what they say together: one family, one area."""
    end, families = start, set()
    place = tokens[start].start
    for index, token in enumerate(tokens[start : start + _MOST], start):
        gives = token.word.gives if token.word and token.kind == "subject" else ()
        if token.start != place:
            break
        place = token.end
        if gives and all(dim in ("family", "area") for dim, _ in gives):
            end = index + 1
            families |= {value for dim, value in gives if dim == "family"}
        elif not ((token.kind == "sep" and token.text in _JOINTS) or (token.kind == "subject" and not gives)):
            break
    areas = {token.word.get("area") for token in tokens[start:end] if token.word} - {None}
    alike = len(families) == 1 and areas == {"urban", "rural"}
    return end, (("area", UNIFIED), ("family", families.pop())) if alike else ()


def _said_of(tokens: list[Token]) -> tuple[tuple[str, str], ...]:
    """What a list of groups says when they are the same: one area, any mode; nothing if it names no two of a kind."""
    values: dict[str, set[str]] = {dim: set() for dim in (*_SAID, "hint", "weak")}
    for token in tokens:
        for dim, value in token.word.gives if token.word and token.kind == "subject" else ():
            values[dim].add(value)
    said = []
    if BOTH in values["area"] or len(values["area"]) > 1:
        said.append(("area", UNIFIED))
    if len(values["mode"]) > 1:
        said.append(("mode", "any"))
        said += [("hint", family) for family in sorted(values["hint"])]
    return tuple(said)
