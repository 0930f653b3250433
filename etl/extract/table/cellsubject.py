"""What a figure of a table is paid for: the names of its column and the labels of its row as one subject.

In: their tokens. Out: an item, completed by the headings above the table; or the reason why it is no standard.
"""

from __future__ import annotations

from etl.extract.reading import Reader
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE, refuse_amount, refuse_subject
from etl.extract.sentence_state import without_care
from etl.extract.subject.choosing import UNNAMED, with_hint
from etl.extract.subject.context import STOP
from etl.extract.subject.subjects import BOTH, UNIFIED, Flat, Item
from etl.extract.table.cells import Row
from etl.extract.table.columns import tokens_of
from etl.extract.table.headwords import breakdown_of
from etl.extract.text.tokens import Amount, Token

_AREAS = {"urban", "rural"}
_SHORT = 10
"""How long a remark is at most that names what its row is paid for"""


def item_of(tokens: list[Token]) -> Item:
    """One subject of names and labels; the label, said later, stands where both name a dimension."""
    item = Item()
    for place, token in enumerate(tokens):
        if token.kind == "refuse" and token.word and token.word.get("reach") == "topic":
            item.dims["family"] = ["other"]
        if token.kind not in ("subject", "scope") or not token.word:
            continue
        for dim, value in token.word.gives:
            if dim == "weak" and token.word.get("mode"):
                item.flags.add(f"weak={value}")
            elif dim in ("hint", "weak") and "family" not in item.dims:
                item.dims["family"] = [value]
            elif dim in ("kind", "bound"):
                item.flags.add(f"{dim}={value}")
            elif dim == "family" and value == "unattended" and _is_joined(tokens, place):
                continue
            elif dim == "area" and _names_other_area(tokens, place, value):
                item.dims[dim] = [BOTH]
            elif dim not in ("hint", "weak", "prefix", "childpart", "second", "weakpart"):
                item.dims[dim] = [value]
        item.flags |= token.word.flags
    if weak := item.dims.pop("weakarea", None):
        item.dims.setdefault("area", weak)
    return item


def _is_joined(tokens: list[Token], place: int) -> bool:
    """孤儿及事实无人抚养儿童 in one cell are paid the orphans' standard."""
    before = tokens[max(0, place - 2) : place]
    joined = len(before) == 2 and before[1].kind == "sep" and before[1].end == tokens[place].start
    return joined and before[0].word is not None and before[0].word.get("family") == "orphan"


def _names_other_area(tokens: list[Token], place: int, area: str) -> bool:
    """城市/农村, 城市、农村 in one cell: a figure below is one for both."""
    before = [token for token in tokens[max(0, place - 2) : place] if token.kind != "sep"][-1:]
    other = before[0].word.get("area") if before and before[0].word else None
    return other in _AREAS and area in _AREAS - {other} and tokens[place].start - before[0].end <= 1


def dims_behind(reader: Reader, row: Row) -> dict[str, str]:
    """城乡统一, 集中供养 in a cell behind the only figure of a row."""
    figures = [index for index, cell in enumerate(row) if cell.figure]
    behind = row[figures[0] + 1 :] if len(figures) == 1 else ()
    short = [cell for cell in behind if 0 < len(cell.text) <= _SHORT]
    dims = {dim: value for cell in reversed(short) for dim, value in breakdown_of(cell.text).items()}
    words = [token.word for cell in short for token in tokens_of(reader, cell) if token.word]
    area = next((area for word in words if (area := word.get("area")) in (UNIFIED, "urban", "rural")), None)
    return {**dims, "area": area} if area else dims


def refuse_cell(flat: Flat, heads: list[Token], labels: list[Token], amount: Amount, item: Item) -> str | None:
    if reason := refuse_subject(flat, item.flags | {"standard"}, False):
        return reason
    paid = flat.get("family") in PAID_AS_ALLOWANCE
    for token in (*heads, *labels):
        reach = token.word.get("reach") if token.word and token.kind == "refuse" else None
        if token.word and (reach == "run" or (reach == "soft" and token in labels and not paid)):
            return token.word.get("reason")
    if amount.bare and amount.period is None and "standard" not in item.flags:
        return "no_period_no_standard"
    return refuse_amount(amount, amount.period)


def bound_of(tokens: list[Token]) -> str | None:
    return next((t.word.get("bound") for t in tokens if t.kind == "bound" and t.word), None)


def flat_of(reader: Reader, item: Item, of_title: bool = False) -> Flat:
    """The subject of a figure with what the headings add; `of_title` where its row names but a date or all places."""
    titled = of_title and any("standard" in head.flags and head.families() for _, head in reader.context.heads)
    whole = with_hint(item, reader.context.complete(item, STOP)) if item.dims or titled else item
    item.flags |= {"standard"} if titled and not item.dims else set()
    flat = {dim: values[0] for dim, values in whole.dims.items() if values[0]}
    if "family" not in flat and "care" in flat and flat.get("part") in (None, "care"):
        flat |= {"family": "tekun", "part": "care"}
        item.flags.add(UNNAMED)
    if flat.get("area") == BOTH:
        flat["area"] = UNIFIED
    if flat.get("part") == "care" and flat.get("area") == UNIFIED and "area" not in item.dims | _of_care(reader):
        del flat["area"]
    return without_care(flat)


def _of_care(reader: Reader) -> dict[str, list[str]]:
    """What the headings say of the care part itself: 城乡 over a table is said of its living parts."""
    heads = [head.dims for _, head in reader.context.heads if head.only("part") == "care"]
    return heads[-1] if heads else {}
