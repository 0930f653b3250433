"""Tables in running text: rows of cells with bars, tabs, commas or wide blanks, label lines, one cell a line.

In: repaired text. Out: grids. Each line is taken for what its signs make it (`kind_of`), lines of one kind under each
other are a block, and a block is cut into rows of cells. Prose is of no kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.table.cells import Grid, GridCell, Row, cut_cell
from etl.extract.table.folding import fold_cells
from etl.extract.table.gridheads import SUBJECT, build_grids
from etl.extract.table.headwords import is_head_word
from etl.extract.table.serialrows import numbered_rows

_BAR = re.compile(r"[|｜│┃]")
_DRAWING = re.compile(r"[\u2500-\u257f+=|\s:—-]+")
_PAGE = re.compile(r"[-—–－·]{1,2}\s?\d{1,3}\s?[-—–－·]{1,2}|第\s?\d{1,3}\s?页.{0,10}")
_NOTHING = re.compile("[—–-]{1,2}")
"""A cell that says there is nothing"""
_WIDE = re.compile(r"[ \u3000]{2,}")
_WIDE_INSIDE = re.compile(r"\S[ \u3000]{2,}\S")
_OF_SITE = re.compile("(?:发布|发文|更新)(?:时间|日期)|(?:来源|作者|浏览次数|浏览|字体|字号|索引号)\\s?[:：]")
"""What a site says of its page; no cell of a table"""
_OF_PAGE = re.compile(
    r"[|｜│┃\s]*(?:索\s*引\s*号|信息索引|发[文布]\s*[机单](?:关|构|位)|发文字号|文\s*号|成文日期|生成日期|发[文布]日期|主\s*题\s*词|信息名称"
    r"|公开(?:方式|日期|范围|类别|时限)|标\s*题|名\s*称(?=[^元]*$)|体裁|有效性|效力)\s?[:：]"
)
"""索引号：| … | 分类：| …: a row of what a site says of its page stands over a table and is none of its rows"""
_SENTENCE = re.compile(r"[。；，！？]")
_VALUE = r"[≥≧＞>≤≦＜<约]?\d[\d,.]{0,8}元?(?:以[上下内]|左右)?"
_UNIT = r"(?:万?元(?:[/每·（(][^\s\d]{1,8})?|[%％]|[万个]?[人户名张家个所]|每人每[月年])"
_OTHER = r"(?:[-—–/]+|\d[\d.]*[%％]|\d[\d.]*[:：]\d[\d.]*|[＞＜≥≤><]\d[\d.]*[%％]?|\[\d[\d,.]*\])"
"""What a row of indicators holds that is no money: a dash, a share, a ratio, a limit"""
_LOOSE = re.compile(
    rf"(?:\d{{1,3}} )?(?=\S{{0,20}}[^\s\d.])[^\s，。；、：:]{{2,20}}(?: {_UNIT})?(?: (?:{_VALUE}|{_OTHER})){{1,8}}"
    r"(?: [^\s\d，。；、：:]{2,6}性)?"
    rf"|(?:19|20)\d\d年?(?: {_VALUE}){{1,8}}"
)
_NUMBERING = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}(?:[.．、]|[)）])、?|[①-⑳])?"
_LABEL = re.compile(
    rf"\s*{_NUMBERING}\s*(?P<label>[^\s：:，。；\d][^：:，。；]{{0,24}}?)\s*[:：]\s*(?P<value>{_VALUE})\s*[；。，,;]?\s*"
)
_COMMA = re.compile(r"[^\s,][^,。；]{0,20}(?:,[^,。；]{0,20}){1,12}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""5,040元/人·年 is one number and its unit, no row of cells"""
_FIELD = re.compile(r""",\s?"?\d""")
_UNIT_SAID = re.compile(r"单位\s?[:：]\s?万?元")
"""2022年低保标准    单位：元/月 is a caption, no row"""
_SIGNS = {"loose": " ", "comma": ","}
"""What parts the cells of a row of this kind"""
_COMMAS, _TAB, _TABS = re.compile(","), re.compile("\t"), re.compile("\t+")
_PIECE = re.compile(r"\S+")
_LONGEST_CELL = 30
_LONGEST_ROW = 400
_PIECES = 6
_MOST_ROWS = 100
"""How many numbered rows a box of indicators has at most"""


