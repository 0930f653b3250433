"""Briefing pack

CPU seconds of this process for the whole pack of the four regions (fill, then PPTX, DOCX, XLSX and data package), after
import and one pack to warm up; beside it what one native chart costs and how large the files are.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from statistics import median

from duckdb import DuckDBPyConnection

from benchmarks.record import Ratio
from briefing.fill import fill_report
from briefing.formats import RENDERERS
from briefing.native_workbook import forget_workbooks
from briefing.order import Order
from briefing.report import Report
from warehouse.connect import open_warehouse

RUNS = 10
AIM = 2.0
_AGAINST = "limit"


def run() -> list[Ratio]:
    """Whole pack, each format, sizes."""
    con, order = open_warehouse(), Order()
    report = fill_report(con, order)
    ratios = [Ratio("whole pack, four regions", _AGAINST, _cpu_seconds(lambda: _pack(con, order)), "s CPU",
                    runs=RUNS, at_most=AIM, note=f"{len(report.sections)} sections")]  # fmt: skip
    ratios.append(Ratio("fill the report", _AGAINST, _cpu_seconds(lambda: fill_report(con, order)), "s CPU", runs=RUNS))
    for ending, render in RENDERERS.items():
        size = f"{len(render(report)) // 1024} KB"
        seconds = _cpu_seconds(partial(_cold, render, report))
        ratios.append(Ratio(f"render {ending}", _AGAINST, seconds, "s CPU", runs=RUNS, note=size))
    return ratios


def _pack(con: DuckDBPyConnection, order: Order) -> None:
    forget_workbooks()
    report = fill_report(con, order)
    for render in RENDERERS.values():
        render(report)


def _cold(render: Callable[[Report], bytes], report: Report) -> bytes:
    forget_workbooks()
    return render(report)


def _cpu_seconds(action: Callable[[], object]) -> float:
    """The median CPU seconds of RUNS calls after one to warm up, all threads of the process."""
    action()
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        spent.append(time.process_time() - start)
    return median(spent)
