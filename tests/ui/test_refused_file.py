"""An export that is refused is a file that opens, of the kind asked for, and says why."""

from __future__ import annotations

import io
import json

import openpyxl
import pandas as pd
import pytest

from ui.query_result import _EXPORT, _file
from warehouse.guard import Query
from warehouse.guard.answer import Form


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "json"])
def test_a_refused_export_opens_and_says_why(form: Form) -> None:
    content = _file(Query("SELECT * FROM no_such_table", form=form, limits=_EXPORT), "zh")
    said = {
        "csv": lambda: content.decode("utf-8-sig"),
        "xlsx": lambda: openpyxl.load_workbook(io.BytesIO(content)).active["A1"].value,  # type: ignore[index]
        "parquet": lambda: pd.read_parquet(io.BytesIO(content))["refused"][0],
        "json": lambda: json.loads(content)[0]["refused"],
    }[form]()
    assert "no_such_table" in str(said)
