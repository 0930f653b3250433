"""A growth said before the figures and of none of them by name: 各项标准统一上调，增幅均为4.5%.

In: the runs of a sentence without figures; later the figures behind it. Out: what the reader remembers; the figures
with their growth. One said without 均 is given only where the figures bear it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.drafts import Draft, grew_by
from etl.extract.gap import read_gap
from etl.extract.runs import Run

if TYPE_CHECKING:
    from etl.extract.reading import Reader


def learn_growth(reader: Reader, runs: list[Run], line: int) -> None:
    """各项标准统一上调，增幅均为4.5%: said before the figures, of no family by name."""
    if len(runs) != 1 or len(runs[0].percents) != 1 or runs[0].limit:
        return
    gap = read_gap(runs[0].gap, reader.text, runs[0].start, False)
    families = {atom.value for atom in gap.atoms if atom.dim == "family"}
    if gap.told & {"growth", "raise"}:
        of_all = gap.both or "均" in reader.text[runs[0].gap[-1].start : runs[0].start]
        reader.growth = (runs[0].percents[0], line, of_all, families)


def grow_all(reader: Reader, drafts: list[Draft], line: int) -> None:
    """A growth said of all before is each one's; one said without 均 only where the figures bear it out."""
    if not reader.growth or line - reader.growth[1] > 1:
        return
    percent, _, of_all, families = reader.growth
    for draft in drafts:
        named = of_all and (not families or draft.subject.get("family") in families)
        if draft.growth is None and (named or grew_by(draft, percent)):
            draft.growth = percent
