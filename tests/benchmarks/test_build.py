"""What a build is measured against makes the same file: every row, column and comment of it."""

from pathlib import Path

import duckdb

from benchmarks.build import copy_rows, export_rows, views_and_comments
from tests.warehouse.sample import load_sample
from warehouse.build import build
from warehouse.contents import digest


def test_the_peer_of_the_build_holds_all_that_the_build_holds(tmp_path: Path) -> None:
    tables, whole, peer = load_sample(tmp_path / "data"), tmp_path / "whole.duckdb", tmp_path / "peer.duckdb"
    build(tables, whole)
    copy_rows(export_rows(whole, tables, tmp_path), peer, views_and_comments(whole))
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{whole}' AS whole (READ_ONLY); ATTACH '{peer}' AS peer (READ_ONLY)")
        assert digest(con, "peer") == digest(con, "whole")
