"""What stands behind a figure and is said of it: the role of an old one, the name of what it is paid for.

In: the runs of a sentence. Out: the same runs, with names that follow their figures brought before them. Shapes:
`named_by_copula` (每人每月1064元，是该区2019年特困供养标准), `named_by_genitive` (每人每月650元的低保标准),
`paid_to` (按每人每月1200元的标准为散居孤儿发放), `old_by_what_follows` (在600元的基础上, 600元→650元).
"""

from __future__ import annotations

import re

from etl.extract.notes import Note
from etl.extract.refusals import PAID_AS_ALLOWANCE
from etl.extract.runs import Run
from etl.extract.tokens import Token

ARROWS = ("→", "➔", "⟶", "➡")
_BASIS = re.compile(r"\s?的?标?准?的?基础(?:之)?上")
_COPULAS = ("是", "为", "即", "均是", "均为")
_ENDS = {"clause", "semi", "stop", "amount", "range", "percent", "colon", "refuse"}
_PAID_TO = re.compile(
    r"的?(?:补助|发放|供养|保障)?(?:标准)?[，,]?(?:为|向|给|对)(?P<names>[^，。；]{2,40}?)"
    r"(?:发放|拨付|落实|下发|支付|补助|予以|给予|提供)"
)
_RAISES = ("提", "调", "上", "增", "升", "涨")


def is_old_by_what_follows(run: Run, following: Run | None, text: str) -> bool:
    """Whether what follows a run makes it the old figure."""
    if _BASIS.match(text, run.end):
        return True
    if not following or not following.gap or following.kind != "amount":
        return False
    first = following.gap[0]
    if first.text in ARROWS:
        return True
    joined = first.role() == "to" and first.start - run.end <= 1 and first.text.startswith(_RAISES)
    return joined and text[first.start - 1] not in "、，,"


def bring_names_forward(runs: list[Run], rest: list[Token], note: Note, text: str) -> list[Token]:
    """Names behind figures, put into the gaps before them; returns what is then left after the last run."""
    for index, run in enumerate(runs):
        if run.kind != "amount" or _family(run.gap):
            continue
        last = index + 1 == len(runs)
        behind = rest if last else runs[index + 1].gap
        begin, end = _names(run, behind, text, last)
        if begin == end:
            continue
        names, behind = behind[begin:end], [*behind[: _kept(behind, begin)], *behind[end:]]
        if last:
            rest = behind
        else:
            runs[index + 1].gap = behind
        first = _first_without_family(runs, index)
        runs[first].gap = names + runs[first].gap
        _redate(note, names, runs[first].start)
    return rest


def _kept(behind: list[Token], begin: int) -> int:
    """How many tokens before the names stay: the comma that leads to them goes with them."""
    return max(0, begin - 1) if begin and behind[begin - 1].kind == "clause" else begin


def _family(tokens: list[Token]) -> str | None:
    return next((family for token in tokens if token.word and (family := token.word.get("family"))), None)


def _first_without_family(runs: list[Run], index: int) -> int:
    while index and runs[index - 1].kind == "amount" and not _family(runs[index - 1].gap):
        index -= 1
    return index


def _names(run: Run, behind: list[Token], text: str, last: bool) -> tuple[int, int]:
    """Where in `behind` the names of the run begin and end; the same place twice if there are none."""
    if (paid := _PAID_TO.match(text, run.end)) is not None:
        inside = [i for i, t in enumerate(behind) if paid.start("names") <= t.start < paid.end("names")]
        found = (inside[0], inside[-1] + 1) if inside else (0, 0)
        return found if _family(behind[slice(*found)]) in PAID_AS_ALLOWANCE else (0, 0)
    begin = _by_copula(behind)
    if begin is None and text[run.end : run.end + 1] == "的" and behind and behind[0].start - run.end <= 8:
        begin = 0
    if begin is None:
        return 0, 0
    end = begin
    while end < len(behind) and behind[end].kind not in _ENDS:
        end += 1
    closed = last if end == len(behind) else behind[end].kind in ("clause", "semi", "stop")
    if not closed and begin == 0:
        end = next((i for i in range(end) if behind[i].kind == "sep"), end)
        closed = end < len(behind) and behind[end].kind == "sep"
    return (begin, end) if closed and _names_standard(behind[begin:end]) else (0, 0)


def _by_copula(behind: list[Token]) -> int | None:
    """The index from which 是… names the figures, None without such a word at the beginning."""
    for index, token in enumerate(behind[:4]):
        if token.text in _COPULAS:
            return index
        if token.kind not in ("clause", "each", "both"):
            return None
    return None


def _names_standard(tokens: list[Token]) -> bool:
    return bool(_family(tokens)) and any(token.word and "standard" in token.word.flags for token in tokens)


def _redate(note: Note, names: list[Token], place: int) -> None:
    """A year said with the names is said of the figures before it."""
    moved = {id(token.date) for token in names if token.date}
    note.years = sorted(
        ((place - 1 if id(date) in moved else at, date) for at, date in note.years), key=lambda year: year[0]
    )
