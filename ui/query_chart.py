"""The chart of a query's result: a person chooses its kind and columns, and takes it along as a picture.

In: rows and the headings of their columns. A result without a number to draw says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pandas as pd
import streamlit as st

from charts.export_layout import export_layout
from charts.own_result import KINDS, Axes, draw_result, number_columns, suggest_axes
from ui.figure import PLOTLY_CONFIG
from ui.frame import data_version
from ui.page_tools import show_picture_buttons
from ui.regions import region_book
from words.catalogue import Lang, text


def show_chart(name: str, stem: str, frame: pd.DataFrame, named: Mapping[str, str], headline: str, lang: Lang) -> None:
    """Chart and picture buttons of the exhibit `name`, whose files are called `stem`."""
    suggested = suggest_axes(frame)
    if suggested is None:
        st.info(text("query.no_chart", lang))
        return
    axes = _ask_axes(frame, named, suggested, lang)
    names = {name: code for book in (region_book().names, region_book().short) for code, name in book["zh"].items()}
    figure = draw_result(frame, axes, names, named)
    st.plotly_chart(figure, theme=None, key=f"chart-{name}", config=PLOTLY_CONFIG)
    layout = export_layout(
        figure, text("query.result", lang), headline, named.get(axes.y, axes.y), [data_version(lang)]
    )
    show_picture_buttons(name, stem, lang, layout)


def _ask_axes(frame: pd.DataFrame, named: Mapping[str, str], suggested: Axes, lang: Lang) -> Axes:
    def shown(name: object) -> str:
        return named.get(str(name), str(name))

    columns: list[Any] = list(frame.columns)
    numbers = number_columns(frame)
    nothing = text("query.no_group", lang)
    key = "query.axes." + ".".join(map(str, columns))
    kind, x, y, by = st.columns(4)
    return Axes(
        cast(
            Any,
            kind.selectbox(
                text("query.kind", lang),
                KINDS,
                KINDS.index(suggested.kind),
                lambda one: text(f"query.kind_{one}", lang),
                key=f"{key}.kind",
            ),
        ),
        str(x.selectbox(text("query.x", lang), columns, columns.index(suggested.x), shown, key=f"{key}.x")),
        str(y.selectbox(text("query.y", lang), numbers, numbers.index(suggested.y), shown, key=f"{key}.y")),
        _none_if(
            by.selectbox(
                text("query.by", lang),
                [nothing, *columns],
                columns.index(suggested.by) + 1 if suggested.by else 0,
                shown,
                key=f"{key}.by",
            ),
            nothing,
        ),
    )


def _none_if(chosen: object, nothing: str) -> str | None:
    return None if chosen == nothing else str(chosen)
