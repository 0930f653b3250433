"""县福利院孤儿, 儿童福利院养育的孤儿, 院内孤儿: orphans named by the home that they live in.

In: tokens and text. Out: the tokens, where orphans right behind the name of a home are those of an institution.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.text.tokens import Token

_HOME = re.compile(
    "(?:福利院|机构|福利中心|孤儿院|院)(?:内|里|中)?(?:集中|统一)?"
    "(?:养育|收养|抚养|供养|养护|收住|收留|居住|生活)?的?\\Z"
)
_REACH = 14
"""How many characters before the orphans their home may be named"""


def with_homes(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with orphans of a home as those of an institution, but where they are counted (收养孤儿42人)."""
    kept = tokens
    for index, token in enumerate(tokens):
        word = token.word if token.kind == "subject" else None
        if not word or word.get("family") != "orphan" or word.get("mode"):
            continue
        before = tokens[index - 1].word if index and tokens[index - 1].end == token.start else None
        if before and before.get("mode"):
            continue  # 散居、机构养育孤儿: the word before says it, of its own part of the list
        counted = index + 1 < len(tokens) and tokens[index + 1].kind == "count"
        if not counted and _HOME.search(text, max(0, token.start - _REACH), token.start):
            kept = list(tokens) if kept is tokens else kept
            kept[index] = replace(token, word=replace(word, gives=(("mode", "institution"), *word.gives)))
    return kept
