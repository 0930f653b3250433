from pathlib import Path

import pytest

from tests.warehouse.sample import Tables, load_sample
from warehouse.build import build


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return load_sample(tmp_path_factory.mktemp("sample") / "data")


@pytest.fixture(scope="session")
def built(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a warehouse built from the sample."""
    path = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    build(tables, path)
    return path.read_bytes()


@pytest.fixture
def out(tmp_path: Path, built: bytes) -> Path:
    """A warehouse built from the sample, one's own to break or replace."""
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(built)
    return path
