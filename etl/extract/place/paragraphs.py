"""Paragraphs that each speak of a place of their own: 柳涧县把目光投向孩子。…, 在霜溪市，….

In: text. Out: for each place in the text where such a paragraph begins the name it begins with; nothing unless two
places by name head a paragraph each. Refuses the text's own region, parts of it, lists of places and lines that the
line before only wraps into.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.extract.place.places import read_scope
from etl.extract.place.regions import region_of_scope
from etl.extract.subject.subjects import Item
from etl.extract.text.sentences import Sentence
from etl.extract.text.shielding import SHIELDED

if TYPE_CHECKING:
    from etl.extract.reading import Reader

_HEAD = re.compile(
    rf"\n[ \u3000\t]*(?:而?在)?(?P<name>[\u4e00-\u9fff{SHIELDED}]{{2,5}}?[市县区旗])(?=[\u4e00-\u9fff，][^\n]{{12}})"
    r"(?![市县区旗的和与及至]|人民|民政|政府|委)"
)
_BRACKETED = re.compile(r"\s*【([^】\s]{2,12})】")
_OF_PARAGRAPH = 7.5
"""The depth of a place that heads a paragraph"""
_OPEN = ("", *"。！？!?；”：）")
"""What may stand before a paragraph: the end of a sentence, nothing"""
_BLANKS = 8


def headed_paragraphs(text: str, region: str | None) -> dict[int, str]:
    """Where paragraphs begin that a place by name heads.

    >>> headed_paragraphs("柳涧县把目光投向孩子们，提高标准。\\n漳水县则在快字上下功夫，压缩办理的时限。", "雁回市")
    {0: '柳涧县', 18: '漳水县'}
    """
    found = {
        match.start(): match["name"]
        for match in _HEAD.finditer("\n" + text)
        if region_of_scope(match["name"], region) and _before(text, match.start()) in _OPEN
    }
    return found if len(set(found.values())) > 1 else {}


def _before(text: str, at: int) -> str:
    """The last character before `at` that is no blank, the empty string without one."""
    return text[max(0, at - _BLANKS) : at].strip()[-1:]


def enter_paragraph(reader: Reader, sentence: Sentence) -> None:
    """柳涧县把目光投向孩子。…: what a paragraph tells is of the place that heads it."""
    if not reader.paragraphs or sentence.line == reader.line:
        return
    if reader.line >= 0 and reader.context.heads and reader.context.heads[-1][0] == _OF_PARAGRAPH:
        reader.context.open_level(_OF_PARAGRAPH)
    reader.line = sentence.line
    if place := reader.paragraphs.get(reader.text.rfind("\n", 0, sentence.start) + 1):
        reader.context.push(_OF_PARAGRAPH, Item({"scope": [place]}))


def named_place(reader: Reader, sentence: Sentence) -> Sentence:
    """【镜湖市】 at the beginning of a line heads what follows."""
    match = _BRACKETED.match(reader.text, sentence.start, sentence.end) if sentence.opens_line else None
    if not match or not read_scope(match.group(1), reader.region):
        return sentence
    reader.context.push(7, Item({"scope": [match.group(1)]}))
    return replace(sentence, body=match.end())
