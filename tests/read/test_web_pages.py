"""Saved web pages: the article without its menus, tables with headers, nothing hidden, nothing run."""

import pytest

from etl.read import Unreadable, read_bytes, read_file
from etl.records import SourceText
from tests.read.samples import DOCUMENTS


def cells(source: SourceText, number: int = 0) -> list[tuple[int, int, str, bool]]:
    return [(c.row, c.column, source.text[slice(*c.span)], c.header) for c in source.tables[number].cells]


def test_the_article_stands_without_menus_scripts_and_hidden_text() -> None:
    text = read_file(DOCUMENTS / "web_notice.html").text
    assert "今年起本市提高低保标准" in text and "新标准从2023年7月起执行。" in text
    for foreign in ("首页", "当前位置", "分享到", "网站标识码", "9999", "8888", "color"):
        assert foreign not in text


def test_title_publisher_and_date_come_from_the_page() -> None:
    source = read_file(DOCUMENTS / "web_notice.html")
    assert (source.title, source.publisher, source.published) == (
        "云岭市民政局关于提高低保标准的通知",
        "云岭市民政局",
        "2023-05-06",
    )


def test_a_merged_cell_stands_once_in_the_text_and_at_every_place_it_covers() -> None:
    source = read_file(DOCUMENTS / "web_notice.html")
    assert "石桥县 | 690 | 5520\n白水区 | 710\n" in source.text
    assert (3, 2, "5520", False) in cells(source) and (2, 2, "5520", False) in cells(source)
    assert (0, 2, "低保标准", True) in cells(source) and (1, 0, "地区", True) in cells(source)


def test_a_page_built_of_tables_is_an_article_not_data() -> None:
    source = read_file(DOCUMENTS / "web_layout_table.html")
    assert (source.encoding, source.tables) == ("gb18030", ())
    assert source.text.startswith("石桥县民政局公布今年的保障标准。\n") and "机构职能" not in source.text


def test_text_order_follows_the_page() -> None:
    table = "<table><tr><td>地区</td><td>标准</td></tr><tr><td>石桥</td><td>690</td></tr></table>"
    page = f"<body>前言。<div>一<p>二</p>三{table}四</div>"
    assert read_bytes("a.html", page.encode()).text.split("\n") == [
        "前言。", "一", "二", "三", "地区 | 标准", "石桥 | 690", "四", "",
    ]  # fmt: skip


def test_a_page_called_doc_is_read_as_a_page() -> None:
    assert read_bytes("旧文件.doc", b"<html><body><p>690</p></body></html>").reader == "html"


@pytest.mark.parametrize("page", [b"<html></html>", b"<html><script>1</script></html>", b"<html><body> </body>"])
def test_a_page_without_words_is_refused(page: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes("a.html", page)
    assert refused.value.code == "no_text"


def test_absurd_spans_stay_within_the_table() -> None:
    page = "<table><tr><td colspan=99999 rowspan=99999>地区</td><td>标准</td></tr><tr><td>690</td></tr></table>"
    source = read_bytes("a.html", page.encode())
    assert len(source.tables[0].cells) < 1000 and "690" in source.text


def test_digits_in_styled_spans_stay_one_number_and_wrapped_lines_close() -> None:
    source = read_file(DOCUMENTS / "web_public_account.html")
    assert "城市低保标准由每人每月650元提高到690元；\n农村低保标准由每人每年5160元提高到5520元。\n" in source.text
    assert "扫一扫" not in source.text and "知道了" not in source.text
    assert (source.title, source.published) == ("云岭市提高社会救助标准", "2023-07-03")


def test_an_index_table_gives_publisher_and_date_and_side_news_stay_away() -> None:
    source = read_file(DOCUMENTS / "web_index_table.html")
    assert (source.title, source.publisher, source.published) == (
        "2023年民政事业发展情况",
        "白水区民政局",
        "2023-08-01",
    )
    assert "每人每月710元" in source.text
    for foreign in ("730元", "首页", "分享到", "主办单位", "搜索"):
        assert foreign not in source.text


def test_an_article_three_tables_deep_keeps_its_own_table() -> None:
    source = read_file(DOCUMENTS / "web_nested_tables.html")
    assert "政策法规" not in source.text and "版权所有" not in source.text and "天气" not in source.text
    assert "城市低保标准由每人每月２４０元提高到２８０元。" in source.text
    assert cells(source) == [
        (0, 0, "类别", True),
        (0, 1, "标准（元/月）", True),
        (1, 0, "城市低保", False),
        (1, 1, "280", False),
        (2, 0, "农村低保", False),
        (2, 1, "130", False),
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    assert read_bytes("a.html", "<pre>城市\n690\n农村\n520</pre>".encode()).text == "城市\n690\n农村\n520\n"


@pytest.mark.parametrize(
    "others",
    [
        "<aside><h3>热门推荐</h3><ol><li>邻山县低保标准720元/月</li></ol></aside>",
        "<div><b>相关阅读</b><p>邻山县低保标准720元/月</p></div>",
        "<h3>相关新闻：</h3><ul><li>邻山县低保标准720元/月</li></ul>",
    ],
)
def test_lists_of_other_pages_are_no_part_of_the_article(others: str) -> None:
    article = "<p>" + "盘江市城市低保标准提高到每人每月655元，惠及城乡困难群众。" * 3 + "</p>"
    text = read_bytes("a.html", f"<body><div>{article}{others}</div></body>".encode()).text
    assert "655" in text and "720" not in text


def test_an_article_that_speaks_of_links_stays() -> None:
    article = "<p>相关链接：盘江市城市低保标准提高到每人每月655元。</p>"
    assert "655" in read_bytes("a.html", f"<body><div>{article}</div></body>".encode()).text


def test_raised_marks_of_notes_go_and_powers_stay() -> None:
    page = "<body><p>每人每月780<sup>1</sup>元，农村640<sup>[2]</sup>元，新建80m<sup>2</sup>。</p></body>"
    assert read_bytes("a.html", page.encode()).text == "每人每月780元，农村640元，新建80m2。\n"
