"""云南区、明东区实行城乡一体化；其余各县每人每年2880元: what is said of one place alone is not said of the next.

In: tokens of a sentence, places among them. Out: the tokens, where 城乡 or 与城市并轨 behind a place is no subject if
another place opens the next part of the sentence and no figure stands between. What holds everywhere (全市) stays.
"""

from __future__ import annotations

from etl.extract.place.places import is_everywhere
from etl.extract.subject.defined_levels import as_noise
from etl.extract.text.tokens import Token

_ENDS = ("clause", "semi", "stop")
_PASSED_OVER = ("noise", "role", "date", "both", *_ENDS)
_NEAR = 6
"""How many words behind a comma the next place may stand"""


def with_unity_of_places(tokens: list[Token]) -> list[Token]:
    """`tokens` with the areas said of a place alone as noise."""
    kept = tokens
    for index, token in enumerate(tokens):
        place = _place(token)
        if not place or is_everywhere(place):
            continue
        end = _end_of_part(tokens, index)
        if end is None or _opening_place(tokens, end + 1) in (None, place):
            continue
        told = [at for at in range(index + 1, end) if _names_area(tokens[at])]
        kept = list(tokens) if told and kept is tokens else kept
        for at in told:
            kept[at] = as_noise(tokens[at])
    return kept


def _place(token: Token) -> str | None:
    return token.word.get("scope") if token.kind == "scope" and token.word else None


def _names_area(token: Token) -> bool:
    return token.word is not None and token.word.get("area") is not None


def _end_of_part(tokens: list[Token], index: int) -> int | None:
    """Where the part ends that the place at `index` opens; None if a figure or another place stands in it."""
    for at in range(index + 1, len(tokens)):
        kind = tokens[at].kind
        if kind in _ENDS:
            return at
        if kind in ("amount", "number", "percent", "scope", "colon"):
            return None
    return None


def _opening_place(tokens: list[Token], begin: int) -> str | None:
    """The place that a part of the sentence begins with."""
    first = next((token for token in tokens[begin : begin + _NEAR] if token.kind not in _PASSED_OVER), None)
    return _place(first) if first else None
