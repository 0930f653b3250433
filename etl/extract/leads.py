"""Sentences without money: headings, leads (现将…标准公布如下), questions, units said behind all figures.

In: the reader and the tokens of the sentence. Out: what the reader gives to the figures that follow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.gap import read_gap
from etl.extract.headings import heads_no_standard, merged
from etl.extract.refusal.other_labels import labels_others
from etl.extract.refusal.topics import hear_item_topic
from etl.extract.subject.choosing import context_before, with_hint
from etl.extract.subject.context import ASKED, CLAUSE, STOP
from etl.extract.subject.grades import grades_defined
from etl.extract.subject.subjects import OTHER, Item, make_items, read_atoms
from etl.extract.text.head_periods import hear_head_period, period_of_head
from etl.extract.text.sentences import MARKER, Sentence, level_of
from etl.extract.text.tokens import Token
from etl.extract.text.units_said import closing_unit, unit_of_heading
from etl.lexicon import Word

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_HEADING = 32
"""The longest line that is a heading"""
ABOVE_BULLETS = 5.5
"""The depth of a head that stands over bullets"""
_COLON_ENDS = re.compile(r"[:：]\s*$")
_LABEL_SIGNS = re.compile(r"[\s\u3000：:【】“”]")
_OWN_CASE = re.compile(
    r"(?:[我俺](?![省市县区州旗国镇乡想要来]|们(?!家))|本人|[父母]亲|[老爸]爸|[老妈]妈|爷爷|奶奶|外[公婆]|[大叔]叔|[大伯]伯|伯[父母]"
    r"|[大小舅]舅|舅妈|[大小姑]姑|姑[妈父]|[大小]姨|姨[妈父]|[大婶]婶|[大哥]哥|弟弟|[大姐]姐|妹妹|儿子|女儿|侄|亲戚|邻居|老伴)"
)
"""A case of one's own or one's kin; 我想了解, 子弟学校 are none"""
_LEADS = re.compile(r"如下|[:：]\s*$")
_ANNOUNCES = re.compile(
    r"(?:(?!情况|名单|对象|人数|资金|经费|补贴|补助|程序|条件|办法|流程|依据)[^。；\n]){0,30}?(?:如下|[:：])\s*[:：]?\s*"
)
"""…标准公布如下：, …标准已经市政府批准，现予公布：what stands below are standards"""
_COPULAS = ("为", "是", "分别为", "分别是", "均为")
_LEAD_WORDS = 2
"""How many words may lead to the money that a line begins with"""
RECENT = 60
"""How many figures back a unit said for all may reach"""


def read_heading(reader: Reader, sentence: Sentence, tokens: list[Token]) -> None:
    """A heading stands over what follows; any other sentence is what was spoken of last."""
    atoms, _, _ = read_atoms(tokens)
    short = sentence.end - sentence.start <= _HEADING
    heads = sentence.level is not None or (sentence.opens_line and short and _is_head(reader.text, sentence, tokens))
    period = unit_of_heading(reader.text[sentence.start : sentence.end]) if heads else None
    if heads:
        hear_item_topic(reader, sentence, tokens)
    others = heads and labels_others(reader.text, sentence, tokens)
    if not atoms and not others:
        if period:
            reader.give_unit(period, sentence.line)
        return
    if heads:
        items = [Item({"family": [OTHER]})] if others or heads_no_standard(tokens) else make_items(atoms)
        items = [with_hint(item, item) for item in items]
        if reader.text[sentence.end - 1] in "？?" and _OWN_CASE.search(reader.text, sentence.start, sentence.end):
            items = [Item(item.dims, item.flags | {ASKED}, item.tokens) for item in items]
        named = any(item.families() for item in items)
        beside = named and any(depth == 0 and item.families() for depth, item in reader.context.heads)
        inner = not named or (not beside and any(0 < depth < 7 for depth, _ in reader.context.heads))
        level = sentence.level if sentence.level is not None else 7 if inner else 0
        item = items[-1] if len(items) == 1 else merged(items)
        reader.context.push(level, item)
        if len(item.families()) > 1:
            announce_standards(reader, sentence, tokens)
        if named or _COLON_ENDS.search(reader.text, sentence.body, sentence.end):
            hear_head_period(reader, level, period_of_head(tokens, reader.text))
        if period:
            reader.give_unit(period, sentence.line)
        return
    announce_standards(reader, sentence, tokens)
    gap = read_gap(tokens, reader.text, sentence.end, False)
    before = reader.context
    reader.context = context_before(gap, gap.last_clause + 1, before, {0: STOP})
    _forget_definitions(reader, tokens)
    family = reader.context.path.only("family")
    if family and family != "other" and _leads_a_list(reader.text, sentence):
        parts = {atom.value for atom in atoms if atom.dim == "part"}
        led = ("family", "area", "mode", *(("part",) if parts == {"care"} else ()))
        said = {dim: reader.context.path.dims.get(dim, []) for dim in led}
        before.push(0, Item({dim: values for dim, values in said.items() if len(values) == 1 and values != ["both"]}))
        reader.context = before


def announce_standards(reader: Reader, sentence: Sentence, tokens: list[Token]) -> None:
    """现将2022年低保标准公布如下：⏎城市680元: the lines below are standards, and have the period said right there."""
    named = [token for token in tokens if token.word and "standard" in token.word.flags]
    if named and _ANNOUNCES.fullmatch(reader.text, named[-1].end, sentence.end):
        depth = _depth_above(reader.text, sentence.end)
        reader.context.push(depth, Item({}, {"standard"}))
        hear_head_period(reader, depth, period_of_head(tokens, reader.text))


def _depth_above(text: str, end: int) -> float:
    """The depth of what heads the lines behind `end`: right above their numbering."""
    marker = MARKER.match(text, end)
    return min(ABOVE_BULLETS, level_of(marker) - 0.5) if marker else ABOVE_BULLETS


def _forget_definitions(reader: Reader, tokens: list[Token]) -> None:
    """一档为全护理，二档为半护理。集中供养的，一档900元: what grades mean breaks no later figures down."""
    if len(grades_defined(tokens)) > 1:
        path = reader.context.path
        path.dims = {dim: values for dim, values in path.dims.items() if dim not in ("grade", "care")}


def is_label(text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether a line is but the name of a family of ours, or of what it is paid: 城乡低保, ▶散居孤儿, 基本生活费."""
    said = sum(token.end - token.start for token in tokens if token.kind in ("subject", "sep"))
    whole = len(_LABEL_SIGNS.sub("", text[sentence.body : sentence.end]))
    return sentence.opens_line and said == whole and any(token.word and _names_standard(token.word) for token in tokens)


