"""由 that tells who does something, and old figures of another group: 由政府集中供养的每人每月960元，分散供养的650元.

In: a gap that 由 or 从 leads, the runs behind it; an old figure and a new one. Out: whether the figure is an old one
at all, whether it may be that of the new one. Refuses nothing by the words for who it is: only what follows tells.
"""

from __future__ import annotations

from etl.extract.frame import Source
from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.subject.context import CHILDREN
from etl.extract.subject.subjects import BOTH, OTHER, UNIFIED, Flat
from etl.extract.text.tokens import Amount

_BARE = ("由", "从")
_ANSWERS = ("to", "merge", "until")
_COPULAS = ("为", "是", "均为", "均是", "即", "分别为", "分别是")
_DIMS = ("scope", "area", "family", "mode", "care")
_ALONE = ("area", "mode", "care")
_AHEAD = 8
"""How many runs behind may hold the new figures of an old one"""


def leads_to_no_new(gap: Gap, runs: list[Run], index: int) -> bool:
    """Whether 由 stands before the name of a standard whose figure, that of runs[index], no new one follows."""
    if gap.role != "from" or gap.role_word not in _BARE:
        return False
    led = max((token.end for token in gap.tokens if token.text in _BARE), default=0)
    own = {atom.dim: atom.value for atom in gap.atoms if atom.token.start >= led}
    return bool(own) and not _is_answered(own, runs[index + 1 : index + 1 + _AHEAD])


def _is_answered(own: Flat, ahead: list[Run]) -> bool:
    """…元提高到…, …元、农村…元，分别提高到…: whether one of the runs behind tells what it was raised to."""
    listed, others = True, 0
    for run in ahead:
        if run.kind != "amount":
            continue
        roles = {token.role() for token in run.gap}
        named = any(token.word and any(token.word.get(dim) for dim in _DIMS) for token in run.gap)
        if any(token.role() in _ANSWERS and not (named and token.text in _COPULAS) for token in run.gap):
            shared = others == 0 or len(run.amounts) > others
            return shared if not named else listed and (others > 0 or not _names_others(own, run))
        others += len(run.amounts) if _names_others(own, run) else 0
        joined = not run.gap or run.gap[0].kind == "sep" or not named
        listed = listed and (joined or "from" in roles)
        if any(token.kind in ("semi", "refuse") for token in run.gap) and "from" not in roles:
            return False
    return listed and bool(ahead) and not any(token.kind == "subject" for token in ahead[0].gap)


def _names_others(own: Flat, run: Run) -> bool:
    """由政府保障的城市低保标准600元，农村低保标准提高到500元: whether a new figure is of another group than `own`."""
    words = [token.word for token in run.gap if token.word]
    said = {dim: {word.get(dim) for word in words} - {None, UNIFIED, BOTH} for dim in (*_ALONE, "family")}
    return any(values and own.get(dim, UNIFIED) not in (*values, UNIFIED, BOTH) for dim, values in said.items())


def goes_on_with_old(sources: list[Source], gap: Gap, run: Run, following: Run | None) -> bool:
    """由集中900元，分散600元，分别提高到…: one more old figure, of as many as the new ones behind it."""
    if not sources or sources[-1].former or gap.role or not gap.tokens or gap.tokens[0].kind != "clause":
        return False
    if following is None or any(token.kind in ("subject", "semi", "refuse") for token in following.gap):
        return False
    total = sum(len(source.amounts) for source in sources) + len(run.amounts)
    return len(following.amounts) == total and any(token.role() == "to" for token in following.gap)


def is_of_another_group(source: Source, old: Amount, new: Flat) -> bool:
    """城市由600元，农村提高到500元: an old figure of one area, mode or level is none of another's."""
    own = [flat for flat, amount in source.pairs() if amount is old]
    return bool(own) and all(_are_apart(flat, new) for flat in own)


def _are_apart(old: Flat, new: Flat) -> bool:
    families = {old.get("family"), new.get("family")} - {None, OTHER}
    if len(families) > 1 and families != CHILDREN:
        return True
    both = [(old[dim], new[dim]) for dim in _ALONE if dim in old and dim in new]
    return any(was != now and {was, now}.isdisjoint((UNIFIED, BOTH, "any")) for was, now in both)