@dataclass(slots=True)
class Line:
    """A line with its place and its kind; None is prose, `blank` nothing."""

    start: int
    text: str
    kind: str | None


def drawn_grids(text: str) -> Iterator[Grid]:
    """The grids of a text, in order."""
    block: list[Line] = []
    lines, read_to = [*_lines(text), Line(len(text), "。", None)], -1
    for index, line in enumerate(lines):
        numbered = line.kind in ("spread", "cell") and "序号" in line.text
        if (
            rows := numbered_rows([(one.start, one.text) for one in lines[index : index + _MOST_ROWS]])
            if numbered
            else []
        ):
            yield from _grids_of(block) if block else ()
            yield from build_grids(rows)
            block, read_to = [], rows[-1][-1].end
        if line.start < read_to:
            continue
        if line.kind == "blank" and block:
            continue
        if block and not _goes_on(block, line):
            yield from _grids_of(block)
            block = []
        if line.kind not in (None, "blank"):
            block.append(line)


def _goes_on(block: list[Line], line: Line) -> bool:
    """Whether a line is of the block's kind; a name alone among rows (城市, 东河区) heads those below it."""
    if block[0].kind == line.kind:
        return True
    return (
        block[0].kind == "row"
        and line.kind == "cell"
        and len(line.text.strip()) <= 12
        and bool(SUBJECT.search(line.text))
    )


def _lines(text: str) -> list[Line]:
    """The lines of a text with their kinds; what heads a block of rows is of their kind."""
    lines, place = [], 0
    for raw in text.split("\n"):
        lines.append(Line(place, raw, kind_of(raw)))
        place += len(raw) + 1
    below = lines[-1]
    for index in range(len(lines) - 2, -1, -1):
        line, below = lines[index], lines[index + 1] if lines[index + 1].kind != "blank" else below
        if line.kind in ("cell", "spread", None) and _heads(line.text, below):
            line.kind = below.kind
    return lines


def _heads(text: str, below: Line) -> bool:
    """Whether a line without figures has as many cells as the loose or comma row below it."""
    sign = _SIGNS.get(below.kind or "")
    if not sign or not text.strip() or any(char.isdigit() for char in text.split(sign)[0]):
        return False
    cells = text.strip().split(sign)
    return len(cells) == len(below.text.strip().split(sign)) and not any(c.strip().isdigit() for c in cells[1:])


def kind_of(line: str) -> str | None:
    """What a line is by its signs.

    >>> [kind_of(line) for line in ("低保 | 720", "城市：1014", "低保 720 560", "城市低保", "低保标准提高，惠及城乡。")]
    ['row', 'label', 'loose', 'cell', None]
    """
    stripped = line.strip()
    if not stripped or (_DRAWING.fullmatch(stripped) and not _NOTHING.fullmatch(stripped)):
        return "blank"
    if len(stripped) > _LONGEST_ROW:
        return None
    if _PAGE.fullmatch(stripped):
        return "blank"
    if _BAR.search(stripped) or "\t" in stripped:
        return None if _OF_PAGE.match(stripped) else "row"
    if ("：" in line or ":" in line) and _LABEL.fullmatch(line):
        return "label"
    if _SENTENCE.search(stripped) or _UNIT_SAID.search(stripped) or _OF_SITE.search(stripped):
        return None
    if _WIDE_INSIDE.search(stripped):
        return "row"
    if _LOOSE.fullmatch(stripped):
        return "loose"
    if "," in _THOUSANDS.sub("", stripped):
        return "comma" if _COMMA.fullmatch(stripped) and _FIELD.search(stripped) else None
    if stripped.count(" ") >= _PIECES and _is_spread(stripped):
        return "spread"
    return "cell" if len(stripped) <= _LONGEST_CELL else None


