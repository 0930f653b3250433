"""What repair changes: one kind of damage a test, value first."""

import pytest

from etl.records import SourceText
from etl.repair import repair


def repaired(text):
    return repair(SourceText("x", text, "text"))


@pytest.mark.parametrize(
    ("clean", "damaged"),
    [
        ("农村低保标准", "農村低保標準"),
        ("农村低保标准", "農(nóng)村低保標(biāo)準(zhǔn)"),
        ("集中养育孤儿", "集中養育孤(gu)(gu)兒(er)(er)"),
        ("630元/月", "６３０元／月"),
        ("4200元/人·年", "4200元∕人、年"),
        ("每人每月630元", "每人每月6 30元"),
        ("从2019年1月1日起", "从2 0 1 9年1月1日起"),
        ("72.914624万元", "72.91462\n3、4万元"),
        ("统一调整到", "统一调 整到"),
        ("特困人员照料护理标准", "特困人 员照料护理标准"),
        ("提高到650元", "提高到650え"),
        ("照料护理标准", "照料护\u200b理标\u00ad准"),
        ("沙河区 | 655", "沙 河 区 | 655"),
        ("备注\n合计", "备 注\n合 计"),
        (
            "从2019年7月1日起提高低保标准，城市低保由560元提高",
            "从 20 19 年 7 月 1 日 起 提 高\n低 保 标 准 ， 城 市 低 保 由 5\n60 元 提 高",
        ),
    ],
)
def test_damage_is_mended(clean, damaged):
    assert repaired(damaged).text == clean


@pytest.mark.parametrize(
    "text",
    [
        "城市低保标准由600元/月提高到650元/月。",
        "指标(a)和指标(b)",
        "联系人张(先生)",
        "序号  项目  标准",
        "城市 农村",
        "人数 12 650元",
        "甲 乙 丙 丁",
        "城市 农村 集中 分散 全护理 半护理",
        "1、城市低保\n2、农村低保\n3、特困供养",
    ],
)
def test_what_is_whole_stays_as_it_is(text):
    assert repaired(text).text == text


def test_each_character_keeps_its_place_in_the_source():
    source = "標(biāo)準(zhǔn)6 30元"
    result = repaired(source)
    assert [source[start:end] for start, end in result.origin] == ["標", "準", "6", "3", "0", "元"]


def test_only_what_alters_a_number_is_said_to_change_a_figure():
    kinds = {repair.kind: repair.changes_figure for repair in repaired("標(biāo)準 每人每月6 30元").repairs}
    assert kinds == {"traditional_simplified": False, "pinyin_removed": False, "blank_in_number": True}
