"""Text to tokens: numbers with their units, dates, the words of the lexicon, punctuation.

In: repaired text and a window of it. Out: tokens in order, with their places. One compiled pattern, longest word
first, no pattern that could be tried twice on the same characters. What is no token is simply not there: the gaps
between tokens stay in the text for whoever needs them (names of places).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import groupby

from etl.extract.text.numerals import CHINESE, DIGITS, FORMAL, NUMBER, SCALES, read_number
from etl.extract.text.tokens import Amount, Date, Token
from etl.lexicon import lexicon, read_rows, trie_pattern, words_pattern

_DOT = r"[·•./、,*×-]\s?(?=[人月年户每/])(?!人均|年人|月人|每[人月年每个]{1,5}\s?\d)"
_PART = rf"(?:个?人|户|名|个?月|学?年|天|日|次|学期|季度?|周|床|均|元|每|{_DOT})"
_SLASH = rf"\s?[/·]\s?(?:\({_PART}{{1,6}}\)|{_PART}{{0,6}})"
_BRACKET = r"\s?[（(](?:人\s?[/·.、]?\s?[月年]|[月年]\s?[/·.、]\s?人|每?[月年])[)）]"
_LOST_SLASH = r"[月年](?=[，。；、）)]|[提调增上]|$)"
"""3860元年: the slash is lost"""
_EVERY = r"\s?(?:每(?:个?人|户|名|个?月|学?年|天|日|次|季度?))+(?!\s?(?:\d|不|约|[提增](?!标?[高加至]?[到至为成])))"
_BARE_SLASH = rf"\s?/\s?(?:{_PART}{{1,6}}|(?![\dA-Za-z]))"
_YUAN = "(?:元|圆|块钱?)"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?(?:-{1,2}|—{1,2}|–|~|～)\s?"
_TENS = "[一二三四五六七八九十]"
_CN_DIGIT = "[" + "".join(DIGITS).replace("两", "") + "]"
_CN_TIMES = "[一两二三四五六七八九十](?:点[一二三四五六七八九])?"
_RELATIVE = "今年|本年|当年|同年|去年|上年|(?<![以之])前年|明年|过去的?一年"
_LOOKED_BACK = "过去的?[三四五]年|(?<![十百近这每])[一三四五]年来"
PAST_YEAR = -99
"""过去一年: the year before, where the report comes in the first months of a year"""
_SHIFT = {"去年": -1, "上年": -1, "前年": -2, "明年": 1}

_PATTERNS: dict[str, str] = {
    "fulldate": rf"(?P<fy>{_YEAR})\s?(?:年\s?(?P<fm>1[0-2]|0?[1-9])\s?月"
    r"\s?(?P<fd>3[01]|[12]\d|0?[1-9])\s?(?:[日号]|(?=起|开始))"
    r"|(?P<fs>[-./])(?P<fm2>1[0-2]|0?[1-9])(?P=fs)(?P<fd2>3[01]|[12]\d|0?[1-9])(?!\d))",
    "lostdate": rf"(?P<ly>{_YEAR})(?:[ .．、]?(?P<lm>1[0-2]|0?[1-9])月(?P<ld>3[01]|[12]\d|0?[1-9])[日号]"
    r"|(?P<lm2>1[0-2]|[1-9])(?P<ld2>3[01]|[12]\d)日"
    rf"|(?P<lm3>[1-9])(?P<ld3>[1-9])日(?<=\D{_YEAR}[1-9][1-9]日))",
    "lostmonth": rf"(?P<lmy>{_YEAR})年(?:(?P<lmm>[2-9])(?P<lmd>[12]\d|3[01])"
    r"|(?P<lmm1>[1-9])(?P<lmd1>1|(?<=[4-9])[2-9]|(?<=3)[2-9])"
    r"|(?P<lmm2>1)(?P<lmd2>[12]0|3[01])|(?P<lmm3>1[0-2])(?P<lmd3>1|[12]\d|3[01]))日",
    "cndate": rf"(?P<cy>{_CN_DIGIT}{{4}})年(?:(?P<cm>{_TENS}{{1,2}})月(?:(?P<cd>{_TENS}{{1,3}})[日号])?)?",
    "cnmonthday": rf"(?P<rel4>{_RELATIVE})?(?P<cmm>{_TENS}{{1,2}})月(?:(?P<cmd>{_TENS}{{1,3}})[日号]|份|(?=起|开始))",
    "yearmonth": rf"(?P<ymy>{_YEAR})(?:\s?年\s?(?P<ymm>1[0-2]|0?[1-9])\s?|(?P<ymm2>1[0-2]|0?[1-9]))月份?",
    "year": rf"(?P<yy>{_YEAR})(?:\s?年度?|(?=、{_YEAR}年)|(?=[第将城农全我]))",
    "planend": r"十(?P<pl>[一二三四]?)五”?(?:规划|时期)?期?末(?!低)",
    "monthrange": r"\d{1,2}月?份?\s?[-—–~～至到]+\s?\d{1,2}\s?月份?",
    "monthday": rf"(?P<rel>{_RELATIVE})?(?P<mm>1[0-2]|0?[1-9])\s?月"
    r"\s?(?P<md>3[01]|[12]\d|0?[1-9])\s?(?:[日号]|(?=起执|起施|起实))",
    "month": rf"(?P<rel2>{_RELATIVE})?(?P<om>1[0-2]|0?[1-9])月份?",
    "relyear": rf"(?P<rel3>{_RELATIVE}|{_LOOKED_BACK})度?",
    "range": rf"{NUMBER}(?:{_YUAN}(?:{_SLASH})?)?"
    rf"(?:{_DASH}{NUMBER}\s?[万亿]?(?:{_YUAN}(?:{_SLASH}|{_EVERY})?|{_BARE_SLASH})"
    rf"|[到和与]{NUMBER}{_YUAN}(?:{_SLASH})?(?=之间|不等))",
    "times": rf"(?:(?:{NUMBER}\s?[-—–~～至]+\s?)?{NUMBER}\s?|{_CN_TIMES})倍",
    "percent": rf"(?P<pn>{NUMBER})\s?(?:%|个百分点)",
    "amount": rf"(?P<an>{NUMBER}|{CHINESE}(?={_YUAN}))\s?(?:余|多|几)?(?P<as>[万亿千])?(?:余|多)?\s?"
    rf"(?:(?P<ay>{_YUAN})(?P<at>{_SLASH}|{_BRACKET}|{_EVERY}|{_LOST_SLASH})?|(?P<at2>{_BARE_SLASH})|[（(](?P<ab>{_YUAN}(?:{_SLASH}|{_EVERY}))[)）])",
    "masked": r"(?:[Xx×＊*]{2,})\s?元",
    "count": rf"(?P<cn>{NUMBER})\s?(?:余|多|几)?(?P<cs>[万亿千])?(?:余|多)?\s?(?P<cc>COUNTER)(?![均])",
    "number": rf"(?P<nn>{NUMBER})",
}
_MARKS: dict[str, str] = {
    "tag": r"</?[A-Za-z][^<>\n]{0,200}>",
    "stop": r"[。！？!?\n]",
    "clause": r"[，,]",
    "semi": r"[；;]",
    "colon": r"[：:]",
    "open": r"[（(\[【]",
    "close": r"[）)\]】]",
}


@cache
def master_pattern() -> re.Pattern[str]:
    """The one pattern of the lexer."""
    counters = trie_pattern([row[0] for row in read_rows("counters.csv")])
    shapes = {name: f"(?P<{name}>{shape})" for name, shape in (_PATTERNS | _MARKS).items()}
    shapes["count"] = shapes["count"].replace("COUNTER", counters)
    groups = groupby(_PATTERNS, key=lambda name: _BEGINS.get(name, ""))
    joined = [(begin, "|".join(shapes[name] for name in names)) for begin, names in groups]
    numeric = "|".join(f"(?={begin})(?:{group})" if begin else group for begin, group in joined)
    marks = "|".join(shapes[name] for name in _MARKS)
    first = "".join(sorted({re.escape(word[0]) for word in lexicon()}))
    return re.compile(
        f"(?=[{_MARK}])(?:{marks})|(?=[{_NUMERIC_FIRST}])(?:{numeric})|(?=[{first}])(?P<word>{words_pattern()})"
    )


@lru_cache(4096)
def read_unit(tail: str) -> tuple[str | None, str | None]:
    """Period and divisor of a unit's tail.

    >>> read_unit("/人·月"), read_unit("每人每年"), read_unit("/·人"), read_unit("/户")
    (('month', 'person'), ('year', 'person'), (None, 'person'), (None, 'household'))
    """
    if any(part in tail for part in ("天", "日", "次", "学", "季", "周", "床")):
        return None, "other"
    period = "month" if "月" in tail else "year" if "年" in tail else None
    per = "person" if "人" in tail or "名" in tail else "household" if "户" in tail else None
    return period, per


def _amount(match: re.Match[str]) -> Amount | None:
    value = read_number(match["an"])
    if value is None:
        return None
    scaled, yuan, behind, bare, bracketed = match.group("as", "ay", "at", "at2", "ab")
    tail = behind or bare or bracketed or ""
    period, per = read_unit(tail)
    damaged = bool(tail) and period is None and per in (None, "person") and tail.replace(" ", "") not in _WHOLE
    lost = not (yuan or bracketed) or damaged
    scale = SCALES[scaled] if scaled else 1.0
    return Amount(round(value * scale, 4), match.start(), match.end(), period, per, scale > 1, lost=lost)


def _int(text: str | None) -> int | None:
    if text is None:
        return None
    value = read_number(text)
    return None if value is None else int(value)


def _shift(said: str) -> int:
    """How many years from that of the document a word leads: 去年 is -1, 今年 0, 五年来 PAST_YEAR."""
    return _SHIFT.get(said, PAST_YEAR if said.startswith("过去") or said.endswith("年来") else 0)


def _date(match: re.Match[str]) -> Date:
    years, months, days, shifts = (
        next((said for name in names if (said := match[name])), None) for names in _DATES[match.lastgroup or ""]
    )
    return Date(_int(years), _int(months), _int(days), _shift(shifts) if shifts else None)


_WHOLE = ("/人", "每人")
"""A unit that leaves the period to the words before it (低保月标准680元/人), and has lost nothing"""
_BEGINS = {
    **dict.fromkeys(("fulldate", "lostdate", "lostmonth", "yearmonth", "year"), _YEAR),
    **dict.fromkeys(
        ("monthrange", "monthday", "month", "relyear"),
        r"\d{1,2}[\s月份至到—–~～-]|[今本当同去上前明过]|[一三四五]年来",
    ),
}
"""What these shapes begin with: elsewhere they are not even tried"""
_NUMERIC_FIRST = rf"\d今本当同去上前明过零〇○两一二三四五六七八九十百千万{FORMAL}Xx×＊*"
"""What a number, a date or a masked amount may begin with: elsewhere their patterns are not even tried."""
_MARK = r"<。！？!?\n，,；;：:（(\[【）)\]】"
_PLANS = {"": 2005, "一": 2010, "二": 2015, "三": 2020, "四": 2025}
"""The last year of each five-year plan"""
_DATES: dict[str, tuple[tuple[str, ...], ...]] = {
    "fulldate": (("fy",), ("fm", "fm2"), ("fd", "fd2"), ()),
    "lostdate": (("ly",), ("lm", "lm2", "lm3"), ("ld", "ld2", "ld3"), ()),
    "lostmonth": (("lmy",), ("lmm", "lmm1", "lmm2", "lmm3"), ("lmd", "lmd1", "lmd2", "lmd3"), ()),
    "cndate": (("cy",), ("cm",), ("cd",), ()),
    "cnmonthday": ((), ("cmm",), ("cmd",), ("rel4",)),
    "yearmonth": (("ymy",), ("ymm", "ymm2"), (), ()),
    "year": (("yy",), (), (), ()),
    "monthday": ((), ("mm",), ("md",), ("rel",)),
    "month": ((), ("om",), (), ("rel2",)),
    "relyear": ((), (), (), ("rel3",)),
}
"""Where each shape of date has its year, month, day and 今年 or 去年"""


def _make_date(match: re.Match[str], token: Token) -> None:
    token.date, token.kind = _date(match), "date"


def _make_plan_end(match: re.Match[str], token: Token) -> None:
    token.date, token.kind = Date(_PLANS[match["pl"]]), "date"


def _make_amount(match: re.Match[str], token: Token) -> None:
    token.amount = _amount(match)


def _make_count(match: re.Match[str], token: Token) -> None:
    value = read_number(match["cn"])
    token.number = None if value is None else value * SCALES.get(match["cs"] or "", 1.0)


def _make_number(match: re.Match[str], token: Token) -> None:
    token.number = read_number(match["pn"] or match["nn"])


_MAKERS: dict[str, Callable[[re.Match[str], Token], None]] = {
    **dict.fromkeys(_DATES, _make_date),
    "amount": _make_amount,
    "planend": _make_plan_end,
    "count": _make_count,
    "number": _make_number,
    "percent": _make_number,
}


def lex(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end]; places count from the beginning of `text`.

    >>> [(t.kind, t.text) for t in lex("低保由600提高到650元/月")]
    [('subject', '低保'), ('role', '由'), ('number', '600'), ('role', '提高到'), ('amount', '650元/月')]
    """
    tokens, words = [], lexicon()
    for match in master_pattern().finditer(text, start, len(text) if end is None else end):
        name, said = match.lastgroup or "", match.group()
        begin, stop = match.span()
        if name == "tag":  # markup that was pasted as text says nothing: its > is no bound
            continue
        if name == "word":
            word = words[said]
            tokens.append(Token(word.kind, begin, stop, said, word))
            continue
        token = Token(name, begin, stop, said)
        if make := _MAKERS.get(name):
            make(match, token)
        tokens.append(token)
    return tokens
