"""Questions to the warehouse, cached by the file they were put to: a replaced warehouse is seen at the next rerun.

`ask(question, …)` calls a function of warehouse.queries with a connection. The cache key is (the file's key, the
question, its arguments). Refuses a warehouse that is missing, damaged or older than this program: `Unusable`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from warehouse.connect import WarehouseDamaged, WarehouseMissing, open_warehouse, warehouse_key


class Unusable(Exception):
    """The warehouse cannot answer; `code` names the sentence of words/texts/empty.toml."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def current_key() -> Any:
    """The key of the warehouse file as it is now; every cache of what came out of it is keyed on this."""
    try:
        return warehouse_key()
    except WarehouseMissing as error:
        raise Unusable("warehouse_missing") from error


def ask(question: Callable[..., pd.DataFrame], *arguments: Any) -> pd.DataFrame:
    """The answer of one query function; lists are passed as lists. The frame is the caller's own copy."""
    name = f"{question.__module__}.{question.__qualname__}"
    frozen = tuple(tuple(each) if isinstance(each, list) else each for each in arguments)
    try:
        return _answer(current_key(), name, frozen, question)
    except WarehouseMissing as error:
        raise Unusable("warehouse_missing") from error
    except (WarehouseDamaged, duckdb.IOException) as error:
        raise Unusable("warehouse_damaged") from error
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise Unusable("warehouse_old") from error


@st.cache_data(max_entries=512, show_spinner=False)
def _answer(key: Any, name: str, arguments: tuple[Any, ...], _question: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    given = [list(each) if isinstance(each, tuple) else each for each in arguments]
    return _question(open_warehouse(), *given)
