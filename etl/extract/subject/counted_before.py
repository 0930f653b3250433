"""共有城市低保对象3127人、特困人员846人。两类对象的保障标准分别提高到…: groups counted in order in the sentence before.

In: the tokens of a sentence without money; the first run of the next. Out: the groups as words before that run, where
it lists as many standards as groups were counted and names nobody itself. Any other list is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.extract.runs import Run
from etl.extract.subject.announced import without_persons
from etl.extract.subject.defined_levels import as_noise
from etl.extract.text.tokens import Token

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_SEVERAL = 2
_NAMES = ("family", "area", "mode", "care", "scope")
_REACH = 3
"""How many sentences behind the count 三类对象 may refer to it"""
_CLASSES = re.compile("[两二三四五六]类(?:对象|人员|群体|人群)")
_NEAR = 40
"""How many characters before the figures it may be said"""
_PERSONS = ("人", "名", "户")


def learn_counted(reader: Reader, tokens: list[Token]) -> None:
    """Remembers the groups that the sentence just read counts."""
    groups = _groups(tokens) if any(token.kind == "count" for token in tokens) else []
    reader.counted = (len(reader.notes), groups if len(groups) >= _SEVERAL else [])


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """The words right before each count of persons; none at all where something else is counted."""
    groups: list[list[Token]] = []
    words: list[Token] = []
    for token in tokens:
        if token.kind == "count" and token.text.endswith(_PERSONS):
            if not any(word.word and word.word.get("family") for word in words) or words[-1].end != token.start:
                return []
            groups.append(words)
            words = []
        else:
            words = [*words, token] if token.kind == "subject" else []
    return groups


def counted_before(reader: Reader, run: Run) -> list[Token]:
    """The groups counted in the sentence before, should the run list a figure for each; its gap loses 三类对象."""
    at, groups = reader.counted
    reach = _REACH if _CLASSES.search(reader.text, max(0, run.start - _NEAR), run.start) else 1
    if len(reader.notes) - at > reach or len(groups) != len(run.amounts) or any(map(_names, run.gap)):
        return []
    told = any(token.word and "standard" in token.word.flags for token in [*run.gap, *run.after])
    if not told or not any(token.kind == "each" for token in run.gap):
        return []
    run.gap = [as_noise(token) if _counts_classes(token) else token for token in run.gap]
    first, *others = [[without_persons(word) for word in group] for group in groups]
    for group in others:
        first += [replace(group[0], kind="sep", text="、", word=None), *group]
    return first


def _names(token: Token) -> bool:
    return token.word is not None and token.kind == "subject" and any(token.word.get(dim) for dim in _NAMES)


def _counts_classes(token: Token) -> bool:
    """三类对象, 两类人员: the groups themselves."""
    return token.kind == "refuse" and token.word is not None and token.word.get("reason") == "class_payment"
