"""The examples in the docstrings of the code hold: they are what a reader of it believes first."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSES = ("briefing", "charts", "etl", "pages", "ui", "warehouse", "words")


def modules_with_examples() -> list[str]:
    files = (file for house in HOUSES for file in sorted((ROOT / house).rglob("*.py")))
    return [
        ".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files if ">>> " in file.read_text("utf-8")
    ]


@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_of_a_module_hold(name: str) -> None:
    tried = doctest.testmod(import_module(name))
    assert tried.attempted > 0 and tried.failed == 0
