"""What `etl add` makes of documents: whose series a figure enters, and what becomes of a row data/ cannot hold."""

from __future__ import annotations

import csv
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

import pytest

from etl.adding import Added, NotAddable, Said, add_files
from etl.commands.add import report
from etl.commands.add import run as add_command
from etl.load import load_tables
from etl.reviewing import review
from tests.etl.load.folder import copy_data
from tests.warehouse.sample import ask

WAREHOUSE = Path(__file__).parents[2] / "warehouse"
CITY = "铜川市民政局关于调整城乡低保标准的通知\n从2023年7月1日起，{lines}\n"


SHORT = CITY.replace("铜川市", "吴忠市").format(
    lines="沛县城市低保标准为每人每月730元，城区城市低保标准为每人每月740元。"
)
NAMED = CITY.format(
    lines="王益区城市低保标准为每人每月770元，宜君县城市低保标准为每人每月720元，鼓楼区城市低保标准为每人每月760元。"
)
PART = CITY.replace("2023", "2022").format(lines="市区城市低保标准为每人每月740元。")
UNKNOWN = "城市低保标准为每人每月700元。其中，{name}城市低保标准为每人每月750元。"
DOCUMENTS = {
    "named": NAMED,
    "part": PART,
    "short": SHORT,
    "shared": CITY.replace("铜川市民政局", "宁夏回族自治区民政厅").format(lines=UNKNOWN.format(name="鼓楼区")),
    "unknown": CITY.replace("2023", "2021").format(lines=UNKNOWN.format(name="云岭县")),
    "timeless": "同心县民政局工作总结\n全县共有城市低保对象1200户。\n",
    "old": "同心县民政局工作总结\n1985年，五保供养标准为每人每月65元。\n",
}


def make_data(folder: Path) -> Path:
    """Tables of their own, with a region name that two cities share."""
    copy_data(folder)
    with (folder / "regions.csv").open("a", encoding="utf-8") as regions:
        for city in ("610200", "150600"):
            regions.write(f"{city[:4]}99,鼓楼区,鼓楼,county,{city},Gulou,gulou\n")
        regions.write(
            "640398,沛县,沛县,county,640300,Peixian,peixian\n640397,城区,城区,county,640300,Chengqu,chengqu\n"
        )
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_data(tmp_path / "data")


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Added]:
    """DOCUMENTS added at once; not to be changed."""
    data = make_data(tmp_path_factory.mktemp("together") / "data")
    return data, add(data, DOCUMENTS, year=2023)


