"""What a treasury pays towards a standard: 市财政对城市低保按月人均85元、对特困人员按月人均110元补助.

In: a run, its sentence. Out: whether a treasury named as payer in the sentence pays the figures as a subsidy: right
behind them 补助 closes the clause, and the clause is the payer's own or begins with 对. A standard that is told as one
(提高到, 执行) behind a treasury's share stays.
"""

from __future__ import annotations

import re
from itertools import takewhile

from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState
from etl.extract.text.tokens import Token
from etl.patterns import led_by

_PAYER = re.compile(
    led_by(("财", "政"), ("中", "央级?(?=[对按])"), ("省市县区", "级?(?=[对按])"))
    + r"(?:资金|预算)?(?:专项|统一|分别|每[月年])?"
    r"(?:部门)?(?:下达|对(?!象)|按|为|给予|安排|补助(?!标准)|补贴|拨|将|向)"
)
_SUBSIDY = re.compile(
    r"(?:、[^，。；]{0,60}?)?(?:的?标准)?(?:[对给为][^，。；\d]{1,20}?)?(?:分别|依次|统一|按[月季年]|安排|给予|予以|进行|实施|实行|定额|专项|资金|的)*"
    r"(?:(?P<share>配套)|(?:补助|补贴|奖补)(?!标准|水平|对象))"
)
_SHARE_NAMED = re.compile(
    r"(?:中央|[省市县区]级?|自治区|本级)财政(?:资金|预算)?(?![局厅部])[^，。；：:\n\d将把]{0,24}?(?:补助|补贴|奖补|支持)(?:资金)?(?:的?标准|水平|额度?)?"
    r"(?P<between>[^，。；：:\n]{0,60})\Z"
)
_OF_OWN = ("标准", "生活", "由", "养育", "到位", "后")
"""What tells, behind the name of a share, of something else"""
_ALLOTTED = re.compile(
    "(?:的?标准)?(?:统一|分别)?(?:安排|下达|拨付|预拨|落实)了?(?:中央|省级?|自治区|上级)(?:财政)?(?:补助|专项|补贴)?资金"
)
"""按每人每月270元安排中央资金: what funds from above are reckoned by"""
_LEVEL_PAYS = re.compile(
    r"(?<![\u4e00-\u9fff])(?:中央|(?:省|自治区|市|区|县)级)(?:财政)?"
    r"(?:对[^，。；：\n\d]{1,30}?(?:补助|补贴|配套)(?:每人)?(?:每?[月年])?\s?\d[\d.]*元[、，,])?"
    r"对[^，。；：\n\d]{1,30}?(?:补助|补贴|配套)(?:每人)?(?:每?[月年])?\s?\Z"
)
"""省级对散居孤儿再补助120元: a level of government pays, no standard is set"""
_LEVEL_ADDS = re.compile(
    r"(?:(?:中央|上级)(?:和省级?)?|[省市县区]级|自治区)(?:财政)?(?:每人)?(?:每[月年])?(?:分别|再|另)?(?:补助|补贴|配套)\s?\Z"
)
"""省级每人每月分别补助330元: a level adds its share, to whatever is named before it"""
_LEVEL_SETS_ASIDE = re.compile(
    r"(?:中央|[省市县区]级?|自治区|本级)财政对[^，。；：\n\d]{1,30}?按(?:照)?[^，。；：\n]{0,60}\Z"
)
_SET_ASIDE = re.compile(r"(?:、[^，。；：\n]{0,60}?元)?(?:的?标准)?(?:予以|给予)?(?:安排|承担|负担|拨付|下达|拨款)")
"""中央财政对孤儿基本生活费按每人每月400元安排"""
_ADDED = re.compile(r"(?:补助|补贴|配套)\s?\Z")
_CLAUSE = re.compile(r"[^，。；：\n]*\Z")
_WITHIN = 80
"""How far before a figure its clause may begin"""
_PAID = 8
"""How far before a figure the word that tells its payment may begin"""
_NAME = 3
"""How long the name of a level before 财政 is"""


def is_treasury_share(s: SentenceState, run: Run) -> bool:
    """Whether the figures of a run are a treasury's share: 对孤儿分别按月人均180元、270元的标准予以补助.

    What is worded 补助 goes on with the shares told before it: 省级每人每月补助330元；特困人员补助360元.
    """
    text, begin = s.reader.text, max(s.sentence.body, run.start - _WITHIN)
    added = _ADDED.search(text, begin, run.start) is not None
    goes_on = added and s.share_added and not any(t.word and "standard" in t.word.flags for t in run.gap)
    share = goes_on or is_told_as_share(s, run)
    s.share_added = s.share_added or (added and (share or _names_treasury(run.gap)))
    return share


def is_told_as_share(s: SentenceState, run: Run) -> bool:
    """Whether the words around the figures of a run tell themselves that a treasury or a level pays them."""
    text, end = s.reader.text, s.sentence.end
    if is_named_share(text, s.sentence.body, run.start):
        return True
    if _ALLOTTED.match(text, run.end, end) or is_paid_by_level(text, s.sentence.body, run.start):
        return True
    begin = max(s.sentence.body, run.start - _WITHIN)
    if _SET_ASIDE.match(text, run.end, end) and _LEVEL_SETS_ASIDE.search(text, begin, run.start):
        return True
    if s.payer is None:
        payer = _PAYER.search(text, s.sentence.body, end)
        s.payer = payer.start() if payer else end
    subsidy = _SUBSIDY.match(text, run.end, end) if s.payer < run.start else None
    if subsidy is None or subsidy["share"]:
        return subsidy is not None
    clause = _CLAUSE.search(text, max(s.sentence.body, run.start - _WITHIN), run.start)
    start = clause.start() if clause else run.start
    return s.payer >= start or "对" in text[start : run.start] or _PAYER.search(text, start, run.start) is not None


def is_paid_by_level(text: str, begin: int, at: int) -> bool:
    """中央对散居孤儿每人每月补助300元: whether the words right before a figure tell that a level pays it on top."""
    if "补" not in text[max(begin, at - _PAID) : at] and "配套" not in text[max(begin, at - _PAID) : at]:
        return False
    begin = max(begin, at - _WITHIN)
    return _LEVEL_ADDS.search(text, begin, at) is not None or _LEVEL_PAYS.search(text, begin, at) is not None


def _names_treasury(gap: list[Token]) -> bool:
    """Whether the clause right before a figure names one: not 所需资金由市级财政承担，…."""
    clause = takewhile(lambda token: token.kind not in ("clause", "semi", "colon", "stop"), reversed(gap))
    return any(token.word and token.word.get("reason") == "treasury_subsidy" for token in clause)


def is_named_share(text: str, begin: int, at: int) -> bool:
    """Whether the clause before a figure names it as a share: 中央财政孤儿基本生活费补助为西部地区每人每月400元."""
    begin = max(begin, at - _WITHIN)
    treasury = text.rfind("财政", begin, at)
    if treasury < 0:
        return False
    named = _SHARE_NAMED.search(text, max(begin, treasury - _NAME), at)
    return named is not None and not any(word in named["between"] for word in _OF_OWN)
