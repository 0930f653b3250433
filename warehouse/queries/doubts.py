"""Why a figure is doubtful: the sentences of the findings about it that nobody has yet looked at."""

from __future__ import annotations

import duckdb
import pandas as pd

from warehouse.queries.ask import ask


def with_doubts(
    con: duckdb.DuckDBPyConnection, figures: pd.DataFrame, known: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The figure frame with doubts_zh and doubts_en, a list of sentences each (empty: no doubt).

    Warnings and errors count until they are acknowledged; what is only information (a correction, injected pinyin taken
    out) is no doubt. `known` are the doubts of all figures, where the caller has asked for them once.
    """
    ends = {prefix: column for prefix, column in _SUBJECTS.items() if column in figures}
    if known is None:
        known = doubts(con, sorted({str(each) for column in ends.values() for each in figures[column].dropna()}))
    sentences = {row.subject: row for row in known.itertuples(index=False)}
    frame = figures.copy()
    for prefix, column in ends.items():
        for lang in ("zh", "en"):
            frame[f"{prefix}doubts_{lang}"] = [
                list(getattr(sentences[subject], lang)) if subject in sentences else [] for subject in figures[column]
            ]
    return frame


_SUBJECTS = {"": "observation_id", "from_": "from_observation_id", "dibao_": "dibao_id"}
"""a growth has doubts of its new figure and of its old one, a multiple of the dibao it is measured against"""


def doubts(con: duckdb.DuckDBPyConnection, subjects: list[str] | None = None) -> pd.DataFrame:
    """subject, zh, en: the sentences of the doubts of these subjects, or of all."""
    return ask(
        con,
        """SELECT subject, list(message_zh ORDER BY code) AS zh, list(message_en ORDER BY code) AS en FROM findings
        WHERE ($subjects IS NULL OR list_contains($subjects, subject)) AND severity <> 'info' AND NOT acknowledged
        GROUP BY subject""",
        subjects=subjects,
    )
