"""What stands behind a figure and is said of it: the role of an old one, the name of what it is paid for.

In: the runs of a sentence. Out: the same runs, with names that follow their figures brought before them. Shapes:
`named_by_copula` (每人每月1064元，是该区2019年特困供养标准; 450元、300元分别作为城市、农村低保标准),
`named_by_genitive` (每人每月650元的低保标准),
`named_by_application` (A、B、C，依次适用于全护理、半护理、全自理), `paid_to` (按每人每月1200元的标准为散居孤儿发放).
"""

from __future__ import annotations

import re

from etl.extract.day.notes import Note
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE
from etl.extract.runs import Run
from etl.extract.subject.subjects import UNIFIED
from etl.extract.text.tokens import Token
from etl.lexicon import read_rows, trie_pattern

_PAST_NAME = re.compile(
    r"[，,][^，。；\d]{0,16}?(?:执行|实行|沿用|实施)了?[^，。；\d]{1,8}的[^，。；\d]{2,12}?标准(?:已|将|就此|从此|由此|正式)*"
    + trie_pattern([row[0] for row in read_rows("connectives.csv") if row[1] == "past"])
)
"""每人每年1500元，全县执行了两年多的农村五保供养标准成为过去"""
_CLOSING = ("”", "」", "』", "’")
_COPULAS = ("是", "为", "即", "均是", "均为", "作为", "定为", "确定为", "核定为", "规定为", "设定为", "明确为")
_ENDS = {"clause", "semi", "stop", "amount", "range", "percent", "colon", "refuse", "open"}
_VERBS = {"to", "from", "raise", "until", "merge"}
_PAID_TO = re.compile(
    r"的?(?:补助|发放|供养|保障)?(?:标准)?[，,]?(?:为|向|给|对|将|把)(?P<names>[^，。；按]{2,40}?)"
    r"(?:发放|拨付|落实|下发|支付|补助|予以|给予|提供)"
)
_PAID_AS = re.compile(
    r"的?(?:标准)?(?:按[月季年])?(?:予以|给予|进行)?(?:发给|发放|下发|拨付|支付|计发|核发|给予|给付|享受|领取|保障|提供|落实)(?:其|给其)?"
    r"(?P<names>[^，。；、]{2,14})"
)
"""按每人每月1200元发给基本生活补贴: what a heading's group is paid"""
_SET_AS = re.compile(
    r"的?(?:标准)?(?:统一|分别|正式|开始)?(?:执行|落实|兑现|实行|实施|确定|核定|设定|划定|制定|落定|调整为|发放)了?"
    r"(?P<names>[^，。；、\d\n]{2,20}?(?:标准|保障线|低保线))(?=[，。；\s]|\Z)"
)
"""按每人每月680元执行低保标准: what a figure is set as; 按每人每月30元调整…标准 tells a rise"""
_DENIED_AHEAD = re.compile(
    r"(?:不[得再能应可宜]|没有?|未曾?|禁止|取消|停止|废止|反对)[^，,。；;：:\d\n]{0,6}?[将把以按][^，,。；;：:\d\n]{0,12}\Z"
)
_DENIED_BEHIND = re.compile(r"[^。；;\d\n]{0,8}?(?:不|没有?|未|非|取消|停止|禁止)[再得能应可宜曾会当按以]{0,3}\Z")
_NAME_ENDS = re.compile(r"[”」』’》]?(?:执行|实施|实行|发放|公布|下发)?(?:[，,。；;：:（(\s]|\Z)")
"""What closes a name behind its figure: 标准家庭, 标准上限, 标准的做法 name something else"""
_AHEAD = 24


