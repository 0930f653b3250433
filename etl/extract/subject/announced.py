"""低保对象从7月1日起执行新标准：…: persons for whom new standards are announced.

In: the tokens of a sentence. Out: the same tokens; such persons stand for the standard itself, and 享受 before the new
standard refuses nothing. What persons are paid without such a word stays what it is.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.subject.defined_levels import as_noise
from etl.extract.text.tokens import Token

_NEW = ("新", "调整后", "提标后")
_ENDS = ("semi", "stop", "colon", "amount", "new_standard")
_REACH = 8
"""How many words before the new standard the persons may stand"""
_FOLLOWS = ("执行", "享受", "实行", "按", "按照", "适用")


def with_announced(tokens: list[Token]) -> list[Token]:
    """`tokens` with the persons before 执行新标准 as what the standard is of."""
    found = [at for at, token in enumerate(tokens) if token.kind == "new_standard" and token.text.startswith(_NEW)]
    kept = list(tokens)
    for at in found:
        lead = tokens[at - 1] if at else None
        if lead is None or lead.end != tokens[at].start or lead.text not in _FOLLOWS:
            continue
        if lead.kind == "refuse":
            kept[at - 1] = as_noise(lead)
        begin = max(0, at - _REACH)
        begin = next((i + 1 for i in range(at - 2, begin - 1, -1) if tokens[i].kind in _ENDS), begin)
        if not any(token.kind == "refuse" for token in tokens[begin : at - 1]):
            kept[begin:at] = map(without_persons, kept[begin:at])
    return kept


def without_persons(token: Token) -> Token:
    """A word for persons as one for the standard that they are paid."""
    if token.word is None or "persons" not in token.word.flags:
        return token
    return replace(token, word=replace(token.word, flags=token.word.flags - {"persons"}))
