"""An original is shown only where it is the very file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.read import read_bytes
from tests.read.samples import make_csv, make_docx
from ui.originals import find_original

TEXT = "通知。\n自2031年1月起，甲县城市低保标准提高到每人每月712元。\n特此通知。"


def document(content: bytes = TEXT.encode(), name: str = "notice.txt") -> dict[str, str]:
    return {"file_name": name, "sha256": hashlib.sha256(content).hexdigest(), "encoding": "utf-8"}


def test_the_very_file_is_verified_and_read(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_bytes(TEXT.encode())
    original = find_original(document(), tmp_path)
    assert (original.state, original.text) == ("verified", TEXT)


def test_one_changed_character_is_altered_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_bytes(TEXT.replace("712", "713").encode())
    original = find_original(document(), tmp_path)
    assert (original.state, original.text) == ("altered", None)


def test_no_file_and_no_folder_are_absent(tmp_path: Path) -> None:
    assert find_original(document(), tmp_path).state == "absent"
    assert find_original(document(), tmp_path / "nowhere").state == "absent"


def test_a_folder_in_the_place_of_the_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").mkdir()
    assert find_original(document(), tmp_path).state == "unreadable"


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(TEXT.encode())
    assert find_original(document(name="../secret.txt"), folder).state == "absent"


def test_every_format_is_shown_as_its_reader_reads_it(tmp_path: Path) -> None:
    for name, content in {"a.docx": make_docx(), "a.csv": make_csv(), "b.txt": TEXT.encode("utf-16")}.items():
        (tmp_path / name).write_bytes(content)
        assert find_original(document(content, name), tmp_path).text == read_bytes(name, content).text


def test_a_verified_file_that_no_reader_reads_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_bytes(b"\x00" * 99)
    assert find_original(document(b"\x00" * 99), tmp_path).state == "unreadable"