def add(data: Path, texts: Mapping[str, str], **said: object) -> Added:
    """Add documents of these names and texts."""
    paths = []
    for name, text in texts.items():
        paths.append(data.parent / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return add_files(paths, data, data.parent / "warehouse.duckdb", Said(**said))  # type: ignore[arg-type]


def rows_of(data: Path, file: str) -> list[dict[str, str]]:
    with (data / f"{file}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def stored(data: Path, file: str, document: str) -> list[dict[str, str]]:
    return [row for row in rows_of(data, file) if row["document_id"] == document]


def places(data: Path, document: str) -> list[tuple[str, str, str]]:
    return [(row["region_code"], row["scope"], row["value"]) for row in stored(data, "observations", document)]


def asked(data: Path, sql: str) -> list[tuple]:
    return ask(data.parent / "warehouse.duckdb", sql)


def test_a_countys_own_figure_in_its_citys_notice_enters_the_countys_series(together: tuple[Path, Added]) -> None:
    data, _ = together
    assert places(data, "named")[:2] == [("610202", "", "770"), ("610222", "", "720")]
    figures = "SELECT series_id, yuan_per_month, status FROM figures WHERE region_code = '610202' AND year = 2023"
    assert asked(data, figures) == [("dibao.urban", 770.0, "extracted")]
    held = "SELECT status FROM coverage WHERE region_code = '610202' AND series_id = 'dibao.urban' AND year = 2023"
    assert asked(data, held) == [("not_reviewed",)]


def test_what_add_prints_names_the_region_of_a_figure_that_is_not_the_documents(together: tuple[Path, Added]) -> None:
    lines = [line.split("  ")[2] for line in report(together[1], "zh") if line.startswith("  named-")]
    assert lines == ["王益区城市低保", "宜君县城市低保", "鼓楼区城市低保"]
    assert any("  part-01  城市低保〔限市区〕  740元/月" in line for line in report(together[1], "zh"))


def test_a_name_that_several_places_bear_is_the_one_below_the_documents_region(together: tuple[Path, Added]) -> None:
    assert places(together[0], "named")[2:] == [("610299", "", "760")]


def test_a_county_of_one_syllable_is_a_county_and_an_urban_district_a_part(together: tuple[Path, Added]) -> None:
    assert places(together[0], "short") == [("640398", "", "730"), ("640300", "城区", "740")]


def test_a_part_of_the_region_stays_a_part_of_it(together: tuple[Path, Added]) -> None:
    assert places(together[0], "part") == [("610200", "市区", "740")]


@pytest.mark.parametrize(
    ("document", "kept", "printed", "reason"),
    [
        ("shared", ["700"], "每人每月750元", "地区“鼓楼区”不在行政区划表中，或有重名而无从确定"),
        ("unknown", ["700"], "每人每月750元", "地区“云岭县”不在行政区划表中，或有重名而无从确定"),
        ("timeless", [], "1200户", "period 不得为空"),
        ("old", [], "每人每月65元", "year 为 1985，不应小于 1990"),
    ],
)
def test_a_figure_that_cannot_be_stored_leaves_a_finding_with_its_reason_and_the_others_go_in(
    together: tuple[Path, Added], document: str, kept: list[str], printed: str, reason: str
) -> None:
    data, added = together
    assert added.refused == []
    assert [row["value"] for row in stored(data, "observations", document)] == kept
    assert stored(data, "caseload", document) == []
    said = f"SELECT message_zh, message_en FROM findings WHERE code = 'not_stored' AND subject = '{document}'"
    [(chinese, english)] = asked(data, said)
    assert chinese == f"原文中的“{printed}”未能入库：{reason}"
    assert english.startswith(f"'{printed}' in the original could not be stored: ")


def test_a_document_without_figures_has_nothing_to_review(together: tuple[Path, Added]) -> None:
    data, _ = together
    assert review(["timeless"], data, data.parent / "warehouse.duckdb") == []
    with pytest.raises(NotAddable, match="timless"):
        review(["timless"], data, data.parent / "warehouse.duckdb")


def test_a_document_that_cannot_be_stored_is_refused_alone(data: Path) -> None:
    """Its original in documents/ is another file of the same name."""
    (data.parent / "documents").mkdir()
    (data.parent / "documents" / "named.txt").write_text("另一份文件", encoding="utf-8")
    added = add(data, {name: DOCUMENTS[name] for name in ("named", "part")})
    assert [document.document_id for document in added.documents] == ["part"]
    assert [str(refused).partition("：")[0] for refused in added.refused] == ["named.txt"]
    assert stored(data, "documents", "named") == [] and len(stored(data, "observations", "part")) == 1


def test_a_document_that_a_check_refuses_does_not_keep_the_others_out(
    data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A check of one's own selects one of two documents."""
    checks = tmp_path / "rules" / "checks"
    checks.mkdir(parents=True)
    (checks / "none_is_740.sql").write_text("-- no figure is 740\nSELECT * FROM observations WHERE value = 740")
    (checks.parent / "findings").symlink_to(WAREHOUSE / "findings")
    monkeypatch.setattr("warehouse.judge.FOLDER", checks.parent)
    added = add(data, {name: DOCUMENTS[name] for name in ("part", "named")})
    assert [document.document_id for document in added.documents] == ["named"]
    assert [str(refused).startswith("part.txt：") for refused in added.refused] == [True]
    assert asked(data, "SELECT DISTINCT document_id FROM observations WHERE status = 'extracted'") == [("named",)]


SAME_NAME = {"a/工作总结.txt": DOCUMENTS["part"], "b/工作总结.TXT": SHORT}


def write(folder: Path, files: Mapping[str, str]) -> list[Path]:
    for name, words in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(words.encode())
    return [folder / name for name in files]


@pytest.mark.parametrize("at_once", [True, False])
def test_originals_of_one_file_name_are_kept_under_names_of_their_own(data: Path, at_once: bool) -> None:
    """Upper and lower case are one name on Windows. Each original is put where `add` says, and data/ still loads."""
    paths, originals = write(data.parent, SAME_NAME), data.parent / "documents"
    originals.mkdir()
    for files in [paths] if at_once else [paths[:1], paths[1:]]:
        added = add_files(files, data, data.parent / "warehouse.duckdb", Said())
        assert added.refused == []
        for document in added.documents:
            (originals / document.file_name).write_bytes(document.path.read_bytes())
    names = [row["file_name"] for row in rows_of(data, "documents")][-2:]
    assert names[0] == "工作总结.txt" and names[1].startswith("工作总结-") and names[1].endswith(".TXT")
    assert len(load_tables(data, originals)["documents"]) == len(rows_of(data, "documents"))


def test_what_add_prints_names_the_file_and_the_name_to_keep_it_under(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIAOCHI_WAREHOUSE", str(data.parent / "warehouse.duckdb"))
    paths = write(data.parent, SAME_NAME)
    add_command(Namespace(files=paths, data=data, region=None, year=None, grade="official-copy"))
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("把原件")]
    second = rows_of(data, "documents")[-1]["file_name"]
    assert [str(path) in line for path, line in zip(paths, told, strict=True)] == [True, True]
    assert "文件名用 工作总结.txt" in told[0] and f"文件名用 {second}" in told[1]


FIGURES = "城市低保标准为每人每月7{0}60元，农村低保标准为每人每年4560{0}元，散居孤儿每人每月1500元。"
PAGE = "<html><head><title>通知</title></head><body><p>{}</p></body></html>"


@pytest.mark.parametrize("at_hand", [True, False])
def test_figures_over_any_line_end_stand_in_the_original_whenever_it_comes(data: Path, at_hand: bool) -> None:
    """So does a web page that was saved as plain text: each is held against what its own reader reads."""
    ends = {"windows": "\r\n", "mac": "\r", "unix": "\n"}
    files = {f"{name}.txt": CITY.replace("2023", str(year)).format(lines=FIGURES.format(end))
             for year, (name, end) in enumerate(ends.items(), 2016)}  # fmt: skip
    files["page.txt"] = PAGE.format(CITY.replace("2023", "2015").format(lines=FIGURES.format("")))
    originals = data.parent / "documents"
    originals.mkdir()
    if at_hand:
        write(originals, files)
    added = add_files(write(data.parent, files), data, data.parent / "warehouse.duckdb", Said())
    write(originals, files)
    assert (added.refused, added.staged.unfit if added.staged else None) == ([], [])
    load_tables(data, originals)
    for name in files:
        assert [row["value"] for row in stored(data, "observations", name[:-4])] == ["760", "4560", "1500"], name
