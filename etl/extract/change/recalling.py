"""Lists in the order of what was named before: 各提高39元，分别达到A、B; 上述四项标准依次提高到A、B、C、D."""

from __future__ import annotations

import re

from etl.extract.drafts import Draft
from etl.extract.gap import Gap
from etl.extract.place.places import EVERYWHERE
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.arranging import SPLIT, arrangements
from etl.extract.subject.choosing import Choice
from etl.extract.subject.context import GROUP_OF_ITS_OWN
from etl.extract.subject.subjects import BOTH, LISTED, OTHER, Flat

_MOST_ZONES = 24
"""How many figures back zones are looked for"""
_ABOVE = re.compile(r"(?:上述|以上|前述)(?:[两二三四五六七八\d]+[项类个种])?(?:救助|保障)?标准")
_AREAS_ABOVE = re.compile("(?:上述|以上|前述)(?:[两二三四五六七八\\d]+[类个种])?(?:区域|地区|县市区|[县市区])")


def recall(s: SentenceState, gap: Gap, choice: Choice, total: int) -> None:
    """Subjects for a list whose own words name too few: those of the words before, or of the figures above.

    None under a topic that is none of ours: 调整低保边缘家庭认定标准。按…的1.5倍执行，分别为A、B.
    """
    if choice.doubt and all(flat.get("family") == OTHER for flat in choice.flats):
        return
    if choice.doubt and (areas := _areas_of_base(gap, choice.flats, total)):
        choice.flats, choice.doubt = areas, None
    if choice.doubt and (places := _places_above(s, gap, total)):
        choice.flats = [{**flat, "scope": place} for flat, place in zip(choice.flats, places, strict=True)]
        choice.doubt = None
    if choice.doubt and gap.each and (flats := _zones_above(s, gap, choice.flats)):
        choice.flats, choice.doubt = flats, None
    if choice.doubt and not any(atom.dim in LISTED and atom.value != EVERYWHERE for atom in gap.atoms):
        named = arrangements(s.named_before, total)
        flats = named or _listed_above(s, gap, total)
        choice.flags = choice.flags.union(*(item.flags & {GROUP_OF_ITS_OWN} for item in s.named_before if named))
        choice.flats, choice.doubt = flats or choice.flats, None if flats else choice.doubt
    if choice.doubt and gap.each and (flats := _steps_above(s, choice.flats, total)):
        choice.flats, choice.doubt = flats, None
    if choice.doubt and gap.each and (flats := _by_grades(s, choice.flats, total)):
        choice.flats, choice.doubt = flats, None
    if choice.doubt and gap.each and (flats := _listed_here(s, gap, choice.flats[0], total)):
        choice.flats, choice.doubt = flats, None


def _areas_of_base(gap: Gap, flats: list[Flat], total: int) -> list[Flat]:
    """特困人员基本生活标准按城乡低保标准的1.3倍确定，分别为A、B: the areas of what the list is a multiple of."""
    of_both = any(token.word and token.word.get("areas") == BOTH for token in gap.tokens if token.kind == "noise")
    if not (of_both and gap.each and total == len(SPLIT)) or any("area" in flat for flat in flats):
        return []
    return [{"area": area, **flat} for area, flat in zip(SPLIT, flats, strict=True)]


def _by_grades(s: SentenceState, flats: list[Flat], total: int) -> list[Flat]:
    """一档（全护理）、二档（半护理）。集中供养分别为A、B: a list of the care part in the order of the grades defined.

    三档标准分别为A、B、C counts the grades.
    """
    grades = s.reader.grades
    fits = len(grades) == total > 1 and sorted(grades) == [str(number + 1) for number in range(total)]
    if not fits or any(flat.get("part") != "care" or "care" in flat for flat in flats):
        return []
    if any(flat.get("grade") not in (None, str(total)) for flat in flats):
        return []
    plain = [{dim: value for dim, value in flat.items() if dim != "grade"} for flat in flats]
    return [{**flat, "care": grades[str(number)]} for number, flat in enumerate(plain, 1)]


