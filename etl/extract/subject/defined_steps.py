"""Steps of care by name: 完全不能自理的为一档; 按全护理、半护理、全自理分为一级、二级、三级; A档（全护理）.

In: the tokens and the text of a sentence. Out: the steps with the care level that each was said to mean, and the tokens
of what follows, where such a step names its level. A list of steps is one only beside a list of as many levels; what
it says of a family other than 特困 is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from etl.extract.subject.defined_levels import as_noise
from etl.extract.text.tokens import Token
from etl.lexicon import Word

Steps = dict[str, str]
"""Steps by name (一类, 2级, A档), each with its care level"""
_NUMBERS = "一二三四1-4Ⅰ-ⅣＡ-ＤA-D甲乙丙丁"
_STEP = re.compile(
    rf"(?<![{_NUMBERS}])第?([{_NUMBERS}](?:[、和及][{_NUMBERS}]){{0,3}})([档级类])(?![残医区县市地]|工资|保障对象|低保)"
)
_SIGNS = "档级类"
_JOINT = re.compile(r"\s?(?:[、和及与]|以及)\s?")
_AND = ("、", "和", "及", "与")
_MEANS = re.compile(
    r"(?:的|者|护理|对象|人员|特困人员|供养对象|标准|等级|[二两三四][个类种档]|情形|情况|能力|三者|分别|依次|各自?|相应|对应)*"
    r"(?:划?分|[列定设归评]|划?归|确定|划定|核定|认定|评定|对应|适用)?(?:为|成|是|即|指|系|入|于|到|（|\(|：|:|属于?|(?<=对)应)(?:的|生活)?"
)
_COUNTED = re.compile(r"(?:[分设共按成]|[分设]为|共有|分别为)第?$")
"""分为三档: how many steps there are"""
_IN_ORDER = re.compile("[^，。；、（(\\d]{0,8}(?:分别|依次)")
"""三档标准分别为900元、450元、150元"""
_MANY = "二三四234ⅡⅢⅣ"
_GRADES = {
    "1": "1",
    "2": "2",
    "3": "3",
    "4": "4",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "Ⅰ": "1",
    "Ⅱ": "2",
    "Ⅲ": "3",
}


@dataclass(slots=True)
class _Row:
    """Steps or levels that stand beside each other in text[start:end]."""

    start: int
    end: int
    steps: bool
    values: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Defined:
    """What the sentence text[start:end] defines: steps with their levels, and where it says so."""

    start: int
    end: int
    steps: Steps = field(default_factory=dict)
    places: list[tuple[int, int]] = field(default_factory=list)


def grades_named(steps: Steps) -> dict[str, str]:
    """The 档 among the steps by their number.

    >>> grades_named({"一档": "full", "一类": "self", "B档": "half"})
    {'1': 'full'}
    """
    return {_GRADES[name[0]]: care for name, care in steps.items() if name[0] in _GRADES and name[1] == "档"}


def read_steps(tokens: list[Token], text: str, span: tuple[int, int], known: Steps, family: str | None) -> list[Token]:
    """The tokens of the sentence text[span] by the steps known, which take in those that it defines."""
    defined = steps_defined(tokens, text, *span)
    known |= defined.steps
    if defined.steps:
        tokens = without_definitions(tokens, defined, text)
    return with_defined_steps(tokens, text, known, defined, family) if known and tokens else tokens


def steps_defined(tokens: list[Token], text: str, start: int, end: int) -> Defined:
    """The steps that text[start:end] gives a meaning.

    >>> from etl.extract.text.lexer import lex
    >>> said = "不能自理的为一级，按半护理、全自理分为二级、三级"
    >>> steps_defined(lex(said), said, 0, len(said)).steps
    {'一级': 'full', '二级': 'half', '三级': 'self'}
    """
    defined = Defined(start, end)
    if all(text.find(sign, start, end) < 0 for sign in _SIGNS):
        return defined
    levels = [token for token in tokens if token.word and token.word.get("care")]
    found = list(_steps_in(text, start, end)) if levels else []
    if not found:
        return defined
    rows = _rows(levels, found, text)
    for first, second in pairwise(rows):
        alike = first.steps != second.steps and len(first.values) == len(second.values)
        if alike and (first.end == second.start or _MEANS.fullmatch(text, first.end, second.start)):
            steps, cares = (first, second) if first.steps else (second, first)
            defined.steps |= dict(zip(steps.values, cares.values, strict=True))
            defined.places.append((first.start, second.end))
    defined.steps |= _in_order(defined.steps, {name for match in found for name in _names(match)})
    return defined


def _in_order(defined: Steps, named: set[str]) -> Steps:
    """一档（全护理）1100元，二档700元，三档200元: of three steps some are told, the others follow in their order.

    >>> _in_order({"一档": "full"}, {"一档", "二档", "三档"})
    {'二档': 'half', '三档': 'self'}
    """
    for sign in _SIGNS:
        steps = [number + sign for number in "一二三"]
        for cares in (("full", "half", "self"), ("self", "half", "full")):
            whole = dict(zip(steps, cares, strict=True))
            if defined and named == set(steps) and defined.items() < whole.items() and steps[0] in defined:
                return {step: care for step, care in whole.items() if step not in defined}
    return {}


def _rows(levels: list[Token], found: list[re.Match[str]], text: str) -> list[_Row]:
    """Levels and steps in the order of the text, those of a kind together that only 、 or 和 divides."""
    single = [_Row(t.start, t.end, False, [t.word.get("care") or ""]) for t in levels if t.word]
    single += [_Row(m.start(), m.end(), True, _names(m)) for m in found]
    rows: list[_Row] = []
    for row in sorted(single, key=lambda row: row.start):
        last = rows[-1] if rows else None
        if last and last.steps == row.steps and _JOINT.fullmatch(text, last.end, row.start):
            last.end, last.values = row.end, last.values + row.values
        else:
            rows.append(row)
    return rows


def _steps_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The steps named in text[start:end]; 分为三档 counts them."""
    for match in _STEP.finditer(text, start, end):
        listed = len(match[1]) > 1 or _JOINT.match(text, match.end()) or text[match.start() - 1 : match.start()] in _AND
        counted = _COUNTED.search(text, max(0, match.start() - 3), match.start()) or _IN_ORDER.match(text, match.end())
        if listed or match[1] not in _MANY or not counted:
            yield match


