"""What a browser is given first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.file_util import get_static_dir

from ui.entrance import first_html, page_routes


@pytest.fixture
def below_a_path() -> Iterator[None]:
    config.set_option("server.baseUrlPath", "/tools/biaochi/")
    yield
    config.set_option("server.baseUrlPath", "")


def test_where_the_server_is_stands_before_the_programme() -> None:
    page = first_html("zh-CN")
    assert 0 < page.index("BACKEND_BASE_URL") < page.index('<script type="module"')


def test_the_files_that_draw_charts_tables_and_filters_are_named_once_and_there() -> None:
    named = re.findall(r"modulepreload\W crossorigin href=\W\./([^'\"]+)", first_html("zh-CN"))
    parts = {Path(name).name.split(".")[0] for name in named}
    assert {"PlotlyChart", "Html", "Multiselect", "ButtonGroup", "Selectbox"} <= parts
    assert len(named) == len(set(named))
    assert all((Path(get_static_dir()) / name).is_file() for name in named)


@pytest.mark.parametrize("speech", ["zh-CN", "en"])
def test_the_page_says_its_language(speech: str) -> None:
    assert re.findall(r"<html lang=\"([^\"]*)\"", first_html(speech)) == [speech]


def test_every_page_and_the_bare_address_begin_here() -> None:
    assert [route.path for route in page_routes(["overview", "dibao"])] == ["/", "/overview", "/dibao"]


@pytest.mark.usefixtures("below_a_path")
def test_below_a_path_too() -> None:
    assert [route.path for route in page_routes(["dibao"])] == ["/tools/biaochi/", "/tools/biaochi/dibao"]
