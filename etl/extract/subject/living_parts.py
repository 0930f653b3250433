"""What is basic is so at every care level: 对完全不能自理的，基本生活标准为980元，照料护理标准为990元.

In: a gap, its run, the subjects chosen. Out: the basic part without a level said ahead of it, if the care part is told
behind; also without the level that the last figure of the sentence before was told for. Refuses levels said with the
basic part itself (全护理的基本生活标准), those of a heading, and parts of the basic figure (其中…).
"""

from __future__ import annotations

import re

from etl.extract.gap import Gap
from etl.extract.runs import Run
from etl.extract.sentence_state import SentenceState, without_care
from etl.extract.subject.choosing import Choice

_CARE_BEHIND = re.compile("[^；。\\n]{0,60}?(?:照料|护理|照护)(?:护理)?(?:标准|费|补贴|补助|部分)")
_AMONG = re.compile("[，,（(]?(?:其中|含|包括)")


def leave_level(s: SentenceState, gap: Gap, run: Run, choice: Choice) -> None:
    """Takes the care level from the basic parts of `choice` that it is not said of."""
    if not any(flat.get("part") == "basic" and "care" in flat for flat in choice.flats):
        return
    if _is_of_sentence_before(s, gap):
        choice.flats = [without_care(flat) for flat in choice.flats]
        return
    named = max((atom.clause for atom in gap.atoms if atom.dim == "part"), default=gap.last_clause)
    own = any(atom.dim == "care" and atom.clause == named for atom in gap.atoms)
    text, end = s.reader.text, s.sentence.end
    if own or not _CARE_BEHIND.match(text, run.end, end) or _AMONG.match(text, run.end, end):
        return
    choice.flats = [without_care(flat) for flat in choice.flats]


def _is_of_sentence_before(s: SentenceState, gap: Gap) -> bool:
    """…全自理1218元。其中，基本生活部分均为1026元: whether the level was that of the last figure, and of no heading."""
    led = s.first and not any(atom.dim == "care" for atom in gap.atoms)
    return led and "care" not in s.reader.context.heading().dims