def _names(match: re.Match[str]) -> list[str]:
    """一级; 一、二、三级 as three."""
    return [number + match[2] for number in _JOINT.split(match[1])]


def with_defined_steps(tokens: list[Token], text: str, known: Steps, own: Defined, family: str | None) -> list[Token]:
    """`tokens` of a sentence with the steps known as their levels, but where it defines them itself.

    Only where the persons spoken of are 特困; those of `family` if the sentence names none.
    """
    named = [(token.start, said) for token in tokens if token.word and (said := token.word.get("family"))]
    made: list[Token] = []
    found = list(_steps_in(text, own.start, own.end))
    counts = {match.start() for match in _STEP.finditer(text, own.start, own.end)} - {m.start() for m in found}
    defining = _letters(own.places)
    for match in found:
        values = [known.get(name) for name in _names(match)]
        before = bisect_left(named, (match.start(), ""))
        of = named[before - 1][1] if before else family
        if of == "tekun" and None not in values and match.start() not in defining:
            gives = tuple(("care", care) for care in values if care)
            made.append(Token("subject", match.start(), match.end(), match[0], Word(match[0], "subject", gives)))
    taken = _letters([(token.start, token.end) for token in made])
    kept = [
        as_noise(token) if token.start in counts else token
        for token in tokens
        if taken.isdisjoint(range(token.start, token.end))
    ]
    return sorted([*kept, *made], key=lambda token: token.start)


def _letters(places: list[tuple[int, int]]) -> set[int]:
    """Every letter of some places."""
    return {at for start, end in places for at in range(start, end)}


def without_definitions(tokens: list[Token], defined: Defined, text: str) -> list[Token]:
    """按全护理、半护理分为一档、二档：一档…: a meaning given before the steps' own figures breaks none of them down."""
    figures = [token.start for token in tokens if token.kind in ("amount", "number")]
    told = defined.places if len(defined.steps) > 1 and not figures else []
    ends = [*figures, defined.end]
    for figure, group in groupby(defined.places, lambda place: ends[bisect_left(figures, place[1])]):
        places = list(group)
        again = {name for match in _steps_in(text, places[-1][1], figure) for name in _names(match)}
        told = told if again.isdisjoint(defined.steps) else told + places
    within, kinds = _letters(told), ("subject", "refuse")
    return [as_noise(token) if token.kind in kinds and token.start in within else token for token in tokens]
