"""Days of effect told by pointing back: 当天起, 从同一日期起执行, 同时执行, 执行时间同上.

In: a sentence and its text, the day and the day of effect named before it, those of the sentence itself. Out: the
places that point back, with the day meant. 当天 is any day just named, 同一日期 and 同时 only one of effect. Refuses
what is tied to other matters (与医保新政同步执行) and what goes on (同时执行国家政策).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from etl.extract.text.sentences import Sentence
from etl.extract.text.tokens import Date

_THAT_DAY = re.compile("(?:当天|当日|该日|同日|这一天|这天)(?:起|开始)")
_HOLDS = "(?:执行|施行|实施|实行|生效)"
_SAME_DAY = re.compile(
    "(?:同一?(?:日期?|天|时间)|相同(?:的?日期|的?时间))(?:起|开始)|同日起?" + _HOLDS + "|" + _HOLDS + "(?:时间|日期)"
    "(?:同上|[与和同][^，。；\n]{0,16}?(?:相同|一致))"
)
_AT_ONCE = re.compile("(?<!旧)(?<!旧标准)(?:同时|同步|一并)" + _HOLDS + r"(?=[，,。；;）)\s]|\Z)")
_TIED = re.compile("(?:与|和|跟|同)([^，。；\\d]{1,16})$")
_OURS = re.compile("标准|低保|供养|特困|五保|孤儿|儿童|上述|以上")
_NEAR, _NEAR_EFFECT = 1, 3
"""How many lines above a day, or a day of effect, may stand that is pointed back to"""

Told = tuple[int, Date]


def dates_pointed_at(
    sentence: Sentence, text: str, day: Told | None, effect: Told | None, own: list[Told]
) -> list[Told]:
    """The places in a sentence that point back, with their days; `day` and `effect` with lines, `own` with places."""
    found: list[Told] = []
    if day and not own and sentence.line - day[0] <= _NEAR:
        found = [(match.start(), day[1]) for match in _THAT_DAY.finditer(text, sentence.start, sentence.end)]
    near = effect[1] if effect and sentence.line - effect[0] <= _NEAR_EFFECT else None
    for place in () if found else _same(sentence, text):
        before = bisect_left(own, place, key=itemgetter(0))
        meant = own[before - 1][1] if before else near
        found += [(place, meant)] if meant else []
    return found


def _same(sentence: Sentence, text: str) -> Iterator[int]:
    """Where a sentence says that something holds from the day of effect told before."""
    for match in _SAME_DAY.finditer(text, sentence.start, sentence.end):
        yield match.start()
    for match in _AT_ONCE.finditer(text, sentence.start, sentence.end):
        tied = _TIED.search(text, max(sentence.start, match.start() - 18), match.start())
        if tied is None or _OURS.search(tied[1]):
            yield match.start()
