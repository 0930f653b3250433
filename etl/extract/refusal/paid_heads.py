"""What is paid told ahead of its figures: 补差水平最低标准同步提高，四类地区城镇…；三类地区…, 补差水平方面，….

In: a gap with a refusing word. Out: whether that word is what rises, or what is spoken of, and heads the figures behind
its clause, whatever places they are told of; whether a word for a standard is part of its own name (补差最低标准).
"""

from __future__ import annotations

from etl.extract.gap import Gap
from etl.extract.subject.subjects import LISTED, Atom
from etl.extract.text.tokens import Token

_ENDS = ("clause", "semi", "colon", "stop")
_RISES = ("raise", "to")
_PAID = ("subsidy_paid", "treasury_subsidy")
_PLACED = {"area", "scope"}
_SHORT = 4
"""How many characters (方面, 上, 分别) may stand between what is paid and the sign that closes it"""


def is_of_its_name(atom: Atom, refusal: Token) -> bool:
    """补差标准, 补差水平最低标准: a word for a standard that names no subject, right behind the refusing word."""
    word = atom.token.word
    return atom.token.start == refusal.end and not any(dim in LISTED for dim, _ in (word.gives if word else ()))


def rises_ahead(gap: Gap, refusal: Token) -> bool:
    """人均补差同步提高，城镇…: a verb says that what is paid rises, in a clause that ends before the figure."""
    told = False
    for token in gap.tokens:
        if token.start < refusal.end:
            continue
        if token.kind in _ENDS:
            return told
        told = told or token.role() in _RISES
    return False


def is_topic_ahead(gap: Gap, refusal: Token) -> bool:
    """补差水平方面，一类地区…: what the text comes to speak of, closed by a comma or a colon of its own."""
    first = next((token for token in gap.tokens if token.start >= refusal.end), None)
    return first is not None and first.kind in ("clause", "colon") and first.start - refusal.end <= _SHORT


def heads_figures(gap: Gap) -> bool:
    """Whether all figures that follow are of what is paid, till a standard or a group is named."""
    return any(
        token.word and token.word.get("reason") in _PAID and (rises_ahead(gap, token) or is_topic_ahead(gap, token))
        for token in gap.refusals[-1:]
    )


def goes_on_by_place(gap: Gap) -> bool:
    """；三类地区城镇500元: only another place or area is named."""
    said = {atom.dim for atom in gap.atoms}
    return bool(said) and said <= _PLACED and not gap.refusals and gap.role in (None, "to", "from")
