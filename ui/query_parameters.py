"""A widget for each $parameter of a query: regions, years, indicators by name, everything else as text or number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.data import ask
from ui.plain import plain
from ui.query_state import Question
from ui.regions import region_book
from warehouse.guard.answer import Value
from warehouse.queries import sources, years
from warehouse.saved import Parameter
from words.catalogue import Lang, text


def ask_parameters(question: Question, lang: Lang) -> None:
    """Show the widgets in a row and keep their values in the question."""
    parameters = question.parameters()
    if not parameters:
        return
    widths = [2 if one.kind == "regions" else 1 for one in parameters]
    for one, column in zip(parameters, st.columns([*widths, max(3 - sum(widths), 1)]), strict=False):
        with column:
            question.values[one.name] = _ASK[one.kind](one, question, lang)


def _key(one: Parameter, question: Question) -> str:
    """A widget of its own for every filling of the page, so that a link's value is shown."""
    return f"query.{one.kind}.{one.name}.{question.version}"


def _value(one: Parameter, question: Question) -> Value:
    return question.values.get(one.name, one.default)


def _ask_region(one: Parameter, question: Question, lang: Lang) -> Value:
    names = region_book().names[lang]
    return _choose(one, question, lang, list(names), names.get)


def _ask_regions(one: Parameter, question: Question, lang: Lang) -> Value:
    names, value = region_book().names[lang], _value(one, question)
    chosen = [code for code in (value if isinstance(value, list) else [value]) if code in names]
    unknown = [code for code in (value if isinstance(value, list) else [value]) if code not in names]
    if unknown:
        _tell_unknown(one, unknown, lang)
    label, nobody = one.label[lang], text("query.choose", lang)
    return st.multiselect(label, list(names), chosen, names.get, _key(one, question), placeholder=nobody)  # type: ignore[arg-type]


def _ask_year(one: Parameter, question: Question, lang: Lang) -> Value:
    span = ask(years.year_range).iloc[0]
    return _choose(one, question, lang, list(range(int(span["last_year"]), int(span["first_year"]) - 1, -1)), str)


def _ask_indicator(one: Parameter, question: Question, lang: Lang) -> Value:
    frame = ask(sources.indicators)
    names = dict(zip(frame["indicator"], frame[f"name_{lang}"], strict=True))
    return _choose(one, question, lang, list(names), names.get)


def _ask_area(one: Parameter, question: Question, lang: Lang) -> Value:
    return _choose(one, question, lang, ["urban", "rural"], lambda area: text(f"ui.area_{area}", lang))


def _choose(one: Parameter, question: Question, lang: Lang, options: list[Any], shown: Callable[[Any], Any]) -> Value:
    value = _value(one, question)
    index = options.index(value) if value in options else 0
    chosen = st.selectbox(one.label[lang], options, index, lambda option: str(shown(option)), key=_key(one, question))
    if value not in options:
        _tell_unknown(one, [value], lang)
    return chosen


def _tell_unknown(one: Parameter, values: list[Any], lang: Lang) -> None:
    """What of a link cannot be chosen is said once, at its widget."""
    named = ", ".join(str(value)[:40] for value in values)
    st.warning(plain(text("query.link_value", lang, label=one.label[lang], value=named)))


def _ask_text(one: Parameter, question: Question, lang: Lang) -> Value:
    return st.text_input(one.label[lang], str(_value(one, question) or ""), key=_key(one, question), max_chars=200)


def _ask_number(one: Parameter, question: Question, lang: Lang) -> Value:
    value = _value(one, question)
    given = float(value) if isinstance(value, (int, float)) else 0.0
    return float(st.number_input(one.label[lang], value=given, key=_key(one, question)))


_ASK: dict[str, Callable[[Parameter, Question, Lang], Value]] = {
    "region": _ask_region,
    "regions": _ask_regions,
    "year": _ask_year,
    "indicator": _ask_indicator,
    "area": _ask_area,
    "text": _ask_text,
    "number": _ask_number,
}
