"""Many documents by processes: the same lines in the same order as one by one, and every loss named."""

import io
import json

import pytest

from etl.__main__ import main
from etl.fanout import Processes, fan_out
from etl.many import TooLong, _batches, _lost, _time_limit, list_documents
from etl.progress import Progress
from tests.etl.poison import extract_or_die


@pytest.fixture
def folder(tmp_path):
    for number in range(24):
        place = tmp_path / "in" / ("b" if number % 2 else "a")
        place.mkdir(parents=True, exist_ok=True)
        words = f"{2000 + number}年，青山县城市低保标准由每人每月{400 + number}元提高到{450 + number}元。"
        (place / f"{number:02d}.txt").write_text(words, encoding="utf-8")
    return tmp_path / "in"


def lines_of(capsys):
    said = capsys.readouterr()
    return said.out.splitlines(), said.err.splitlines()


def test_folders_are_walked_by_name_and_hidden_files_stay_out(folder):
    (folder / ".hidden").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "c.txt").write_text("x")
    found = [path.relative_to(folder).as_posix() for path in list_documents([folder])]
    assert found == sorted(found) and len(found) == 24


def test_two_workers_print_what_one_by_one_prints(folder, capsys):
    files = [str(path) for path in list_documents([folder])]
    assert main(["extract", *files]) == 0
    alone, _ = lines_of(capsys)
    assert main(["extract", str(folder), "--workers", "2"]) == 0
    together, _ = lines_of(capsys)
    assert together == alone
    assert [json.loads(line)["observations"][0]["value"] for line in together[:2]] == [450, 452]


def test_two_workers_read_passages_as_one_does_and_name_a_wrong_line(folder, capsys):
    words = [path.read_text(encoding="utf-8") for path in list_documents([folder])]
    lines = [json.dumps({"id": f"p{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(words[:5])]
    passages = folder.parent / "p.jsonl"
    passages.write_text("\n".join([*lines[:3], "[1]", *lines[3:]]), encoding="utf-8")
    file = str(folder / "a" / "00.txt")
    assert main(["extract", file, "--passages", str(passages)]) == 2
    alone, said = lines_of(capsys)
    assert main(["extract", file, "--passages", str(passages), "--workers", "2"]) == 2
    together, said_together = lines_of(capsys)
    assert [json.loads(line)["id"] for line in together] == ["00", "p0", "p1", "p2", "p3", "p4"]
    assert together == alone
    assert said == [line for line in said_together if "p.jsonl" in line] and "第 4 行" in said[0]


def test_a_file_of_passages_that_is_not_there_is_named(folder, capsys):
    assert main(["extract", "--passages", str(folder / "none.jsonl"), "--workers", "2"]) == 2
    assert "none.jsonl：找不到这个文件。" in lines_of(capsys)[1][0]


def test_a_document_that_cannot_be_read_is_named_and_the_others_go_on(folder, capsys):
    (folder / "a" / "01.txt").write_bytes(b"")
    (folder / "b" / "02.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert main(["extract", str(folder), "--workers", "2"]) == 2
    printed, said = lines_of(capsys)
    assert len(printed) == 24
    assert sum("01.txt" in line for line in said) == 1 and sum("02.pdf" in line for line in said) == 1


def test_a_poisonous_document_is_named_and_takes_none_along(folder):
    (folder / "a" / "poison.txt").write_text("x")
    paths = list_documents([folder])
    outcomes = list(fan_out(extract_or_die, _batches(paths), Processes(2), _lost))
    assert [outcome.path for outcome in outcomes] == [str(path) for path in paths]
    assert [outcome.code for outcome in outcomes if outcome.extraction is None] == ["worker_died"]


def test_a_document_over_its_time_is_stopped():
    with pytest.raises(TooLong), _time_limit(0.05):
        while True:
            pass


@pytest.mark.parametrize("arguments", [["--workers", "0"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_a_crew_that_cannot_be_had_is_one_sentence(folder, capsys, arguments):
    assert main(["extract", str(folder), *arguments]) == 2
    assert len(lines_of(capsys)[1]) == 1


def test_progress_tells_rate_and_time_left_and_what_failed():
    out = io.StringIO()
    progress = Progress(3, out, "en")
    progress._shown -= 100
    progress.step()
    progress.finish(failed=1)
    first, last = out.getvalue().splitlines()
    assert first.startswith("1 of 3 documents") and "left" in first
    assert "1 not read" in last