def _places_above(s: SentenceState, gap: Gap, total: int) -> list[str]:
    """按照上述三类区域，分别为A、B、C: the places of as many figures before, each another."""
    said = gap.tokens and _AREAS_ABOVE.search(s.reader.text, gap.tokens[0].start, gap.tokens[-1].end)
    places = [draft.subject.get("scope", "") for draft in s.reader.drafts[-total:]] if said else []
    return places if len(set(places) - {""}) == total else []


def _zones_above(s: SentenceState, gap: Gap, flats: list[Flat]) -> list[Flat]:
    """市区城市低保…650元，各县…560元；农村低保标准分别为500元、400元: the zones just told, as many as the figures."""
    standard = any(atom.dim == "family" for atom in gap.atoms)
    if not standard or any(atom.dim == "scope" for atom in gap.atoms) or any(flat != flats[0] for flat in flats):
        return []
    above = s.frame.drafts[-_MOST_ZONES:] or _of_last_sentence(s)
    zones = list(dict.fromkeys(draft.subject.get("scope", "") for draft in above))
    fits = len(zones) == len(flats) > 1 and "" not in zones
    fits = fits and all(draft.subject.get("family") == flats[0].get("family") for draft in above)
    return [{**flat, "scope": zone} for flat, zone in zip(flats, zones, strict=True)] if fits else []


def _of_last_sentence(s: SentenceState) -> list[Draft]:
    """The drafts of the last sentence with figures, if it stands in the line of this one."""
    drafts = s.reader.drafts[-_MOST_ZONES:]
    return [draft for draft in drafts if draft.sentence == drafts[-1].sentence and draft.line == s.sentence.line]


def _listed_here(s: SentenceState, gap: Gap, flat: Flat, total: int) -> list[Flat]:
    """城市…700元，农村…500元，其中云河市分别达到820元、640元: what the sentence told one by one before.

    城市低保标准上调5%，农村低保标准上调8%，调整后分别为A、B: or what rose, where no figure was told yet.
    """
    if any(atom.dim in LISTED and atom.dim != "scope" for atom in gap.atoms):
        return []
    risen = [] if s.frame.drafts else [rise.flat for rise in (*s.told, *s.frame.told)]
    told: list[Flat] = []
    for flat_told in (*(draft.subject for draft in s.frame.drafts), *risen):
        subject = {dim: value for dim, value in flat_told.items() if dim not in ("scope", "year")}
        told += [subject] if subject not in told else []
    place = {"scope": flat["scope"]} if "scope" in flat else {}
    return [{**subject, **place} for subject in told] if len(told) == total else []


def _steps_above(s: SentenceState, flats: list[Flat], total: int) -> list[Flat]:
    """集中供养的全护理A、半护理B、全自理C；分散供养的依次为D、E、F: the levels that the last figures differ by."""
    flat, above = flats[0], [draft.subject for draft in s.reader.drafts[-total:]]
    levels = [subject.get("care") for subject in above]
    alike = all(subject.get("family") == flat.get("family") for subject in above)
    parts = [{dim: said for dim, said in subject.items() if dim in ("part", "care")} for subject in above]
    told = alike and len(set(levels) - {None}) == total > 1
    if not told or "care" in flat or any(one != flat for one in flats):
        return []
    own = {"part": "care"} if flat.get("part") == "care" else {}
    return [{**flat, **part, **own} for part in parts]


def _listed_above(s: SentenceState, gap: Gap, total: int) -> list[Flat]:
    """The subjects of the last sentence with figures, if it told as many."""
    drafts = s.reader.drafts
    above = [draft.subject for draft in drafts[-total - 1 :] if draft.sentence == drafts[-1].sentence]
    start = max(0, gap.tokens[0].start - 12) if gap.tokens else 0
    said = gap.tokens and _ABOVE.search(s.reader.text, start, gap.tokens[-1].end)
    alike = gap.each and len({subject.get("family") for subject in above}) == 1
    if not (said or alike) or len(above) != total:
        return []
    return [{dim: value for dim, value in subject.items() if dim != "scope"} for subject in above]
