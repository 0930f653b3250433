"""What the guard promises besides refusing: cuts that say so, stops that stop, workers replaced, errors that point."""

from __future__ import annotations

import datetime
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import psutil
import pyarrow as pa
import pyarrow.parquet
import pytest

from tests.guard.attacks import REFUSED
from tests.guard.conftest import build_small_warehouse
from warehouse.guard import Answer, Guard, Limits, Query, Refused, Ticket
from warehouse.guard.answer import EXPORT_BYTES, EXPORT_ROWS, place_of
from warehouse.guard.sentence import cut_sentence, refusal_sentence
from warehouse.guard.start import CAN_FORK, SpawnStarter

BOMB = "SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE i * j % 7 = 3"


def _rows(guard: Guard, sql: str, **parameters: object) -> list[dict[str, object]]:
    return json.loads(bytes(guard.run(Query(sql, dict(parameters), "json")).body))  # type: ignore[arg-type]


def _refusal(guard: Guard, sql: str) -> Refused:
    with pytest.raises(Refused) as caught:
        guard.run(Query(sql))
    return caught.value


def _fork_servers() -> list[psutil.Process]:
    """Children of this process that fork workers; a browser of other tests may be a child too."""
    return [p for p in psutil.Process().children() if any("forkserver" in each for each in p.cmdline())]


def _workers() -> list[psutil.Process]:
    """Processes that answer queries: children of the fork server."""
    return [worker for server in _fork_servers() for worker in server.children(recursive=True)]


def _wait_until(holds: Callable[[], bool]) -> None:
    """A spare worker may still be starting: it is given fifteen seconds, then it must hold."""
    deadline = time.monotonic() + 15
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert holds()


def test_a_text_asked_again_is_answered_with_its_new_values_and_refused_again_where_it_was(guard: Guard) -> None:
    assert [_rows(guard, "SELECT $a AS a", a=value) for value in (1, "x", 1)] == [[{"a": 1}], [{"a": "x"}], [{"a": 1}]]
    for _ in range(3):
        assert _refusal(guard, "SELECT $a AS a").code == "missing_parameter"
        assert _refusal(guard, "FROM read_csv('x.csv')").code == "function_not_allowed"


def test_a_cut_result_says_how_many_there_are_and_how_to_get_all(guard: Guard) -> None:
    answer = guard.run(Query("SELECT * FROM standards, range(5)", limits=Limits(rows=100)))
    assert (answer.rows, answer.total, answer.cut) == (100, 2_000, True)
    assert (
        cut_sentence(answer, "zh")
        == "仅显示前 100 行，共 2,000 行；要取得全部，请导出（最多 100,000 行）或加 LIMIT、WHERE 缩小范围。"
    )


def test_rows_too_many_to_count_are_called_more(guard: Guard) -> None:
    answer = guard.run(Query("FROM range(1000000000000)"))
    assert (answer.rows, answer.total, answer.cut) == (1_000, None, True)
    assert "there are more" in str(cut_sentence(answer, "en"))


def test_a_whole_result_needs_no_sentence(guard: Guard) -> None:
    assert cut_sentence(guard.run(Query("FROM standards")), "zh") is None


def test_the_export_has_all_rows_up_to_its_own_limit(guard: Guard) -> None:
    answer = guard.run(Query("FROM range(60000)", form="bare_csv", limits=Limits(rows=EXPORT_ROWS, bytes=EXPORT_BYTES)))
    assert (answer.rows, answer.cut) == (60_000, False)
    assert bytes(answer.body).count(b"\n") == 60_001


def test_seconds_and_rows_are_bounded_whatever_is_asked() -> None:
    assert Limits(seconds=9e9, rows=10**9, bytes=10**12).clamped() == Limits(30.0, 100_000, 12_000_000)


def test_parameters_are_bound_not_pasted(guard: Guard) -> None:
    [row] = _rows(guard, "SELECT count(*) AS n FROM standards WHERE region = $region", region="' OR '1'='1")
    assert row == {"n": 0}


