"""什么时候开始执行？答：2018年9月1日。: the day with which a question of effect is answered.

In: the text and the place of a date. Out: whether the question right before it asks since when standards hold; not when
one may apply, when money is handed out, nor since when something else is paid.
"""

from __future__ import annotations

import re

from etl.extract.text.lexer import lex

ANSWER_DATE = r"[:：]\s?(?:是|自|从|于)?(?:(?:19|20)\d\d年|[今明当]年)?\d{1,2}月\d{1,2}"
"""What follows the last character of 答 or 答复 in an answer that begins with a day"""
_WHEN = "何时|什么时[候间]|啥时候?|几时|哪[一]?[天日]|几月(?:几[日号])?|多久|(?:[执施实]行|实施|生效)(?:时间|日期)"
_ASKED = re.compile(
    rf"(?P<question>[^，。；？?\n]{{0,16}}(?:{_WHEN})[^，。；？?\n]{{0,14}})[？?]\s*"
    r"(?:[回解]?答[复]?[:：]?\s?)?(?:[^，。；？?\d\n]{0,10}[自从于是])?\s?$"
)
_HOLDS = re.compile("[执施实履]行|实施|生效|启用|落地|起算|算起|算(?:起|呢)?$|标准|提[高标升]|上调|调[整高]|涨")
_REACH = 56
"""How many characters before the date its question may begin"""


def is_asked_for(text: str, at: int) -> bool:
    """Whether the date at that place answers since when the standards hold.

    >>> is_asked_for("新标准何时执行？答：9月1日", 10), is_asked_for("何时受理申请？答：9月1日", 9)
    (True, False)
    """
    begin = max(0, at - _REACH)
    asked = _ASKED.search(text, begin, at) if "？" in text[begin:at] or "?" in text[begin:at] else None
    if asked is None or not _HOLDS.search(asked["question"]):
        return False
    words = [token.word for token in lex(text, *asked.span("question")) if token.kind == "refuse" and token.word]
    return all(word.get("reach") == "soft" for word in words)
