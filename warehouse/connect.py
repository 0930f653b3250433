"""The one way to the warehouse for reading: the file as it is now, shared by threads, never blocking a build.

Each state of the file (inode, time, size) is attached read-only to an in-memory database of its own, so that a replaced
file is seen at the next call while running queries finish on the old one. Its tables and views are mirrored under their
bare names, so that every cursor finds them; column comments are those of the database `warehouse`. What cannot be used
is told as WarehouseMissing, WarehouseDamaged or WarehouseEmpty, each a sentence that says what to do.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseDamaged, WarehouseEmpty, WarehouseMissing, WarehouseUnusable

__all__ = [
    "WarehouseDamaged",
    "WarehouseEmpty",
    "WarehouseMissing",
    "WarehouseUnusable",
    "open_warehouse",
    "warehouse_key",
    "warehouse_path",
]

DEFAULT = Path(__file__).parent.parent / "warehouse.duckdb"
WHOLE_UP_TO = 8_000_000
"""a file up to this many bytes is read to its end when opened; of a larger one only length and catalogue are checked"""
_HEADERS = 3 * 4096
_NEEDED = {"standards", "standards_in_force", "figures", "growth", "coverage", "findings", "regions", "build"}

Key = tuple[str, int, int, int]
_lock = threading.Lock()
_current: dict[str, tuple[Key, duckdb.DuckDBPyConnection]] = {}


def warehouse_path() -> Path:
    """BIAOCHI_WAREHOUSE, or warehouse.duckdb at the top of the project."""
    return Path(os.environ.get("BIAOCHI_WAREHOUSE") or DEFAULT)


def warehouse_key(path: Path | None = None) -> Key:
    """What changes whenever the file is replaced: the key for every cache of what was read from it."""
    path = (path or warehouse_path()).absolute()
    try:
        found = path.stat()
    except FileNotFoundError:
        raise WarehouseMissing("missing", path=path) from None
    except OSError as error:
        raise WarehouseDamaged("unreadable", path=path, reason=error.strerror or error) from error
    if not path.is_file():
        raise WarehouseDamaged("not_a_file", path=path)
    return (str(path), found.st_ino, found.st_mtime_ns, found.st_size)


def open_warehouse(path: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A cursor of one's own on the current file; close it or let it go, others are not disturbed."""
    with _lock:
        key = warehouse_key(path)
        if key[0] not in _current or _current[key[0]][0] != key:
            # The old connection is let go, not closed: closing it closes the cursors of running queries, and fails
            # while one of them is busy. Its file is closed with the last of them.
            _current[key[0]] = _attach(Path(key[0]))
        return _current[key[0]][1].cursor()


def close_warehouse() -> None:
    """Let go of every file; cursors handed out live on until they are closed."""
    with _lock:
        for _, connection in _current.values():
            connection.close()
        _current.clear()


def _attach(path: Path) -> tuple[Key, duckdb.DuckDBPyConnection]:
    """Attach the file; if it is replaced at that very moment, take the new one."""
    while True:
        key = warehouse_key(path)
        connection = duckdb.connect(":memory:")
        try:
            _attach_checked(connection, path, key[3])
        except WarehouseUnusable:
            connection.close()
            if warehouse_key(path) == key:
                raise
            continue
        if warehouse_key(path) == key:
            return key, connection
        connection.close()


def _attach_checked(connection: duckdb.DuckDBPyConnection, path: Path, size: int) -> None:
    try:
        quoted = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS warehouse (READ_ONLY)")
        _check_length(connection, path, size)
        _check_layout(connection, path)
        if size <= WHOLE_UP_TO:
            connection.execute("SET threads = 1")  # on a small file several threads cost more than they gain
            _read_to_the_end(connection)
        _check_content(connection, path)
        _mirror(connection)
    except duckdb.Error as error:
        raise _translate(path, error) from error


def _check_length(connection: duckdb.DuckDBPyConnection, path: Path, size: int) -> None:
    """A copy that broke off has fewer blocks than its header says."""
    query = "SELECT total_blocks * block_size FROM pragma_database_size() WHERE database_name = 'warehouse'"
    [(blocks,)] = connection.execute(query).fetchall()
    if size < blocks + _HEADERS:
        raise WarehouseDamaged("truncated", path=path, wanted=blocks + _HEADERS, found=size)


def _relations(connection: duckdb.DuckDBPyConnection) -> list[str]:
    query = """SELECT table_name FROM duckdb_tables() WHERE database_name = 'warehouse'
        UNION ALL SELECT view_name FROM duckdb_views() WHERE database_name = 'warehouse' AND NOT internal"""
    return [name for (name,) in connection.execute(query).fetchall()]


def _check_layout(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    lacking = _NEEDED - set(_relations(connection))
    if lacking == _NEEDED:
        raise WarehouseDamaged("foreign", path=path)
    if lacking:
        raise WarehouseDamaged("other_layout", path=path, names=", ".join(sorted(lacking)))


def _read_to_the_end(connection: duckdb.DuckDBPyConnection) -> None:
    """Every stored row once: DuckDB checks the sum of each block it reads."""
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'warehouse'"
    for (table,) in connection.execute(query).fetchall():
        connection.execute(f'SELECT bit_xor(hash(t)) FROM warehouse."{table}" t').fetchall()


def _check_content(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Looked at in the stored table, which is quick at any size; whatever is computed rests on it."""
    if not connection.execute("SELECT 1 FROM warehouse.standards_in_force LIMIT 1").fetchall():
        raise WarehouseEmpty("empty", path=path)


def _mirror(connection: duckdb.DuckDBPyConnection) -> None:
    names = _relations(connection)
    connection.execute(";".join(f'CREATE VIEW "{name}" AS FROM warehouse."{name}"' for name in names))


def _translate(path: Path, error: duckdb.Error) -> WarehouseUnusable:
    """DuckDB's words about a file into ours."""
    reason = str(error).splitlines()[0]
    if any(sign in reason for sign in ("version number", "newer version", "Storage Version")):
        return WarehouseDamaged("newer", path=path, version=duckdb.__version__)
    if "not a valid DuckDB database" in reason:
        return WarehouseDamaged("foreign", path=path)
    if "Permission denied" in reason:
        return WarehouseDamaged("unreadable", path=path, reason="Permission denied")
    return WarehouseDamaged("damaged", path=path, reason=reason[:200])
