"""Questions to the warehouse, cached by the file they were put to: a replaced warehouse is seen at the next rerun.

`ask(question, …)` calls a function of warehouse.queries with a connection. The cache key is (the file's key, the
question, its arguments). Figure frames come with the sentences of their doubts. Refuses a warehouse that is missing,
damaged, empty (WarehouseUnusable) or older than this program (`Outdated`); the frame says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import duckdb
import pandas as pd
import streamlit as st

from ui.links import Filters
from warehouse.connect import open_warehouse, warehouse_key
from warehouse.queries.confirming import with_confirming
from warehouse.queries.doubts import with_doubts

Made = TypeVar("Made")


class Outdated(Exception):
    """The warehouse lacks what this version of the program asks for."""


def current_key() -> Any:
    """The key of the warehouse file as it is now; every cache of what came out of it is keyed on this."""
    return warehouse_key()


def ask(question: Callable[..., pd.DataFrame], *arguments: Any) -> pd.DataFrame:
    """The answer of one query function; lists are passed as lists. The frame is the caller's own copy."""
    name = f"{question.__module__}.{question.__qualname__}"
    frozen = tuple(tuple(each) if isinstance(each, list) else each for each in arguments)
    try:
        return _answer(current_key(), name, frozen, question)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise Outdated(str(error)) from error


@st.cache_data(max_entries=512, show_spinner=False)
def _answer(key: Any, name: str, arguments: tuple[Any, ...], _question: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    given = [list(each) if isinstance(each, tuple) else each for each in arguments]
    connection = open_warehouse()
    answer = _question(connection, *given)
    if "confirmed_by" in answer:
        answer = with_confirming(connection, answer)
    return with_doubts(connection, answer) if "finding_codes" in answer else answer


def remember(make: Callable[..., Made], view: Filters, *chosen: str) -> Made:
    """What a page makes of a view and its own choices, made once a state of the warehouse and shared by all visitors.

    `make` takes these and nothing else that may change, and what it returns is never changed:
    exhibits are frozen.
    """
    name = f"{make.__code__.co_filename}:{make.__qualname__}"
    return _made(current_key(), name, view, chosen, make)


@st.cache_resource(max_entries=256, show_spinner=False)
def _made(key: Any, name: str, view: Filters, chosen: tuple[str, ...], _make: Callable[..., Made]) -> Made:
    return _make(view, *chosen)
