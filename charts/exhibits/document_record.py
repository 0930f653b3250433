"""A document of which no figure is listed: what it is and what the checks found. Pure: its row and findings in."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.exhibit import Exhibit
from words.catalogue import Lang, text
from words.citations import cite
from words.provenance import Row, document_facts, facts_table


def without_figures(document: Row, findings: Sequence[Row], lang: Lang) -> Exhibit:
    """The facts of the document, findings among them; nothing was read from it, or all that was read is rejected."""
    facts = document_facts(document, findings, lang)
    return Exhibit(
        name="sources-document",
        title=text("sources.document_title", lang),
        finding=text("sources.document_empty", lang, source=cite(document, lang)),
        drawing=None,
        table=facts_table(facts, lang),
        figures=pd.DataFrame([{"fact": fact.heading, "says": fact.says} for fact in facts]),
        unit="",
        source="",
        columns={key: text(f"sources.column_{key}", lang) for key in ("fact", "says")},
    )
