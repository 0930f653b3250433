"""The data dictionary: data/dictionary.csv → a COMMENT on every table, view and column → docs/data-dictionary.md.

A row of the dictionary with object `*` speaks for that column wherever it stands (same name, same meaning, same unit);
a row that names the object goes before it. A column without words, or words without a column, stops the build.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from warehouse.errors import BuildError
from warehouse.queries.dictionary import relations_and_columns

ANYWHERE = "*"
PAGE = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

PUBLIC_HEAD = "## 供查询的视图和表 What to ask"
OTHERS_HEAD = "## 其余各表 What these are made of"

_OBJECTS = """
    SELECT table_name AS object, 'TABLE' AS sort FROM duckdb_tables() WHERE database_name = current_database()
    UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"""
_COLUMNS = """
    SELECT table_name AS object, column_name AS "column" FROM duckdb_columns()
    WHERE database_name = current_database() AND NOT internal ORDER BY table_oid, column_index"""


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
    con.execute("PRAGMA disable_optimizer")  # there is nothing to optimise, and asking costs a third of each statement
    con.execute(";\n".join(statements))
    con.execute("PRAGMA enable_optimizer")


def render_page(con: duckdb.DuckDBPyConnection) -> str:
    """docs/data-dictionary.md of an open warehouse, from its comments alone; what most questions are about first."""
    lines = ["# 数据字典 Data dictionary", ""]
    lines += ["由仓库中各列的 COMMENT 生成，勿手改：`python -m warehouse dictionary --write`。", ""]
    lines += ["Generated from the warehouse's column comments; edit data/dictionary.csv, rebuild, write again.", ""]
    columns = relations_and_columns(con)
    for public, about in ((True, PUBLIC_HEAD), (False, OTHERS_HEAD)):
        lines += [about, ""]
        for name, rows in columns[columns["public"].eq(public)].groupby("relation", sort=False):
            chinese, english, _ = _parts(rows["about"].iloc[0])
            lines += [f"### {name}", "", chinese, "", english, ""]
            lines += ["| 列 column | 类型 type | 说明 | meaning | 单位 unit |", "|---|---|---|---|---|"]
            lines += [_line(row) for row in rows.to_dict("records")] + [""]
    return "\n".join(lines)


def _line(row: dict) -> str:
    return "| " + " | ".join([f"`{row['column']}`", f"`{row['type']}`", *_parts(row["comment"])]) + " |"


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
