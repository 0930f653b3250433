"""Every table that leaves, by whatever way, holds no text that Excel or WPS would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

import briefing.package
import ui.exports
from charts.exhibit import Exhibit
from charts.exhibits.dibao import by_region
from etl.output import write_csv as write_extractions
from etl.records import Extraction, Observation
from tests.charts.test_dibao import CHOICE, GAP, ROWS
from tests.frames import frame
from ui.grid import make_grid
from warehouse.guard.encode import encode

Cells = list[object]
RISKY = [
    *("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"),
    *("＝1+1", "＋1", "－1", "＠x"),
    *(" =1", "　＝1", "\u00a0=1", "\ufeff=1", "\u200b=1", " \t=1"),
]
HARMLESS = ["同心县", "650元", "−3.9%", "——", "a=b", "每人每月=650", "", " 650", "'=1"]


def cells_of_csv(content: str) -> Cells:
    return [cell for row in csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")) for cell in row]


def cells_of_book(content: bytes) -> Cells:
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    return [str(cell.value).replace("_x000D_", "\r") for cell in cells]


def exhibit_with(words: str) -> Exhibit:
    """A chart whose source is called so, in its figures and in the lines beside its table."""
    return replace(by_region(frame({**ROWS[0], "title": words}), [GAP], CHOICE), note=words)


def chart_csv(words: str) -> Cells:
    return cells_of_csv(ui.exports.write_csv(exhibit_with(words), "zh", "").decode())


def clipboard(words: str) -> Cells:
    grid = make_grid(exhibit_with(words), "zh", "")
    return [*grid.before, *grid.headings, *(cell for row in grid.rows for cell in row), *grid.after]


def chart_xlsx(words: str) -> Cells:
    return cells_of_book(ui.exports.write_xlsx(exhibit_with(words), "zh", ""))


def query_csv(words: str) -> Cells:
    return cells_of_csv(encode(pa.table({words: ["1"], "title": [words]}), "csv", 10_000)[0].decode())


def query_xlsx(words: str) -> Cells:
    return cells_of_book(encode(pa.table({"title": [words]}), "xlsx", 10_000)[0])


def package_csv(words: str) -> Cells:
    return cells_of_csv(briefing.package.write_csv(pd.DataFrame({"title": [words]})).decode())


def extraction_csv(words: str) -> Cells:
    figure = Observation("dibao", 650.0, scope=words)
    return cells_of_csv(write_extractions([Extraction(words, None, 2022, (figure,))]))


WAYS = [chart_csv, clipboard, chart_xlsx, query_csv, query_xlsx, package_csv, extraction_csv]


@pytest.mark.parametrize("words", RISKY, ids=ascii)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_would_run_stands_behind_an_apostrophe(way: Callable[[str], Cells], words: str) -> None:
    cells = [cell.replace("\r", "\n") if isinstance(cell, str) else cell for cell in way(words)]
    words = words.replace("\r", "\n")
    assert f"'{words}" in cells
    assert words not in cells


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_other_text_stays(way: Callable[[str], Cells]) -> None:
    for words in filter(None, HARMLESS):
        assert words in way(words), words
