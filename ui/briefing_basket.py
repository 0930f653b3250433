"""What a visitor has put aside for the briefing: charts of any page, as they stood when they were added.

Session state holds them, {key: Kept}; the key is the chart and its regions, so that adding it again replaces it. A
chart of an older state of the warehouse is no longer offered: it is said, and can be taken out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import streamlit as st

from charts.exhibit import Choice, Exhibit
from ui import state
from ui.data import current_key
from ui.view import choice_of

_BASKET = "briefing.basket"


@dataclass(frozen=True)
class Kept:
    """A chart put aside: what it is, the choice it was drawn for, the warehouse it was drawn from.

    `key` is no other's, however long the server runs: what is made of a chart can be kept by it.
    """

    exhibit: Exhibit
    choice: Choice
    warehouse: Any
    key: str = field(default_factory=lambda: uuid4().hex)

    @property
    def current(self) -> bool:
        """Whether the warehouse is still the one it was drawn from."""
        return bool(self.warehouse == current_key())


def basket() -> dict[str, Kept]:
    """The charts put aside, in the order in which they came."""
    kept: dict[str, Kept] = st.session_state.setdefault(_BASKET, {})
    return kept


def put_aside(exhibit: Exhibit) -> None:
    """Add a chart as it stands now; the same chart of the same regions replaces the older one."""
    choice = exhibit.choice or choice_of(state.current())
    key = f"{exhibit.name}:{exhibit.title}:{','.join(choice.names)}:{choice.lang}"
    basket()[key] = Kept(exhibit, choice, current_key())


def take_out(key: str) -> None:
    """Remove a chart."""
    basket().pop(key, None)
