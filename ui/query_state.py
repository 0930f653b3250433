"""The question of the query page over reruns and links: SQL, saved query, values of its parameters.

A link carries `saved` (name) or `sql` (text), and `p.<name>` for each value; opening it fills the page, running stays a
click. What of a link is unknown is told by `problem`, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from ui import state
from warehouse.guard import Refused
from warehouse.guard.answer import Value
from warehouse.guard.sentence import refusal_sentence
from warehouse.saved import KINDS, Kind, Parameter, SavedQuery, load_saved, typed_value
from words.catalogue import LANGS, Lang, text

_KEY = "query.question"
_OWN, _PREFIX = ("saved", "sql"), "p."
_LONGEST_LINK = 6_000
_NAMED = re.compile(r"(?<![\w$])\$([A-Za-z_]\w*)(?!\w*\$)")


@dataclass
class Question:
    """What stands in the editor. `version` grows whenever the page, not the person, changes the text."""

    sql: str = ""
    saved: str | None = None
    values: dict[str, Value] = field(default_factory=dict)
    version: int = 1
    problem: str | None = None
    link: dict[str, str] = field(default_factory=dict)

    def parameters(self) -> list[Parameter]:
        """Those of the saved query where its text stands unchanged, else one for each $name in the text."""
        saved = load_saved().get(self.saved or "")
        if saved and saved.sql == self.sql:
            return list(saved.parameters)
        declared = {one.name: one for one in saved.parameters} if saved else {}
        names = dict.fromkeys(_NAMED.findall(self.sql))
        return [declared.get(name) or parameter_for(name) for name in names]

    def take_saved(self, saved: SavedQuery) -> None:
        """Put a saved query with its defaults into the editor."""
        self.sql, self.saved, self.values = saved.sql, saved.name, saved.values({})
        self.version, self.problem = self.version + 1, None


def question(lang: Lang) -> Question:
    """The question of this session; a link that says something new replaces it."""
    current = st.session_state.setdefault(_KEY, Question())
    shown = _own_parameters()
    if not current.sql and not shown:
        _take_first(current)
    elif shown and shown != current.link:
        _read_link(current, shown, lang)
    write_link(current)
    return current


def write_link(current: Question) -> None:
    """Make the address reopen this question; a text too long for an address is left out of it."""
    saved = load_saved().get(current.saved or "")
    unchanged = saved is not None and saved.sql == current.sql
    link = {"saved": saved.name} if saved and unchanged else {"sql": current.sql}
    link |= {_PREFIX + one.name: shown_value(current.values.get(one.name)) for one in current.parameters()}
    if len(current.sql) > _LONGEST_LINK and not unchanged:
        link = {}
    if link != (shown := _own_parameters()):
        state.set_parameters({**dict.fromkeys(shown), **link})
    current.link = link


def _own_parameters() -> dict[str, str]:
    """What the address says of this page alone."""
    return {key: value for key, value in state.parameters().items() if key in _OWN or key.startswith(_PREFIX)}


def shown_value(value: Value) -> str:
    """A value as it stands in a link."""
    return ",".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def parameter_for(name: str) -> Parameter:
    """A parameter nobody declared: its name says its kind (region, year …), else it is text."""
    kind: Kind = next((kind for kind in KINDS if kind == name), "text")
    label = {lang: text(f"query.kind_{kind}", lang) if kind == name else name for lang in LANGS}
    return Parameter(name, kind, label, _DEFAULTS.get(kind, ""))


_DEFAULTS: Mapping[str, Value] = {
    "region": "640324",
    "regions": ["640324"],
    "year": 2023,
    "indicator": "dibao",
    "number": 0.0,
}


def _take_first(current: Question) -> None:
    for saved in list(load_saved().values())[:1]:
        current.take_saved(saved)


def _read_link(current: Question, shown: Mapping[str, str], lang: Lang) -> None:
    saved = load_saved().get(shown.get("saved", ""))
    current.problem = None
    if saved:
        current.take_saved(saved)
    elif "sql" in shown:
        current.sql, current.saved, current.values = shown["sql"], None, {}
    elif not current.sql:
        _take_first(current)
    if "saved" in shown and not saved:
        current.problem = text("query.link_saved", lang, name=shown["saved"][:40])
    current.version += 1
    for one in current.parameters():
        current.values.setdefault(one.name, one.default)
        if _PREFIX + one.name in shown:
            try:
                current.values[one.name] = typed_value(one, shown[_PREFIX + one.name])
            except Refused as refused:
                current.problem = refusal_sentence(refused, lang)
