"""Of which group a care part is, told behind the living part of several: 集中12000元，分散9000元，护理费9600元.

In: a gap, the subjects chosen for its figures, what was told before. Out: the subjects without a mode or an area that
is but that of the last figure before.
"""

from __future__ import annotations

from itertools import takewhile

from etl.extract.drafts import Draft
from etl.extract.gap import Gap
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.choosing import Choice
from etl.extract.subject.subjects import Flat

_RECENT = 60
"""How many figures of a sentence are asked"""
_PARAGRAPH = 8
"""How many figures of a paragraph are asked which areas it told"""


def forget_told_breakdown(s: SentenceState, gap: Gap, choice: Choice) -> None:
    """集中12000元，分散9000元，全护理的护理费9600元: behind both modes, or areas, the care part is of neither.

    分散9000元，全自理900元；集中12000元，全护理9600元: each mode has care levels of its own.
    """
    of_path = choice.path.only("part") == "care"
    if not of_path and not any(map(_is_care, choice.flats)):
        return
    said = {atom.dim for atom in gap.atoms}
    for dim in ("mode", "area"):
        told = {draft.subject.get(dim) for draft in _living_parts(s, dim)}
        if dim not in said and len(told - {None}) > 1:
            choice.flats = [
                {name: value for name, value in flat.items() if name != dim} if _is_care(flat) else flat
                for flat in choice.flats
            ]
            if of_path:
                choice.path.dims = {name: values for name, values in choice.path.dims.items() if name != dim}


def _living_parts(s: SentenceState, dim: str) -> list[Draft]:
    """The figures told since the last care part: of the sentence, or of its paragraph where 五保 only hints an area."""
    before = s.frame.drafts
    if dim == "area" and not before and any(f.startswith("weakarea") for f in s.reader.context.heading().flags):
        near = [draft for draft in s.reader.drafts[-_PARAGRAPH:] if draft.line == s.sentence.line]
        before = [draft for draft in near if draft.subject.get("family") == "tekun"]
    return list(takewhile(lambda draft: draft.subject.get("part") != "care", reversed(before[-_RECENT:])))


def _is_care(flat: Flat) -> bool:
    return flat.get("family") == "tekun" and flat.get("part") == "care"
