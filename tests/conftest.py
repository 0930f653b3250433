"""The order of the tests: folders whose single tests take long come first; no worker is left with them alone."""

from __future__ import annotations

from pathlib import Path

import pytest

_LONG = ("browser", "commands", "briefing", "warehouse", "guard", "soak", "etl", "ui")
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long folders first, each file in its own order."""
    items.sort(key=lambda item: _rank(item.path.relative_to(_HERE).parts[0]))


def _rank(folder: str) -> int:
    return _LONG.index(folder) if folder in _LONG else len(_LONG)
