"""粮油帮困标准, 收费标准: a standard of something that no word of ours names.

In: tokens and text. Out: the tokens, where such a standard stands as a topic that is none of ours. What may stand
before 标准 without naming anything (新, 上述, 现行) is data/lexicon/qualifiers.csv.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from etl.extract.text.tokens import Token
from etl.lexicon import Word, read_rows

_NOUN = re.compile(r"[\u4e00-\u9fff]{2,12}\Z")
_TOPIC = (("reason", "other_topic"), ("reach", "topic"))


@cache
def _qualifiers() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("qualifiers.csv"))


def with_foreign_standards(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with each 标准 of an unknown name as a word that changes the topic."""
    kept = tokens
    for index, token in enumerate(tokens):
        if token.text == "标准" and token.kind == "subject" and _is_foreign(tokens, index, text):
            kept = list(tokens) if kept is tokens else kept
            kept[index] = replace(token, kind="refuse", word=Word(token.text, "refuse", _TOPIC))
    return kept


def _is_foreign(tokens: list[Token], index: int, text: str) -> bool:
    """Whether nothing but an unknown name stands between the beginning of the clause and this 标准."""
    before = tokens[index - 1] if index else None
    start = before.end if before else max(0, tokens[index].start - 12)
    noun = _NOUN.search(text, start, tokens[index].start)
    if noun is None or noun.group().endswith(_qualifiers()):
        return False
    touches = before is not None and before.end == noun.start()
    return not touches or before is None or before.kind in ("clause", "semi", "stop", "sep", "colon", "close", "amount")
