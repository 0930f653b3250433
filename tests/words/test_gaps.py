"""The four kinds of empty are told apart, each with its reason."""

from __future__ import annotations

import pandas as pd

from tests.frames import figure, frame
from words.gaps import find_gaps, gap_sentences, group_gaps

URBAN = "dibao.urban"
NAMES = {"640324": "同心", "429005": "潜江", "110101": "东城"}
HELD = frame(figure("640324", URBAN, 650, 2022))
COVERAGE = pd.DataFrame(
    [
        {
            "region_code": "640324",
            "series_id": URBAN,
            "status": "present",
            "reason_zh": "已收录",
            "reason_en": "recorded",
        },
        {
            "region_code": "429005",
            "series_id": URBAN,
            "status": "no_document",
            "reason_zh": "未收录潜江市2022年的文件",
            "reason_en": "no",
        },
    ]
)


def test_a_gap_has_the_reason_of_the_coverage_and_what_is_held_is_no_gap() -> None:
    gaps = find_gaps(HELD, COVERAGE, NAMES, [URBAN], "zh")
    assert [(gap.region_code, gap.kind) for gap in gaps] == [("429005", "no_document"), ("110101", "no_document")]
    assert gap_sentences(gaps) == ["未收录潜江市2022年的文件", "尚未收录东城的任何文件"]


def test_a_standard_stated_in_another_breakdown_is_not_said_to_be_missing() -> None:
    unlike = pd.DataFrame([{"region_code": "429005", "group_id": "dibao_urban", "reason_code": "other_breakdown"}])
    headline = HELD.assign(group_id="dibao_urban")
    gaps = group_gaps(headline, COVERAGE, {"429005": "潜江"}, {URBAN: "dibao_urban"}, "zh", unlike)
    assert gaps["429005", "dibao_urban"].kind == "other_breakdown"
    assert "其他口径" in gaps["429005", "dibao_urban"].reason
