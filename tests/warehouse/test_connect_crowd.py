"""Many threads ask while the file is replaced under them: no query is disturbed, no file stays open."""

import os
import shutil
import threading
import time
from pathlib import Path

import psutil

from warehouse.connect import open_warehouse
from warehouse.queries.figures import latest_figures

COMMITTED = Path(__file__).parents[2] / "warehouse.duckdb"


def test_a_replaced_file_disturbs_no_running_query(tmp_path):
    target, fresh = tmp_path / "w.duckdb", tmp_path / "fresh"
    shutil.copy(COMMITTED, target)
    errors: list[str] = []
    until = time.monotonic() + 5
    before = len(psutil.Process().open_files())

    def ask_on() -> None:
        while time.monotonic() < until:
            try:
                connection = open_warehouse(target)
                for _ in range(5):
                    latest_figures(connection, ["640324"], ["dibao.urban"])
            except Exception as error:
                errors.append(repr(error))

    crowd = [threading.Thread(target=ask_on) for _ in range(8)]
    for each in crowd:
        each.start()
    while time.monotonic() < until:
        shutil.copy(COMMITTED, fresh)
        os.replace(fresh, target)
        time.sleep(0.3)
    for each in crowd:
        each.join()
    assert errors == []
    assert len(psutil.Process().open_files()) <= before + 3


def test_a_cursor_handed_out_before_asks_on_after_a_replacement(tmp_path):
    target, fresh = tmp_path / "w.duckdb", tmp_path / "fresh"
    shutil.copy(COMMITTED, target)
    held = open_warehouse(target)
    shutil.copy(COMMITTED, fresh)
    os.replace(fresh, target)
    open_warehouse(target)
    assert len(latest_figures(held, ["640324"], ["dibao.urban"])) == 1
