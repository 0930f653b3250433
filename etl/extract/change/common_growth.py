"""A growth said before the figures and of none of them by name: 各项标准统一上调，增幅均为4.5%.

In: the runs of a sentence without figures; later the figures behind it. Out: what the reader remembers; the figures
with their growth. One said without 均 is given only where the figures bear it out, or by name before 提高后.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.change.averages import is_average_of_several
from etl.extract.change.foreign_growth import is_foreign_growth
from etl.extract.drafts import Draft, grew_by
from etl.extract.frame import Told
from etl.extract.gap import Gap, read_gap
from etl.extract.runs import Run
from etl.extract.subject.choosing import choose
from etl.extract.subject.context import STOP

if TYPE_CHECKING:
    from etl.extract.reading import Reader


_WITHIN = 40
"""How many characters before a growth are asked whose it is"""
_OF_ALL = 2
"""What is said of all figures by no name is said of two at least"""


def learn_growth(reader: Reader, runs: list[Run], line: int) -> None:
    """各项标准统一上调，增幅均为4.5%: said before the figures, of no family by name."""
    if len(runs) != 1 or len(runs[0].percents) != 1 or runs[0].limit:
        return
    gap = read_gap(runs[0].gap, reader.text, runs[0].start, False)
    families = {atom.value for atom in gap.atoms if atom.dim == "family"}
    foreign = is_foreign_growth(runs[0].gap, reader.text, max(0, runs[0].start - _WITHIN), runs[0].start)
    average = not families and is_average_of_several(runs[0], _OF_ALL, reader.text)
    if gap.told & {"growth", "raise"} and not (foreign or average):
        of_all = gap.both or "均" in reader.text[runs[0].gap[-1].start : runs[0].start]
        reader.growth = (runs[0].percents[0], line, of_all, families)


def tell_growth_ahead(reader: Reader, runs: list[Run], line: int) -> None:
    """将城市低保标准提高30%。提高后，…: growths told by name, for the figures of the sentence behind."""
    told: list[Told] = []
    for index, run in enumerate(runs):
        gap = read_gap(run.gap, reader.text, run.start, index > 0)
        if run.kind != "percent" or run.limit or not _is_rise(gap):
            return
        choice = choose(gap, len(run.percents), reader.context, STOP)
        if choice.doubt or not any(flat.get("family") for flat in choice.flats):
            return
        values = run.percents if len(run.percents) > 1 else run.percents * len(choice.flats)
        told += [Told("growth", value, flat) for flat, value in zip(choice.flats, values, strict=True)]
    if told:
        reader.told = (line, told)


def _is_rise(gap: Gap) -> bool:
    """Whether the words tell a rise that has happened, of a standard by name."""
    unsure = gap.planned or gap.bound or gap.refusals or gap.told & {"yearly_average", "from", "fall"}
    named = any(atom.dim == "family" for atom in gap.atoms)
    return named and not unsure and bool(gap.told & {"growth", "raise"})


def grow_all(reader: Reader, drafts: list[Draft], line: int) -> None:
    """A growth said of all before is each one's; one said without 均 only where the figures bear it out."""
    if not reader.growth or line - reader.growth[1] > 1:
        return
    percent, _, of_all, families = reader.growth
    for draft in drafts:
        named = of_all and (not families or draft.subject.get("family") in families)
        if draft.growth is None and (named or grew_by(draft, percent)):
            draft.growth = percent
