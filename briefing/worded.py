"""A frame as a person reads it in a workbook: codes as words, what is told elsewhere in words left out. Pure.

In: a frame with the warehouse's codes and a language. Out: its copy. Decision: the data package keeps codes, for
programs; a value that is no code (already a word) stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from words.catalogue import Lang, load_catalogue, text
from words.codes import code_word

_CODED = (
    *("level", "period", "kind", "bound", "provenance", "month_provenance", "year_provenance", "basis", "from_basis"),
    *("to_basis", "grade", "status", "pair_kind", "verdict"),
)
_TOLD: Mapping[Lang, tuple[str, ...]] = {"zh": ("finding_codes", "note_en"), "en": ("finding_codes", "note_zh")}
"""columns that mark_reasons tells, and the notes in the other language"""


def worded(frame: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The frame with words for codes.

    >>> worded(pd.DataFrame({"basis": ["implied", "stated"], "note_en": ["x", ""]}), "zh").to_dict("list")
    {'basis': ['由次年标准和所载增幅推算', '本地文件载明']}
    """
    shown = frame.drop(columns=[name for name in _TOLD[lang] if name in frame])
    words = {name: [code_word(name, code, lang) or code for code in shown[name]] for name in _CODED if name in shown}
    return shown.assign(**words)


def heading(column: str, meanings: Mapping[str, str], lang: Lang) -> str:
    """What stands over a column: of one whose codes are words not the list of its codes.

    >>> heading("kind", {"kind": "actual、average"}, "zh"), heading("year", {"year": "年份"}, "zh")
    ('口径', '年份')
    """
    key = f"briefing.worded_{column}"
    return text(key, lang) if key in load_catalogue() else meanings.get(column, "")
