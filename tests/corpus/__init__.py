"""The extractor's corpus: figures first, wordings after; passages written for this project, with invented places."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_AREAS = ("urban", "rural", "unified")
_MODES = ("institution", "home")
_CARES = ("full", "half", "self")
_FIGURE = re.compile(r"(?P<series>\S+) (?P<value>[\d.]+)/(?P<period>month|year|none)(?P<more>.*)")
_NAMES = {"prev": "previous", "growth": "growth_pct", "eff": "effective"}
_FIELDS = (
    "indicator", "area", "mode", "care", "value", "period", "previous", "growth_pct", "increase", "bound", "year",
    "effective", "scope",
)  # fmt: skip


def _number(text: str) -> float | int | str:
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def read_figure(line: str) -> dict[str, Any]:
    """One expected figure: `dibao.urban 650/month prev=600 year=2022`."""
    match = _FIGURE.fullmatch(line)
    if not match:
        raise ValueError(f"no figure: {line}")
    indicator, *dims = match["series"].split(".")
    figure: dict[str, Any] = dict.fromkeys(_FIELDS) | {"indicator": indicator}
    for dim in dims:
        name = next(n for n, known in (("area", _AREAS), ("mode", _MODES), ("care", _CARES)) if dim in known)
        figure[name] = dim
    figure["value"] = _number(match["value"])
    figure["period"] = None if match["period"] == "none" else match["period"]
    for pair in match["more"].split():
        name, _, value = pair.partition("=")
        figure[_NAMES.get(name, name)] = _number(value)
    return figure


def load(name: str, kind: str) -> list[dict[str, Any]]:
    """The passages or cases of one corpus file."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))[kind]
