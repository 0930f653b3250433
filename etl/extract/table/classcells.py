"""Classes of places as the names of rows: 一类 | 甲区、乙区 | 每月930元.

In: the labels of a row with their tokens. Out: the tokens of each, so that the class names where its figures hold and
is no class of payments. It is one of places where a province speaks, or where another label of the row names places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.table.cells import GridCell
from etl.extract.text.tokens import Token
from etl.lexicon import Word

_CLASS = re.compile("第?[一二三四五六][类档](?:地区|区域|标准)?")


def name_classes(labels: Sequence[GridCell], said: dict[int, list[Token]], province: bool) -> None:
    """Gives the cell of a class the tokens of a place; a province's class stands for the places that make it up."""
    cell = next((label for label in labels if _CLASS.fullmatch(label.text)), None)
    if cell is None:
        return
    placed = [other for other in labels if other is not cell and any(t.kind == "scope" for t in said[id(other)])]
    if province:
        said[id(cell)] = [
            Token("scope", cell.start, cell.end, cell.text, Word(cell.text, "scope", (("scope", cell.text),)))
        ]
        for other in placed:
            said[id(other)] = [token for token in said[id(other)] if token.kind != "scope"]
    elif placed:
        said[id(cell)] = [token for token in said[id(cell)] if token.kind != "refuse"]
