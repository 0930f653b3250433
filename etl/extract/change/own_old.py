"""Which figures are old ones that wait, and which of them a new one is raised from.

In: the old figures told so far and the subjects of new ones. Out: the old ones that are theirs.
"""

from __future__ import annotations

from etl.extract.change.former import same_breakdown
from etl.extract.frame import Source
from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState, names
from etl.extract.subject.subjects import UNIFIED, Flat

_PARTS = ("area", "mode", "care")


def own_sources(s: SentenceState, flats: list[Flat]) -> list[Source]:
    """城市960元、农村720元 behind 由城市900元、农村650元: each takes its own old figure, the others wait."""
    own = [s for s in s.frame.sources if any(same_breakdown(flat, s.flats[0]) for flat in flats)]
    if not own:
        return []
    others = [source for source in s.frame.sources if source not in own]
    s.frame.sources = own
    return others


def united(s: SentenceState, gap: Gap, flats: list[Flat], total: int) -> list[Flat]:
    """城市545元、农村420元停止执行，低保统一按590元: parts that the one new figure does not say are none of it."""
    old = [source.flats[0] for source in s.frame.sources if source.flats]
    if total > 1 or len(flats) > 1 or len(old) <= 1 or any(atom.dim in _PARTS for atom in gap.atoms):
        return flats
    apart = [dim for dim in _PARTS if len({flat.get(dim) for flat in old}) > 1]
    return [{dim: value for dim, value in flat.items() if dim not in apart} for flat in flats]


def takes_common(s: SentenceState, gap: Gap, flat: Flat) -> bool:
    """…基础上，机构养育孤儿提高到1500元，散居孤儿…: whether a new figure is raised from the one old figure of all."""
    if not s.frame.common or not names(gap):
        return s.frame.common is not None
    last = s.frame.last[-1].subject if s.frame.last else {}
    anew = any(token.kind == "semi" for token in gap.tokens) or same_breakdown(last, flat)
    return not anew and all(last.get(dim) == flat.get(dim) for dim in ("family", "part"))


def is_inside(gap: Gap, sources: list[Source]) -> bool:
    """…的低保标准（原城镇700元、原农村590元）: whether old figures are told in a bracket that opens before them."""
    opened = next((i for i in range(len(gap.tokens) - 1, -1, -1) if gap.tokens[i].kind in ("open", "close")), None)
    if opened is None:
        return bool(sources) and sources[-1].inside
    led = any(token.role() == "from" for token in gap.tokens[:opened])
    return gap.tokens[opened].kind == "open" and not led


def leave_bracket(s: SentenceState, gap: Gap) -> None:
    """），…: old figures of a bracket wait for none behind it."""
    first = next((token.kind for token in gap.tokens if token.kind in ("open", "close")), None)
    if first == "close" and s.frame.sources and s.frame.sources[-1].inside:
        s.frame.sources = []


def is_merged_in_bracket(s: SentenceState, gap: Gap, run: Run) -> bool:
    """城乡统一为1192元（并轨前为1088元、896元）: several old figures behind the one that they were merged into."""
    opens = bool(gap.tokens) and gap.tokens[0].text in ("（", "(", "[", "【")
    total = len(run.amounts)
    if not opens or gap.role != "from" or total == 1 or len(s.frame.last) != 1:
        return False
    above = s.frame.drafts[-total:]
    families = {draft.subject.get("family") for draft in above}
    return len(above) < total or len(families) > 1 or above[-1].subject.get("area") == UNIFIED


def shared_by_parts(old: list[Flat], new: list[Flat]) -> bool:
    """在1440元的基础上调整：集中供养提高到2880元，分散…: an old figure of all, and a new one of a part of them."""
    if not old or not new:
        return False
    return any(dim in new[0] and new[0][dim] != UNIFIED and old[0].get(dim) in (None, "any", UNIFIED) for dim in _PARTS)
