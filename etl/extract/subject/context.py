"""What a subject leaves unsaid and the text has said before.

In: an item and the subject that stood before it. Out: the complete item. Dimensions lie on a path in the order they
were said; saying one again takes back whatever was said after it (集中：城市、农村；分散 takes back 农村 but not
特困). Headings stay below the path until a heading of their own level comes. A new family takes everything back but
the headings.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.place.places import is_class
from etl.extract.subject.subjects import BOTH, OTHER, UNIFIED, Item

_SAYS_ANEW = {"standard"}
_OF_STANDARD = {"bound=at_least", "kind=average", "province", "guide"}
"""Of what kind a standard is: holds for the parts of it that the sentence goes on to"""
CHILDREN = {"orphan", "unattended"}
"""孤儿和事实无人抚养儿童 over a list are paid one standard, the orphans'"""
ASKED = "asked"
"""The mark of a question about somebody's own case (我父亲是半护理特困人员，…？): an answer by name is of all cases"""
GROUP_OF_ITS_OWN = "own_group"
"""The mark of a part of 特困 whose persons were named anew: what broke the other part down is not said of it"""
CLAUSE, SEMI, STOP = "clause", "semi", "stop"
_BOTH_AREAS = ([UNIFIED], [BOTH])
_ONE_AREA = (["urban"], ["rural"], ["institution"], ["home"])
"""What a change of the part spoken of leaves standing within a clause: 城乡 must be said of the care part itself"""


def _is_of_part(dim: str, values: list[str]) -> bool:
    """Whether a change of the part leaves a dimension standing: one area or mode, care levels that await their list."""
    return values in _ONE_AREA or (dim == "care" and len(values) > 1)


def _said_of_part(dims: dict[str, list[str]], item: Item) -> dict[str, list[str]]:
    """What headings `dims` say of `item`: 城乡 over the whole standard is not said of its care part."""
    care = item.only("part") == "care" and dims.get("part") != ["care"]
    return {dim: said for dim, said in dims.items() if not (care and dim == "area" and said in _BOTH_AREAS)}


def _is_of_other_mode(item: Item, heads: dict[str, list[str]]) -> bool:
    """散居孤儿…告别城乡差别：…；机构集中养育孤儿…: 城乡 in a heading of one mode alone is not said of the other."""
    headed, said = heads.get("mode"), item.dims.get("mode")
    both_areas = heads.get("area") in _BOTH_AREAS
    return both_areas and headed in _ONE_AREA and said in _ONE_AREA and headed != said


