"""What stands over a table as a whole: the corner of its head, the lines above it, the text's title.

In: a reader and a grid. Out: the cell that names the subject of all rows (特困人员照料护理标准 | 集中供养 | 分散供养),
and whether all that is said over the table is the care part, so that its levels of care are paid that part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.extract.table.cells import Grid, GridCell
from etl.extract.table.gridheads import SUBJECT
from etl.extract.table.headwords import is_corner, role_of_head
from etl.extract.text.lexer import lex
from etl.extract.text.sentences import MARKER
from etl.extract.text.tokens import Token

if TYPE_CHECKING:
    from etl.extract.reading import Reader

CARE_TITLE = "care_title"
"""The reader's mark of a title that names the care part alone"""
_LINES_ABOVE = 2
_LONGEST_CAPTION = 40
_PROSE = re.compile(r"[。；]|\d\s?元")
_LONGEST_CORNER = 20


def section_of_corner(grid: Grid) -> list[GridCell]:
    """The corner of a head that names whose standard all figures below are, as the name of a section."""
    if not grid.headed or len(grid.rows[0]) < 2:
        return []
    corner, beside = grid.rows[grid.headed - 1][:2]
    named = SUBJECT.search(corner.text) and not is_corner(corner.text) and len(corner.text) <= _LONGEST_CORNER
    return (
        [corner]
        if named and corner.start != beside.start and role_of_head(corner.text) in (None, "figure", "current", "new")
        else []
    )


def under(section: list[GridCell], named: list[GridCell]) -> list[GridCell]:
    """The names that rows alone give what is below: （一）基本生活 stands under 二、特困人员, 二、 under nothing."""
    level = _level_of(named[0]) if named else None
    above = [cell for cell in section if (depth := _level_of(cell)) is not None and level is not None and depth < level]
    return [*above, *named]


def _level_of(cell: GridCell) -> int | None:
    """The depth of a cell's numbering."""
    match = MARKER.match(cell.text)
    return int(str(match.lastgroup)[1:]) if match and match.lastgroup else None


def names_care_alone(tokens: list[Token]) -> bool:
    """Whether words name the care part of a standard and no other part.

    >>> names_care_alone(lex("特困人员照料护理标准")), names_care_alone(lex("特困人员基本生活和照料护理标准"))
    (True, False)
    """
    parts = [part for token in tokens if token.word and (part := token.word.get("part"))]
    return bool(parts) and set(parts) == {"care"}


def is_of_care(reader: Reader, grid: Grid) -> bool:
    """Whether the lines above a table, or else the title, speak of the care part alone."""
    place = grid.start
    for _ in range(_LINES_ABOVE):
        place = reader.text.rfind("\n", 0, max(0, place))
        begin = reader.text.rfind("\n", 0, max(0, place)) + 1
        if place < 0 or place - begin > _LONGEST_CAPTION or _PROSE.search(reader.text, begin, place):
            break
        tokens = lex(reader.text, begin, place)
        if any(token.word and (token.word.get("part") or token.word.get("family")) for token in tokens):
            return names_care_alone(tokens)
    return CARE_TITLE in reader.flags
