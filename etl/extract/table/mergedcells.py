"""What the drafts of a table mean together: a merged cell is one figure, levels of care need persons that are named.

In: the drafts of a grid, and those before it; the cells of a flattened one. Out: the drafts that stand; all cells.
"""

from __future__ import annotations

from itertools import groupby

from etl.extract.drafts import Draft
from etl.extract.subject.choosing import UNNAMED
from etl.extract.subject.subjects import UNIFIED
from etl.extract.table.cells import GridCell

_CARED_FOR = "tekun"


def spread_areas(cells: list[GridCell]) -> list[GridCell]:
    """城乡统一760 in a row of one number fewer than others stood across 城市 and 农村: it is said for both."""
    if not any(_is_of_both(cell) for cell in cells):
        return cells
    runs = [list(run) for _, run in groupby(cells, key=lambda cell: cell.numeric)]
    most = max(len(run) for run in runs if run[0].numeric)
    spread: list[GridCell] = []
    for run in runs:
        both = [cell for cell in run if _is_of_both(cell)]
        lacks = len(both) == 1 and len(run) == most - 1
        spread += [one for cell in run for one in [cell] * (1 + (lacks and cell is both[0]))]
    return spread


def _is_of_both(cell: GridCell) -> bool:
    return cell.figure and "城乡" in cell.text


def without_unnamed(before: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Without levels of care paid to persons that neither the table nor the text before it names."""
    named = any(d.subject.get("family") == _CARED_FOR and UNNAMED not in d.flags for d in (*before, *drafts))
    return [draft for draft in drafts if named or UNNAMED not in draft.flags]


def without_merged(drafts: list[Draft]) -> list[Draft]:
    """One cell across 城市 and 农村 is one figure of both, one across all places a figure of the whole region."""
    places = {draft.subject.get("scope") for draft in drafts}
    kept: dict[int, list[Draft]] = {}
    for draft in drafts:
        same = kept.setdefault(draft.amount.start, [])
        twin = next((other for other in same if _same_but(other, draft, "area")), None)
        if twin is None:
            same.append(draft)
        elif twin.subject.get("area") != draft.subject.get("area"):
            twin.subject = {**twin.subject, "area": UNIFIED}
    return [draft for same in kept.values() for draft in _of_whole_region(same, places)]


def _of_whole_region(same: list[Draft], places: set[str | None]) -> list[Draft]:
    """One draft without a place where those of one cell stand for each place of the table, and differ by it alone."""
    first, *others = same
    if not others or {draft.subject.get("scope") for draft in same} != places:
        return same
    if not all(_same_but(first, other, "scope") for other in others):
        return same
    first.subject = {dim: value for dim, value in first.subject.items() if dim != "scope"}
    return [first]


def _same_but(first: Draft, second: Draft, dim: str) -> bool:
    return all(first.subject.get(d) == second.subject.get(d) for d in {*first.subject, *second.subject} - {dim})
