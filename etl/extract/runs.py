"""Tokens of a sentence as gaps and runs: what leads to money, and the list of amounts that follows.

600元、500元 is one run, 1380元(936元)、1480元(1036元) too (a bracket hangs on its amount); a role word, a subject or
any other word between two amounts begins a new run. A number without a unit counts only beside one that has it, or
where 由…提高到 stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.text.bare_numbers import are_money
from etl.extract.text.tokens import Amount, Token

_JOINTS = ("sep", "clause")
_OF_MONEY = ("amount", "number")
_NUMERALS = 3
"""How many characters a numbering has between its brackets"""
_BEGIN_ANEW = {"clause", "semi", "stop", "sep", "amount", "range", "percent", "new_standard", "date"}
_RISES = ("提高", "提升", "提至", "提到", "调整", "调至", "调到", "上调", "增加", "增至", "涨")
BEHIND = {"以上", "及以上", "左右", "以下", "以内", "上下", "不等"}


@dataclass(slots=True)
class Run:
    """Amounts (or percentages) listed together, and the gap of tokens that leads to them."""

    gap: list[Token]
    kind: str
    amounts: list[Amount] = field(default_factory=list)
    percents: list[float] = field(default_factory=list)
    start: int = 0
    end: int = 0
    after: list[Token] = field(default_factory=list)
    """the tokens from the run to the end of its clause"""
    runs_on: bool = False
    """whether its clause goes on to the next figure: what stands between may speak of that one"""
    limit: bool = False
    """4%以上: a limit, no growth"""


def matching_close(tokens: list[Token], at: int) -> int | None:
    """The index of the bracket that closes the one at `at`, None if none does."""
    depth = 0
    for index in range(at, min(len(tokens), at + 60)):
        depth += {"open": 1, "close": -1}.get(tokens[index].kind, 0)
        if depth == 0:
            return index
    return None


def _money(token: Token) -> Amount | None:
    if token.kind == "amount":
        return token.amount
    if token.kind == "number" and token.number is not None and 20 <= token.number < 100000:
        return Amount(token.number, token.start, token.end, bare=True)
    return None


def _next_in_list(tokens: list[Token], at: int, end: int) -> tuple[int, str | None] | None:
    """Where the list of amounts goes on after `at`, with the period word before it; None where it ends."""
    joint = at
    if joint < len(tokens) and tokens[joint].kind in _JOINTS:
        joint += 1
    elif joint >= len(tokens) or tokens[joint].start > end:
        return None
    period = None
    place = tokens[joint - 1].end if joint > at else end
    while joint < len(tokens) and _is_unit(tokens[joint]) and tokens[joint].start - place <= 1:
        word = tokens[joint].word
        period = (word.get("period") if word else None) or period
        place = tokens[joint].end
        joint += 1
    if joint < len(tokens) and _money(tokens[joint]) and tokens[joint].start - place <= 1 and joint > at:
        return joint, period
    return None


def _is_unit(token: Token) -> bool:
    """每人每月, 不低于, 人民币: what may stand before each amount of a list."""
    return token.kind in ("period", "bound") or token.text == "人民币"


def _gather_amounts(tokens: list[Token], at: int) -> tuple[Run, int]:
    run = Run([], "amount", start=tokens[at].start)
    index, period = at, None
    while True:
        amount = _money(tokens[index])
        assert amount is not None
        if period and not amount.period:
            amount.period, amount.per = _period(period, amount)
        run.amounts.append(amount)
        run.end, index = tokens[index].end, index + 1
        index = _take_attached(tokens, index, amount, run)
        following = _next_in_list(tokens, index, run.end)
        if following is None:
            return run, index
        index, period = following


def _period(period: str, amount: Amount) -> tuple[str | None, str | None]:
    return (period, amount.per) if period in ("month", "year") else (amount.period, period)


def _take_attached(tokens: list[Token], index: int, amount: Amount, run: Run) -> int:
    """A bracket and words like 以上 right behind the amount."""
    while index < len(tokens) and tokens[index].start - run.end <= 1:
        token = tokens[index]
        if token.kind == "open" and token.text != "【" and (close := matching_close(tokens, index)) is not None:
            if _is_numbering(tokens, index, close):
                break
            amount.inside = tokens[index + 1 : close]
            _take_unit(amount)
            index, run.end = close + 1, tokens[close].end
        elif token.kind == "bound" and token.text in BEHIND and token.word:
            amount.bound = token.word.get("bound")
            index, run.end = index + 1, token.end
        else:
            break
    return index


def _is_numbering(tokens: list[Token], opened: int, closed: int) -> bool:
    """…1050元（四）临时救助…: a bracket without a word of ours, in text that lost its stops, opens what follows it."""
    narrow = closed == opened + 1 and 0 < tokens[closed].start - tokens[opened].end <= _NUMERALS
    behind = tokens[closed + 1] if closed + 1 < len(tokens) else None
    return narrow and behind is not None and behind.kind not in _BEGIN_ANEW


def _take_unit(amount: Amount) -> None:
    """640元（每人每月）、455元: a bracket that is but a unit gives it to the amount before it, and so to its list."""
    words = [token.word.get("period") for token in amount.inside if token.kind == "period" and token.word]
    if len(words) == len(amount.inside) == 1 and words[0] in ("month", "year"):
        amount.period = amount.period or words[0]


def _gather_percents(tokens: list[Token], at: int) -> tuple[Run, int]:
    run = Run([], "percent", start=tokens[at].start)
    index = at
    while True:
        run.percents.append(tokens[index].number or 0.0)
        run.end, index = tokens[index].end, index + 1
        if index < len(tokens) and tokens[index].text in BEHIND and tokens[index].text not in ("左右", "上下"):
            run.limit = True
        nearby = index < len(tokens) and tokens[index].start - run.end <= 0
        if nearby and tokens[index].kind == "percent":
            continue
        if nearby and tokens[index].kind == "sep" and index + 1 < len(tokens) and tokens[index + 1].kind == "percent":
            index += 1
            continue
        return run, index


def _clause_after(tokens: list[Token], index: int) -> list[Token]:
    after = []
    for place in range(index, len(tokens)):
        token = tokens[place]
        if token.kind in _BEGIN_ANEW:
            break
        after.append(token)
    return after


def _leads_on(run: Run, gap: list[Token], tokens: list[Token], following: int) -> bool:
    """由2700元提高到3200元（集中）、2400元提高到2900元: the last of a list of new figures is the next one's old."""
    behind = tokens[following] if following < len(tokens) and tokens[following].start == run.end else None
    rises = behind is not None and behind.role() == "to" and behind.text.startswith(_RISES)
    return rises and len(run.amounts) > 1 and any(token.role() == "to" for token in gap[-3:])