def bring_names_forward(runs: list[Run], rest: list[Token], note: Note, text: str) -> list[Token]:
    """Names behind figures, put into the gaps before them; returns what is then left after the last run."""
    gaps = [*(run.gap for run in runs), rest]
    for index, run in enumerate(runs):
        if run.kind != "amount":
            continue
        behind = gaps[index + 1]
        if applied := _named_by_application(behind):
            gaps[index] = gaps[index] + behind[slice(*applied)]
            gaps[index + 1] = behind[: applied[0] - 1] + behind[applied[1] :]
            continue
        begin, end = _paid_as(run, behind, text)
        if begin == end and not _family(gaps[index]):
            begin, end = _names(run, behind, text, index + 1 == len(runs))
        if begin == end:
            continue
        first = index if _is_noun(run, behind, text) else _first_without_family(runs, gaps, index)
        unity = _unity_behind(behind, end)
        gaps[index + 1] = behind[: _kept(behind, begin)] + behind[end + len(unity) :]
        lead = _separator(gaps[first])
        gaps[first] = gaps[first][:lead] + behind[begin:end] + unity[1:] + gaps[first][lead:]
        _redate(note, behind[begin:end], runs[first].start)
    for run, gap in zip(runs, gaps, strict=False):
        run.gap = gap
    return gaps[-1]


def _named_by_application(behind: list[Token]) -> tuple[int, int] | None:
    """1050元、525元、175元，依次适用于全护理、半护理、全自理: the names a list is said to hold for."""
    begin = next((i + 1 for i, token in enumerate(behind[:4]) if token.role() == "applies"), None)
    if begin is None or any(token.kind not in ("clause", "each", "both", "role") for token in behind[: begin - 1]):
        return None
    end = begin
    while end < len(behind) and behind[end].kind in ("subject", "sep", "scope"):
        end += 1
    return (begin, end) if end > begin else None


def _unity_behind(behind: list[Token], end: int) -> list[Token]:
    """…为我市低保标准，城乡一致；: what the clause behind the names adds to them."""
    clause = behind[end : end + 2]
    closed = behind[end + 2 : end + 3]
    unified = (
        len(clause) == 2 and clause[0].kind == "clause" and clause[1].word and clause[1].word.get("area") == UNIFIED
    )
    return clause if unified and all(t.kind in ("semi", "stop", "clause") for t in closed) else []


def _separator(gap: list[Token]) -> int:
    """、农村900元的低保标准: the names stay behind the sign that parts their figure from the one before."""
    return int(bool(gap) and gap[0].kind == "sep")


def _kept(behind: list[Token], begin: int) -> int:
    """How many tokens before the names stay: the comma that leads to them goes with them."""
    return max(0, begin - 1) if begin and behind[begin - 1].kind == "clause" else begin


def _family(tokens: list[Token]) -> str | None:
    return next((family for token in tokens if token.word and (family := token.word.get("family"))), None)


def _names_part(tokens: list[Token]) -> bool:
    return any(token.word and (token.word.get("part") or token.word.get("childpart")) for token in tokens)


def _first_without_family(runs: list[Run], gaps: list[list[Token]], index: int) -> int:
    while index and _is_rate(runs[index - 1]) and not _family(gaps[index - 1]) and not _leaves_bracket(gaps[index]):
        index -= 1
    return index


def _leaves_bracket(gap: list[Token]) -> bool:
    """（原标准为680元），执行600元的农村低保标准: what a bracket tells is of the figure before it."""
    return bool(gap) and gap[0].kind == "close"


def _is_rate(run: Run) -> bool:
    """Whether a name behind a later run may be said of this one too: no sum (发放42.3万元，按…为孤儿发放)."""
    return run.kind == "amount" and not all(amount.scaled and amount.period is None for amount in run.amounts)


def _paid_as(run: Run, behind: list[Token], text: str) -> tuple[int, int]:
    """Where in `behind` the part stands that the run is paid as; the same place twice if none is named."""
    noun = _is_noun(run, behind, text)
    paid = None if noun else _PAID_AS.match(text, run.end)
    if not (noun or paid) or _names_part(run.gap):
        return 0, 0
    if paid is None:
        return 0, 1
    parts = [i for i, token in enumerate(behind) if paid.start("names") <= token.start < paid.end("names")]
    named = [behind[i] for i in parts]
    plain = all(token.kind == "subject" for token in named) and not _family(named)
    return (parts[0], parts[-1] + 1) if plain and _names_part(named) else (0, 0)


