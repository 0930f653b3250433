"""Days of effect that are said of another payment: …低保标准提高到573元；最低工资调整到1800元，自9月1日起执行.

In: the tokens of a sentence, the places of dates that close what stands before them. Out: the places of those whose
own part of the sentence names something that is no standard of ours and no family.
"""

from __future__ import annotations

from etl.extract.text.tokens import Token


def dates_of_others(tokens: list[Token], closing: set[int]) -> set[int]:
    """The places of dates that close a part of the sentence which speaks of another payment alone."""
    found: set[int] = set()
    ours = other = parted = False
    for token in tokens:
        if token.kind == "semi":
            ours, other, parted = False, False, True
        elif token.kind == "subject" and token.word and token.word.get("family"):
            ours = True
        elif token.kind == "refuse" and token.word:
            other = True
        elif token.start in closing and other and parted and not ours:
            found.add(token.start)
    return found
