"""Codes become words: value first."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from words import terms
from words.catalogue import LANGS

DATA = Path(__file__).parents[2] / "data"

SERIES = {
    "城市低保": "dibao.urban",
    "城乡统一低保": "dibao.unified",
    "特困（集中供养）": "tekun_basic.institution",
    "农村特困（全护理）": "tekun_basic.rural.full",
    "城市特困（分散供养、全自理）": "tekun_basic.urban.home.self",
    "特困照料护理（半护理）": "tekun_care.half",
    "孤儿（机构养育）": "orphan.institution",
    "孤儿（未分养育方式）": "orphan",
    "农村低保〔限甲镇〕": "dibao.rural@甲镇",
}


@pytest.mark.parametrize(("label", "series_id"), SERIES.items())
def test_series_label(label: str, series_id: str) -> None:
    assert terms.series_label(series_id, "zh") == label


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_of_the_caseload_has_its_word(lang: str) -> None:
    with (DATA / "caseload.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for kind in ("measure", "programme", "area"):
                assert terms.term(kind, row[kind], lang)
            if row["qualifier"]:
                assert terms.term("qualifier", row["qualifier"], lang)


def test_an_unknown_code_is_an_error_and_a_missing_one_is_said() -> None:
    with pytest.raises(KeyError):
        terms.term("grade", "hearsay", "zh")
    assert terms.term_or_missing("grade", float("nan"), "zh") == "原文未载"
