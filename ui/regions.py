"""The book of regions for a run: codes, names, what a search sees. Made once for each state of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui.data import ask, current_key
from warehouse.queries import sources
from words.catalogue import Lang


@dataclass(frozen=True)
class RegionBook:
    """Every region of the warehouse; `names` are full, `short` are short, `labels` are what a search looks through.

    No two of one kind are alike: widgets know an option by what it is called.
    """

    names: Mapping[Lang, Mapping[str, str]]
    short: Mapping[Lang, Mapping[str, str]]
    labels: Mapping[Lang, Mapping[str, str]]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all that can be chosen: all but the nation."""
        return frozenset(self.labels["zh"])


def region_book() -> RegionBook:
    """The book of the current warehouse."""
    return _book(current_key())


@st.cache_resource(max_entries=2, show_spinner=False)
def _book(key: Any) -> RegionBook:
    frame = ask(sources.regions)
    codes = _words(frame, "region_code")

    def column(name: str) -> dict[str, str]:
        return dict(zip(codes, _words(frame, name), strict=True))

    names: dict[Lang, Mapping[str, str]] = {"zh": column("region"), "en": column("region_en")}
    short: dict[Lang, Mapping[str, str]] = {"zh": column("region_short"), "en": column("region_en")}
    return RegionBook(names, short, {lang: _labels(frame, lang) for lang in ("zh", "en")})


def _labels(frame: pd.DataFrame, lang: Lang) -> dict[str, str]:
    """{code: "同心县 宁夏 tongxin 640324"}, those with figures first; the nation is not offered for comparison."""
    frame = frame.sort_values("has_figures", ascending=False, kind="stable")
    name, province = ("region", "province_short") if lang == "zh" else ("region_en", "province_en")
    columns = [_words(frame, key) for key in ("region_code", name, province, "pinyin", "level")]
    return {
        code: f"{own} {above if above != own else ''} {pinyin} {code}".replace("  ", " ")
        for code, own, above, pinyin, level in zip(*columns, strict=True)
        if level != "nation"
    }


def _words(frame: pd.DataFrame, name: str) -> list[str]:
    """A column as a list of text; pandas takes ten times as long to hand it over one by one."""
    words: list[str] = frame[name].astype(str).tolist()
    return words
