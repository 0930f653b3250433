"""A line that says to whom a notice goes: 各街道、镇：, 各乡镇人民政府，各街道办事处：.

In: text and a sentence. Out: whether the sentence is such a line; it names no part of the region. Refuses 各县： where
other parts head lines of their own below it (市区：).
"""

from __future__ import annotations

import re

from etl.extract.text.sentences import Sentence

_PART = (
    "[^，。；：:、（）()\\d\\n]{0,16}?(?:[省市县区旗州盟镇乡场村街局府处会办所站委]|街道|中心|部门|单位|机构)"
    "(?:[（(][^（）()\\d\\n]{1,12}[)）][^，。；：:、（）()\\d\\n]{0,12})?"
)
_ADDRESSED = re.compile(rf"[\s\u3000]*各{_PART}(?:[、，,和及]{{1,2}}{_PART}){{0,7}}[：:]\s*")
_OTHER_PARTS = re.compile("\\n[ \u3000\\t]*[\u4e00-\u9fff（）、]{1,12}[市县区旗镇乡][：:][ \u3000\\t]*\\n")
_NEARBY = 2000
"""How far below it other parts may head lines"""


def is_addressed(text: str, sentence: Sentence) -> bool:
    """Whether the sentence is a line that says to whom a notice goes.

    >>> from etl.extract.text.sentences import split_sentences
    >>> texts = "各街道、镇：\\n城市低保690元", "各县：\\n低保560元\\n市区：\\n低保600元", "各区低保标准：\\n560元"
    >>> [is_addressed(text, next(split_sentences(text, []))) for text in texts]
    [True, False, False]
    """
    if not sentence.opens_line or _ADDRESSED.fullmatch(text, sentence.start, sentence.end) is None:
        return False
    return _OTHER_PARTS.search(text, sentence.end, sentence.end + _NEARBY) is None
