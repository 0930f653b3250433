"""By how much the figures of a table rose: what a cell under 增加 or 增幅 says, and whose rise it is.

In: a cell and the role of its column or row; drafts with their old figures. Out: the drafts with growth and increase.
A bare number is yuan or percent as its head says, unless old and new figure beside it show that it is the other one.
Rules: `difference` (700 | 35 | 735 under heads that do not say so: the one that is the sum of the others is the new).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.drafts import Draft, grew_by
from etl.extract.subject.subjects import Flat
from etl.extract.table.cells import Grid, GridCell
from etl.extract.table.headwords import role_of_head
from etl.extract.text.lexer import lex
from etl.extract.text.tokens import Amount

_FELL = ("-", "－", "−", "↓")
_NEAR = 0.01
_LABELS = 3
"""Among how many cells at the front of a row its labels stand"""
RISES = ("growth", "increase")


@dataclass(frozen=True, slots=True)
class Rise:
    """`name`: growth or increase; `bare`: nothing at the number itself says which; `year`: its column's, if any."""

    name: str
    subject: Flat
    value: float
    bare: bool = False
    year: int | None = None


def rises_of(text: str, cell: GridCell, role: str, subject: Flat, year: int | None = None) -> Iterator[Rise]:
    """The rises that a cell tells: 35, 5%, 35元（5%）; none if it tells a fall."""
    if cell.text.startswith(_FELL):
        return
    seen = set[str]()
    for token in lex(text, cell.start, cell.end):
        value = token.number if token.number is not None else token.amount.value if token.amount else None
        name = {"percent": "growth", "amount": "increase", "number": role}.get(token.kind)
        if value is not None and name and name not in seen:
            seen.add(name)
            yield Rise(name, subject, value, token.kind == "number", year)


def settle_rises(drafts: list[Draft], rises: list[Rise]) -> None:
    """Gives each rise to the drafts it is told of, of several years to those of the newest or of its own."""
    for rise in rises:
        meant = [d for d in drafts if all(d.subject.get(dim) == said for dim, said in rise.subject.items())]
        year = rise.year or max((draft.year or 0 for draft in meant), default=0)
        for draft in meant:
            if (draft.year or 0) == year:
                setattr(draft, _name_of(draft, rise), rise.value)


def settle_apart(drafts: list[Draft], old: list[tuple[Flat, Amount]], rises: list[Rise]) -> None:
    """Gives the drafts of a table what rows of their own tell of them: 调整前 | 700 | 500, 增幅 | 5% | 8%."""
    if not old and not rises:
        return
    named: dict[frozenset[tuple[str, str]], list[Draft]] = {}
    for draft in drafts:
        named.setdefault(frozenset(draft.subject.items()), []).append(draft)
    for subject, amount in old:
        meant = named.get(frozenset(subject.items()), [])
        if len(meant) == 1 and meant[0].previous is None:
            meant[0].previous = amount
    for rise in rises:
        settle_rises(named.get(frozenset(rise.subject.items()), []), [rise])


def role_of_row(labels: list[GridCell], replaced: bool) -> str | None:
    """What the labels of a row say of its figures: `old`, `growth`, `increase`; 现行标准 is old beside a row 新标准."""
    for label in reversed(labels):
        role = role_of_head(label.text)
        if role in ("old", *RISES) or (role == "current" and replaced):
            return "old" if role == "current" else role
    return None


def has_new_rows(grid: Grid) -> bool:
    """Whether a row of a grid is named 调整后, 拟执行标准."""
    labels = (cell for row in grid.rows[grid.headed :] for cell in row[:_LABELS] if cell.text and not cell.numeric)
    return any(role_of_head(cell.text) == "new" for cell in labels)


def _name_of(draft: Draft, rise: Rise) -> str:
    """What a bare number tells of a draft whose old figure is known; else what its head says."""
    if not rise.bare or draft.previous is None:
        return rise.name
    is_difference = abs(draft.amount.value - draft.previous.value - rise.value) < _NEAR
    return "increase" if is_difference else "growth" if grew_by(draft, rise.value) else rise.name


def without_differences(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a row without those that are but what another rose by, from an old figure that both have."""
    if len(drafts) < 2 or not any(draft.previous for draft in drafts):
        return drafts
    kept = list(drafts)
    for draft in drafts:
        if (whole := next((other for other in kept if _is_rise_of(draft, other)), None)) and whole.increase is None:
            whole.increase = draft.amount.value
            kept.remove(draft)
    return kept


def _is_rise_of(part: Draft, whole: Draft) -> bool:
    same = part is not whole and part.subject == whole.subject and part.year == whole.year
    old = whole.previous
    return same and old is not None and abs(part.amount.value + old.value - whole.amount.value) < _NEAR
