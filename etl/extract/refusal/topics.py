"""What a text or a sentence speaks of when it speaks of no standard: a price subsidy, relief once, gifts.

In: the words of a title, of the sentence before, of the gap. Out: the reason why amounts are no standards, whoever is
named beside them, until a standard is named. 启动价格临时补贴，城市低保对象每人每月72元 is paid to all groups alike;
补贴标准为… goes on with the topic of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.extract.gap import Gap
from etl.extract.refusal.titles import paid_to_group
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.subjects import OTHER
from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Token

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_PAID_TO_ALL = frozenset({"price_linkage", "one_off", "heating"})
_OF_TITLE = _PAID_TO_ALL | {"temporary_relief", "disability", "old_workers", "medical", "schooling"}
_OF_ITEM = _OF_TITLE | {"heating", "other_allowance", "old_age", "medical", "schooling", "veterans", "wage"}
"""What a heading may open a list of payments of, whoever is named in it"""
_UNNUMBERED = 7
_LINES = 3
"""How many lines below a heading its topic holds"""
_OTHER = "other_topic"
ALLOTTED = "treasury_subsidy"
_ALLOTS = re.compile("(?:下达|拨付|预拨|清算|分配)[^，。；]{0,40}?(?:资金|经费)")


def topic_of_title(tokens: Sequence[Token], title: str = "") -> str | None:
    """关于发放价格临时补贴的通知: the reason why its figures are no standards; None where it names a family of ours.

    关于提前下达2016年困难群众补助资金的说明 speaks of shares of a treasury, 特困人员医疗救助办法 of what is paid
    besides.
    """
    if _ALLOTS.search(title):
        return ALLOTTED
    if any(token.word and token.word.get("family") for token in tokens if token.kind == "subject"):
        return paid_to_group(tokens, title)
    reasons = (token.word.get("reason") for token in tokens if token.kind == "refuse" and token.word)
    return next((reason for reason in reasons if reason in _OF_TITLE), None)


def hear_item_topic(reader: Reader, sentence: Sentence, tokens: Sequence[Token]) -> None:
    """一、发放冬季取暖补贴。城市低保对象每户…，孤儿每人每年480元: what an item is about that names no group of ours."""
    level = _UNNUMBERED if sentence.level is None else sentence.level
    named = any(token.word and token.word.get("family") for token in tokens if token.kind == "subject")
    paid = [token.word.get("reason") for token in tokens if token.kind == "refuse" and token.word and _changes(token)]
    topic = next((reason for reason in paid if reason in _OF_ITEM), None)
    topic = paid_to_group(tokens, reader.text) if named else topic
    ended = reader.item_topic and (level <= reader.item_topic[0] or names_standard(tokens))
    if topic or ended:
        reader.item_topic = (level, sentence.line, topic) if topic else None


def _changes(token: Token) -> bool:
    """Whether a refusing word is more than 补助 or 补贴 alone."""
    return token.word is not None and token.word.get("reach") != "soft"


def topic_of_item(reader: Reader, line: int) -> str | None:
    """The topic of the heading in force, near below it."""
    item = reader.item_topic
    return item[2] if item and line - item[1] <= _LINES else None


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


def names_other_in_bracket(gap: Gap) -> bool:
    """不再享受低保、困难残疾人生活补贴（每人每月110元）: a bracket tells of what stands right before it."""
    if not gap.refusals:
        return False
    words = [token for token in gap.tokens if token.kind != "period"]
    named = words[-2] if len(words) > 1 and words[-1].kind == "open" else None
    topical = named is not None and named.kind == "refuse" and named.word and named.word.get("reach") == "topic"
    return bool(topical and words[-1].start == words[-2].end)


def names_persons_of_other(gap: Gap) -> bool:
    """困境儿童生活补助，低保家庭的由575元…: whose families are paid something else is no standard of theirs."""
    topics = [token for token in gap.refusals if token.word and token.word.get("reach") == "topic"]
    if not topics:
        return False
    behind = [token for token in gap.tokens if token.start > topics[-1].start and token.kind == "subject"]
    words = [token.word for token in behind if token.word]
    persons = [word for word in words if "persons" in word.flags and word.get("family")]
    return bool(persons) and all(word in persons for word in words if word.get("family") or "standard" in word.flags)