def _is_noun(run: Run, behind: list[Token], text: str) -> bool:
    """400元护理费，: the noun right behind a figure, with which its clause ends."""
    if not behind or behind[0].kind != "subject" or _family(behind[:1]) or not _names_part(behind[:1]):
        return False
    beside = text[run.end : behind[0].start] in ("", "的")
    return beside and (len(behind) == 1 or behind[1].kind in ("clause", "semi", "stop"))


def _names(run: Run, behind: list[Token], text: str, last: bool) -> tuple[int, int]:
    """Where in `behind` the names of the run begin and end; the same place twice if there are none."""
    if (paid := _PAID_TO.match(text, run.end)) is not None:
        inside = [i for i, t in enumerate(behind) if paid.start("names") <= t.start < paid.end("names")]
        found = (inside[0], inside[-1] + 1) if inside else (0, 0)
        return found if _family(behind[slice(*found)]) in PAID_AS_ALLOWANCE else (0, 0)
    if (said := _SET_AS.match(text, run.end)) is not None:
        named = [i for i, t in enumerate(behind) if said.start("names") <= t.start < said.end("names")]
        if named and _names_standard(behind[named[0] : named[-1] + 1]):
            return named[0], named[-1] + 1
    begin = _by_copula(behind)
    if begin is not None and _is_no_name(run, behind[begin], text):
        return 0, 0
    named_by_copula = begin is not None
    at = run.end + (text[run.end : run.end + 1] in _CLOSING)
    if begin is None and text[at : at + 1] == "的" and behind and behind[0].start - run.end <= 8:
        begin = 0
    if begin is None and _PAST_NAME.match(text, run.end):
        begin = next((i for i, token in enumerate(behind) if token.kind == "subject"), None)
    if begin is None:
        return 0, 0
    end = begin
    while end < len(behind) and behind[end].kind not in _ENDS and not (end > begin and _is_verb(behind[end], text)):
        end += 1
    closed = last if end == len(behind) else behind[end].kind in ("clause", "semi", "stop", "role", "open")
    if not closed and begin == 0:
        end = next((i for i in range(end) if behind[i].kind == "sep"), end)
        closed = end < len(behind) and behind[end].kind == "sep"
    if named_by_copula and not _NAME_ENDS.match(text, behind[end - 1].end):
        return 0, 0
    return (begin, end) if closed and _names_standard(behind[begin:end]) else (0, 0)


def _is_no_name(run: Run, verb: Token, text: str) -> bool:
    """没有将600元作为…标准, 600元不作为…标准, 收入低于600元，定为…标准: denied, or said of a limit."""
    last = next((i for i in range(len(run.gap) - 1, -1, -1) if run.gap[i].kind in ("clause", "semi")), -1)
    limits = any(token.kind == "refuse" for token in run.gap[last + 1 :])
    ahead = _DENIED_AHEAD.search(text[max(0, run.start - _AHEAD) : run.start])
    return limits or bool(ahead or _DENIED_BEHIND.match(text[run.end : verb.start]))


def _is_verb(token: Token, text: str) -> bool:
    """A word that leads to figures; not 执行的 before what is executed."""
    return token.role() in _VERBS and not text.startswith("的", token.end)


def _by_copula(behind: list[Token]) -> int | None:
    """The index from which 是… names the figures, None without such a word at the beginning."""
    for index, token in enumerate(behind[:4]):
        if token.text in _COPULAS:
            return index
        if token.kind not in ("clause", "each", "both"):
            return None
    return None


def _names_standard(tokens: list[Token]) -> bool:
    named = _family(tokens) or any(token.word and token.word.get("weak") for token in tokens)
    standard = any(token.word and ("standard" in token.word.flags or token.kind == "new_standard") for token in tokens)
    return bool(named) and standard


def _redate(note: Note, names: list[Token], place: int) -> None:
    """A year said with the names is said of the figures before it."""
    moved = {id(token.date) for token in names if token.date}
    note.years = sorted(
        ((place - 1 if id(date) in moved else at, date) for at, date in note.years), key=lambda year: year[0]
    )
