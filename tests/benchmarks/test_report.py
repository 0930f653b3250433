"""Benchmark results: ratios, aims, the page written from the last run of each."""

import json

import pytest

from benchmarks.__main__ import benchmark_names, main
from benchmarks.record import Ratio
from benchmarks.report import result_of, table_of, write_page

BUILD = Ratio("build", "COPY", measured=5.0, peer=2.0, unit="s", runs=10, at_most=2.0)


def test_an_aim_is_held_against_the_ratio_not_the_seconds():
    assert (BUILD.ratio, BUILD.holds) == (2.5, False)


def test_a_number_without_a_peer_is_held_against_itself():
    assert Ratio("memory", "", measured=300, unit="MB", at_most=400).holds is True


def test_without_an_aim_nothing_is_claimed():
    assert Ratio("memory", "", measured=300, unit="MB").holds is None


def test_a_missed_aim_stands_out_in_the_table():
    assert "| NO " in table_of(result_of("Build", [BUILD]))


def test_a_benchmark_run_alone_leaves_the_others_on_the_page(tmp_path):
    write_page({"build": result_of("Build", [BUILD])}, tmp_path)
    page = write_page({"query": result_of("Query", [])}, tmp_path).read_text(encoding="utf-8")
    assert "## build: Build" in page and "## query: Query" in page
    assert list(json.loads((tmp_path / "performance.json").read_text(encoding="utf-8"))) == ["build", "query"]


def test_an_unknown_name_is_refused_in_one_line_that_lists_what_there_is(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["no_such"])
    said = capsys.readouterr().err
    assert stopped.value.code == 2 and said.count("\n") == 1
    assert all(name in said for name in benchmark_names())
