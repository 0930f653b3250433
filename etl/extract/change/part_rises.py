"""Rises that are no standard's: of some of a group, or of its grades of payment.

In: the words before a rise and the families they may be said of. Out: whether the rise is one of a part: 对低保中的重病
人员每人每月上浮10元, 城镇低保全额档每人每月增加30元.
"""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.subject.subjects import Flat

_SOME_OF = re.compile(
    r"(?:保障)?(?:对象|家庭成员|家庭|户|人员|群众|居民|人口)?"
    r"(?:(?:当中|之中|中|里|内)(?!央|心|旬|秋|国|部|高|低|位)|的[^，。；标\d]{1,12}(?:人员|患者|病人|老人|学生))"
)
"""低保对象中的…, 低保家庭的重病人员: a part of the group"""
_GRADE = re.compile(
    r"(?:[全差]额|最[高低]|[一二三四五六两各每其余他ABCDabcd甲乙丙①②③\d])[档类级等](?!地|区|县|市|标准|乡|镇|执行|实施|实行|确定|制定|设定|公布)"
)
_NEAR = 40
"""How far before a rise its grade may be named"""


def of_some_persons(gap: Gap, text: str) -> bool:
    """对农村低保中的重病、重残人员每人每月上浮10元: what some of a group are paid more, and no rise of its standard."""
    groups = [token for token in gap.tokens if token.kind == "subject" and token.word and token.word.get("family")]
    return bool(groups) and _SOME_OF.match(text, groups[-1].end) is not None


def of_grade(gap: Gap, flats: list[Flat], text: str, at: int) -> bool:
    """城镇低保全额档每人每月增加30元, 其余各档增加20元: what a grade of 低保 is paid more."""
    start = max(at - _NEAR, gap.tokens[0].start - 8 if gap.tokens else at)
    grades = list(_GRADE.finditer(text, max(0, start), at)) if any(f.get("family") == "dibao" for f in flats) else []
    return bool(grades) and not any(stop in text[grades[-1].end() : at] for stop in "，。；")
