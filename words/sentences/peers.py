"""The finding about places among peers, in zh and en. Pure; the query places reviewed figures only."""

from __future__ import annotations

import pandas as pd

from words.catalogue import Lang, text
from words.figures import Unit, amount_text, region_name, rows_of
from words.numbers import format_number
from words.sentences.extremes import with_reserves


def peers_finding(placed: pd.DataFrame, peers: str, area: str, unit: Unit, lang: Lang) -> str:
    """Each region's place in one sentence, the first four regions; rows of place_among_peers."""
    rows = rows_of(placed)
    name = text(f"figures.area_{area}", lang)
    if not rows:
        return text("peers.no_finding", lang, area=name)
    parts = [
        text(
            "peers.one",
            lang,
            region=region_name(row, lang),
            year=row["year"],
            value=amount_text(row, unit, lang),
            place=format_number(row["place"], 0, lang),
            peers=format_number(row["peers"], 0, lang),
        )
        for row in rows[:4]
    ]
    said = text("peers.separator", lang).join(parts)
    rest = text("peers.rest", lang, rest=len(rows) - 4) if len(rows) > 4 else ""
    return with_reserves(text(f"peers.finding_{peers}", lang, area=name, places=said, rest=rest), rows[:4], lang)
