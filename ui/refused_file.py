"""What is handed out in place of an export that was refused: a file of the kind asked for that opens and says why.

A browser has named the file before the query runs, so it cannot become another kind. It holds one sentence and no row.
"""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import xlsxwriter

from warehouse.guard.answer import Form

_COLUMN = "refused"


def refused_file(form: Form, sentence: str) -> bytes:
    """The sentence as a sheet, a table, a list or a line."""
    if form == "xlsx":
        return _sheet(sentence)
    if form == "parquet":
        target = io.BytesIO()
        pd.DataFrame({_COLUMN: [sentence]}).to_parquet(target)
        return target.getvalue()
    if form == "json":
        return json.dumps([{_COLUMN: sentence}], ensure_ascii=False).encode()
    line = io.StringIO()
    csv.writer(line).writerow([sentence])
    return line.getvalue().encode("utf-8-sig")


def _sheet(sentence: str) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 0, 80)
        sheet.write_string(0, 0, sentence, book.add_format({"text_wrap": True, "font_name": "微软雅黑"}))
    return target.getvalue()
