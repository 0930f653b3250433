"""What the server keeps of a page, charts and tables as a browser is told them, is never another view's."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from charts.exhibit import Exhibit
from tests.ui.pages import ROOT, charts_of, open_page, words_of
from ui.exhibit_html import sheet_html
from warehouse.connect import close_warehouse

STEMS = ["overview", "dibao", "allowances", "growth", "region", "caseload", "sources"]
SOME = ["dibao", "caseload", "sources"]


def shown(app: AppTest) -> tuple[object, str]:
    return charts_of(app), words_of(app)


@pytest.mark.parametrize("stem", SOME)
def test_the_next_visitor_is_shown_the_same(stem: str) -> None:
    assert shown(open_page(stem)) == shown(open_page(stem))


@pytest.mark.parametrize("stem", SOME)
def test_another_language_has_charts_and_tables_of_its_own(stem: str) -> None:
    chinese, english = shown(open_page(stem)), shown(open_page(stem, lang="en"))
    assert chinese[0] != english[0] and "lang='zh-CN'" not in english[1].replace("languages", "").split("</header>")[1]


@pytest.mark.parametrize(
    ("stem", "link"),
    [
        ("dibao", {"unit": "year"}),
        ("dibao", {"year": "2022"}),
        ("dibao", {"regions": "150600,610200"}),
        ("region", {"region": "610200"}),
        ("caseload", {"programme": "orphan"}),
        ("sources", {"kind": "count"}),
    ],
)
def test_another_choice_has_charts_or_tables_of_its_own(stem: str, link: dict[str, str]) -> None:
    before, after = open_page(stem), open_page(stem, **link)
    assert headings(before) != headings(after) or charts_of(before) != charts_of(after)
    assert shown(open_page(stem)) == shown(before)


def headings(app: AppTest) -> list[str]:
    return [each.proto.body for each in app.get("html") if "class='finding'" in each.proto.body]


def test_links_of_a_table_carry_the_view_it_stands_in(dibao_exhibit: tuple[Exhibit, object]) -> None:
    exhibit, _ = dibao_exhibit
    month, year = (sheet_html(exhibit, "zh", "数据截至", view, "") for view in ("from=dibao", "unit=year&from=dibao"))
    assert "&amp;from=dibao" in month and "unit=year" not in month
    assert "&amp;unit=year&amp;from=dibao" in year


@pytest.mark.parametrize("stem", STEMS)
def test_a_replaced_warehouse_is_shown_at_the_next_run(
    stem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    shutil.copy(ROOT / "warehouse.duckdb", warehouse)
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(warehouse))
    app = open_page(stem)
    before = words_of(app)
    replace(warehouse)
    app.run()
    after = words_of(app)
    close_warehouse()
    assert "e1e1e1e1" in after and "e1e1e1e1" not in before
    assert "换过的机关" in after and "换过的机关" not in before


def replace(warehouse: Path) -> None:
    """A copy in which every document and publication has another publisher, put in place in one step."""
    beside = warehouse.with_suffix(".next")
    shutil.copy(warehouse, beside)
    with duckdb.connect(str(beside)) as connection:
        connection.execute("UPDATE build SET content_sha256 = repeat('e1', 32)")
        having = "SELECT table_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)"
        tables = connection.execute(f"{having} WHERE column_name = 'publisher'").fetchall()
        for (table,) in tables:
            connection.execute(f"UPDATE {table} SET publisher = '换过的机关'")
    beside.replace(warehouse)
