"""Guarded queries

Against the same query on a bare DuckDB connection in this process, on the same file with as many threads. On top of it
the guard checks the statement, hands it to another process, and takes the rows back as Arrow.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

import duckdb

from benchmarks.record import Ratio
from benchmarks.timing import seconds_of, side_by_side
from warehouse.connect import warehouse_path
from warehouse.guard import Guard, Limits, Query
from warehouse.guard.engine import THREADS
from warehouse.saved import load_saved

RUNS = 15
_LIMITS = Limits(seconds=30, rows=1_000)
SMALLEST = "SELECT count(*) AS n FROM regions"
LARGER = {
    "sum of 20 million rows": "SELECT sum(i * i % 7) AS s FROM range(20000000) t(i)",
    "group 3 million rows by 1,000 keys": "SELECT i % 1000 AS k, avg(i) AS a FROM range(3000000) t(i) GROUP BY k",
    "window over 400,000 rows": "SELECT max(d) AS m FROM (SELECT i - lag(i) OVER (PARTITION BY i % 50 ORDER BY i) AS d "
    "FROM range(400000) t(i))",
    "join of two times a million rows": "SELECT count(*) AS n FROM range(1000000) a(i) JOIN range(1000000) b(j) "
    "ON a.i = b.j WHERE a.i % 3 = 0",
    "regular expression over 200,000 texts": "SELECT count(*) AS n FROM range(200000) t(i) "
    "WHERE regexp_matches('第' || i || '号文件', '1{2,}号')",
    "1,000 rows of text of 1 million": "SELECT i, md5(i::VARCHAR) AS h FROM range(1000000) t(i) ORDER BY h LIMIT 1000",
}


def run() -> list[Ratio]:
    """The smallest query, saved queries together, and larger ones."""
    guard = Guard(warehouse_path())
    bare = _bare()
    try:
        return [
            _added("smallest query", lambda: _guarded(guard, SMALLEST), lambda: _plain(bare, SMALLEST)),
            _saved(guard, bare),
            *(_ratio(guard, bare, name, sql) for name, sql in LARGER.items()),
            _start(),
        ]
    finally:
        guard.close()
        bare.close()


def _bare() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(":memory:", config={"threads": THREADS})
    con.execute(f"ATTACH '{warehouse_path()}' AS warehouse (READ_ONLY)")
    con.execute("USE warehouse")
    return con


def _guarded(guard: Guard, sql: str, **values: object) -> object:
    return guard.run(Query(sql, dict(values), limits=_LIMITS))  # type: ignore[arg-type]


def _plain(con: duckdb.DuckDBPyConnection, sql: str, **values: object) -> object:
    return con.sql(sql, params=values or None).to_arrow_table()


def _added(name: str, ours: Callable[[], object], peer: Callable[[], object]) -> Ratio:
    guarded, plain = side_by_side(ours, peer, RUNS)
    note = f"guarded {guarded * 1000:.1f} ms, bare {plain * 1000:.1f} ms"
    return Ratio(f"added to the {name}", "", (guarded - plain) * 1000, "ms", None, RUNS, at_most=10.0, note=note)


def _saved(guard: Guard, bare: duckdb.DuckDBPyConnection) -> Ratio:
    """All saved queries one after the other with their defaults."""
    asked = [(one.sql, one.values({})) for one in load_saved().values()]
    ours, peer = side_by_side(
        lambda: [_guarded(guard, sql, **values) for sql, values in asked],
        lambda: [_plain(bare, sql, **values) for sql, values in asked],
        RUNS,
    )
    name = f"{len(asked)} saved queries in a row"
    return Ratio(name, "bare DuckDB", ours * 1000, "ms", peer * 1000, RUNS, at_most=1.5)


def _ratio(guard: Guard, bare: duckdb.DuckDBPyConnection, name: str, sql: str) -> Ratio:
    ours, peer = side_by_side(lambda: _guarded(guard, sql), lambda: _plain(bare, sql), RUNS)
    return Ratio(name, "bare DuckDB", ours * 1000, "ms", peer * 1000, RUNS, at_most=1.5)


def _start() -> Ratio:
    """What the first query after a killed worker waits for at worst: a fork, the file, the settings, a warm-up."""
    guard = Guard(warehouse_path(), spare=0)
    guard.run(Query(SMALLEST))
    seconds = []
    for _ in range(RUNS):
        with guard._lock:
            idle, guard._idle = guard._idle, []
        for worker in idle:
            worker.close()
        seconds.append(seconds_of(lambda: guard.run(Query(SMALLEST))))
    guard.close()
    return Ratio("first query of a new worker", "", median(seconds) * 1000, "ms", None, RUNS)
