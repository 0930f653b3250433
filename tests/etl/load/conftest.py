from pathlib import Path

import pytest

from tests.etl.load.folder import copy_data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_data(tmp_path / "data")