def test_a_list_parameter_chooses_several(guard: Guard) -> None:
    sql = "SELECT DISTINCT region FROM standards WHERE list_contains($regions, region) ORDER BY 1"
    assert _rows(guard, sql, regions=["同心县", "潜江市"]) == [{"region": "同心县"}, {"region": "潜江市"}]


def test_own_macros_of_the_warehouse_may_be_called(guard: Guard) -> None:
    assert _rows(guard, "SELECT per_month(1200, 'year') AS v") == [{"v": 100.0}]


@pytest.mark.parametrize(
    ("sql", "code", "near", "place"),
    [
        ("SELECT regon FROM standards", "unknown_column", "region", (1, 8)),
        ("SELECT '同心', regon FROM standards", "unknown_column", "region", (1, 14)),
        ("SELECT\n  1,\n  yaer\nFROM standards", "unknown_column", "year", (3, 3)),
        ("SELECT * FROM standrads", "unknown_table", "standards", (1, 15)),
        ("/* 说明 */ SELECT *\nFROM standrads", "unknown_table", "standards", (2, 6)),
        ("EXPLAIN SELECT yaer FROM standards", "unknown_column", "year", (1, 16)),
        ("EXPLAIN\n  SELECT * FROM standrads", "unknown_table", "standards", (2, 17)),
        ("SELECT lenght(region) FROM standards", "function_not_allowed", "length", (1, 8)),
        ("SELECT 1 +", "syntax_near", None, (1, 10)),
        ("SELECT region::INT FROM standards", "not_convertible", None, (1, 14)),
    ],
)
def test_an_error_has_its_place_and_the_nearest_name(
    guard: Guard, sql: str, code: str, near: str | None, place: tuple[int, int]
) -> None:
    refused = _refusal(guard, sql)
    assert (refused.code, refused.fields.get("near"), (refused.line, refused.column)) == (code, near, place)


def test_an_error_is_one_sentence_in_both_languages(guard: Guard) -> None:
    refused = _refusal(guard, "SELECT regon FROM standards")
    assert refusal_sentence(refused, "zh") == "没有名为“regon”的列（第 1 行第 8 个字）。是否要用“region”？"
    assert refusal_sentence(refused, "en") == "There is no column “regon” (line 1, column 8). Did you mean “region”?"


def test_a_place_counts_characters_not_bytes() -> None:
    assert place_of("SELECT '同心县',\n nope", len("SELECT '同心县',\n ".encode())) == (2, 2)


def test_plans_tell_no_path(guard: Guard, folder: Path) -> None:
    for sql in ("EXPLAIN SELECT * FROM standards", "EXPLAIN ANALYZE SELECT * FROM standards", "SHOW TABLES"):
        assert str(folder) not in bytes(guard.run(Query(sql, form="table")).body).decode()


def test_a_stopped_query_ends_at_once(guard: Guard) -> None:
    ticket = Ticket()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(guard.run, Query(BOMB, limits=Limits(seconds=20)), ticket)
        time.sleep(0.5)
        began = time.monotonic()
        ticket.stop()
        with pytest.raises(Refused) as caught:
            running.result(timeout=3)
    assert caught.value.code == "stopped"
    assert time.monotonic() - began < 1
    assert _rows(guard, "SELECT 1 AS a") == [{"a": 1}]


def test_a_ticket_stopped_early_runs_nothing(guard: Guard) -> None:
    ticket = Ticket()
    ticket.stop()
    with pytest.raises(Refused, match="stopped"):
        guard.run(Query("SELECT 1"), ticket)


