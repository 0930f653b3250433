"""Title, publisher and date come from the file's own words, or stay unknown."""

import pytest

from etl.read.headings import Heading, heading_of_text

CASES = [
    (Heading("云岭市2022年民政工作总结", "云岭市民政局", "2022-12-06"),
     "云岭市2022年民政工作总结\n发布时间:2022-12-06 09:30   来源:云岭市民政局   【字体：大 中 小】\n正文。"),
    (Heading("石桥县低保标准公告", "石桥县民政局", "2023-05-06"),
     "索 引 号 | 0001 | 发文时间 | 2023-05-06 |\n发布机构 | 石桥县民政局 | 文 号 | |\n标 题: | 石桥县低保标准公告 |\n"),
    (Heading("石橋縣低保標準公告".translate(str.maketrans("橋縣標準", "桥县标准")), "石桥县民政局", None),
     "發(fā)布機(jī)構(gòu) | 石橋縣民政局 |\n標(biāo) 題: | 石橋縣低保標(biāo)準(zhǔn)公告 |\n"),
    (Heading("关于提高低保标准的通知", "云岭市民政局", "2023-05-06"),
     "关于提高低保标准的通知\n各县：\n正文在此。\n云岭市民政局\n2023年5月6日\n"),
    (Heading("关于提高低保标准的通知", "云岭市财政局", "2023-12-30"),
     "关于提高低保标准的通知\n正文在此。\n云岭市财政局\n二〇二三年十二月三十日\n"),
    (Heading(None, None, "2023-12-29"), "发布时间:2023-12-29 16:24:00    作者:某某    来源: 【字体: 打印页面\n正文。"),
    (Heading(), "2020年,全市民政工作在市委领导下,城市低保标准每人每月690元。\n二是继续推进。"),
    (Heading(), "发布时间：2023-13-40\n正文。"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_heading(expected: Heading, text: str) -> None:
    assert heading_of_text(text) == expected
