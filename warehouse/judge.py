"""What the build says about its own data: findings that are recorded, checks that must select nothing.

warehouse/findings/<code>.sql selects severity, subject, region_code, year, series_id and fields (JSON; and code, where
one file yields several). What reading noticed is read.sql; what is found there again is told once, as it stands now.
The sentence of a code stands in words/texts/findings.toml. warehouse/checks/<name>.sql
selects the rows that fail; its first comment line says what must hold.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd

from warehouse.errors import BuildError, CheckFailed
from warehouse.insert import insert_frame
from words.catalogue import LANGS, Lang
from words.findings import finding_text

FOLDER = Path(__file__).parent
SHOWN_ROWS = 3
READ = "read"


def record_findings(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables `findings` and `finding_codes`; an acknowledged one carries the reason of acknowledged.csv."""
    *_, read = found = [_select_findings(con, path) for path in _files()]
    found[-1] = _not_found_again(read, found[:-1])
    rows = pd.concat([frame for frame in found if len(frame)] or found[:1], ignore_index=True)
    fields = rows["fields"].map(json.loads)
    for lang in LANGS:
        rows[f"message_{lang}"] = [_say(code, lang, detail) for code, detail in zip(rows["code"], fields, strict=True)]
    accepted = con.execute(
        """SELECT code, subject, why_zh AS acknowledged_why_zh, why_en AS acknowledged_why_en FROM acknowledged"""
    ).df()
    rows = rows.drop(columns="fields").merge(accepted, on=["code", "subject"], how="left")
    rows["acknowledged"] = rows["acknowledged_why_zh"].notna()
    insert_frame(con, "findings", rows)
    con.execute("""INSERT INTO finding_codes
        SELECT subject, list(DISTINCT code ORDER BY code), bool_or(severity <> 'info' AND NOT acknowledged)
        FROM findings GROUP BY subject ORDER BY subject""")


def _files() -> list[Path]:
    """The files of findings/, what reading noticed last."""
    return sorted((FOLDER / "findings").glob("*.sql"), key=lambda path: (path.stem == READ, path.stem))


def _not_found_again(read: pd.DataFrame, computed: list[pd.DataFrame]) -> pd.DataFrame:
    """What reading noticed, once each, without what the data themselves show of the same subject."""
    told = {pair for frame in computed for pair in zip(frame["code"], frame["subject"], strict=True)}
    fresh = [pair not in told for pair in zip(read["code"], read["subject"], strict=True)]
    return read[fresh].drop_duplicates(["code", "subject", "fields"])


def _select_findings(con: duckdb.DuckDBPyConnection, path: Path) -> pd.DataFrame:
    rows = con.execute(path.read_text(encoding="utf-8")).df()
    if "code" not in rows:
        rows.insert(0, "code", path.stem)
    return rows[["code", "severity", "subject", "region_code", "year", "series_id", "fields"]]


def _say(code: str, lang: Lang, detail: dict[str, object]) -> str:
    try:
        return finding_text(code, detail, lang)
    except KeyError as error:
        raise BuildError("finding_without_words", finding=code, lacking=str(error)) from error


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Raise CheckFailed with the first rows of the first check that selects any."""
    for path in sorted((FOLDER / "checks").glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        result = con.execute(sql)
        names = [column[0] for column in result.description or []]
        failing = result.fetchall()
        if failing:
            shown = "; ".join(_show(names, row) for row in failing[:SHOWN_ROWS])
            rule = sql.partition("\n")[0].removeprefix("--").strip()
            raise CheckFailed("check_failed", check=path.stem, rule=rule, rows=len(failing), shown=shown)


def _show(names: list[str], row: tuple) -> str:
    return ", ".join(f"{name}={value}" for name, value in zip(names, row, strict=True))
