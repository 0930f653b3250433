"""What of a text nothing was made of: amounts and multiples that were neither read nor refused. Pure.

In: an Extraction and its text. Out: a sentence each, so that on the page read no amount passes unseen.
"""

from __future__ import annotations

import re

from etl.records import Extraction, Span
from words.catalogue import Lang, text

MOST = 60
_AMOUNT = re.compile(r"\d[\d,，.]*\s*[万亿]?元|\d+(?:\.\d+)?\s*倍")
_END = re.compile(r"[，。；;\n]")
_REACH = 12


def unread(extraction: Extraction, words: str, lang: Lang) -> list[str]:
    """Each amount in yuan and each multiple outside all that was read or refused, with the words around it."""
    known = [span for figure in extraction.observations for span in figure.spans]
    known += [span for figure in extraction.caseload for span in figure.spans]
    known += [step.span for step in (*extraction.steps, *extraction.refused)]
    spans = [found.span() for found in _AMOUNT.finditer(words)]
    passed = [span for span in spans if not any(span[0] < end and start < span[1] for start, end in known)]
    return [text("read.unread", lang, words=_around(span, words)) for span in passed[:MOST]]


def _around(span: Span, words: str) -> str:
    """The characters with a little of their own clause on either side."""
    before = _END.split(words[max(span[0] - _REACH, 0) : span[0]])[-1]
    after = _END.split(words[span[1] : span[1] + _REACH])[0]
    return f"{before}{words[slice(*span)]}{after}"
