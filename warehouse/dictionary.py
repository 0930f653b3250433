"""The data dictionary: data/dictionary.csv → a COMMENT on every table, view and column → docs/data-dictionary.md.

A row of the dictionary with object `*` speaks for that column wherever it stands (same name, same meaning, same unit);
a row that names the object goes before it. A column without words, or words without a column, stops the build.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from warehouse.errors import BuildError

ANYWHERE = "*"
PAGE = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

_OBJECTS = """
    SELECT table_name AS object, 'TABLE' AS sort FROM duckdb_tables() WHERE database_name = current_database()
    UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"""
_COLUMNS = """
    SELECT table_name AS object, column_name AS "column" FROM duckdb_columns()
    WHERE database_name = current_database() AND NOT internal ORDER BY table_oid, column_index"""
_PAGE = """
    SELECT c.table_name, o.comment, c.column_name, c.data_type, c.comment FROM duckdb_columns() c
    JOIN (SELECT database_name, table_name, comment FROM duckdb_tables()
        UNION ALL SELECT database_name, view_name, comment FROM duckdb_views() WHERE NOT internal) o
        USING (database_name, table_name)
    WHERE c.database_name = $db ORDER BY c.table_name, c.column_index"""


def write_comments(con: duckdb.DuckDBPyConnection, dictionary: pd.DataFrame) -> None:
    """Comment every object and column of the current database as "中文 | English | unit"."""
    words = {
        (row["object"], row["column"] if pd.notna(row["column"]) else None): _comment(row)
        for row in dictionary.to_dict("records")
    }
    sorts = dict(con.execute(_OBJECTS).fetchall())
    columns = con.execute(_COLUMNS).fetchall()
    used = {key: _find(words, key) for key in [*((name, None) for name in sorts), *columns]}
    _refuse("uncommented", [key for key, found in used.items() if found is None])
    _refuse("comment_without_column", sorted(set(words) - set(used.values()), key=str))
    statements = [
        f'COMMENT ON {sorts[name]} "{name}" IS {_literal(words[found])}'
        if column is None
        else f'COMMENT ON COLUMN "{name}"."{column}" IS {_literal(words[found])}'
        for (name, column), found in used.items()
        if found is not None
    ]
    con.execute(";\n".join(statements))


def render_page(con: duckdb.DuckDBPyConnection, database: str) -> str:
    """docs/data-dictionary.md of an attached warehouse, from its comments alone."""
    lines = ["# 数据字典 Data dictionary", ""]
    lines += ["由仓库中各列的 COMMENT 生成，勿手改：`python -m warehouse dictionary --write`。", ""]
    lines += ["Generated from the warehouse's column comments; edit data/dictionary.csv, rebuild, write again.", ""]
    current = None
    for name, about, column, kind, comment in con.execute(_PAGE, {"db": database}).fetchall():
        if name != current:
            chinese, english, _ = _parts(about)
            lines += [] if current is None else [""]
            lines += [f"## {name}", "", f"{chinese}", "", f"{english}", ""]
            lines += ["| 列 column | 类型 type | 说明 | meaning | 单位 unit |", "|---|---|---|---|---|"]
            current = name
        cells = [f"`{column}`", f"`{kind}`", *_parts(comment)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _find(words: dict, key: tuple[str, str | None]) -> tuple[str, str | None] | None:
    if key in words:
        return key
    anywhere = (ANYWHERE, key[1])
    return anywhere if key[1] is not None and anywhere in words else None


def _refuse(code: str, keys: list[tuple[str, str | None]]) -> None:
    if keys:
        raise BuildError(code, names=", ".join(name if column is None else f"{name}.{column}" for name, column in keys))


def _comment(row: dict) -> str:
    parts = [row["zh"], row["en"], row["unit"] if pd.notna(row["unit"]) else ""]
    return " | ".join(parts).rstrip(" |")


def _parts(comment: str | None) -> tuple[str, str, str]:
    found = [*(comment or "").split(" | "), "", ""]
    return found[0], found[1], found[2]


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
