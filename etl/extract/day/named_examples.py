"""Families that a sentence names as examples: 提高城乡低保、农村五保等救助标准 is said of all that the text tells.

In: the tokens of a sentence. Out: the same without the names that 等 makes examples, and those listed before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.text.tokens import Token

_AND_OTHERS = re.compile("”?(?:标准|对象|人员)?等(?![级额待])")
_LISTED = ("subject", "sep")


def without_named_examples(tokens: list[Token], text: str) -> Iterator[Token]:
    """The tokens that name no example."""
    examples: set[int] = set()
    for index, token in enumerate(tokens):
        if _names_family(token) and _AND_OTHERS.match(text, token.end):
            at = index
            while at >= 0 and at not in examples and tokens[at].kind in _LISTED:
                examples.add(at)
                at -= 1
    return (token for index, token in enumerate(tokens) if not (index in examples and _names_family(token)))


def _names_family(token: Token) -> bool:
    return token.kind == "subject" and token.word is not None and token.word.get("family") is not None
