"""Levels of regions: a county, a county-level city straight under the province, a prefecture, a province. Pure.

Standards of unlike levels are never compared unmarked: a chart that mixes them says which region is of which level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Row, region_name, rows_of

LEVELS = ("province", "prefecture", "direct", "county")


def level_of(row: Row) -> str:
    """The level; a county-level code in the division 90 lies straight under its province (潜江 429005)."""
    level = str(row["level"])
    return "direct" if level == "county" and str(row["region_code"])[2:4] == "90" else level


def level_name(row: Row, lang: Lang) -> str:
    """县级, 省直辖, 地级, 省级.

    >>> level_name({"level": "county", "region_code": "429005"}, "zh")
    '省直辖'
    """
    return text(f"levels.{level_of(row)}", lang)


def level_note(frames: Iterable[pd.DataFrame], lang: Lang) -> str:
    """Which region is of which level, where the figures mix them; else nothing."""
    found: dict[str, dict[str, None]] = {}
    for frame in frames:
        for row in rows_of(frame):
            if row.get("level") in ("province", "prefecture", "county"):
                found.setdefault(level_of(row), {})[region_name(row, lang)] = None
    if len(found) < 2:
        return ""
    join = text("figures.list_separator", lang)
    parts = [
        text("levels.part", lang, names=join.join(found[level]), level=text(f"levels.{level}", lang))
        for level in LEVELS
        if level in found
    ]
    return text("levels.note", lang, parts=text("levels.separator", lang).join(parts))


def join_notes(notes: Iterable[str], lang: Lang) -> str:
    """Several notes as one."""
    return ("" if lang == "zh" else " ").join(note for note in notes if note)


def levels_by_code(frame: pd.DataFrame, lang: Lang) -> Mapping[str, str]:
    """{code: level in words} of the regions in a frame."""
    return {row["region_code"]: level_name(row, lang) for row in rows_of(frame) if row.get("level")}
