"""What is said of figures behind them: …元,不再区分城乡; …元,集中和分散执行同一标准; …元（均为每人每月）.

In: the tokens behind the last figures, up to the next. Out: the drafts completed; a clause that speaks of nothing
else is taken away from what leads to the next figure.
"""

from __future__ import annotations

from etl.extract.drafts import Draft
from etl.extract.frame import settle_periods
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.subjects import LISTED, UNIFIED, Flat
from etl.extract.text.tokens import Token

_ALL = ("均", "都", "均为", "均按", "均是")


def said_after(s: SentenceState, rest: list[Token]) -> None:
    """What the rest of the sentence adds to its last figures."""
    for before, token in zip([None, *rest], rest, strict=False):
        if token.kind == "semi":
            return
        if token.kind == "period" and token.word and before and before.text in _ALL:
            settle_periods([draft.amount for draft in s.frame.drafts], token.word.get("period"))
        if _unifies(token):
            for draft in s.frame.drafts:
                if draft in s.frame.last or _same_series(draft.subject, s.frame.last):
                    draft.subject.setdefault("area", UNIFIED)


def said_between(s: SentenceState, tokens: list[Token]) -> list[Token]:
    """`tokens` without the clauses at their beginning that say 不分城乡 of the figures before them."""
    if s.frame.sources or not s.frame.last or not any(map(_unifies, tokens)):
        return tokens
    if any("area" in draft.subject for draft in s.frame.last):
        return tokens
    begin = 0
    for index, token in enumerate(tokens):
        if index > begin and token.kind in ("clause", "semi"):
            clause = tokens[begin:index]
            if not _speaks_of_area_only(clause):
                break
            said_after(s, clause)
            begin = index
            if token.kind == "semi":
                break
    return tokens[begin:]


def _unifies(token: Token) -> bool:
    return bool(token.kind == "subject" and token.word and token.word.get("area") == UNIFIED)


def _speaks_of_area_only(clause: list[Token]) -> bool:
    said = {dim for token in clause if token.word and token.kind == "subject" for dim, _ in token.word.gives}
    return not (said & set(LISTED)) - {"area", "mode"} and not any(token.kind == "refuse" for token in clause)


def _same_series(subject: Flat, last: list[Draft]) -> bool:
    """市区…830元，各县…760元，城乡同标: figures of the same family and part, other only in place."""
    return any(all(subject.get(dim) == draft.subject.get(dim) for dim in ("family", "part", "mode")) for draft in last)
