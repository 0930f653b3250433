"""What is planned is told from what holds: over a whole sentence, and over a text that is not yet decided."""

from __future__ import annotations

import pytest

from etl.pipeline import extract_document
from etl.records import Extraction, SourceText


def read(text: str, title: str | None = None) -> Extraction:
    return extract_document(SourceText("t", text, "text", title=title))


@pytest.mark.parametrize(
    ("text", "title", "kinds"),
    [
        ("拟将城市低保标准提高到每人每月820元，农村低保标准提高到每人每月630元。", None, ["planned", "planned"]),
        ("2022年城市低保标准为每人每月760元，2023年拟提高到每人每月800元。", None, ["actual", "planned"]),
        ("拟将城市低保标准提高到每人每月820元。目前农村低保标准为每人每月600元。", None, ["planned", "actual"]),
        (
            "城市低保标准提高到每人每月820元。农村低保标准提高到每人每月630元。",
            "关于提高低保标准的通知（征求意见稿）",
            ["planned", "planned"],
        ),
        ("城市低保标准提高到每人每月820元。", "关于提高低保标准的通知", ["actual"]),
    ],
)
def test_figures_of_a_plan_are_planned(text: str, title: str | None, kinds: list[str]) -> None:
    assert [figure.kind for figure in read(text, title).observations] == kinds


def test_a_period_taken_from_another_standard_is_said() -> None:
    found = read("城市低保标准590元/人/月，农村低保标准4524元/人/年。特困人员基本生活标准城市767元。")
    assert [figure.period for figure in found.observations] == ["month", "year", "month"]
    assert [(finding.code, finding.subject) for finding in found.findings] == [("period_borrowed", "t-03")]


@pytest.mark.parametrize(
    ("text", "title", "kinds"),
    [
        ("拟将城市低保标准提高到每人每月650元，目前农村低保标准为每人每月450元。", None, ["planned", "actual"]),
        (
            "2022年力争将城市低保标准提高到每人每月700元，2021年农村低保标准为每人每月450元。",
            None,
            ["planned", "actual"],
        ),
        ("目前城市低保标准为每人每月650元。", "关于提高低保标准的通知（征求意见稿）", ["actual"]),
        ("城市低保标准提高到每人每月650元。", "低保标准（草案）听证会纪要", ["actual"]),
        ("城市低保标准提高到每人每月650元。", "关于《低保办法（征求意见稿）》公开征求意见的公告", ["planned"]),
    ],
)
def test_what_is_in_force_is_not_planned(text: str, title: str | None, kinds: list[str]) -> None:
    assert sorted(figure.kind for figure in read(text, title).observations) == sorted(kinds)


def test_many_headings_in_one_sentence_are_read_one_after_the_other() -> None:
    found = read("云岭市低保。" + "标准为：（一）" * 3000 + "城市低保每人每月600元。")
    assert [figure.value for figure in found.observations] == [600]
