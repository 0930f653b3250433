"""省民政厅公布的最低指导标准: a least standard that a province has set, told in the text of a city or a county.

In: the tokens of a sentence and its text. Out: the tokens, each least standard that its own clause says a province set
marked as one (省定). Who set the figures of one's own place is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.text.tokens import Token
from etl.lexicon import Word

_SET_BY = re.compile(
    "(?:(?:省|自治区)(?:里|(?:民政|财政|厅|人民政府|政府|有关部门|部门|、|和|省|自治区)+)(?:联合|已经?|又|再次|也)?[将把]|(?:省|自治区)(?:级|里|上|委|人民政府|政府|民政|财政|厅|有关部门|部门|、|和)*[^，。；：\\d]{0,10}?"
    "(?:公布|发布|下发|下达|印发|制定|制订|确定|规定|明确|出台|核定|划定|要求)的?)[^，。；：]{0,16}$"
)
"""省里已将农村低保指导标准调整到, 省民政厅、省财政厅公布的2019年城乡低保, 自治区人民政府划定的"""
_REACH = 48


def with_provincial(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` with each least standard that a province set as one of the province."""
    return [_of_province(token) if _is_set_by_province(token, text) else token for token in tokens]


def _is_set_by_province(token: Token, text: str) -> bool:
    guided = token.word is not None and "guide" in token.word.flags and "province" not in token.word.flags
    return guided and _SET_BY.search(text, max(0, token.start - _REACH), token.start) is not None


def _of_province(token: Token) -> Token:
    word = token.word
    return replace(token, word=Word(word.text, word.kind, word.gives, word.flags | {"province"})) if word else token
