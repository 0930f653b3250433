"""The four kinds of empty told apart: which of the asked-for figures are not there, and why. Pure.

In: figures, the coverage rows of the same question, the regions and series asked for; out: one Gap a missing figure.
A region of which nothing at all is held has no coverage row: that too is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from words.catalogue import Lang, text
from words.figures import rows_of
from words.tables import Emptiness


@dataclass(frozen=True)
class Gap:
    """A figure that is not there; `reason` is one sentence."""

    region_code: str
    series_id: str
    kind: Emptiness
    reason: str


def find_gaps(
    figures: pd.DataFrame, coverage: pd.DataFrame, names: Mapping[str, str], series: Sequence[str], lang: Lang
) -> list[Gap]:
    """`names` are the regions asked for, {code: name}, in order. Of several years' reasons the newest counts."""
    held = set(zip(figures["region_code"], figures["series_id"], strict=True))
    reasons = {(row["region_code"], row["series_id"]): row for row in rows_of(coverage) if row["status"] != "present"}
    gaps = []
    for code, name in names.items():
        for each in series:
            if (code, each) not in held:
                gaps.append(_gap(code, name, each, reasons.get((code, each)), lang))
    return gaps


def _gap(code: str, name: str, series: str, row: Mapping[str, object] | None, lang: Lang) -> Gap:
    if row is None:
        return Gap(code, series, "no_document", text("empty.nothing_held", lang, region=name))
    return Gap(code, series, row["status"], str(row[f"reason_{lang}"]))  # type: ignore[arg-type]


def gap_sentences(gaps: Iterable[Gap]) -> list[str]:
    """Each reason once, in order."""
    return list(dict.fromkeys(gap.reason for gap in gaps))


def gap_of(gaps: Iterable[Gap], region_code: str, series_id: str) -> Gap | None:
    """The gap of one region and series, if it is one."""
    return next((gap for gap in gaps if gap.region_code == region_code and gap.series_id == series_id), None)


def group_gaps(
    headline: pd.DataFrame,
    coverage: pd.DataFrame,
    names: Mapping[str, str],
    groups: Mapping[str, str],
    lang: Lang,
    unlike: pd.DataFrame | None = None,
) -> dict[tuple[str, str], Gap]:
    """{(region, group): Gap} for the groups without a comparable figure; `groups` is {series_id: group_id}.

    `unlike` are rows of queries.allowances.comparable_or_reason: where a region states a standard in another breakdown
    only, that is the reason, whatever the coverage says of the series.
    """
    have = set(zip(headline["region_code"], headline["group_id"], strict=True))
    held = pd.DataFrame(
        [(code, series) for series, group in groups.items() for code in names if (code, group) in have],
        columns=["region_code", "series_id"],
    )
    gaps = {
        (gap.region_code, groups[gap.series_id]): gap for gap in find_gaps(held, coverage, names, list(groups), lang)
    }
    for row in rows_of(unlike) if unlike is not None else ():
        if row["reason_code"] == "other_breakdown":
            reason = text("empty.other_breakdown_reason", lang, region=names[row["region_code"]])
            gaps[row["region_code"], row["group_id"]] = Gap(row["region_code"], "", "other_breakdown", reason)
    return gaps