def _names_standard(word: Word) -> bool:
    return any(word.get(dim) for dim in ("family", "part", "childpart"))


def begins_with_money(sentence: Sentence, tokens: list[Token]) -> bool:
    """每人每月1030元, 分别为每人每月505元、…, on a line of its own below a label."""
    leads = [token for token in tokens[:_LEAD_WORDS] if token.kind in ("each", "both") or token.text in _COPULAS]
    first = tokens[len(leads)] if sentence.opens_line and len(tokens) > len(leads) else None
    begins = tokens[0].start - sentence.body <= 1 if tokens else False
    return first is not None and begins and first.kind in ("period", "bound", "amount")


def _is_head(text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether a short sentence stands alone in its line, or names a family or a place (孤儿保障。…)."""
    behind = text[sentence.end : sentence.end + 1]
    alone = text[sentence.end - 1] not in "。！？" or not behind.strip()
    return alone or any(token.kind == "scope" or (token.word and token.word.get("family")) for token in tokens)


def _leads_a_list(text: str, sentence: Sentence) -> bool:
    """Whether a sentence announces the numbered items right below it: 现将特困人员供养标准调整如下."""
    lead = _LEADS.search(text, sentence.start, sentence.end) is not None
    return lead and sentence.level is None and MARKER.match(text, sentence.end) is not None


def lead_from_end(reader: Reader, sentence: Sentence, rest: list[Token]) -> None:
    """…元；另一块叫照料护理费，按自理能力确定：what the end of a sentence announces heads the lines below it."""
    if not _COLON_ENDS.search(reader.text, sentence.body, sentence.end):
        return
    last = max((index + 1 for index, token in enumerate(rest) if token.kind == "semi"), default=0)
    atoms = [atom for atom in read_atoms(rest[last:])[0] if atom.dim in ("family", "part")]
    items = make_items(atoms)
    if len(items) == 1 and items[0].dims:
        whole = reader.context.complete(items[0], CLAUSE)
        reader.context.push(_depth_above(reader.text, sentence.end), with_hint(items[0], whole))


def hear_question(reader: Reader, sentence: Sentence, tokens: list[Token]) -> None:
    """低保每人每月多少钱？: the period asked for is that of the answer."""
    if reader.text[sentence.end - 1] in "？?":
        periods = [
            word for token in tokens if token.kind == "period" and token.word and (word := token.word.get("period"))
        ]
        reader.asked = (sentence.line, periods[-1]) if periods and periods[-1] in ("month", "year") else None


def close_unit(reader: Reader, sentence: Sentence) -> None:
    """以上标准均按每人每月计算: the unit of all figures above that have none."""
    closing = closing_unit(reader.text, sentence.start, sentence.end)
    for draft in reader.drafts[-RECENT:] if closing else ():
        if closing and draft.amount.period is None:
            draft.amount.period = closing[0]
            draft.shared.append(closing[1:])
