"""Which subjects the amounts of a run belong to.

In: a gap, the number of amounts, the context. Out: as many flat subjects. The nearest clause that names that many
stands; a clause that names fewer is read together with the one before it; a list may go on with the breakdown of the
list before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, pairwise

from etl.extract.gap import Gap
from etl.extract.place.places import each_class
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE
from etl.extract.subject.arranging import MERGED, SPLIT, arrangements, shared_by_all
from etl.extract.subject.context import CHILDREN, CLAUSE, SEMI, Context
from etl.extract.subject.subjects import Flat, Item, make_items, said_by
from etl.extract.text.tokens import Token
from etl.lexicon import read_rows

UNNAMED = "unnamed"
"""The mark of care levels whose persons are named nowhere near: 护理费：全护理1700元 may be what a home charges"""
_JOINTS = ("和", "及", "与", "以及", "并", "连同")
NEAREST = 24
"""How many clauses before the amounts may name their subjects"""


@cache
def _parts() -> frozenset[tuple[str | None, str]]:
    return frozenset((family, part) for family, part, _ in read_rows("families.csv"))


@dataclass(slots=True)
class Choice:
    """The subjects chosen, the item the path goes on from, what the words said besides."""

    flats: list[Flat]
    path: Item
    flags: set[str] = field(default_factory=set)
    second: dict[str, str] = field(default_factory=dict)
    doubt: str | None = None
    items: list[Item] = field(default_factory=list)
    """the items said, of which a single amount takes the last"""


def _boundaries(gap: Gap, first: str) -> dict[int, str]:
    """The boundary at which each clause of the gap begins; a clause that names nothing (同时，…) moves none."""
    found, clause = {0: first}, 0
    for token in gap.tokens:
        if token.kind in ("clause", "semi", "colon", "stop"):
            clause += 1
            found[clause] = SEMI if token.kind == "semi" else CLAUSE
    for clause in range(1, min((atom.clause for atom in gap.atoms), default=0) + 1):
        found[clause] = first if found[clause] == CLAUSE else found[clause]
    return found


def _chain(items: list[Item], context: Context, boundary: str) -> tuple[list[Item], Item]:
    """Each item completed by the one before it."""
    completed = []
    for item in items:
        whole = with_hint(item, context.complete(item, boundary))
        completed.append(whole)
        context = Context(whole, context.heads)
        boundary = CLAUSE
    return completed, context.path


def with_hint(own: Item, whole: Item) -> Item:
    """社会散居 speaks of orphans even where the word is missing."""
    hints = [flag[5:] for flag in own.flags if flag.startswith("hint=")]
    weak = [flag[5:] for flag in own.flags if flag.startswith("weak=")]
    if hints and "family" not in own.dims and whole.only("family") not in ("orphan", "unattended"):
        whole.dims = {**whole.dims, "family": hints[:1]}
        whole.flags.add("hinted")
    elif weak and "family" not in whole.dims:
        whole.dims = {**whole.dims, "family": weak[:1]}
    elif "family" not in whole.dims and whole.only("part") == "care" and "care" in own.dims:
        whole.dims = {**whole.dims, "family": ["tekun"]}
        whole.flags.add(UNNAMED)
    elif weak and "mode" in own.dims and "family" not in own.dims and _has_no_modes(whole.only("family")):
        whole.dims = {**whole.dims, "family": weak[:1]}
    elif weak and "family" not in own.dims and _has_no(own.only("part"), whole.only("family")):
        kept = {dim: values for dim, values in whole.dims.items() if dim == "scope" or dim in own.dims}
        whole.dims = {**kept, "family": weak[:1]}
    if "area" not in whole.dims and (areas := [flag[9:] for flag in own.flags if flag.startswith("weakarea=")]):
        whole.dims = {"area": areas[:1], **whole.dims}
    return whole


def _has_no_modes(family: str | None) -> bool:
    """集中供养 under a heading on 低保: of those whom an allowance is paid, whoever is named."""
    return (family, "") in _parts() and family not in PAID_AS_ALLOWANCE


def _has_no(part: str | None, family: str | None) -> bool:
    """Whether a family is known and not paid by such a part: 照料护理 after 低保 speaks of others."""
    return part == "care" and (family, "") in _parts() and (family, part) not in _parts()


def context_before(gap: Gap, clause: int, context: Context, boundaries: dict[int, str]) -> Context:
    """The context after the clauses that stand before the given one."""
    before = (atom for atom in gap.atoms if atom.clause < clause)
    for earlier, atoms in groupby(before, key=lambda atom: atom.clause):
        items = make_items(list(atoms))
        if any(item.dims for item in items):
            boundary = boundaries.get(earlier, CLAUSE)
            if len(items) == 1 and set(items[0].dims) == {"scope"}:
                path = context.complete(items[0], boundary, heads=True)
            else:
                _, path = _chain(items, context, boundary)
            context = Context(path, context.heads, unpaid=True)
    return context


def choose(gap: Gap, total: int, context: Context, first: str) -> Choice:
    """Subjects for `total` amounts; `doubt` is set where the text names another number of them."""
    boundaries = _boundaries(gap, first)
    clauses = sorted({atom.clause for atom in gap.atoms}, reverse=True)[:NEAREST]
    nearest: Choice | None = None
    for clause in clauses:
        choice = _try(gap, clause, total, context, boundaries)
        if choice.flats:
            return choice
        nearest = nearest or choice
    if nearest is None:
        return _from_path(context.path, total)
    return _goes_on(gap, clauses[0], total, context, boundaries) or _misfit(nearest, total)


def _try(gap: Gap, clause: int, total: int, context: Context, boundaries: dict[int, str]) -> Choice:
    items = gap.items_from(clause)
    before = context_before(gap, clause, context, boundaries)
    completed, path = _chain(items, before, boundaries.get(clause, CLAUSE))
    flags = {flag for item in completed for flag in item.flags}
    second = {k: v for item in completed for k, v in item.second.items()}
    if total == 1:
        alike = _said_alike(items, completed, gap.tokens) if gap.both else []
        return Choice(shared_by_all(alike) or _one(completed), path, flags, second, items=completed)
    flats = arrangements(completed, total) or arrangements(_joined_as_one(completed, gap.tokens), total)
    for areas in (SPLIT, MERGED):
        for begin in _beginnings(items, gap.tokens):
            flats = flats or arrangements(completed[begin:], total, (areas,))
    return Choice(flats, _with_places_apart(path, flats), flags, second, items=completed if flats else [])


def _said_alike(items: list[Item], completed: list[Item], tokens: list[Token]) -> list[Item]:
    """城市低保、农村低保标准均调整为600元: the items of the last list; of one family, they are its areas."""
    begin = max([0, *_beginnings(items, tokens)])
    if len(items) - begin < 2 or not all(len(item.families()) == 1 for item in completed[begin:]):
        return []
    listed: list[Item] = []
    for item in completed[begin:]:
        last = listed[-1] if listed else None
        rest = {dim: values for dim, values in item.dims.items() if dim != "area"}
        if last and "area" in item.dims and "area" in last.dims and last.families() == item.families():
            areas = [*last.dims["area"], *item.dims["area"]]
            listed[-1] = Item({**last.dims, **rest, "area": areas}, last.flags | item.flags, last.tokens)
        else:
            listed.append(item)
    return listed


def _beginnings(items: list[Item], tokens: list[Token]) -> list[int]:
    """Where a list may begin behind words that are none of it: where no 、 or 和 joins it to them."""
    joined = {after.start for joint, after in pairwise(tokens) if joint.kind == "sep"}
    return [at for at in range(1, len(items)) if items[at].tokens and items[at].tokens[0].start not in joined]


def _joined_as_one(items: list[Item], tokens: list[Token]) -> list[Item]:
    """集中养育孤儿、散居孤儿和重点困境儿童、事实无人抚养儿童 with three amounts: 和 joins two of one amount."""
    joined = {after.start for joint, after in pairwise(tokens) if joint.text in _JOINTS}
    return [
        Item({**item.dims, "family": families}, item.flags, item.tokens, item.second)
        if (families := _but_for(item, joined)) and families != item.families()
        else item
        for item in items
    ]


def _but_for(item: Item, joined: set[int]) -> list[str]:
    """The families of an item that no 和 joins to the one before."""
    said = (each for token in item.tokens if token.start in joined for each in said_by(token))
    with_it = {value for dim, value in said if dim == "family"}
    return [family for at, family in enumerate(item.families()) if at == 0 or family not in with_it]


def _with_places_apart(path: Item, flats: list[Flat]) -> Item:
    """甲区、乙区分别为A、B: what the list gave each place holds for none of them together."""
    places = list(dict.fromkeys(flat["scope"] for flat in flats if "scope" in flat))
    listed = path.only("scope") or ""
    apart = len(places) > 1 and all(place in listed or place in each_class(listed) for place in places)
    return Item({**path.dims, "scope": places}, path.flags, path.tokens, path.second) if apart else path


def _one(items: list[Item]) -> list[Flat]:
    """The subject of a single amount: the nearest item, whole."""
    last = items[-1]
    lists = _own_lists(last)
    dims = {k: v for k, v in last.dims.items() if len(v) == 1 or _are_children(k, v) or v in lists}
    return shared_by_all([Item(dims)])


def _are_children(dim: str, values: list[str]) -> bool:
    """孤儿和事实无人抚养儿童 are paid one standard where one is said of them."""
    return dim == "family" and set(values) == {"orphan", "unattended"}


def _own_lists(item: Item) -> list[list[str]]:
    said: dict[str, set[str]] = {}
    for token in item.tokens:
        for dim, value in token.word.gives if token.word else ():
            said.setdefault(dim, set()).add(value)
    return [values for dim, values in item.dims.items() if set(values) <= said.get(dim, set()) | {"other"}]


def _from_path(path: Item, total: int) -> Choice:
    if total == 1:
        dims = {k: v for k, v in path.dims.items() if len(v) == 1 or _are_children(k, v)}
        return Choice(shared_by_all([Item(dims)]), path, set(path.flags))
    flats = arrangements([path], total)
    if flats:
        return Choice(flats, path, set(path.flags))
    return _misfit(Choice([], path, set(path.flags)), total)


def _goes_on(gap: Gap, clause: int, total: int, context: Context, boundaries: dict[int, str]) -> Choice | None:
    """A list in the breakdown of the list before it: 集中…分别为A、B、C,分散分别为D、E、F."""
    before = context_before(gap, clause, context, boundaries)
    completed, _ = _chain(gap.items_from(clause), before, boundaries.get(clause, CLAUSE))
    same_family = completed[-1].families() == before.path.families()
    dropped = before.dropped(completed[-1]).dims
    for dim, values in dropped.items():
        grown = dim == "area" and not set(completed[-1].families()) & CHILDREN
        if (len(values) > 1 or values == ["both"]) and (same_family or grown or dim == "year"):
            part = {"part": ["care"]} if dim == "care" and dropped.get("part") == ["care"] else {}
            whole = Item({**part, **completed[-1].dims, dim: values}, completed[-1].flags)
            if flats := arrangements([whole], total):
                return Choice(flats, whole, whole.flags)
    return None


def _misfit(choice: Choice, total: int) -> Choice:
    """The same subject for every amount, marked doubtful."""
    dims = {k: v for k, v in choice.path.dims.items() if len(v) == 1}
    flat = shared_by_all([Item(dims)])[:1] or [{}]
    return Choice(flat * total, choice.path, choice.flags, choice.second, "list_length")
