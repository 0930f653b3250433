"""Which figures stand without their sentence: the number and its source were recorded, not the wording. Pure.

In: figure frames. Out: a note that counts them by region, and apart those without a web address, or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Row, present, region_name, rows_of
from words.sentences.absent import some_names


def is_unquoted(row: Row) -> bool:
    """A stated figure whose sentence was not recorded; what is computed has none.

    >>> is_unquoted({"value": 510, "printed": None}), is_unquoted({"value": 510, "printed": "510元"})
    (True, False)
    """
    computed = row.get("basis") in ("computed", "implied") or row.get("provenance") == "computed"
    return not computed and present(row.get("value")) is not None and present(row.get("printed")) is None


def unquoted_note(frames: Iterable[pd.DataFrame], lang: Lang) -> str:
    """Whose figures, and how many, can be read in no sentence here; nothing where all can."""
    rows = [row for frame in frames for row in rows_of(frame) if is_unquoted(row)]
    if not rows:
        return ""
    bare = [row for row in rows if not present(row.get("url"))]
    nowhere = text("sources.unquoted_bare", lang, regions=_counted(bare, lang)) if bare else ""
    return text("sources.unquoted", lang, regions=_counted(rows, lang), bare=nowhere)


def _counted(rows: Iterable[Row], lang: Lang) -> str:
    counts = Counter(region_name(row, lang) for row in rows)
    named = [text("sources.unquoted_of", lang, region=region, count=count) for region, count in counts.items()]
    return some_names(named, lang)
