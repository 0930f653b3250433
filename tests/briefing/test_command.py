"""`python -m briefing`: the pack it writes, and the one sentence it says where it cannot."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from briefing.__main__ import main
from tests.briefing.opened import cached_values, chart_parts, embedded_values, members
from warehouse.connect import open_warehouse
from warehouse.queries import allowances, figures

FOUR = ["640324", "429005", "150600", "610200"]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the default order, by ending."""
    folder = tmp_path_factory.mktemp("pack")
    assert main(["--out", str(folder)]) == 0
    return {path.suffix[1:]: path.read_bytes() for path in folder.iterdir()}


def test_all_formats_are_written(pack: dict[str, bytes]) -> None:
    assert sorted(pack) == ["docx", "pptx", "xlsx", "zip"]


def test_slide_and_query_have_the_same_numbers(pack: dict[str, bytes]) -> None:
    asked = figures.latest_figures(open_warehouse(), FOUR, ["dibao.urban", "dibao.rural"])
    drawn = cached_values(chart_parts(pack["pptx"])[2])
    for area, series in zip(("urban", "rural"), drawn, strict=True):
        assert sorted(series) == sorted(asked[asked["area"] == area]["yuan_per_month"])


def test_every_chart_of_the_pack_holds_its_workbook(pack: dict[str, bytes]) -> None:
    for ending in ("pptx", "docx"):
        values = [cached_values(part) for part in chart_parts(pack[ending])]
        assert len(values) > 15
        assert [_rounded(table) for table in embedded_values(pack[ending])] == [_rounded(table) for table in values]
        assert not [name for name in members(pack[ending]) if name.endswith((".png", ".jpeg", ".emf"))]


def _rounded(table: list[list[float | None]]) -> list[list[float | None]]:
    """XlsxWriter writes 16 digits."""
    return [[None if value is None else round(value, 9) for value in column] for column in table]


def test_comparison_sheet_and_query_have_the_same_numbers(pack: dict[str, bytes]) -> None:
    indicators = ["dibao", "tekun_basic", "tekun_care", "orphan", "unattended"]
    asked = allowances.own_breakdown(open_warehouse(), FOUR, indicators, None)
    sheet = openpyxl.load_workbook(io.BytesIO(pack["xlsx"]), data_only=True).worksheets[0]
    written = [
        sheet.cell(row, column).value
        for row in range(6, sheet.max_row + 1)
        for column in (2, 6, 10, 14)
        if sheet.cell(row, column).value is not None
    ]
    assert sorted(written) == pytest.approx(sorted(asked["yuan_per_month"]))


@pytest.fixture(scope="module")
def same_year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The slides of 低保 in 2022."""
    folder = tmp_path_factory.mktemp("same_year")
    assert main(["--out", str(folder), "--year", "2022", "--pages", "dibao", "--format", "pptx"]) == 0
    return next(folder.iterdir()).read_bytes()


def test_implied_figure_is_told_apart_and_explained(same_year: bytes) -> None:
    slide = Presentation(io.BytesIO(same_year)).slides[2]
    words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "介于629.7与630.6元/月之间" in words
    assert "斜线为计算数或推算数" in words
    written = chart_parts(same_year)[0].iterfind(".//{*}dLbl/{*}tx")
    labels = [["".join(line.itertext()) for line in label.iter("{*}p")] for label in written]
    assert ["约630", "2022年"] in labels


def test_a_missing_figure_is_explained(same_year: bytes) -> None:
    slide = Presentation(io.BytesIO(same_year)).slides[2]
    assert "潜江" in "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_speaker_notes_hold_printed_figures_and_formulas(pack: dict[str, bytes]) -> None:
    slides = Presentation(io.BytesIO(pack["pptx"])).slides
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)
    assert "原文“950元/月·人”" in notes
    assert "665 × 1.3" in notes


def test_two_packs_of_the_same_data_are_the_same_bytes(pack: dict[str, bytes], tmp_path: Path) -> None:
    main(["--out", str(tmp_path)])
    assert {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()} == pack


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same in English."""
    folder = tmp_path_factory.mktemp("english")
    assert main(["--out", str(folder), "--lang", "en", "--with-unreviewed"]) == 0
    return {path.suffix[1:]: path.read_bytes() for path in folder.iterdir()}


