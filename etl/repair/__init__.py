"""SourceText → RepairedText: text fit for the grammar, every character traced to the reader's text.

Characters are exchanged one for one, injected pinyin, blanks and page marks inside numbers and words are taken away,
nothing else changes and nothing is added. What alters how a figure reads is marked `changes_figure`. Repairing
repaired text changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from etl.records import Repair, RepairedText, SourceText, Span
from etl.repair.characters import exchange_characters, glyph_table, traditional_table
from etl.repair.gaps import (
    find_blanks_beside_digits,
    find_blanks_in_numbers,
    find_blanks_in_words,
    find_lines_in_dates,
    find_page_lines,
    find_pages_in_numbers,
    find_pages_in_sentences,
)
from etl.repair.lines import find_wrapped_lines
from etl.repair.origin import Origin, cut
from etl.repair.pinyin import find_pinyin
from etl.repair.spacing import find_blanks_in_units, find_invisible, find_letter_spacing, find_spaced_cells
from etl.repair.split_numbers import find_split_numbers


def _find_returns(text: str) -> list[Span]:
    """The first half of a line end as Windows writes it."""
    return [match.span() for match in _RETURN.finditer(text)] if "\r" in text else []


_RETURN = re.compile("\r(?=\n)")
_CUTTERS: tuple[tuple[str, Callable[[str], list[Span]], bool], ...] = (
    ("line_end_of_windows", _find_returns, False),
    ("invisible_removed", find_invisible, False),
    ("pinyin_removed", find_pinyin, False),
    ("letter_spacing", find_letter_spacing, True),
    ("blank_in_word", find_spaced_cells, False),
    ("page_mark_in_number", find_pages_in_numbers, True),
    ("page_mark_removed", find_pages_in_sentences, False),
    ("page_mark_removed", find_page_lines, False),
    ("line_end_in_sentence", find_wrapped_lines, False),
    ("blank_in_number", find_blanks_in_numbers, True),
    ("number_split", find_split_numbers, True),
    ("line_end_in_date", find_lines_in_dates, False),
    ("blank_in_unit", find_blanks_in_units, False),
    ("blank_in_word", find_blanks_in_words, False),
    ("blank_in_word", find_blanks_beside_digits, False),
)
_MOST_ROUNDS = 8


def _exchanged(before: str, after: str) -> list[Repair]:
    if before == after:
        return []
    repairs = []
    if not traditional_table().keys().isdisjoint(before):
        repairs.append(Repair("traditional_simplified", (0, len(before))))
    for glyph in glyph_table():
        place = before.find(glyph)
        while place >= 0:
            repairs.append(Repair("glyph_replaced", (place, place + 1), True))
            place = before.find(glyph, place + 1)
    return repairs


def _cut_round(text: str, places: Sequence[int], repairs: list[Repair]) -> tuple[str, Sequence[int]]:
    for kind, find, changes_figure in _CUTTERS:
        spans = find(text)
        if spans:
            repairs += [Repair(kind, (places[a], places[b - 1] + 1), changes_figure) for a, b in spans]
            text, places = cut(text, places, spans)
    return text, places


def repair(source: SourceText) -> RepairedText:
    """The text of `source` made readable; `origin` maps each character back to it.

    >>> repair(SourceText("x", "農(nóng)村低保每人每月6 30元", "txt")).text
    '农村低保每人每月630元'
    """
    exchanged = exchange_characters(source.text)
    repairs = _exchanged(source.text, exchanged)
    text = exchanged
    places: Sequence[int] = range(len(exchanged))
    for _ in range(_MOST_ROUNDS):
        length = len(text)
        text, places = _cut_round(text, places, repairs)
        if len(text) == length:
            break
    return RepairedText(text, Origin(places), tuple(repairs))
