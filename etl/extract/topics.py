"""What a text or a sentence speaks of when it speaks of no standard: a price subsidy, relief once, gifts.

In: the words of a title, of the sentence before, of the gap. Out: the reason why amounts are no standards, whoever is
named beside them, until a standard is named. 启动价格临时补贴，城市低保对象每人每月72元 is paid to all groups alike;
补贴标准为… goes on with the topic of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.gap import Gap
from etl.extract.sentence_state import SentenceState
from etl.extract.subjects import OTHER
from etl.extract.tokens import Token

_PAID_TO_ALL = frozenset({"price_linkage", "one_off"})
_OF_TITLE = _PAID_TO_ALL | {"temporary_relief", "disability", "old_workers"}
_OTHER = "other_topic"
ALLOTTED = "treasury_subsidy"
_ALLOTS = re.compile("(?:下达|拨付|预拨|清算|分配)[^，。；]{0,40}?(?:资金|经费)")


def topic_of_title(tokens: Sequence[Token], title: str = "") -> str | None:
    """关于发放价格临时补贴的通知: the reason why its figures are no standards; None where it names a family of ours.

    关于提前下达2016年困难群众补助资金的说明 speaks of shares of a treasury.
    """
    if _ALLOTS.search(title):
        return ALLOTTED
    if any(token.word and token.word.get("family") for token in tokens if token.kind == "subject"):
        return None
    reasons = (token.word.get("reason") for token in tokens if token.kind == "refuse" and token.word)
    return next((reason for reason in reasons if reason in _OF_TITLE), None)


def topic_carried(s: SentenceState, gap: Sequence[Token]) -> str | None:
    """…发放价格临时补贴。补贴标准为：城市低保对象每人每月37元: a label that goes on with what was spoken of."""
    if s.reader.context.path.families() != [OTHER] or s.sentence.level is not None:
        return None
    for token in gap:
        if token.kind == "refuse" and token.word and token.word.get("reach") == "soft":
            return token.word.get("reason") or _OTHER
        if token.kind in ("subject", "refuse", "amount", "semi") and (token.word is None or token.word.gives):
            return None
    return None


def paid_to_all(gap: Gap) -> str | None:
    """What is paid to all groups alike, whoever is named behind it; None where a standard is named in full after it."""
    paid = [token for token in gap.refusals if token.word and token.word.get("reason") in _PAID_TO_ALL]
    if not paid or names_standard([token for token in gap.tokens if token.start > paid[-1].start]):
        return None
    word = paid[-1].word
    return word.get("reason") if word else None


def names_standard(tokens: Sequence[Token]) -> bool:
    """低保标准, “低保”标准: a standard by its name, not only the group that is paid."""
    named = None
    for token in tokens:
        word = token.word if token.kind == "subject" else None
        if word and "standard" in word.flags and (word.get("family") or word.get("part") or named):
            return True
        named = token if word and word.get("family") and "persons" not in word.flags else None
    return False