def test_english_pack_has_every_format_and_the_same_charts(pack: dict[str, bytes], english: dict[str, bytes]) -> None:
    assert sorted(english) == sorted(pack)
    for ending in ("pptx", "docx"):
        chinese, other = ([cached_values(part) for part in chart_parts(each[ending])] for each in (pack, english))
        assert sorted(map(str, other)) == sorted(map(str, chinese))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_columns_of_a_sheet_bear_one_heading(
    lang: str, pack: dict[str, bytes], english: dict[str, bytes]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO((pack if lang == "zh" else english)["xlsx"]))
    for sheet in book.worksheets[3:]:
        heads = [cell.value for cell in sheet[int(sheet.freeze_panes[1:]) - 1] if cell.value]
        assert len(heads) > 1 and len(set(heads)) == len(heads), sheet.title


def test_english_pack_has_no_chinese_labels_in_its_charts(english: dict[str, bytes]) -> None:
    for part in chart_parts(english["pptx"]):
        words = "".join(text.text or "" for text in part.iter("{*}t", "{*}v"))
        assert not [char for char in words if "\u4e00" <= char <= "\u9fff"], words


def test_each_region_by_itself(tmp_path: Path) -> None:
    arguments = ["--out", str(tmp_path), "--pages", "region", "--regions", "同心,铜川", "--format", "pptx"]
    assert main(arguments) == 0
    slides = Presentation(io.BytesIO(next(tmp_path.iterdir()).read_bytes())).slides
    charts = [shape.name for slide in slides for shape in slide.shapes if shape.has_chart]
    assert charts == ["同心：各项标准的最新数", "同心：历年标准", "铜川：各项标准的最新数", "铜川：历年标准"]


def test_regions_by_name_code_pinyin_or_english(tmp_path: Path) -> None:
    asked = "同心，429005、Ordos,tongchuan"
    assert main(["--out", str(tmp_path), "--regions", asked, "--pages", "dibao", "--format", "zip"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["标尺简报-同心-潜江-鄂尔多斯-铜川-20260119.zip"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--regions", "亚特兰蒂斯"], "查无“亚特兰蒂斯”这个地区；已收录标准的有："),
        (["--regions", "，"], "没有写明地区；已收录标准的有："),
        (["--pages", "map"], "没有“map”这一页；可选：overview、dibao、allowances、growth、region、caseload。"),
        (["--format", "pdf"], "没有“pdf”这种格式；可选：pptx、docx、xlsx、zip。"),
        (["--year", "1950"], "没有1950年的标准；可选"),
        (["--base", "北京市"], "基准地区“北京市”不在所选地区之内"),
        (["--base", "同心,潜江"], "基准地区只能有一个，而不是“同心,潜江”。"),
        (["--regions", "东城区"], "没有可放进简报的标准"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--out", str(tmp_path / "pack"), *arguments]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.strip().splitlines()) == 1


def test_a_name_that_several_regions_bear_is_refused_with_their_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--out", str(tmp_path), "--regions", "朝阳区"]) == 2
    assert "110105" in capsys.readouterr().err


def test_a_folder_that_is_a_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("x")
    assert main(["--out", str(tmp_path / "taken"), "--pages", "dibao"]) == 2
    assert "无法写入文件夹" in capsys.readouterr().err


def test_a_missing_warehouse_is_status_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(tmp_path / "none.duckdb"))
    assert main(["--out", str(tmp_path)]) == 1
    assert "python -m etl build" in capsys.readouterr().err
