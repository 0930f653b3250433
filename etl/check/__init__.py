"""Extraction → Extraction with findings: what is doubtful is said, never dropped and never passed over in silence."""

from __future__ import annotations

from dataclasses import replace

from etl.check.figures import check_figure
from etl.check.pairs import check_pairs
from etl.records import Extraction, SourceText


def observation_name(extraction_id: str, index: int) -> str:
    """How findings name the index-th observation of an extraction, counted from 0.

    >>> observation_name("003_b7", 1)
    '003_b7-02'
    """
    return f"{extraction_id}-{index + 1:02d}"


def check(extraction: Extraction, source: SourceText) -> Extraction:
    """`extraction` with the findings of its figures, of each alone and of each with its neighbours, added."""
    named = [(observation_name(extraction.id, i), o) for i, o in enumerate(extraction.observations)]
    findings = [finding for name, o in named for finding in check_figure(o, name)]
    findings += check_pairs(named)
    return replace(extraction, findings=(*extraction.findings, *findings))
