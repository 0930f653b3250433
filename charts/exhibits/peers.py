"""The exhibit of places among peers. Pure: rows of warehouse.queries.peers and a Choice in, Exhibit out."""

from __future__ import annotations

from functools import partial

import pandas as pd

from charts.exhibit import Choice, Exhibit
from charts.peers import step_of, strips_of_peers
from words.catalogue import text
from words.figures import rows_of, source_line, unit_text
from words.numbers import format_number, format_yuan
from words.sentences.peers import peers_finding
from words.tables import Cell, Column, Table, figure_cell, number_cell

FEWEST = 5
"""peers that make a place worth telling, the region itself among them"""
MOST_STRIPS = 12


def among_peers(placed: pd.DataFrame, peers: str, choice: Choice) -> Exhibit | None:
    """Strips for the chosen area's standard, or None where no chosen region has enough peers."""
    known = placed[placed["peers"] >= FEWEST].reset_index(drop=True)
    if known.empty:
        return None
    lang, area = choice.lang, text(f"figures.area_{choice.area}", choice.lang)
    drawn = known.head(MOST_STRIPS)
    factor = 12 if choice.unit == "year" else 1
    step = step_of([[value * factor for value in spread] for spread in drawn["spread"]])
    return Exhibit(
        name="dibao-peers",
        choice=choice,
        title=text(f"peers.title_{peers}", lang, area=area),
        finding=peers_finding(known, peers, choice.area, choice.unit, lang),
        drawing=partial(strips_of_peers, drawn, choice),
        table=_table(known, choice),
        figures=known,
        unit=unit_text(choice.unit, lang),
        source=source_line([known], lang),
        note=_note(len(known), step, choice),
        extra={"place": text("peers.column_place", lang), "peers": text("peers.column_peers", lang)},
    )


def _note(regions: int, step: float, choice: Choice) -> str:
    note = text("peers.note", choice.lang, step=f"{step:g}")
    rest = regions - MOST_STRIPS
    return note + (text("peers.left_out", choice.lang, shown=MOST_STRIPS, rest=rest) if rest > 0 else "")


def _table(placed: pd.DataFrame, choice: Choice) -> Table:
    lang = choice.lang
    factor = 12 if choice.unit == "year" else 1
    names = ("place", "peers", "median", "low", "high")
    columns = [Column(text("columns.region", lang)), Column(unit_text(choice.unit, lang), numeric=True)]
    columns += [Column(text(f"peers.column_{name}", lang), numeric=True) for name in names]
    body = []
    for row in rows_of(placed):
        amounts = [value * factor for value in (row["median"], row["spread"][0], row["spread"][-1])]
        body.append(
            [
                Cell(choice.names[row["region_code"]]),
                figure_cell(row, choice.unit, lang),
                number_cell(row["place"], format_number(row["place"], 0, lang)),
                number_cell(row["peers"], format_number(row["peers"], 0, lang)),
                *(number_cell(amount, format_yuan(amount, lang)) for amount in amounts),
            ]
        )
    return Table(columns, body, text("peers.caption", lang))
