"""Hostile documents through everything that reads them: nothing escapes, time and memory stay bounded.

The short form runs always; `make soak` breaks 5,000 files of every format.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

from etl.output import extraction_record, write_csv, write_table
from etl.pipeline import extract_document
from etl.read import Unreadable, isolated, limits, read_bytes
from tests.read.mutations import mutate
from tests.read.samples import make_samples
from ui.marked_text import marked_text
from ui.reading import text_marks

ROOT = Path(__file__).parents[2]
SAMPLES = make_samples()
SLOW = {"notice.doc"}
"""a broken doc starts LibreOffice, which takes seconds"""


def take_in(name: str, content: bytes) -> str:
    """Read, extract, print and mark one file; the code of its refusal, or read."""
    try:
        source = read_bytes(name, content)
    except Unreadable as refused:
        assert "\n" not in refused.sentence("zh") + refused.sentence("en")
        return refused.code
    extraction = extract_document(source)
    json.dumps(extraction_record(extraction), ensure_ascii=False)
    write_csv([extraction]), write_table(extraction)
    for found in extraction.observations:
        start, end = found.spans[0]
        assert 0 <= start < end <= len(source.text)
    assert "<script" not in marked_text(source.text, text_marks(extraction, None, "zh"))
    return "read"


def break_files(count: int, seed: int, names: list[str]) -> tuple[Counter, float, float]:
    """Outcomes, the longest time of one file in seconds, and the most memory of reader and worker in MB."""
    outcomes: Counter = Counter()
    slowest, largest = 0.0, 0.0
    for number in range(count):
        name = names[number % len(names)]
        content = mutate(SAMPLES[name], random.Random(seed * 1_000_003 + number))
        began = time.perf_counter()
        outcomes[take_in(name, content)] += 1
        slowest = max(slowest, time.perf_counter() - began)
        if number % 50 == 0:
            largest = max(largest, _memory())
    return outcomes, slowest, largest


def _memory() -> float:
    workers = [worker._process for worker in isolated.WORKING.workers]
    alive = [psutil.Process(each.pid) for each in workers if each and each.poll() is None]
    return sum(process.memory_info().rss for process in [psutil.Process(), *alive]) / limits.MEGABYTE


def test_broken_files_of_every_format_are_read_or_refused() -> None:
    outcomes, slowest, largest = break_files(150, seed=1, names=sorted(set(SAMPLES) - SLOW))
    assert outcomes["read"] > 30 and sum(outcomes.values()) - outcomes["read"] > 30
    assert slowest < limits.SECONDS and largest < 1500


@pytest.mark.soak
def test_5000_broken_files_are_read_or_refused() -> None:
    outcomes, slowest, largest = break_files(4900, seed=2, names=sorted(set(SAMPLES) - SLOW))
    slow_outcomes, slowest_doc, _ = break_files(100, seed=3, names=sorted(SLOW))
    print(f"\n{outcomes + slow_outcomes}\nslowest {slowest:.1f} s, doc {slowest_doc:.1f} s, memory {largest:.0f} MB")
    assert sum((outcomes + slow_outcomes).values()) == 5000
    assert slowest < limits.SECONDS + 5 and slowest_doc < limits.CONVERSION_SECONDS + 10
    assert largest < 2000


def test_the_command_survives_a_folder_of_broken_files(tmp_path: Path) -> None:
    names = sorted(set(SAMPLES) - SLOW)
    for number in range(60):
        content = mutate(SAMPLES[names[number % len(names)]], random.Random(number))
        (tmp_path / f"{number:03}{Path(names[number % len(names)]).suffix}").write_bytes(content)
    (tmp_path / "好.txt").write_bytes(SAMPLES["notice.txt"])
    done = subprocess.run(
        [sys.executable, "-m", "etl", "extract", *sorted(map(str, tmp_path.iterdir()))],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2 and "Traceback" not in done.stderr and "BIAOCHI_DEBUG" not in done.stderr
    assert len(records) + len(done.stderr.splitlines()) == 61
    assert [o["value"] for o in next(r for r in records if r["id"] == "好")["observations"]] == [640]