@pytest.mark.skipif(not CAN_FORK, reason="no fork server on this system")
def test_a_killed_worker_costs_one_query(guard: Guard) -> None:
    _rows(guard, "SELECT 1")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(guard.run, Query(BOMB, limits=Limits(seconds=20)))
        time.sleep(0.5)
        for worker in _workers():
            os.kill(worker.pid, signal.SIGSEGV)
        with pytest.raises(Refused) as caught:
            running.result(timeout=5)
    assert caught.value.code == "worker_died"
    assert _rows(guard, "SELECT 1 AS a") == [{"a": 1}]


@pytest.mark.skipif(not CAN_FORK, reason="no fork server on this system")
def test_a_worker_killed_while_idle_costs_nothing(guard: Guard) -> None:
    _rows(guard, "SELECT 1")
    for worker in _workers():
        os.kill(worker.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert _rows(guard, "SELECT 1 AS a") == [{"a": 1}]


@pytest.mark.skipif(not CAN_FORK, reason="no fork server on this system")
def test_a_hung_worker_is_killed_at_the_deadline(guard: Guard) -> None:
    _rows(guard, "SELECT 1")
    for worker in _workers():
        os.kill(worker.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(Refused, match="timeout"):
        guard.run(Query("SELECT 1", limits=Limits(seconds=1)))
    assert time.monotonic() - began < 2
    for worker in _workers():
        os.kill(worker.pid, signal.SIGCONT)
    assert _rows(guard, "SELECT 1 AS a") == [{"a": 1}]


@pytest.mark.skipif(not CAN_FORK, reason="no fork server on this system")
def test_a_dead_fork_server_is_started_anew(guard: Guard) -> None:
    _rows(guard, "SELECT 1")
    for server in _fork_servers():
        server.kill()
        server.wait()
    time.sleep(0.2)
    assert _rows(guard, "SELECT 1 AS a") == [{"a": 1}]


@pytest.mark.skipif(not CAN_FORK, reason="no limits of the operating system here")
def test_a_worker_holds_no_way_to_a_file_and_nothing_of_the_environment(guard: Guard) -> None:
    _rows(guard, "SELECT 1")
    for worker in _workers():
        for limit in ("Max open files            0", "Max file size             0", "Max core file size        0"):
            _wait_until(lambda pid=worker.pid, limit=limit: limit in Path(f"/proc/{pid}/limits").read_text("ascii"))
        assert "canary" not in Path(f"/proc/{worker.pid}/environ").read_text(encoding="utf-8").lower()


@pytest.mark.skipif(not CAN_FORK, reason="no fork server on this system")
def test_a_killed_server_takes_its_workers_along(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from warehouse.guard import Guard, Limits, Query\n"
        f"Guard(Path({str(folder / 'warehouse.duckdb')!r})).run(Query({BOMB!r}, limits=Limits(seconds=25)))"
    )
    server = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).resolve().parents[2])
    deadline = time.monotonic() + 10
    while len(family := psutil.Process(server.pid).children(recursive=True)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(family) >= 2
    server.kill()
    server.wait()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert alive == []


def test_a_replaced_warehouse_is_seen_by_the_next_query(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    build_small_warehouse(path, rows=10)
    guard = Guard(path)
    seen = [_rows(guard, "SELECT count(*) AS n FROM standards")]
    build_small_warehouse(tmp_path / "next", rows=20)
    os.replace(tmp_path / "next", path)
    seen.append(_rows(guard, "SELECT count(*) AS n FROM standards"))
    guard.close()
    assert seen == [[{"n": 10}], [{"n": 20}]]


def test_a_missing_or_damaged_warehouse_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "damaged").write_bytes(b"this is no database" * 1000)
    for name, code in (("missing", "warehouse_missing"), ("damaged", "warehouse_damaged")):
        guard = Guard(tmp_path / name)
        refused = _refusal(guard, "SELECT 1")
        guard.close()
        assert refused.code == code
        assert str(tmp_path) not in refusal_sentence(refused, "en")


def test_where_nothing_can_fork_workers_are_spawned(folder: Path) -> None:
    guard = Guard(folder / "warehouse.duckdb", SpawnStarter(), spare=0)
    assert _rows(guard, "SELECT count(*) AS n FROM standards") == [{"n": 400}]
    with pytest.raises(Refused, match="timeout"):
        guard.run(Query(BOMB, limits=Limits(seconds=1)))
    assert _refusal(guard, "SELECT getenv('HOME')").code == "function_not_allowed"
    guard.close()


def test_twenty_honest_queries_beside_five_bombs_are_all_answered(guard: Guard) -> None:
    bombs = [BOMB, *list(REFUSED["memory bombs"].values())[:2], *list(REFUSED["time bombs"].values())[4:6]]
    honest = [f"SELECT region, sum(value) AS v FROM standards WHERE year > {2000 + n} GROUP BY ALL" for n in range(20)]
    with ThreadPoolExecutor(25) as pool:
        dropped = [pool.submit(_outcome, guard, sql, 5.0) for sql in bombs]
        answers = list(pool.map(lambda sql: _outcome(guard, sql, 5.0), honest))
        assert [type(answer) for answer in answers] == [Answer] * 20
        assert all(isinstance(bomb.result(), Refused) for bomb in dropped)


def _outcome(guard: Guard, sql: str, seconds: float) -> Answer | Refused:
    try:
        return guard.run(Query(sql, limits=Limits(seconds=seconds)))
    except Refused as refused:
        return refused


def test_the_server_does_not_grow_over_many_queries(guard: Guard) -> None:
    process = psutil.Process()
    for _ in range(20):
        guard.run(Query("SELECT repeat('x', 1000) FROM range(100000)"))
    before, threads = process.memory_info().rss, threading.active_count()
    for _ in range(100):
        guard.run(Query("SELECT repeat('x', 1000) FROM range(100000)"))
    assert process.memory_info().rss - before < 30e6
    assert threading.active_count() <= threads + 2


def test_a_workbook_stops_where_excel_would_take_too_long(guard: Guard) -> None:
    answer = guard.run(
        Query("SELECT i, i, i, i, i, i FROM range(100000) t(i)", form="xlsx", limits=Limits(30, 100_000, 12_000_000))
    )
    assert (answer.rows, answer.total, answer.cut) == (83_333, 100_000, True)


def test_a_whole_day_is_a_date_in_a_workbook_also_where_it_is_kept_as_text(guard: Guard) -> None:
    body = guard.run(Query("SELECT '2023-12-29' AS day, '2023-12' AS month, DATE '2023-07-01' AS d", form="xlsx")).body
    sheet = openpyxl.load_workbook(io.BytesIO(bytes(body))).active
    assert [cell.value for cell in sheet[2]] == [  # type: ignore[index]
        datetime.datetime(2023, 12, 29),
        "2023-12",
        datetime.datetime(2023, 7, 1),
    ]


def test_every_form_opens_in_its_program(guard: Guard) -> None:
    sql = (
        "SELECT region AS \"=地区\", value, '=1+1' AS f, DATE '2023-07-01' AS d, finding_codes l FROM standards LIMIT 2"
    )
    bodies = {
        form: bytes(guard.run(Query(sql, form=form)).body) for form in ("csv", "xlsx", "parquet", "json", "arrow")
    }  # type: ignore[arg-type]
    assert bodies["csv"].decode("utf-8-sig").splitlines()[1] == '"同心县",300,"\'=1+1",2023-07-01,"[""a"", ""b""]"'
    sheet = openpyxl.load_workbook(io.BytesIO(bodies["xlsx"])).active
    assert [cell.value for cell in sheet[2]][:3] == ["同心县", 300, "'=1+1"]  # type: ignore[index]
    assert sheet["A1"].value == "'=地区"  # type: ignore[index]
    assert pa.parquet.read_table(io.BytesIO(bodies["parquet"])).num_rows == 2
    assert json.loads(bodies["json"])[0]["l"] == ["a", "b"]
    assert pa.ipc.open_stream(bodies["arrow"]).read_all().num_rows == 2
