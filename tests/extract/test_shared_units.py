"""A unit that stands elsewhere is printed beside the figure, and its place is given."""

import pytest

from etl.pipeline import extract_text


def printed(text):
    observations = extract_text(text, None, None, None).observations
    for observation in observations:
        shared = "".join(text[start:end] for start, end in observation.spans[1:])
        assert observation.printed.partition("〔")[2].rstrip("〕") == shared
    return [observation.printed for observation in observations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("特困人员集中、分散供养标准分别为2640、2200元/人·月。", ["2640〔元/人·月〕", "2200元/人·月"]),
        ("农村低保标准由每人每月560元提高到610元。", ["610元〔每人每月〕"]),
        ("城市低保标准由600元/月提高到650元。", ["650元〔元/月〕"]),
        ("农村、城市低保标准分别为每人每年5200元和每人每月640元。", ["每人每年5200元", "每人每月640元"]),
        ("城市低保标准为每人每月640元。", ["每人每月640元"]),
        ("散居孤儿每人每月增加90元，达到1290元。", ["1290元〔每人每月〕"]),
    ],
)
def test_printed_figure_names_its_unit(text, expected):
    assert printed(text) == expected
