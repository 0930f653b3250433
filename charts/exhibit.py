"""What a chart carries with it: finding, picture, table, figures, source, note. Pure; ui shows it, briefing prints it.

The builders in charts/exhibits/ make them: figure frames and a Choice in, Exhibit out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Literal

import pandas as pd
from plotly.graph_objects import Figure

from words.catalogue import Lang
from words.figures import Unit
from words.gaps import Gap
from words.levels import join_notes
from words.tables import Table


@dataclass(frozen=True)
class Choice:
    """What was chosen, as the builders need it. `names` are the regions asked for, {code: short name}, in order;
    `year` None means the newest of each region; `base` is the region the 差额 is taken to."""

    names: Mapping[str, str]
    unit: Unit = "month"
    lang: Lang = "zh"
    year: int | None = None
    area: Literal["urban", "rural"] = "urban"
    base: str | None = None


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One chart with everything a page, a picture or a briefing needs of it. Never changed, and equal to itself alone:
    what is made of one can be kept by it.

    `name` is a stable ASCII key (dibao-by-region); `title` and `unit` stand in the exported picture, `finding` is the
    headline; `figures` is the figure frame in the order drawn; `extra` names further columns of it to export. Where
    `figures` is not a figure frame (counts, sources), `columns` names the columns to export, {column: heading}.
    `look` says how the picture is to be read; a briefing draws its own and says its own. A `wide` chart is scrolled
    sideways on a phone rather than squeezed. `choice` is what it was made for: wherever it is taken, its regions keep
    their colours and its amounts their unit; None where nothing was chosen. `means` says of a mark what it means under
    this table, {code: words}. `gaps` are the chosen regions' figures that are not there, where the finding names them.
    """

    name: str
    title: str
    finding: str
    drawing: Callable[[], Figure] | None
    table: Table
    figures: pd.DataFrame
    unit: str
    source: str
    note: str = ""
    look: str = ""
    alt: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    wide: bool = False
    choice: Choice | None = None
    means: Mapping[str, str] = field(default_factory=dict)
    gaps: Sequence[Gap] = ()

    def below(self, lang: Lang) -> str:
        """What stands below the picture: how it is read, then the note."""
        return join_notes((self.look, self.note), lang)

    @cached_property
    def figure(self) -> Figure | None:
        """The picture, drawn when somebody looks at it (a briefing never does), once."""
        return None if self.drawing is None else _revised(self.drawing())


def _revised(figure: Figure) -> Figure:
    """The figure with a digest of itself as its data revision, so that a browser handed it again need not redraw."""
    figure.layout.datarevision = sha256(figure.to_json().encode()).hexdigest()[:16]
    return figure
