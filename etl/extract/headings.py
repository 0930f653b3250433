"""Headings and numberings: what stands above amounts, on a line of its own or before a colon, and what it refuses."""

from __future__ import annotations

import re

from etl.extract.gap import Gap, read_gap
from etl.extract.place.places import EVERYWHERE, is_everywhere
from etl.extract.refusal.refusals import PAID_AS_ALLOWANCE
from etl.extract.runs import matching_close
from etl.extract.sentence_state import SentenceState
from etl.extract.subject.choosing import context_before, with_hint
from etl.extract.subject.subjects import OTHER, Item, read_atoms
from etl.extract.text.head_periods import period_of_head
from etl.extract.text.sentences import MARKER, level_of
from etl.extract.text.tokens import Token

_GENERIC = re.compile(r"\s*(?:(?:救助|保障|发放|执行|现行|具体|调整后|提标后)的?标准|标准(?:金额|额度)|金额|数额)\s*")
"""A label that says no more than 标准: what it holds for is named by the heading above it"""
_OF_STANDARDS = re.compile(
    r"标准(?:水平|金额)?(?:分别|依次|均|统一|一律)?(?:调整|定|确定|公布|明确|规定)?(?:情况)?(?:如下|为|是)?(?:发放|执行|施行)?\s?$"
)
"""新标准为：, 救助标准如下：, 按新标准发放：: over a list of standards"""
_SHORT = 24
"""How many characters a heading inside a sentence has at most"""
_LONGEST = 30
"""How many characters of a heading say that it is one of standards"""
_INNER = 8
"""The depth of a heading inside a sentence"""
_OF_DESCRIPTION = ("semi", "clause", "sep", "open", "close", "noise")
_ANSWER = re.compile(r"\s*(?:答|答复|回复)\s?[:：]")


def numbering(s: SentenceState, tokens: list[Token]) -> None:
    """A numbering after ； opens its level like one after 。"""
    for index, token in enumerate(tokens):
        if token.kind in ("semi", "open") and (
            marker := MARKER.match(s.reader.text, token.end if token.kind == "semi" else token.start)
        ):
            if token.kind == "open" and level_of(marker) not in (2, 4):
                continue
            if token.kind == "open" and index and tokens[index - 1].kind == "colon":
                del tokens[index : (matching_close(tokens, index) or index) + 1]
                return
            s.reader.context.open_level(level_of(marker))
            s.first = True
            del tokens[:index]
            return


def inner_heading(s: SentenceState, tokens: list[Token]) -> list[Token]:
    """城市：…, 照料护理费另计：…: what stands before a colon heads what follows."""
    colons = [index for index, token in enumerate(tokens) if token.kind == "colon"]
    begin, under = 0, None
    for colon in colons[:-1]:
        if _opens_list(s, tokens[colon]):
            _head(s, tokens[begin : colon + 1], colon - begin)
            begin, under = colon + 1, s.under or under
    if begin < len(tokens) and colons and colons[-1] >= begin:
        rest = _head(s, tokens[begin:], colons[-1] - begin)
    else:
        rest = tokens[begin:]
    s.under = s.under or under
    return rest


def _head(s: SentenceState, tokens: list[Token], colon: int) -> list[Token]:
    """What the tokens before the colon at that index head; the tokens that are left to read."""
    before, after = tokens[:colon], tokens[colon + 1 :]
    if _leads_to_list(before, after):
        return before + after
    refuse_under(s, before, after)
    if any(token.kind == "subject" and token.word and token.word.get("family") for token in before):
        s.frame.refused = None
    s.head_period = period_of_head(before, s.reader.text)
    gap = read_gap(before, s.reader.text, tokens[colon].start, not s.first)
    s.tells_of_past(gap)
    items = gap.items_from(0)
    context = s.reader.context
    begin = max((token.end for token in before if token.kind == "semi"), default=s.sentence.body)
    short = tokens[colon].start - begin <= _SHORT and len({atom.clause for atom in gap.atoms}) <= 1
    if len(items) == 1 and items[0].dims and short and s.first:
        whole = with_hint(items[0], context.complete(items[0], s.boundary(gap), heads=True))
        whole = items[0] if len(whole.families()) > 1 and set(items[0].dims) == {"scope"} else whole
        whole = Item({"family": [OTHER]}) if s.under and _opens_list(s, tokens[colon]) else whole
        context.push(_depth(s, tokens[colon]), whole)
        s.headed = True
    elif s.first and (place := _last_place(gap)):
        context.push(_INNER, Item({"scope": [place]}))
        s.reader.context = context_before(gap, gap.last_clause + 1, context, {0: s.boundary(gap)})
    elif len(items) == 1 and set(items[0].dims) == {"scope"}:
        context.path = context.complete(items[0], s.boundary(gap), heads=True)
    elif items:
        s.reader.context = context_before(gap, gap.last_clause + 1, context, {0: s.boundary(gap)})
        if _depth(s, tokens[colon]) < _INNER or (s.first and _names_group(items)):
            s.reader.context.push(_depth(s, tokens[colon]), s.reader.context.path)
        s.headed = s.headed or (short and len(items) == 1 and _goes_on_list(s, before, gap, items[0]))
    elif _GENERIC.fullmatch(s.reader.text, s.sentence.body, tokens[colon].start):
        s.headed = True
    s.as_standards = not s.under and not gap.refusals and _heads_standards(s, tokens[colon])
    told = not s.under and gap.last_clause and "standard" in gap.flags and s.reader.context.path.only("family")
    headed = bool(told) or _ends_in_standard(before) or _names_allowance(before)
    s.headed = s.headed or headed or _ANSWER.match(s.reader.text, s.sentence.start) is not None
    return [token for token in before if token.kind in ("period", "bound", "each")] + after