def _without_last(tokens: list[Token], at: int, run: Run) -> tuple[Run, int]:
    """The run without its last amount, and where its separator stands."""
    last = next(index for index in range(at, len(tokens)) if tokens[index].start == run.amounts[-1].start)
    while tokens[last - 1].kind not in _JOINTS:
        last -= 1
    run.amounts.pop()
    run.end = tokens[last - 2].end
    return run, last - 1


def split_runs(tokens: list[Token], bare: bool = False) -> tuple[list[Run], list[Token]]:
    """The runs of a sentence in order, and the tokens left after the last one; `bare` numbers may be money."""
    runs: list[Run] = []
    gap: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "percent":
            run, following = _gather_percents(tokens, index)
        elif token.kind in _OF_MONEY and _money(token):
            run, following = _gather_amounts(tokens, index)
            if _leads_on(run, gap, tokens, following):
                run, following = _without_last(tokens, index, run)
            if not (bare or are_money(run, gap, tokens, following, runs)):
                gap.append(token)
                index += 1
                continue
        elif token.kind in ("range", "masked"):
            run, following = Run([], token.kind, start=token.start, end=token.end), index + 1
        else:
            gap.append(token)
            index += 1
            continue
        run.gap, run.after = gap, _clause_after(tokens, following)
        last = following + len(run.after)
        run.runs_on = last < len(tokens) and tokens[last].kind in ("amount", "range", "percent")
        runs.append(run)
        gap, index = [], following
    return runs, gap