@dataclass(slots=True)
class Context:
    """The path of dimensions in force, and the headings under it."""

    path: Item = field(default_factory=Item)
    heads: list[tuple[float, Item]] = field(default_factory=list)
    unpaid: bool = False
    """whether its path was said since the last figure"""

    def heading(self) -> Item:
        """All headings in force as one item."""
        if len(self.heads) < 2:
            return Item(dict(self.heads[0][1].dims), set(self.heads[0][1].flags)) if self.heads else Item()
        merged = Item()
        for _, item in self.heads:
            if merged.dims.get("family") not in (None, item.dims.get("family", merged.dims.get("family"))):
                merged = self._without_families()
            merged.dims = {**_said_of_part(merged.dims, item), **item.dims}
            merged.flags |= item.flags
            if next(iter(item.dims), None) == "scope":
                merged.dims = {"scope": item.dims["scope"], **merged.dims}
        return merged

    def _without_asked(self) -> list[tuple[float, Item]]:
        return [(depth, item) for depth, item in self.heads if ASKED not in item.flags]

    def _without_families(self) -> Item:
        """What headings say that name no family: a place, 城市 or 农村."""
        merged = Item()
        for _, item in self.heads:
            if "family" not in item.dims:
                merged.dims = {**merged.dims, **item.dims}
        return merged

    def open_level(self, level: float) -> None:
        """A numbering of `level` begins: headings of its depth and deeper end, and the path falls back to the rest."""
        self.heads = [(depth, item) for depth, item in self.heads if depth < level]
        self.path = self.heading()

    def push(self, level: float, item: Item) -> None:
        """A heading of `level` that says `item`."""
        if item.families():
            self.heads = self._without_asked()
        self.open_level(level)
        if set(item.families()) == CHILDREN:
            item = Item({**item.dims, "family": ["orphan"]}, item.flags, item.tokens, item.second)
        if len(item.families()) <= 1:
            self.heads.append((level, item))
        self.path = self.heading()

    def below(self, item: Item) -> Context:
        """The context of what stands under these headings and `item`, as in a cell of a table."""
        inner = Context(self.heading(), list(self.heads))
        if item.dims:
            inner.push(9, item)
        return inner

    def complete(self, item: Item, boundary: str, heads: bool = False) -> Item:
        """`item` with what the path and the headings add to it; a place that `heads` what follows goes below all."""
        base = self._base(item, boundary)
        dims = {**base.dims, **item.dims}
        if heads and set(item.dims) == {"scope"}:
            dims = {**item.dims, **dims}
        kept = {"standard"} if "family" in item.dims else {"standard", "hinted", "unnamed"}
        goes_on = item.dims.get("family", base.dims.get("family")) == self.path.dims.get("family")
        place = item.only("scope")
        if goes_on and not item.flags & _SAYS_ANEW and ("scope" not in item.dims or (place and is_class(place))):
            kept |= _OF_STANDARD if boundary == CLAUSE or self.unpaid else _OF_STANDARD & self.heading().flags
        whole = {"family", "part", "care"} <= item.dims.keys() and item.only("part") == "care"
        own = {GROUP_OF_ITS_OWN} if whole or self._names_other_part(item) else set()
        return Item(dims, item.flags | (base.flags & kept) | own, item.tokens, item.second)

    def _base(self, item: Item, boundary: str) -> Item:
        family = item.dims.get("family")
        before = self.path.dims.get("family")
        if family and family != before:
            return self._below(item, keep_scope=boundary == CLAUSE)
        if family and boundary != CLAUSE:
            base = self._below(item, keep_scope=False)
            return base if "standard" in item.flags else self._keep_part(base, item)
        if self._names_other_part(item):
            return self._below(item, keep_scope=True)
        base = self._truncated(item)
        changes_part = "part" in item.dims and item.dims["part"] != self.path.dims.get("part")
        levels = boundary != CLAUSE and "care" in item.dims and self.path.only("part") == "basic"
        if levels or (changes_part and "care" in (item.only("part"), self.path.only("part"))):
            heading = self.heading().dims
            led = self._led_by_level()
            of_part = {k: v for k, v in base.dims.items() if _is_of_part(k, v) or (k == "care" and led)}
            if boundary == CLAUSE and self._sums_up(item):
                of_part["care"] = self.path.dims["care"]
                base.dims["care"] = self.path.dims["care"]
            heading = _said_of_part(heading, item)
            kept = heading if boundary != CLAUSE else of_part
            base = Item({k: v for k, v in base.dims.items() if k not in ("area", "mode", "care") or kept.get(k) == v})
        return self._keep_part(base, item) if family else base

    def _names_other_part(self, item: Item) -> bool:
        """农村特困人员基本生活标准…，特困人员全护理照料护理标准…; …，农村特困人员分散供养标准…: persons named anew.

        What broke the part before down (农村; 全护理) says nothing of the part that is named with them.
        """
        before, own = self.path.only("part"), item.only("part")
        same = item.dims.get("family") == self.path.dims.get("family") == ["tekun"]
        if not same or self.unpaid:
            return False
        to_care = before != "care" and own == "care" and "care" in item.dims
        named = own == "basic" or (own is None and ("standard" in item.flags or "mode" in item.dims))
        return to_care or (before == "care" and "care" in self.path.dims and "care" not in item.dims and named)

    def _awaits_part(self) -> bool:
        """对不能自理的，…发放护理费: a level said before the part that it is paid."""
        order = list(self.path.dims)
        last = order[-1:] == ["care"] or order[-2:] == ["care", "family"]
        return self.unpaid and last and self.path.only("care") is not None

    def _led_by_level(self) -> bool:
        """对不能自理的，发放护理费; 对不能自理的，基本生活标准980元，护理费990元: a level said before all parts."""
        order = [dim for dim in self.path.dims if dim in ("care", "part")]
        basic = order == ["care", "part"] and self.path.only("part") == "basic"
        return self._awaits_part() or (basic and self.path.only("care") is not None)

    def _sums_up(self, item: Item) -> bool:
        """全护理的护理费1200元，合计2220元: the sum of the parts is that of the level just told."""
        sums = set(item.dims) == {"part"} and item.only("part") == "whole" and "standard" not in item.flags
        return sums and self.path.only("part") == "care" and self.path.only("care") is not None

    def _keep_part(self, base: Item, item: Item) -> Item:
        """照料护理标准：集中供养特困人员…: the same family said again does not end the part that is spoken of."""
        part = self.path.dims.get("part")
        if part and "part" not in item.dims and "part" not in base.dims and part != ["whole"]:
            base.dims = {**base.dims, "part": part}
        return base

    def _below(self, item: Item, keep_scope: bool) -> Item:
        """Only the headings hold on, and the scope of the clause before, which was said after them."""
        heading = Context(heads=self._without_asked()).heading()
        dims = dict(heading.dims)
        if dims.get("family") not in (None, item.dims.get("family")):
            dims = {k: v for k, v in dims.items() if k in ("scope", "area")}
            if heading.dims.get("family") != [OTHER]:
                dims.pop("area", None)
        if _is_of_other_mode(item, heading.dims) or self._is_of_all_in_need(item, dims):
            dims.pop("area", None)
        if keep_scope and "scope" in self.path.dims:
            dims["scope"] = self.path.dims["scope"]
        of_others = bool(CHILDREN & set(item.families()) and self.path.families())
        if keep_scope and self.unpaid and not of_others and list(self.path.dims.items())[-1:] == [("area", [UNIFIED])]:
            dims.setdefault("area", [UNIFIED])
        return Item({k: v for k, v in dims.items() if k not in item.dims}, set(heading.flags))

    def _is_of_all_in_need(self, item: Item, dims: dict[str, list[str]]) -> bool:
        """城乡困难群众救助标准 over a list: 城乡 in a heading that does not name the children is none of theirs."""
        heads = [set(head.families()) for _, head in self.heads if head.dims.get("area") == [BOTH]]
        own = bool(CHILDREN & set(item.families())) and dims.get("area") == [BOTH]
        return own and not any(CHILDREN & families for families in heads)

    def _truncated(self, item: Item) -> Item:
        """The path up to the first dimension that `item` says anew."""
        if set(item.dims) == {"scope"}:
            return Item({k: v for k, v in self.path.dims.items() if k != "scope"}, set(self.path.flags))
        dims: dict[str, list[str]] = {}
        heads = self.heading().dims
        taken_back = False
        order = list(self.path.dims)
        before_family = order[: order.index("family")] if "family" in order else []
        for dim, values in self.path.dims.items():
            ahead = dim == "area" or (dim == "mode" and self.unpaid and "part" in item.dims)
            if ahead and dim in before_family and len(values) == 1 and dim not in item.dims:
                dims[dim] = values
                continue
            if dim == "family":
                if dim not in item.dims:
                    dims[dim] = values
                continue
            said_again = dim == "part" and item.dims.get(dim) == values
            if dim == "part" and values == ["care"] and set(item.dims) == {"care"}:
                dims[dim] = values
            taken_back = taken_back or (dim in item.dims and not said_again)
            headed = heads.get(dim) == values and dim not in item.dims
            headed = headed and not (dim == "area" and _is_of_other_mode(item, heads))
            headed = headed or (dim == "area" and (self._is_unified_ahead(item) or self._since_part(item)))
            awaits = dim == "care" and set(item.dims) == {"part"} and (len(values) > 1 or self._awaits_part())
            if (headed or awaits or not taken_back) and not (values == [BOTH] and "family" in item.dims):
                dims[dim] = values
        return Item(dims, set(self.path.flags))

    def _is_unified_ahead(self, item: Item) -> bool:
        """供养标准实行城乡一体，基本生活标准由…: what was just said to be one for both areas; not of the care part."""
        unified = self.unpaid and self.path.dims.get("area") == [UNIFIED]
        return unified and "area" not in item.dims and item.only("part") in ("basic", "whole")

    def _since_part(self, item: Item) -> bool:
        """护理支出72万元。城市，在册56人，基本生活标准…: an area said later than the part that is now left."""
        order = [dim for dim in self.path.dims if dim in ("part", "area")]
        return self.unpaid and order == ["part", "area"] and set(item.dims) == {"part"}

    def dropped(self, item: Item) -> Item:
        """What saying `item` took back from the path: a breakdown that a list may go on with."""
        return Item({k: v for k, v in self.path.dims.items() if k not in item.dims})
