"""How a figure looks by what it is: solid, pale (rural), hatched (computed), dotted (province), hollow. Pure.

In: a row of the figure frame; out: Plotly marker settings. The same distinctions are words in words.marks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from charts.theme import HARD_SPACE, INK, LABEL_SIZE, PAPER, QUIET, SMALL_SIZE, paler
from words.catalogue import Lang, text
from words.figures import Row, Unit, region_name, series_name, source_name, unit_text, year_badge, yuan_text
from words.marks import marks_of


class EndLabel(NamedTuple):
    """`words` (HTML) at the end of a bar, in units of the chart; `quiet` where they stand for a missing one."""

    x: float
    y: float
    words: str
    hover: str = ""
    quiet: bool = False


def is_computed(row: Row) -> bool:
    """True for figures nobody printed: implied by growth, computed by a multiple."""
    return row.get("basis") in ("implied", "computed") or row.get("provenance") == "computed"


def is_unreviewed(row: Row) -> bool:
    """True for figures read by program only."""
    return row.get("status") == "extracted"


def bar_look(row: Row, colour: str) -> dict[str, Any]:
    """Fill, outline and pattern of a bar; rural is a paler tone of the region's colour. A pattern is drawn in the
    fill's colour on the paper: with a colour for each bar Plotly takes no other."""
    fill = paler(colour) if row.get("area") == "rural" else colour
    if is_unreviewed(row):
        return {"color": PAPER, "line": colour, "width": 1.5, "pattern": ""}
    if is_computed(row):
        return {"color": fill, "line": colour, "width": 1, "pattern": "/"}
    if row.get("basis") == "regional":
        return {"color": fill, "line": colour, "width": 1, "pattern": "."}
    return {"color": fill, "line": colour, "width": 0 if fill == colour else 1, "pattern": ""}


def bar_marker(looks: list[dict[str, Any]]) -> dict[str, Any]:
    """Plotly's marker for bars with these looks."""
    return {
        "color": [look["color"] for look in looks],
        "line": {"color": [look["line"] for look in looks], "width": [look["width"] for look in looks]},
        "pattern": {
            "shape": [look["pattern"] for look in looks],
            "fillmode": "replace",
            "size": [4 if look["pattern"] == "." else 6 for look in looks],
            "solidity": 0.35,
        },
    }


def end_labels(labels: Sequence[EndLabel]) -> go.Scatter:
    """Words that begin at the ends of horizontal bars, as one trace: an annotation each takes a browser several times
    as long.

    Plotly centres a bar's own text on its middle, and other readers of SVG (LibreOffice, WPS) then set its parts of
    unlike size over each other; what begins at its left reads the same everywhere.
    """
    return go.Scatter(
        x=[label.x for label in labels],
        y=[label.y for label in labels],
        text=[HARD_SPACE + re.sub(r" +(?=<)|(?<=>) +", HARD_SPACE, label.words) for label in labels],
        mode="text",
        textposition="middle right",
        textfont={
            "size": [SMALL_SIZE if label.quiet else LABEL_SIZE for label in labels],
            "color": [QUIET if label.quiet else INK for label in labels],
        },
        hovertext=[label.hover for label in labels],
        hoverinfo="text",
        cliponaxis=False,
    )


def point_look(row: Row, colour: str) -> dict[str, str]:
    """Fill and outline of a point: hollow where computed or not reviewed."""
    return {"fill": PAPER if is_computed(row) or is_unreviewed(row) else colour, "line": colour}


def figure_badge(row: Row, lang: Lang) -> str:
    """The year, and in a word what a figure is when its region's own sources do not print it."""
    if row.get("basis") in ("computed", "implied", "regional"):
        what = text(f"allowances.what_{row['basis']}", lang)
        return text("allowances.badge", lang, year=year_badge(row, lang), what=what)
    return year_badge(row, lang)


def mark_labels(row: Row, unit: Unit, lang: Lang) -> str:
    """The marks at the figure itself, e.g. 疑, 换, 沿; what a word in the badge or the hatching says is left out."""
    wanted = [mark.label for mark in marks_of(row, unit, lang) if mark.code not in _SAID]
    if row.get("basis") == "regional":
        wanted = [label for label in wanted if label != text("marks.caveat", lang)]
    return "".join(f" 〔{label}〕" if lang == "zh" else f" [{label}]" for label in wanted)


_SAID = ("computed", "implied", "regional", "bound")
"""marks that figure_badge puts in words"""


def hover_text(row: Row, unit: Unit, lang: Lang) -> str:
    """What a pointer on a figure says: what, how much, year, each mark's reason, the source."""
    lines = [
        f"<b>{html.escape(region_name(row, lang))} {html.escape(series_name(row, lang))}</b>",
        f"{yuan_text(row, unit, lang)} {unit_text(unit, lang)} {year_badge(row, lang)}",
        text(f"figures.basis_{row['basis']}", lang) if row.get("basis") else "",
        *(html.escape(mark.reason) for mark in marks_of(row, unit, lang)),
        html.escape(source_name(row, lang)),
    ]
    return "<br>".join(_fold(line) for line in lines if line)


def _fold(line: str, most: int = 44) -> str:
    if len(line) <= most or "<b>" in line:
        return line
    return line[:most] + "<br>" + _fold(line[most:], most)
