"""What a build did, as figures: the command prints it, tests compare it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.contents import Difference, count_rows


@dataclass(frozen=True)
class BuildReport:
    """One build; `differences` is None where there was no readable file before, [] where nothing changed."""

    changed: bool
    rows: dict[str, int]
    figures: list[tuple[str, str, int]]
    """(region, indicator, observations that are not rejected)"""
    findings: list[tuple[str, str, int, int]]
    """(severity, code, how many, of them acknowledged)"""
    differences: list[Difference] | None
    seconds: float


def summarise(
    con: duckdb.DuckDBPyConnection, database: str, changed: bool, differences: list[Difference] | None, seconds: float
) -> BuildReport:
    """The report of an attached database."""
    figures = f"""SELECT r.name, o.indicator, count(*) FROM {database}.observations o JOIN {database}.regions r
        USING (region_code) JOIN {database}.indicators i USING (indicator) WHERE o.status <> 'rejected'
        GROUP BY r.region_code, r.name, o.indicator, i.sort_order ORDER BY r.region_code, i.sort_order"""
    findings = f"""SELECT severity, code, count(*), count(*) FILTER (acknowledged) FROM {database}.findings
        GROUP BY severity, code ORDER BY list_position(['error', 'warning', 'info'], severity), code"""
    return BuildReport(
        changed=changed,
        rows=count_rows(con, database),
        figures=con.execute(figures).fetchall(),
        findings=con.execute(findings).fetchall(),
        differences=differences,
        seconds=seconds,
    )
