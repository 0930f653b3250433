"""Old figures that lead a sentence or follow it alone: 告别480元的旧标准，…提高到530元; …530元。480元的标准成为历史。

In: a run of old money without a subject of its own, closed by words that say it holds no longer. Out: the old figure
given to the new one told behind it, or to those of the sentence right before; nothing where their numbers differ. Also
the old figure told with 比 or 高于 behind the new one (比过去执行的480元的标准增加50元, 高于480元的原标准).
"""

from __future__ import annotations

import re

from etl.extract.change.former import ends_behind, may_end_for
from etl.extract.drafts import Draft
from etl.extract.frame import settle_periods
from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState
from etl.extract.text.tokens import Amount

_NAMES = ("subject", "scope", "refuse", "semi")
_BACK = re.compile(r"(?:⬅\ufe0f?|←|⟵|⇦|<-)\s?(?:原来?|由)?(?:每人每[月年])?\s?\Z")
"""2660元/月 ⬅ 2500元: the arrow points from the old figure to the new"""
_THAN_OLD = re.compile(
    r"(?:[比较]|高于|高出|超过)了?(?:过去|此前|以前|之前|先前|早先|原来|原先|原有|从前|以往|现行|目前|旧|老)(?:所|一直|曾)?"
    r"(?:执行|实行|施行|实施|使用|采用|沿用|适用)?(?:了?[^，。；\d]{1,4}年)?的?(?:每人|人均)?(?:每?[月年])?\s?\Z"
)
"""比过去执行的480元, 高出原来的480元"""
_NEAR = 24


def is_old_alone(s: SentenceState, run: Run) -> bool:
    """Whether a run tells no more than what ends: no subject before it, no figure of ours before it."""
    bare = run.kind == "amount" and not any(token.kind in _NAMES for token in run.gap)
    return bare and not s.frame.drafts and not s.frame.sources and ends_behind(s.reader.text, run.end)


def waits_for_new(s: SentenceState, run: Run) -> bool:
    """告别480元的旧标准，城市低保标准提高到530元: the figures wait for as many told next in their sentence."""
    following = s.following
    ahead = following is not None and following.kind == "amount" and len(following.amounts) == len(run.amounts)
    if not ahead or not (is_old_alone(s, run) or _was_once(s, run)):
        return False
    s.old_ahead = run.amounts
    return True


def _was_once(s: SentenceState, run: Run) -> bool:
    """过去是每人每月560元，现在城市低保标准为620元: an old figure whose standard is named with the new one."""
    if run.kind != "amount" or any(token.kind in _NAMES for token in run.gap) or s.frame.drafts or s.frame.sources:
        return False
    once = any(token.role() == "former" for token in run.gap)
    ahead = s.following.gap if s.following else []
    return once and any(token.word and token.word.get("family") for token in ahead if token.kind == "subject")


def give_old_ahead(s: SentenceState) -> None:
    """The old figures that waited to those just told."""
    old, s.old_ahead = s.old_ahead, []
    if old:
        _give(s, s.frame.last, old)


def tells_old_back(s: SentenceState, run: Run) -> bool:
    """…530元。执行了三年的480元的标准成为历史: the old figures of the sentence before, if it told as many."""
    if s.following is not None or not is_old_alone(s, run):
        return False
    above = s.reader.drafts[-len(run.amounts) - 1 :]
    own = [draft for draft in above if draft.sentence == above[-1].sentence]
    return bool(own) and s.sentence.line - own[-1].line <= 1 and _give(s, own, run.amounts)


def _give(s: SentenceState, drafts: list[Draft], old: list[Amount]) -> bool:
    """Each its old figure, if they are as many, higher, have none and are of the region's own standards."""
    if len(drafts) != len(old) or any(draft.previous is not None for draft in drafts) or not may_end_for(s, drafts):
        return False
    settle_periods(old, drafts[-1].amount.period)
    if any(d.amount.period != a.period or d.amount.value <= a.value for d, a in zip(drafts, old, strict=True)):
        return False
    for draft, amount in zip(drafts, old, strict=True):
        draft.previous = amount
    return True


def hear_old_compared(s: SentenceState, gap: Gap, run: Run) -> None:
    """比过去执行的480元的标准增加50元, 高于480元的原标准: what the figure before is set against is its old one."""
    if s.frame.last and not gap.atoms and _BACK.search(s.reader.text, max(0, run.start - _NEAR), run.start):
        gap.role = "compared"
        gap.told.add("set_against")
    if gap.role not in ("over", "to", "from", "compared") or not s.frame.last or gap.atoms or gap.told & {"raise"}:
        return
    than = _THAN_OLD.search(s.reader.text, max(0, run.start - _NEAR), run.start)
    if than or (gap.role == "over" and ends_behind(s.reader.text, run.end)):
        gap.role = "compared"
        gap.told.add("set_against")
        _end_with_noun(s, run)


def _end_with_noun(s: SentenceState, run: Run) -> None:
    """高于1100元的原标准，分散供养标准为…: 原标准 behind its figure leads to no other."""
    first = s.following.gap[0] if s.following and s.following.gap else None
    if s.following and first and first.role() == "from" and s.reader.text[run.end : first.start] in ("", "的"):
        s.following.gap = s.following.gap[1:]


def is_rise_over_old(s: SentenceState, gap: Gap, run: Run) -> bool:
    """高出原来的480元标准50元: behind an old figure, no more than how far the new one is above it."""
    last = s.frame.last[-1] if len(s.frame.last) == len(run.amounts) == 1 else None
    if last is None or last.previous is None or gap.atoms[1:]:
        return False
    if not all(token.kind == "subject" and token.text.endswith("标准") for token in gap.tokens):
        return False
    return last.previous.end <= run.start and abs(last.amount.value - last.previous.value - run.amounts[0].value) < 0.01
