"""Targets in a table are planned, and doubtful beside what was done; figures under other heads are neither."""

import pytest

from etl.pipeline import extract_text

HEAD = "项目 | 年度目标 | 完成情况\n"


def read(text):
    found = extract_text(text, "2020年民生实事进展", "棠湾区民政局", "2020-10-11")
    doubted = {finding.subject for finding in found.findings if finding.severity == "warning"}
    names = [f"text-{number + 1:02d}" for number in range(len(found.observations))]
    return {(o.area, o.value, o.kind, name in doubted) for o, name in zip(found.observations, names, strict=True)}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            HEAD + "城市低保标准 | 600元/月 | 620元/月",
            {("urban", 600, "planned", True), ("urban", 620, "actual", False)},
        ),
        (
            HEAD + "城市低保标准 | 每人每月不低于600元 | 已提高到每人每月620元",
            {("urban", 600, "planned", True), ("urban", 620, "actual", False)},
        ),
        (
            "项目 | 计划标准（元/月） | 实际执行（元/月）\n城市低保 | 600 | 620\n农村低保 | 410 | 420",
            {
                ("urban", 600, "planned", True),
                ("urban", 620, "actual", False),
                ("rural", 410, "planned", True),
                ("rural", 420, "actual", False),
            },
        ),
        (
            HEAD + "城市低保标准 | 提高5%以上 | 620元/月\n农村低保标准 | 提高8%以上 | 450元/月",
            {
                ("urban", 620, "actual", False),
                ("rural", 450, "actual", False),
            },
        ),
        (
            "项目 | 2020年标准 | 2021年目标\n城市低保标准 | 600元/月 | 620元/月",
            {("urban", 600, "actual", False), ("urban", 620, "planned", False)},
        ),
        (
            "项目 | 标准 | 落实情况\n城市低保标准 | 600元/月 | 已落实",
            {("urban", 600, "actual", False)},
        ),
        (
            "项目 | 原标准 | 现标准\n城市低保标准 | 600元/月 | 620元/月",
            {("urban", 620, "actual", False)},
        ),
    ],
)
def test_targets_are_planned(text, figures):
    assert read(text) == figures
