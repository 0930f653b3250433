"""Every region of data/regions.csv is known by its name, in offices, titles and texts, and where it limits a figure."""

import csv

import pytest

from etl.extract.place.gazetteer import full_name, known_names, last_name, leading_short_name
from etl.extract.place.regions import find_region
from etl.lexicon import FOLDER
from etl.load.places import place_finder
from etl.pipeline import extract_text

with (FOLDER.parent / "regions.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(line for line in file if not line.startswith("#")))
PARTS = {"东区", "西区", "城区", "矿区", "郊区"}
"""Names that mean a part of a city nearly everywhere"""
NAMES = sorted({row["name"] for row in ROWS if row["level"] != "nation"} - PARTS)
FORMS = {
    "office": lambda name: (name + "民政局", None, ""),
    "title": lambda name: (None, name + "提高城乡低保标准", ""),
    "summary": lambda name: (None, "2023年" + name + "民政工作总结", ""),
    "notice": lambda name: (None, "关于提高" + name + "城乡低保标准的通知", ""),
    "news": lambda name: (None, None, "近日，" + name + "民政局、财政局联合下发通知，提高城乡低保标准。"),
    "opening": lambda name: (None, None, name + "从2020年7月1日起提高城市低保标准。"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_region_is_found(form):
    assert [name for name in NAMES if find_region(*FORMS[form](name)) != name] == []


def test_every_place_limits_a_figure():
    wrong = []
    for name in {row["name"] for row in ROWS if row["level"] in ("prefecture", "county")} - PARTS:
        text = f"其中，{name}城市低保标准为每人每月600元，农村低保标准为每人每年4800元。"
        read = extract_text(text, publisher="云岭省民政厅", published="2020-05-05").observations
        if [(o.value, o.area, o.scope) for o in read] != [(600, "urban", name), (4800, "rural", name)]:
            wrong.append(name)
    assert wrong == []


def test_parts_of_a_region_limit_a_figure_by_their_short_names():
    """As lists of one's own counties are told, in turns as the first part of a text, as its second, and one alone."""
    wrong, turns = [], 0
    for region in (row for row in ROWS if row["level"] == "prefecture"):
        parts = [row["short_name"] for row in ROWS if row["parent_code"] == region["region_code"]]
        parts = [part for part in parts if part != region["short_name"]]
        for listed in (parts[at : at + 3] for at in range(0, len(parts) - 1, 3)):
            turns, names = turns + 1, "、".join(listed)
            text, scope = [
                (f"{names}城市低保标准为每人每月600元。", names),
                (f"市区低保标准每人每月700元，{names}为每人每月600元。", names),
                (f"{listed[0]}低保标准提高到每人每月600元。", listed[0]),
            ][turns % 3]
            read = extract_text(text, publisher=region["name"] + "民政局", published="2020-05-05").observations
            if [observation.scope for observation in read if observation.value == 600] != [scope]:
                wrong.append((region["name"], text))
    assert turns > 500 and wrong == []


@pytest.mark.parametrize(
    ("publisher", "title", "region"),
    [
        ("广西日报", "社会救助工作综述", "广西壮族自治区"),
        ("长江日报", "武汉4月起提高低保标准", "武汉市"),
        (None, "吉林桦甸市提高低保标准", "桦甸市"),
        (None, "内蒙古自治区鄂尔多斯市提高低保标准", "鄂尔多斯市"),
        ("北京市朝阳区民政局", None, "北京市朝阳区"),
        ("民政部", "2019年民政事业发展统计公报", "全国"),
        ("和平湖市民政局", None, "和平湖市"),
        (None, "辽源口市调整城乡低保标准", "辽源口市"),
    ],
)
def test_region_of(publisher, title, region):
    assert find_region(publisher, title, "") == region


def test_a_short_name_leads_to_one_region():
    assert (full_name("福州"), full_name("吉林"), full_name("朝阳区")) == ("福州市", "吉林省", None)
    assert (leading_short_name("武汉4月起"), leading_short_name("同心县民政局")) == ("武汉市", None)


def test_the_end_of_a_longer_word_is_no_name():
    text = "大福州市、关于提高福州市低保标准、近日广东省广州市从化区"
    assert [last_name(text[start:end]) for start, end in known_names(text)] == ["福州市", "从化区"]


def test_a_shared_name_behind_its_city_means_one_place():
    find = place_finder(ROWS)
    assert (find("朝阳区"), find("北京市朝阳区").code) == (None, "110105")
    assert find("辽宁省朝阳市双塔区").code == find("朝阳市双塔区").code


@pytest.mark.parametrize(
    "lead", ["根据省厅要求", "按照市局统一部署", "依据县里安排", "落实省委部署", "转发省民政厅通知", "根据中央和省要求"]
)
def test_an_office_without_a_name_names_no_region(lead):
    assert find_region(None, None, lead + "，我市城市低保标准由每人每月720元提高到750元。") is None