def _is_spread(line: str) -> bool:
    """Whether a line is a whole table, one blank between its cells."""
    pieces = line.split()
    figures = sum(piece[0].isdigit() for piece in pieces)
    return figures >= 2 and figures * 6 >= len(pieces) and max(map(len, pieces)) <= _LONGEST_CELL


def _grids_of(block: list[Line]) -> Iterator[Grid]:
    kind = block[0].kind
    if kind in ("cell", "spread"):
        cells = [cell for line in block for cell in _pieces(line, kind)]
        if sum(cell.numeric for cell in cells) >= 2:
            yield from fold_cells(cells)
    elif kind == "label":
        yield from build_grids([_label(line) for line in block])
    elif len(block) >= 2:
        rows = [_split(line, _PIECE) for line in block] if kind == "loose" else _rows(block)
        yield from build_grids(rows)


def _pieces(line: Line, kind: str) -> Row:
    return _split(line, _PIECE) if kind == "spread" else (cut_cell(line.text, 0, len(line.text), line.start),)


def _split(line: Line, piece: re.Pattern[str]) -> Row:
    return tuple(GridCell(m.group(), line.start + m.start(), line.start + m.end()) for m in piece.finditer(line.text))


def _label(line: Line) -> Row:
    match = _LABEL.fullmatch(line.text)
    assert match
    return tuple(
        GridCell(match[name], line.start + match.start(name), line.start + match.end(name))
        for name in ("label", "value")
    )


def _rows(block: list[Line]) -> list[Row]:
    """The rows of a block, each line cut at its own signs."""
    if block[0].kind == "comma":
        return [tuple(map(_unquoted, _cut(line, _COMMAS))) for line in block]
    exact = [tuple(map(_unquoted, _cut(line, _TAB))) for line in block]
    if len(exact[0]) > 1 and len({len(row) for row in exact}) == 1 and any(row[0].text for row in exact):
        return exact
    return _without_ends([_joined(_cut(line, _sign_of(line.text))) for line in block])


def _joined(row: Row) -> Row:
    """项  目 | 标  准: a head whose two letters were set apart is one cell."""
    joined: list[GridCell] = []
    for cell in row:
        last = joined[-1] if joined else None
        if last and len(last.text) == len(cell.text) == 1 and is_head_word(last.text + cell.text):
            joined[-1] = GridCell(last.text + cell.text, last.start, cell.end)
        else:
            joined.append(cell)
    return tuple(joined)


def _unquoted(cell: GridCell) -> GridCell:
    """A field without the quotes that a file of fields puts around it."""
    quoted = len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"'
    return GridCell(cell.text[1:-1], cell.start + 1, cell.end - 1) if quoted else cell


def _sign_of(line: str) -> re.Pattern[str]:
    return _BAR if _BAR.search(line) else _TABS if "\t" in line else _WIDE


def _cut(line: Line, sign: re.Pattern[str]) -> Row:
    """Everything between two signs, and before the first and behind the last."""
    cells, place = [], 0
    for match in sign.finditer(line.text):
        cells.append(cut_cell(line.text, place, match.start(), line.start))
        place = match.end()
    return (*cells, cut_cell(line.text, place, len(line.text), line.start))


def _without_ends(rows: list[Row]) -> list[Row]:
    """Rows without what stands outside their outer bars; an empty cell stays where other rows have something."""
    return [row[::-1] for row in _without_first([row[::-1] for row in _without_first(rows)])]


def _without_first(rows: list[Row]) -> list[Row]:
    widest = max((len(row) for row in rows if row[0].text), default=0)
    return [row[1:] if len(row) > max(1, widest) and not row[0].text else row for row in rows]
