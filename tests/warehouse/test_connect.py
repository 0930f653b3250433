"""Reading while the file is replaced under the reader, and files that are no warehouse."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psutil
import pytest

from tests.warehouse.sample import Tables, with_cell
from warehouse.build import build
from warehouse.connect import (
    WarehouseDamaged,
    WarehouseEmpty,
    WarehouseMissing,
    close_warehouse,
    open_warehouse,
    warehouse_key,
    warehouse_path,
)
from warehouse.queries.ask import ask
from words.catalogue import LANGS

AMOUNT = "SELECT value FROM observations WHERE observation_id = '000_340d8e47d7dd4ddb-01'"


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    yield
    close_warehouse()


@pytest.fixture(scope="session")
def versions(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[float, bytes]]:
    """Three warehouses that differ in one amount, as (amount, bytes of the file)."""
    folder = tmp_path_factory.mktemp("versions")
    found = []
    for amount in (651.0, 652.0, 653.0):
        path = folder / f"{amount:g}.duckdb"
        build(with_cell(tables, "observations", "000_340d8e47d7dd4ddb-01", value=amount), path)
        found.append((amount, path.read_bytes()))
    return found


def replace(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    os.replace(beside, path)


def test_the_file_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(out))
    assert warehouse_path() == out
    assert open_warehouse().execute("SELECT count(*) FROM documents").fetchall() == [(5,)]


def test_every_cursor_finds_the_public_views_without_a_prefix(out: Path) -> None:
    connection = open_warehouse(out)
    assert connection.cursor().execute("SELECT count(*) FROM standards").fetchall()[0][0] > 0
    assert len(ask(connection, "SELECT * FROM coverage WHERE year = $year", year=2022)) > 0
    assert connection.execute("SELECT count(*) FROM warehouse.regions").fetchall()[0][0] > 0


def test_nothing_can_be_written_through_it(out: Path) -> None:
    before = out.read_bytes()
    for statement in (
        "DELETE FROM warehouse.observations",
        "DROP TABLE warehouse.observations",
        "DELETE FROM observations",
    ):
        with pytest.raises(duckdb.Error):
            open_warehouse(out).execute(statement)
    close_warehouse()
    assert out.read_bytes() == before


def test_an_open_handle_does_not_block_a_build(out: Path, tables: Tables) -> None:
    reader = open_warehouse(out)
    build(with_cell(tables, "observations", "000_340d8e47d7dd4ddb-01", value=651.0), out)
    assert reader.execute(AMOUNT).fetchall() == [(650.0,)], "a handle keeps the version it was opened on"
    assert open_warehouse(out).execute(AMOUNT).fetchall() == [(651.0,)]


def test_the_key_changes_with_every_replacement_and_only_then(out: Path, versions: list[tuple[float, bytes]]) -> None:
    key = warehouse_key(out)
    assert warehouse_key(out) == key
    replace(out, versions[0][1])
    assert warehouse_key(out) != key


def test_four_threads_see_every_replacement_and_no_error(out: Path, versions: list[tuple[float, bytes]]) -> None:
    stop, errors, late = threading.Event(), [], []
    steady: list[tuple[int, float] | None] = [(-1, 650.0)]

    def read() -> None:
        while not stop.is_set():
            before = steady[0]
            try:
                [(amount,)] = open_warehouse(out).execute(AMOUNT).fetchall()
            except Exception as error:
                errors.append(error)
                return
            if before and before == steady[0] and amount != before[1]:
                late.append((amount, before))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(20):
        amount, content = versions[turn % 3]
        steady[0] = None
        replace(out, content)
        steady[0] = (turn, amount)
        time.sleep(0.05)
        assert open_warehouse(out).execute(AMOUNT).fetchall() == [(amount,)]
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert late == []


def test_open_files_do_not_grow_with_replacements(out: Path, versions: list[tuple[float, bytes]]) -> None:
    def open_handles() -> int:
        return len([file for file in psutil.Process().open_files() if file.path.startswith(str(out.parent))])

    for turn in range(12):
        replace(out, versions[turn % 3][1])
        open_warehouse(out).execute(AMOUNT).fetchall()
    assert open_handles() <= 2


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing) as caught:
        open_warehouse(tmp_path / "none.duckdb")
    assert "python -m etl build" in caught.value.sentence("zh")


def holed(content: bytes) -> bytes:
    return content[:16384] + bytes(len(content) // 2) + content[16384 + len(content) // 2 :]


def of_version(content: bytes, version: int) -> bytes:
    """The file as a DuckDB of another storage version would head it, its checksum made good."""
    head = bytearray(content[:4096])
    head[12:20] = version.to_bytes(8, "little")
    words = (int.from_bytes(head[at : at + 8], "little") for at in range(8, 4096, 8))
    seal = 5381
    for word in words:
        seal ^= word * 0xBF58476D1CE4E5B9 % 2**64
    head[:8] = seal.to_bytes(8, "little")
    return bytes(head) + content[4096:]


def test_a_header_of_the_same_version_is_the_same_header(built: bytes) -> None:
    assert of_version(built, int.from_bytes(built[12:20], "little")) == built


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("nothing", {"foreign", "damaged"}),
        ("text", {"foreign"}),
        ("half", {"truncated", "damaged"}),
        ("all but the end", {"truncated", "damaged"}),
        ("holed", {"damaged"}),
        ("newer", {"newer"}),
        ("far newer", {"newer"}),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(out: Path, name: str, codes: set[str]) -> None:
    whole = out.read_bytes()
    contents = {
        "nothing": b"",
        "text": "标尺".encode() * 10000,
        "half": whole[: len(whole) // 2],
        "all but the end": whole[:-16384],
        "holed": holed(whole),
        "newer": of_version(whole, 70),
        "far newer": of_version(whole, 999),
    }
    out.write_bytes(contents[name])
    with pytest.raises(WarehouseDamaged) as caught:
        open_warehouse(out)
    assert caught.value.code in codes
    for lang in LANGS:
        sentence = caught.value.sentence(lang)
        assert "python -m etl build" in sentence
        assert "\n" not in sentence


def test_a_duckdb_file_that_is_not_ours_is_foreign(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE t AS SELECT 1 AS a")
    with pytest.raises(WarehouseDamaged) as caught:
        open_warehouse(path)
    assert caught.value.code == "foreign"


def test_a_warehouse_of_another_layout_names_what_is_missing(out: Path) -> None:
    with duckdb.connect(str(out)) as con:
        con.execute("DROP VIEW coverage")
    with pytest.raises(WarehouseDamaged, match="coverage"):
        open_warehouse(out)


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseDamaged) as caught:
        open_warehouse(tmp_path)
    assert caught.value.code == "not_a_file"


def test_a_warehouse_without_figures_is_empty(tmp_path: Path, tables: Tables) -> None:
    emptied = {"observations", "published_standards", "multiples", "corrections", "reading_findings", "caseload"}
    path = tmp_path / "empty.duckdb"
    build({name: frame.iloc[:0] if name in emptied else frame for name, frame in tables.items()}, path)
    with pytest.raises(WarehouseEmpty) as caught:
        open_warehouse(path)
    assert "data/" in caught.value.sentence("zh")


def test_a_repaired_file_is_used_at_the_next_call(out: Path) -> None:
    whole = out.read_bytes()
    replace(out, whole[:30000])
    with pytest.raises(WarehouseDamaged):
        open_warehouse(out)
    replace(out, whole)
    assert open_warehouse(out).execute("SELECT count(*) FROM documents").fetchall() == [(5,)]
