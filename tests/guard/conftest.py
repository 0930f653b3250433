"""A small warehouse with secrets beside it, one guard for the module, and a watch over memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psutil
import pytest

from warehouse.guard import Guard

CANARY = "canary-4711-beside-the-warehouse"


def build_small_warehouse(path: Path, rows: int = 400) -> None:
    """The shape of the real one: a table, a public view with comments on its columns, a macro."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS w (STORAGE_VERSION 'v1.2.0')")
        con.execute("USE w")
        con.execute(
            "CREATE TABLE standards_table AS SELECT 'o' || i AS observation_id, "
            "(['同心县', '潜江市', '铜川市'])[i % 3 + 1] AS region, 2015 + i % 9 AS year, 300.0 + i AS value, "
            "'dibao' AS indicator, (['urban', 'rural'])[i % 2 + 1] AS area, ['a', 'b'] AS finding_codes "
            f"FROM range({rows}) t(i)"
        )
        con.execute("CREATE MACRO per_month(value, period) AS CASE period WHEN 'year' THEN value / 12 ELSE value END")
        con.execute(
            "CREATE VIEW standards AS SELECT *, per_month(value, 'year') AS yuan_per_month FROM standards_table"
        )
        con.execute("COMMENT ON COLUMN standards.region IS '地区 | Region |'")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse and files nobody may read through it."""
    folder = tmp_path_factory.mktemp("guarded")
    build_small_warehouse(folder / "warehouse.duckdb")
    (folder / "secret.csv").write_text(f"a\n{CANARY}\n", encoding="utf-8")
    (folder / "secret.txt").write_text(CANARY, encoding="utf-8")
    (folder / "secret.json").write_text(f'{{"a": "{CANARY}"}}\n', encoding="utf-8")
    with duckdb.connect(folder / "other.duckdb") as con:
        con.execute(f"CREATE TABLE t AS SELECT '{CANARY}' AS a")
        con.execute(f"COPY t TO '{folder}/secret.parquet'")
    return folder


@pytest.fixture(scope="module")
def guard(folder: Path) -> Iterator[Guard]:
    """A guard on the small warehouse, with a variable in the server's environment that no worker may see."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIAOCHI_CANARY", CANARY)
        guard = Guard(folder / "warehouse.duckdb")
        guard.prepare()  # as the dashboard does: the first test must not pay for the start of the processes
        yield guard
        guard.close()


class MemoryWatch:
    """The largest memory of this process's descendants and the growth of its own, sampled while a query runs."""

    def __init__(self) -> None:
        self._me = psutil.Process()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self.largest_worker = 0
        self.growth = 0
        self.seconds = 0.0

    def __enter__(self) -> MemoryWatch:
        self._before = self._me.memory_info().rss
        self._began = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.monotonic() - self._began
        self._stop.set()
        self._thread.join()
        self.growth = max(self.growth, self._me.memory_info().rss - self._before)

    def _sample(self) -> None:
        while not self._stop.wait(0.05):
            self.growth = max(self.growth, self._me.memory_info().rss - self._before)
            for child in self._me.children(recursive=True):
                try:
                    self.largest_worker = max(self.largest_worker, child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue
