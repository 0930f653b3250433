"""What an amount is paid for: dimension values in the order the text names them.

In: the subject tokens between two amounts. Out: items, each a mapping dimension → values, in the text's order;
城市、农村 is one item with two areas, 城市低保、农村特困 are two items. Knows dimensions, not what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.extract.text.tokens import Token

LISTED = ("scope", "area", "family", "mode", "part", "care", "grade", "year")
OTHER = "other"
BOTH, UNIFIED = "both", "unified"
Flat = dict[str, str]
"""A subject with one value a dimension"""
Dims = dict[str, list[str]]
"""Values by dimension, in the order of naming"""


@dataclass(slots=True)
class Atom:
    """One dimension value said by one token; `apart` when a separator stands before it, `second` inside a bracket."""

    dim: str
    value: str
    token: Token
    clause: int
    apart: bool
    second: bool = False


@dataclass(slots=True)
class Item:
    """A subject: dimensions in order of naming, and marks (standard, persons, guide)."""

    dims: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    tokens: list[Token] = field(default_factory=list)
    second: dict[str, str] = field(default_factory=dict)
    """the value a bracket gives beside the first: 集中(分散)"""

    def only(self, dim: str) -> str | None:
        """The single value of a dimension; None if it has none or several."""
        values = self.dims.get(dim, ())
        return values[0] if len(values) == 1 else None

    def families(self) -> list[str]:
        return self.dims.get("family", [])


def read_atoms(tokens: Iterable[Token]) -> tuple[list[Atom], set[str], int]:
    """Atoms of a gap, its marks, and the number of its last clause."""
    atoms: list[Atom] = []
    flags: set[str] = set()
    clause, apart, depth = 0, False, 0
    for token in tokens:
        if token.kind in ("clause", "semi", "colon", "stop"):
            clause, apart = clause + 1, True
        elif token.kind in ("sep", "open", "close"):
            apart = True
            depth += {"open": 1, "close": -1}.get(token.kind, 0)
        elif token.kind in ("subject", "scope", "refuse") and token.word:
            for dim, value in said_by(token):
                atoms.append(Atom(dim, value, token, clause, apart, depth > 0))
                apart = apart and dim not in LISTED
            apart = False
            flags |= token.word.flags
    return atoms, flags, clause


def said_by(token: Token) -> Sequence[tuple[str, str]]:
    """The dimension values of a token; a refusing word that changes the topic gives a family that is none of ours."""
    word = token.word
    if word is None:
        return []
    if token.kind == "refuse":
        return [("family", OTHER)] if word.get("reach") == "topic" else []
    return word.said


def _flags(atom: Atom) -> frozenset[str]:
    return atom.token.word.flags if atom.token.word else frozenset()


def _same_place(item: Item, atom: Atom, last: Atom | None) -> bool:
    """Whether the atom goes on with a list: same dimension right after a separator."""
    if last is None or last.dim != atom.dim or (atom.dim == "family" and atom.clause != last.clause):
        return False
    return atom.apart or last.token is atom.token


def make_items(atoms: list[Atom]) -> list[Item]:
    """Atoms as items; a dimension said again after another one opens a new item.

    An inner word may overrule (低保家庭中的孤儿 speaks of orphans): without a separator the later value stands.
    """
    items: list[Item] = []
    current = Item()
    last: Atom | None = None
    closed: Dims = {}
    opened: Dims = {}
    for atom in atoms:
        if atom.apart and atom.dim in LISTED and not (last and closed and last.dim == atom.dim):
            closed = {dim: list(values) for dim, values in current.dims.items()} if "family" in current.dims else {}
            opened = {}
        if atom.dim == "second":
            dim, _, value = atom.value.partition(":")
            current.second[dim] = value
            continue
        if atom.dim not in LISTED:
            current.flags.add(atom.dim if atom.value == "yes" else f"{atom.dim}={atom.value}")
            current.tokens.append(atom.token)
            continue
        if atom.dim == "care" and (families := current.families())[1:] and families[-1] == "tekun":
            current, closed = (
                _parted(items, current, {**current.dims, "family": families[:-1]}, {"family": ["tekun"]}),
                {},
            )
        values = current.dims.get(atom.dim)
        if values is None:
            current.dims[atom.dim] = [atom.value]
        elif atom.dim == "family" and atom.value in values and atom.apart and last and last.dim == "mode":
            items += _each_family(current, values)
            current = Item({atom.dim: [atom.value]})
        elif _names_another(items, current, atom):
            items.append(current)
            current, closed = Item({atom.dim: [atom.value]}), {}
        elif atom.dim == "family" and values == [atom.value] and closed and (opened or _ends_item(current, atom)):
            current, closed = _parted(items, current, closed, {**opened, atom.dim: [atom.value]}), {}
        elif atom.value in values and atom.dim in ("family", "part") and len(values) == 1:
            pass
        elif atom.second and not (last and last.second) and len(values) == 1 and _same_place(current, atom, last):
            current.second[atom.dim] = atom.value
        elif _same_place(current, atom, last) or (atom.dim == "care" and last and last.dim == "care"):
            if atom.value not in values:
                values.append(atom.value)
        elif values == [OTHER] and not atom.apart and "standard" not in _flags(atom):
            pass
        elif atom.apart or atom.dim in ("area", "scope"):
            items.append(current)
            current, closed = Item({atom.dim: [atom.value]}), {}
        elif atom.dim == "family" and OTHER not in (*values, atom.value) and closed and opened:
            current, closed = _parted(items, current, closed, {**opened, atom.dim: [atom.value]}), {}
        else:
            current.dims[atom.dim] = [atom.value]
        if closed and atom.dim != "family":
            opened[atom.dim] = [*opened.get(atom.dim, []), atom.value]
        current.tokens.append(atom.token)
        last = atom
    if current.dims or current.flags:
        items.append(current)
    return _share_heads(items)


def _parted(items: list[Item], current: Item, closed: Dims, opened: Dims) -> Item:
    """农村低保对象、集中供养特困人员: the item that begins behind the separator; the one before it joins `items`."""
    current.dims = closed
    items.append(current)
    return Item(opened)


def _ends_item(current: Item, atom: Atom) -> bool:
    """特困人员基本生活、特困人员全护理: a family named again right behind a separator, where more than it was named."""
    return atom.apart and list(current.dims)[-1] in ("mode", "part", "care")


def _names_another(items: list[Item], current: Item, atom: Atom) -> bool:
    """城市低保、农村低保、特困; 散居孤儿、城市低保、特困: an area said within a list is none of the family behind."""
    if atom.dim != "family" or not atom.apart or atom.value in current.families():
        return False
    area = current.dims.get("area")
    if not area or area == [BOTH] or OTHER in (atom.value, *current.families()):
        return False
    return bool(items) and "family" in items[-1].dims and set(current.dims) - {"scope"} == {"area", "family"}


def _each_family(item: Item, families: list[str]) -> list[Item]:
    """低保、特困集中供养、特困分散供养: the mode said behind a family that is named again is that one's alone."""
    if len(families) < 2 or list(item.dims).index("mode") < list(item.dims).index("family"):
        return [item]
    others = {dim: values for dim, values in item.dims.items() if dim not in ("family", "mode")}
    shared = {} if others.get("area") == [BOTH] else others
    first = Item({**others, "family": families[:-1]}, item.flags, item.tokens, item.second)
    return [first, Item({**shared, "family": families[-1:], "mode": item.dims["mode"]}, set(item.flags))]


def _share_heads(items: list[Item]) -> list[Item]:
    """城市集中、农村集中供养特困人员: an item without a family takes the one that follows in its list.

    特困人员一档（全护理）、二档（半护理）照料护理标准: the part named at the end of one family's list is that of all.
    """
    for earlier, later in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        unnamed = "family" not in earlier.dims
        breaks = "family" not in later.dims and bool(later.dims.keys() & {"care", "grade"})
        for dim in [*(["family"] if unnamed else []), *(["part"] if unnamed or breaks else [])]:
            if dim not in earlier.dims and dim in later.dims:
                earlier.dims[dim] = list(later.dims[dim])
    return items
