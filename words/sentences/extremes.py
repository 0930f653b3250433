"""Who is highest and who lowest: the part of a finding that several pages share. Pure.

Only reviewed figures with a value count; ties are named together; amounts carry their year where years differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, amount_text, region_name, rows_of, value_in
from words.numbers import round_half_up


@dataclass(frozen=True)
class Extremes:
    """The rows at both ends; more than one where they tie. `years` are all years that were compared."""

    high: list[dict[str, Any]]
    low: list[dict[str, Any]]
    years: list[int]

    @property
    def tied(self) -> bool:
        """All are equal."""
        return self.high == self.low


def countable(figures: pd.DataFrame, unit: Unit) -> list[dict[str, Any]]:
    """The rows a finding may rest on: reviewed, actual, with a value."""
    rows = rows_of(figures)
    return [row for row in rows if is_reviewed(row) and value_in(row, unit) is not None]


def is_reviewed(row: dict[str, Any]) -> bool:
    """Whether a figure has been reviewed, and what a growth or a multiple measures it against."""
    return "extracted" not in (row.get("status"), row.get("from_status"), row.get("dibao_status"))


def unreviewed_regions(rows: Sequence[dict[str, Any]], lang: Lang) -> list[str]:
    """The regions of which a group or series has nothing reviewed among these figures, once each, in order."""
    known = [row for row in rows if row.get("status") is not None]
    counted = {_asked(row) for row in known if is_reviewed(row)}
    return list(dict.fromkeys(region_name(row, lang) for row in known if _asked(row) not in counted))


def _asked(row: dict[str, Any]) -> tuple[str, str | None]:
    return row["region_code"], row.get("group_id") or row.get("series_id")


def with_unreviewed(said: str, rows: Sequence[dict[str, Any]], lang: Lang) -> str:
    """A finding over these figures, and whose stayed out of it because nobody has reviewed them."""
    regions = unreviewed_regions(rows, lang)
    return said + (text("sentences.unreviewed", lang, regions=join_names(regions, lang)) if regions else "")


def with_reserves(said: str, rows: Sequence[dict[str, Any]], lang: Lang) -> str:
    """A finding that rests on the amounts of these figures: whose stayed out of it, and whose are doubtful."""
    counts = Counter(region_name(row, lang) for row in rows if is_reviewed(row) and _is_doubtful(row))
    regions = [
        text("sentences.several_doubtful", lang, region=region, count=count) if count > 1 else region
        for region, count in counts.items()
    ]
    doubtful = text("sentences.doubtful", lang, regions=join_names(regions, lang)) if regions else ""
    return with_unreviewed(said + doubtful, rows, lang)


def _is_doubtful(row: dict[str, Any]) -> bool:
    """Whether a figure is doubtful, or what a growth or a multiple measures it against."""
    return any(row.get(f"{end}doubts_zh") for end in ("", "from_", "dibao_"))


def find_extremes(rows: Sequence[dict[str, Any]], unit: Unit) -> Extremes | None:
    """Highest and lowest of `rows`, compared as they are shown; None where there is nothing."""
    if not rows:
        return None
    shown = [round_half_up(value_in(row, unit) or 0, 1) for row in rows]
    high = [row for row, value in zip(rows, shown, strict=True) if value == max(shown)]
    low = [row for row, value in zip(rows, shown, strict=True) if value == min(shown)]
    return Extremes(high, low, sorted({int(row["year"]) for row in rows}))


def names_of(rows: Sequence[dict[str, Any]], lang: Lang) -> str:
    """同心、潜江 / Tongxin and Qianjiang."""
    return join_names([region_name(row, lang) for row in rows], lang)


def join_names(names: Sequence[str], lang: Lang) -> str:
    """A list as a sentence has it.

    >>> join_names(["a", "b", "c"], "en"), join_names(["同心", "潜江"], "zh")
    ('a, b and c', '同心、潜江')
    """
    if lang == "en" and len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return text("figures.list_separator", lang).join(names)


def count_word(count: int, lang: Lang) -> str:
    """A small count as a sentence has it.

    >>> count_word(2, "zh"), count_word(4, "en"), count_word(13, "zh")
    ('两', 'four', '13')
    """
    words = text("sentences.small_numbers", lang).split()
    return words[count] if count < len(words) else str(count)


def dated_amount(rows: Sequence[dict[str, Any]], unit: Unit, lang: Lang, with_year: bool) -> str:
    """The amount of tied rows, with its year or years where the sentence does not name one: 950元/月（2023年）."""
    amount = amount_text(rows[0], unit, lang) or ""
    if not with_year:
        return amount
    years = sorted({int(row["year"]) for row in rows})
    return text(
        "sentences.amount_year", lang, amount=amount, year=text("sentences.and_years", lang).join(map(str, years))
    )
