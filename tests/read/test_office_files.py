"""docx, xlsx, csv, pdf and legacy doc: paragraphs and tables in order, every cell with its span."""

import io
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from etl.read import Unreadable, office, read_bytes, read_file
from etl.read.compose import Composer, GridCell
from etl.read.pdf import join_lines
from etl.read.pdftable import GoingOn
from etl.records import SourceText
from tests.read.samples import DOCUMENTS, GRID, make_csv, make_docx, make_xlsx, replace_entry

TABLE_TEXT = "地区 | 低保标准\n | 城市 | 农村\n石桥县 | 690 | 5370\n白水区 | 710 | 5480\n"


def cells(source: SourceText) -> list[tuple[int, int, str, bool]]:
    return [(c.row, c.column, source.text[slice(*c.span)], c.header) for c in source.tables[0].cells]


def test_docx_keeps_paragraphs_and_tables_in_order() -> None:
    source = read_bytes("a.docx", make_docx())
    assert source.text == (
        "云岭市民政局关于调整标准的通知\n城市低保标准由每人每月650元提高到690元。\n"
        + TABLE_TEXT
        + "以上标准从七月起执行。\n"
    )
    assert cells(source) == GRID


def test_docx_does_not_believe_a_title_that_a_program_wrote() -> None:
    assert read_bytes("a.docx", make_docx()).title == "云岭市民政局关于调整标准的通知"


def test_xlsx_reads_visible_sheets_with_titles_and_merged_headers() -> None:
    source = read_bytes("a.xlsx", make_xlsx())
    assert source.text == "云岭市2023年低保标准\n" + TABLE_TEXT
    assert "999" not in source.text
    assert cells(source) == GRID


def test_xlsx_shows_numbers_as_the_sheet_does() -> None:
    workbook = openpyxl.Workbook()
    for column, (value, shown) in enumerate([(690.0, "General"), (447.5, "0.0"), (0.055, "0.0%"), (1380, "#,##0")], 1):
        workbook.active.cell(1, column, value).number_format = shown
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert read_bytes("a.xlsx", buffer.getvalue()).text == "690 | 447.5 | 5.5% | 1380\n"


def test_a_far_away_cell_costs_nothing() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "低保", 690
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert read_bytes("a.xlsx", buffer.getvalue()).text == "低保\n | 690\n"


def test_csv_keeps_quoted_thousands() -> None:
    source = read_bytes("a.csv", make_csv())
    assert source.text == "地区 | 城市 | 农村\n石桥县 | 690 | 5,370\n白水区 | 710 | 5480\n"
    assert [c for c in cells(source) if c[3]] == [(0, 0, "地区", True), (0, 1, "城市", True), (0, 2, "农村", True)]


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_csv_finds_its_separator(separator: str) -> None:
    rows = f"地区{separator}标准\n石桥县{separator}690\n"
    assert read_bytes("a.csv", rows.encode()).text == "地区 | 标准\n石桥县 | 690\n"


def test_pdf_joins_lines_that_only_the_paper_broke_and_reads_the_ruled_table() -> None:
    source = read_file(DOCUMENTS / "notice.pdf")
    assert source.text.replace(" ", "").split("\n")[1] == (
        "各县区民政局：经研究，从2023年7月起城市低保标准由每人每月690元提高到720元，"
        "孤儿集中养育标准由每人每月1900元提高到2000元，请按时足额发放到位。"
    )
    assert TABLE_TEXT in source.text
    assert cells(source) == GRID
    assert (source.publisher, source.published) == ("云岭市民政局", "2023-05-06")


@pytest.mark.skipif(
    not (shutil.which("antiword") or shutil.which("soffice")), reason="neither antiword nor LibreOffice"
)
def test_legacy_doc_is_read_with_its_table() -> None:
    source = read_file(DOCUMENTS / "notice.doc")
    assert source.reader in {"antiword", "libreoffice-doc"}
    assert "孤儿集中养育标准由每人每月1900元提高到2000元" in source.text
    assert "石桥县 | 690 | 5370" in source.text


def test_legacy_doc_without_any_tool_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable) as refused:
        read_file(DOCUMENTS / "notice.doc")
    assert refused.value.sentence("zh") == (
        "notice.doc：读取旧版 doc 文件需要安装 antiword / LibreOffice；也可另存为 docx 再读。"
    )


def test_an_office_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "soffice"
    sleeper.write_text("#!/bin/sh\nexec /bin/sleep 600\n")
    sleeper.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "CONVERSION_SECONDS", 0.3)
    with pytest.raises(Unreadable) as refused:
        read_file(DOCUMENTS / "notice.doc")
    assert refused.value.code == "too_slow"


def test_docx_reads_content_controls_insertions_and_text_boxes_once_and_no_deletions() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    box = "<w:txbxContent><w:p><w:r><w:t>框内640元</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件内690元</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>新增710元</w:t></w:r></w:ins><w:del><w:r><w:delText>旧700元</w:delText></w:r></w:del></w:p>"
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    xml = f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'
    source = read_bytes("a.docx", replace_entry(make_docx(), "word/document.xml", xml.encode()))
    assert source.text == "控件内690元\n新增710元\n框内640元\n"


def test_lines_of_a_narrow_column_go_on_below_a_broad_head() -> None:
    column = ["特困供养。按照要求，", *["城市特困人员基本生活标准，"] * 6, "调整为每人每月897元。"]
    head = "民政简报　第6期　　盘江市民政局办公室　　2022年6月30日"
    assert list(join_lines([head, *column])) == [head, "".join(column)]
    names = ["沙河区社会救助服务中心", "榆山县社会救助服务中心", "白杨区社会救助服务中心"]
    assert list(join_lines([head, *names, *names]))[-5:] == [*names[1:], *names]


def test_a_table_goes_on_on_the_next_page_without_its_head_or_with_it() -> None:
    def row(at: int, *texts: str) -> list[GridCell]:
        return [GridCell(text, at, column) for column, text in enumerate(texts)]

    head = row(0, "区县", "城市（元/月）")
    first, second = [*head, *row(1, "沙河区", "700")], row(0, "榆山县", "660")
    for after in (second, [*head, *row(1, "榆山县", "660")]):
        composer = Composer()
        pages = GoingOn(composer)
        pages.add_table(list(first), [10.0, 90.0])
        pages.add_table(list(after), [10.5, 90.0])
        pages.close()
        assert composer.text == "区县 | 城市（元/月）\n沙河区 | 700\n榆山县 | 660\n" and len(composer.tables) == 1
    for edges, between in (([10.0, 120.0], ""), ([10.0, 90.0], "另表如下。")):
        composer = Composer()
        pages = GoingOn(composer)
        pages.add_table(list(first), [10.0, 90.0])
        if between:
            pages.add_paragraph(between)
        pages.add_table(list(second), edges)
        pages.close()
        assert len(composer.tables) == 2


def test_a_raised_number_in_a_document_points_to_a_note() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("每人每月780")
    for text, raised in [("1", True), ("元，新建80m", False), ("2", True)]:
        paragraph.add_run(text).font.superscript = raised
    content = io.BytesIO()
    document.save(content)
    assert read_bytes("a.docx", content.getvalue()).text == "每人每月780元，新建80m2\n"
