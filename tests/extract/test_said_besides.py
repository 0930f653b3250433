"""What a text says of a figure besides the figure: that it is planned, what a growth is counted from, whose it is."""

import pytest

from etl.pipeline import extract_text


def only(text, **known):
    (found,) = extract_text(text, **known).observations
    return found


@pytest.mark.parametrize("heading", ["二、下一步工作打算", "三、2021年工作安排", "（二）今后工作思路"])
def test_a_figure_under_a_heading_of_plans_is_planned(heading):
    assert only(f"{heading}\n农村低保标准提高到每人每月550元。").kind == "planned"


def test_a_plan_ends_with_its_section():
    text = "一、下一步打算\n1.农村低保标准提高到每人每月550元。\n二、执行情况\n城市低保标准为每人每月700元。"
    assert [found.kind for found in extract_text(text).observations] == ["planned", "actual"]


@pytest.mark.parametrize(("said", "year"), [("比2012年", 2012), ("比“十二五”末", 2015), ("较十三五末", 2020)])
def test_the_year_a_growth_is_counted_from(said, year):
    assert only(f"2023年，农村低保标准达到每人每月500元，{said}增长80%。").growth_base_year == year


def test_growth_over_the_year_before_needs_no_base():
    assert only("2023年，农村低保标准达到每人每月500元，比2022年增长8%。").growth_base_year is None


@pytest.mark.parametrize(
    ("place", "region"), [("石桥县", "石桥县"), ("市区", None), ("各县", None), ("东河县、西河县", None)]
)
def test_a_place_by_name_is_the_region_of_its_figure(place, region):
    found = only(f"{place}城市低保标准为每人每月600元。", publisher="云岭市民政局")
    assert (found.scope, found.region) == (place, region)


def codes(text):
    return [finding.code for finding in extract_text(text, None, None, "2021-03-01").findings]


def test_words_that_were_not_understood_right_before_a_figure_leave_a_finding():
    assert codes("孤儿基本生活费，暂居亲眷处的每人每月950元。") == ["words_unread"]
    assert codes("孤儿基本生活费，社会散居的每人每月950元。") == []


def test_a_figure_worded_as_a_cap_leaves_a_finding():
    assert codes("特困人员供养标准不超过每人每月1500元。") == ["cap_as_standard"]
