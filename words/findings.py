"""A finding in words: the sentence of its code, its details as a reader says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from words.catalogue import Lang, text


def finding_text(code: str, detail: Mapping[str, Any], lang: Lang) -> str:
    """The sentence of words/texts/findings.toml for a code with its details; a period is told by its name.

    >>> finding_text("period_missing", {"reading": "month"}, "zh")[-4:]
    '读作每月'
    """
    said = dict(detail)
    if "reading" in said:
        said["reading"] = text(f"columns.period_{said['reading']}", lang)
    return text(f"findings.{code}", lang, **said)