def _names_group(items: list[Item]) -> bool:
    """…明确，散居孤儿基本生活费不再区分城乡：原先城市孤儿…: one family in one mode is spoken of behind the colon."""
    return len(items) == 1 and len(items[0].families()) == 1 and items[0].only("mode") is not None


def _goes_on_list(s: SentenceState, before: list[Token], gap: Gap, item: Item) -> bool:
    """城市：每人每月975元；农村：…: a label of another area or mode behind a figure that was read."""
    parted = before[0].kind == "semi" and bool(item.dims) and not item.families() and not gap.refusals
    return parted and bool(s.frame.drafts) and not (s.frame.refused or s.just_refused or s.under)


def _opens_list(s: SentenceState, colon: Token) -> bool:
    """标准为：（一）城市：…: whether a numbering begins behind a colon."""
    return MARKER.match(s.reader.text, colon.end, s.sentence.end) is not None


def _depth(s: SentenceState, colon: Token) -> float:
    """How deep what stands before a colon heads what follows: above the numbering that begins there."""
    if s.sentence.level is not None:
        return s.sentence.level
    marker = MARKER.match(s.reader.text, colon.end, s.sentence.end)
    return level_of(marker) - 0.5 if marker else _INNER


def _leads_to_list(before: list[Token], after: list[Token]) -> bool:
    """机构、散居孤儿分别为：1900元、1400元: a colon right before the list of what was named parts nothing."""
    each = any(token.kind == "each" for token in before[-2:])
    return each and not any(token.kind in ("subject", "scope", "refuse") for token in after)


def _last_place(gap: Gap) -> str | None:
    """昨日获悉，市区城乡低保标准同步上调：…: the one part that the clause before the colon names."""
    said = {atom.value for atom in gap.atoms if atom.dim == "scope" and atom.clause == gap.last_clause}
    place = said.pop() if len(said) == 1 else EVERYWHERE
    return None if is_everywhere(place) else place


def _heads_standards(s: SentenceState, colon: Token) -> bool:
    begin = max(s.sentence.body, colon.start - _LONGEST)
    return _OF_STANDARDS.search(s.reader.text, begin, colon.start) is not None


def _ends_in_standard(before: list[Token]) -> bool:
    """…，农村低保标准：500元: the words right before the colon name a standard."""
    last = before[-1] if before else None
    return last is not None and last.kind == "subject" and last.word is not None and "standard" in last.word.flags


def _names_allowance(before: list[Token]) -> bool:
    """；分散养育孤儿：…, 父母失联的孩子（事实无人抚养儿童）：…: the one group that the head ends in is paid it."""
    words = [token for token in before if token.kind not in _OF_DESCRIPTION and token.role() != "noise"]
    named = [token.word.get("family") for token in words if token.kind == "subject" and token.word]
    ends = before[-2:] if before[-1:] and before[-1].kind == "close" else before[-1:]
    last = bool(ends) and ends[0].kind == "subject" and len(set(named)) == 1
    return last and len(named) == len(words) and named[0] in PAID_AS_ALLOWANCE


def refuse_under(s: SentenceState, before: list[Token], after: list[Token]) -> None:
    atoms, _, _ = read_atoms(before)
    families = {atom.value for atom in atoms if atom.dim == "family"}
    topical = any(t.kind == "refuse" and t.word and t.word.get("reach") != "soft" for t in before)
    last = next((t for t in reversed(before) if t.kind in ("subject", "refuse") and t.text != "标准"), None)
    paid_by = last.word.get("reason") if last and last.word and last.kind == "refuse" else None
    named = any(t.word and ("standard" in t.word.flags or _is_child(t)) for t in after if t.kind == "subject")
    subsidised = paid_by in ("treasury_subsidy", "subsidy_paid") and not named
    subsidised = subsidised or (not families and (_is_share(before, after) or _grow_as_paid(before, named)))
    s.under = "other_topic" if subsidised or (topical and families <= {"other"} and not named) else None


def _is_share(before: list[Token], after: list[Token]) -> bool:
    """省级财政补助标准为：孤儿每人每月300元: a treasury's subsidy of all groups behind the colon."""
    paid = [token.word.get("reason") for token in before if token.kind == "refuse" and token.word]
    standards = any(token.word and "standard" in token.word.flags for token in after if token.kind == "subject")
    return paid[:1] == ["treasury_subsidy"] and len(paid) > 1 and not standards


def _grow_as_paid(before: list[Token], named: bool) -> bool:
    """各档补助金随之增加：城镇低保…: what is paid rises, and the standards are not named."""
    paid = any(token.kind == "refuse" and token.word and token.word.get("reason") == "class_extra" for token in before)
    return paid and not named and any(token.role() == "raise" for token in before)


def _is_child(token: Token) -> bool:
    """困境儿童：散居孤儿1820元: orphans are told among the children of a wider heading."""
    return token.word is not None and token.word.get("family") in ("orphan", "unattended")


def heads_no_standard(tokens: list[Token]) -> bool:
    """低保补差水平, 资助参保标准 over a paragraph: its amounts are no standards."""
    refused = {token.end: token.word.get("reach") for token in tokens if token.kind == "refuse" and token.word}
    words = [(token.start, token.word) for token in tokens if token.kind == "subject" and token.word]
    standards = [(start, word) for start, word in words if "standard" in word.flags]
    named = any(start not in refused or word.gives for start, word in standards)
    bare = bool(standards) and not any(word.get("family") for _, word in words)
    return not named and ("run" in refused.values() or ("topic" in refused.values() and bare))


def merged(items: list[Item]) -> Item:
    families = {family for item in items for family in item.families()}
    if len(families) == 1:
        return Item({"family": list(families)})
    return Item({"family": sorted(families)}) if families else items[-1]
