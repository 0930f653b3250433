"""What the files of data/ owe one another: references that resolve, and rows that agree with the row they point to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from etl.load.kinds import read_spans
from etl.load.problems import Problem
from etl.load.rows import each_row
from etl.load.schema import load_schema

Tables = Mapping[str, pd.DataFrame]
FIGURE = ["document_id", "region_code", "indicator", "area", "mode", "care", "scope", "kind", "year", "effective"]


def check_relations(tables: Tables) -> Iterator[Problem]:
    """Every reference, then every rule about more than one column or file."""
    yield from _check_references(tables)
    yield from _check_regions(tables)
    yield from _check_dimensions(tables)
    yield from _check_spans(tables)
    yield from _check_rows(tables)


def _check_references(tables: Tables) -> Iterator[Problem]:
    for name, schema in load_schema().items():
        for column in schema.columns:
            if column.refers is None or name not in tables:
                continue
            file, target = column.refers
            rows = tables[name].dropna(subset=[column.name])
            known = set(tables[file][target]) | column.besides
            for line, row in each_row(rows[~rows[column.name].isin(known)]):
                yield Problem(
                    name, line, "unresolved", {"column": column.name, "value": row[column.name], "file": file}
                )


def _check_regions(tables: Tables) -> Iterator[Problem]:
    """A named region is the one its code says; a row without a code (a masked place) keeps its printed name."""
    names = dict(zip(tables["regions"]["region_code"], tables["regions"]["name"], strict=True))
    for name in ("documents", "caseload"):
        for line, row in each_row(tables[name].dropna(subset=["region_code"])):
            listed = names.get(row["region_code"])
            if listed is not None and listed != row["region"]:
                detail = {"code": row["region_code"], "listed": listed, "region": row["region"]}
                yield Problem(name, line, "region_name", detail)


def _check_dimensions(tables: Tables) -> Iterator[Problem]:
    """An indicator is broken down only by its own dimensions."""
    indicators = tables["indicators"].dropna(subset=["indicator", "dimensions"])
    allowed = dict(zip(indicators["indicator"], indicators["dimensions"].str.split(","), strict=True))
    for name in ("observations", "published_standards"):
        frame = tables[name]
        for dimension in ("area", "mode", "care"):
            for line, row in each_row(frame[frame[dimension].notna()]):
                if dimension not in allowed.get(row["indicator"], [dimension]):
                    yield Problem(name, line, "dimension", {"indicator": row["indicator"], "dimension": dimension})


def _check_spans(tables: Tables) -> Iterator[Problem]:
    """No span reaches past the end of its document."""
    lengths = dict(zip(tables["documents"]["document_id"], tables["documents"]["characters"], strict=True))
    for name in ("observations", "caseload", "multiples"):
        for line, row in each_row(tables[name].dropna(subset=["spans"])):
            length = lengths.get(row["document_id"])
            if pd.notna(length) and max(end for _, end in read_spans(row["spans"])) > length:
                yield Problem(name, line, "span_outside", {"spans": row["spans"], "length": length})


def _check_rows(tables: Tables) -> Iterator[Problem]:
    """Columns of one row that contradict each other."""
    observations, published, caseload = (tables[name] for name in ("observations", "published_standards", "caseload"))
    rejected = observations["status"].eq("rejected") & observations["reason"].isna()
    yield from _flag("observations", observations[rejected], "rejected_without_reason")
    held = observations[observations["status"].ne("rejected")]
    yield from _flag("observations", held[held.duplicated(FIGURE)], "same_figure")
    other_year = observations["effective"].str[:4].ne(observations["year"].astype("str"))
    yield from _flag("observations", observations[observations["effective"].notna() & other_year], "effective_year")
    context = published["indicator"].isin(load_schema()["published_standards"].column("indicator").besides)
    yield from _flag("published_standards", published[context != published["kind"].eq("context")], "context_kind")
    percent = published["unit"].eq("%") != published["indicator"].eq("cpi_annual")
    yield from _flag("published_standards", published[percent], "unit_of_indicator")
    standards = published[~context]
    yield from _flag("published_standards", standards[standards["value"] <= 0], "not_positive")
    money = caseload["unit"].str.endswith("元") != caseload["measure"].eq("spending")
    yield from _flag("caseload", caseload[money], "unit_of_measure")


def _flag(name: str, rows: pd.DataFrame, code: str) -> Iterator[Problem]:
    for line in rows.index.tolist():
        yield Problem(name, line, code)
