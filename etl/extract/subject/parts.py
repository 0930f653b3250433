"""Parts told behind the figure they make up: 1718元，其中基本生活费993元、护理费725元.

In: a gap behind a figure of the sentence. Out: whether it names parts, and a part's subject from its whole's.
"""

from __future__ import annotations

from etl.extract.gap import Gap
from etl.extract.sentence_state import SentenceState, without_care
from etl.extract.subject.subjects import LISTED, UNIFIED, Flat


def is_part(s: SentenceState, gap: Gap) -> bool:
    """其中基本生活费993元、护理费725元 behind a figure: its parts, which leave the path as it is."""
    if {atom.dim for atom in gap.atoms if atom.dim in LISTED} != {"part"}:
        return False
    among = not gap.roles.isdisjoint(("among", "including"))
    near = bool(gap.tokens) and gap.tokens[0].kind in ("sep", "clause")
    if among and s.frame.last:
        s.whole = s.frame.last[-1].subject
        s.wholes = [draft.subject for draft in s.frame.drafts]
        if any(atom.dim == "part" and atom.value == "basic" for atom in gap.atoms) and s.whole.get("part") == "care":
            s.whole["part"] = "whole"
    return bool(s.frame.last) and (among or (s.parts and near))


def part_of_whole(whole: Flat, flat: Flat) -> Flat:
    """The subject of a part: what its whole says but 城乡, which must be said of the care part itself."""
    kept = {dim: value for dim, value in whole.items() if dim not in ("part", "family")}
    if flat.get("part") == "care" and kept.get("area") == UNIFIED:
        del kept["area"]
    return without_care({**kept, **flat})
