"""Labels of payments to others, on a line of their own between those of ours: 重残无业人员生活补助, 归侨生活津贴.

In: a line of text. Out: whether it is such a label, so that the figures below it are not of the family above. Refuses
labels that name no persons (生活补助 below 散居孤儿) or all who are supported (困难群众生活补助).
"""

from __future__ import annotations

import re

from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Token
from etl.lexicon import lexicon

_LONGEST = 24
"""How many characters such a label has at most"""
_PAYMENT = re.compile(
    "(?!(?:定期|定额|专项|困难|基本|生活|护理|营养|医疗)+(?:补|津|救|慰|抚|费))(?P<persons>[\u4e00-\u9fff（）()“”、]{2,20}?)(?:定期|定额|专项|困难|基本)*(?:生活|护理|营养|困难|医疗)?"
    "(?:补助|补贴|津贴|救助|慰问|抚恤|优待|生活|养老|抚养)(?:金|费|款)?(?:标准|金额|水平)?"
)
_ALL = re.compile("(?:困难|特殊|基本)(?:群众|群体|人群|家庭)|对象|民政|社会|各[类项]|城乡|调整|提高|提标|发放|落实")
"""What is said of ours too, or of what is done"""
_FIGURES = re.compile(r"\s*(?:(?:标准)?[为由从:：]\s?)?(?:每人|每月|月人?均?|年人?均?)*\s?\d[\d.,]*\s?(?:元|/)")
_SIGNS = "\\s\u3000：:【】●◆■▲•★☆◇□▶►➤※◎—"
_BARE = re.compile(f"[{_SIGNS}]")
_PERSONS = ("人员", "人群", "老人", "人")


def may_label_others(text: str, sentence: Sentence) -> bool:
    """Whether a short line is worded as the label of a payment or names others, and figures begin the next line."""
    if not sentence.opens_line or sentence.end - sentence.body > _LONGEST or not _FIGURES.match(text, sentence.end):
        return False
    label = _BARE.sub("", text[sentence.body : sentence.end])
    paid = _PAYMENT.fullmatch(label)
    return _names_others(label) or (paid is not None and not _ALL.search(paid["persons"]))


def labels_others(text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether such a line has no word of a standard or a group of ours."""
    return may_label_others(text, sentence) and not any(token.kind == "subject" for token in tokens)


def _names_others(label: str) -> bool:
    """重残无业, 重残无业人员: nothing but a name of others."""
    names = (label, *(label.removesuffix(ending) for ending in _PERSONS))
    words = [word for name in names if (word := lexicon().get(name))]
    return any(word.kind == "refuse" and word.get("reach") == "topic" for word in words)
