"""The figures of one row of a table, and what its other cells add: the old figure, growth, year, day of effect."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.drafts import Draft
from etl.extract.subject.subjects import Flat
from etl.extract.table.cells import GridCell, cut_cell
from etl.extract.table.risestold import Rise, settle_rises, without_differences
from etl.extract.text.lexer import lex
from etl.extract.text.tokens import Amount, Date, Token

_WAS = re.compile("[（(](?:原|上年|去年|调整前|提标前|此前)")
_REMARKED = re.compile(
    r"(?P<area>城[镇市]|农村)?[^\d，。；]{0,2}?(?:上年|去年|原|调整前|提标前)(?:的?标准)?(?:为|是)?[:：]?\s?(?=\d)"
)
"""城镇上年780, 原标准600元 in a remark"""
_AREAS = {"城市": "urban", "城镇": "urban", "农村": "rural"}
_LEADS = re.compile("→|➔|⟶|➡|-+>|(?:提高|调整|增加|上调|调)[到至为]")


@dataclass(slots=True)
class RowDrafts:
    """`merged`: one number stands under columns for 城市 and 农村."""

    merged: bool = False
    behind: dict[str, str] = field(default_factory=dict)
    """what a remark behind the only figure says: 城乡统一, 分散供养"""
    role: str | None = None
    """old, growth, increase: what a label of the row says of its figures"""
    drafts: list[Draft] = field(default_factory=list)
    old: list[tuple[Flat, Amount]] = field(default_factory=list)
    remarked: list[tuple[str | None, Amount]] = field(default_factory=list)
    """old figures told in a remark, with the area that it names"""
    told: list[Rise] = field(default_factory=list)
    """growths and increases with the subject they are told of"""
    effective: Date | None = None
    year: int | None = None
    flags: set[str] = field(default_factory=set)
    of_title: bool = False
    """whether the row names but a date or 全市平均, so that its figures are what the title says"""
    total: bool = False
    """whether the row adds up those above: standards of several places have no sum"""
    scale: float = 1.0
    period: str | None = None
    """the unit that a label of the row gives its figures"""

    def take_effect(self, tokens: list[Token]) -> None:
        """A day among the tokens of a cell is the one from which the row's figures hold."""
        days = [token.date for token in tokens if token.date and token.date.month and token.date.day]
        self.effective = days[0] if days else self.effective
        years = [token.date.year for token in tokens if token.date and token.date.year and not days]
        self.year = self.year or next(iter(years), None)

    def hear_remark(self, text: str, cell: GridCell) -> None:
        """城镇上年780 beside the figures of a row: what held before."""
        said = _REMARKED.match(text, cell.start, cell.end)
        amount = money_of(text, cut_cell(text, said.end(), cell.end)) if said else None
        if said and amount:
            self.remarked.append((_AREAS.get(said["area"] or ""), amount))

    def settled(self) -> list[Draft]:
        """The drafts with what the row says besides."""
        for draft in self.drafts:
            draft.effective = draft.effective or self.effective
            draft.previous = draft.previous or next(
                (amount for flat, amount in self.old if flat == draft.subject), None
            )
        for area, amount in self.remarked:
            own = [draft for draft in self.drafts if area in (None, draft.subject.get("area"))]
            if len(own) == 1:
                own[0].previous = own[0].previous or amount
        self.drafts = without_differences(self.drafts)
        settle_rises(self.drafts, self.told)
        return self.drafts


def old_and_new(text: str, cell: GridCell) -> tuple[Amount | None, Amount | None]:
    """The amounts of a cell 700→740, 由700提高到740, 740（原700）; the first is None where there is but one."""
    if was := _WAS.search(text, cell.start, cell.end):
        return money_of(text, cut_cell(text, was.end(), cell.end)), money_of(
            text, cut_cell(text, cell.start, was.start())
        )
    if not (match := _LEADS.search(text, cell.start, cell.end)):
        return None, money_of(text, cell)
    old, new = cut_cell(text, cell.start, match.start()), cut_cell(text, match.end(), cell.end)
    return money_of(text, old), money_of(text, new)


def money_of(text: str, cell: GridCell) -> Amount | None:
    """The amount that a cell holds, with the period it names; None if it holds something else."""
    amount, period = None, None
    for token in lex(text, cell.start, cell.end):
        if token.kind == "period" and token.word:
            period = token.word.get("period")
        elif token.kind in ("amount", "number") and amount is None:
            number = Amount(token.number or 0.0, token.start, token.end, bare=True)
            amount = token.amount if token.kind == "amount" else number
        elif token.kind == "year" and amount is None:
            amount = Amount(float(token.text), token.start, token.end, bare=True)
        elif token.kind in ("percent", "range", "count", "times") and amount is None:
            return None
    if amount and not amount.period and period in ("month", "year"):
        amount.period = period
    return amount
