"""Data labels of a native chart: value and year badge at the mark, the value a field that follows the workbook.

In: a Series and where its labels stand. Out: `c:dLbls` as text. Decision: the value is a field of type VALUE with its
printed form beside it, so an edited workbook changes the label and an old reader still shows the text. What is printed
in words (1.55亿元) stays text. A point without a value has no label.
"""

from __future__ import annotations

import re
import uuid
from typing import Literal

from briefing.chart import Point, Series
from briefing.drawn_text import escaped, quoted, text_properties, text_run
from briefing.palette import INK, QUIET
from words.catalogue import Lang

Position = Literal["outEnd", "r", "t", "b", "l"]
_NUMBER = re.compile(r"[−-]?[\d,]+(\.\d+)?%?")
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_EXTENSION = (
    f'<c:extLst><c:ext xmlns:c15="{_C15}" uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}">'
    '<c15:dlblFieldTable/><c15:showDataLabelsRange val="0"/></c:ext></c:extLst>'
)
_NO_LEADERS = (
    f'<c:extLst><c:ext xmlns:c15="{_C15}" uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""the sign before a name tells its line; black lines across the others would not"""
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def label_points(
    series: Series,
    positions: dict[int, Position],
    size: float,
    lang: Lang,
    stacked: bool,
    named: frozenset[int] = frozenset(),
) -> str:
    """`c:dLbls` for the points whose index is in `positions`; `named` ones carry the series' name before the value."""
    labels = [
        _label(index, series.points[index], position, size, lang, stacked, series.name if index in named else "")
        for index, position in sorted(positions.items())
        if series.points[index].value is not None
    ]
    default = f"<c:spPr><a:noFill/></c:spPr>{_text_properties(size, lang)}{_SHOWN.format(value=0)}"
    return f"<c:dLbls>{''.join(labels)}{default}</c:dLbls>"


def name_end(
    index: int, point: Point, sign: str, colour: str, shift: tuple[float, float], size: float, lang: Lang
) -> str:
    """`c:dLbls` for the last point of a line, moved by these shares of the chart, its sign in the line's colour."""
    layout = (
        f'<c:layout><c:manualLayout><c:x val="{shift[0]:.4g}"/><c:y val="{shift[1]:.4g}"/></c:manualLayout></c:layout>'
    )
    label = _label(index, point, "r", size, lang, False, "")
    signed = label.replace("<a:p>", f"<a:p>{text_run(sign + ' ', lang, size, colour, False)}", 1)
    placed = signed.replace("<c:tx>", f"{layout}<c:tx>", 1)
    default = f"<c:spPr><a:noFill/></c:spPr>{_text_properties(size, lang)}{_SHOWN.format(value=0)}"
    return f"<c:dLbls>{placed}{default}{_NO_LEADERS}</c:dLbls>"


def number_format(printed: str) -> str:
    """The Excel number format that shows a value as it is printed.

    >>> number_format("1,380"), number_format("447.5"), number_format("5.6%")
    ('#,##0', '0.0', '0.0"%"')
    """
    if not _NUMBER.fullmatch(printed):
        return "General"
    digits = printed.rstrip(" %")
    decimals = len(digits.partition(".")[2])
    unit = printed[len(digits) :]
    whole = "#,##0" if "," in digits else "0"
    return whole + ("." + "0" * decimals if decimals else "") + (f'"{unit}"' if unit else "")


def _label(index: int, point: Point, position: Position, size: float, lang: Lang, stacked: bool, name: str) -> str:
    before = f"{name} {point.before}" if name else point.before
    number = _NUMBER.fullmatch(point.text)
    shown = _value_field(point, index, size, lang) if number else text_run(point.text, lang, size, INK, False)
    value = f"{text_run(before, lang, size, INK, False)}{shown}"
    after = stacked_lines(point.after) if stacked else [point.after]
    lines = [text_run(line, lang, size * 0.85, QUIET, False) for line in after if line]
    body = "</a:p><a:p>".join([value, *lines]) if stacked else value + "".join(lines)
    return (
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p>{body}</a:p></c:rich></c:tx>'
        f'<c:numFmt formatCode="{quoted(number_format(point.text))}" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/></c:spPr><c:dLblPos val="{position}"/>{_SHOWN.format(value=1)}{_EXTENSION}</c:dLbl>'
    )


def stacked_lines(after: str) -> list[str]:
    """The year, and on a line of its own what is in brackets behind it: a column is narrow.

    >>> stacked_lines(" 2023年 〔疑〕 〔注〕")
    ['2023年', '〔疑〕〔注〕']
    """
    return re.split(r"\s+(?=[〔\[])", after.strip().replace("〕 〔", "〕〔"), maxsplit=1)


def _value_field(point: Point, index: int, size: float, lang: Lang) -> str:
    identity = uuid.uuid5(uuid.NAMESPACE_OID, f"{index} {point.text}")
    return (
        f'<a:fld id="{{{str(identity).upper()}}}" type="VALUE">{text_properties("rPr", lang, size, INK, False)}'
        f"<a:pPr/><a:t>{escaped(point.text)}</a:t></a:fld>"
    )


def _text_properties(size: float, lang: Lang) -> str:
    default, end = text_properties("defRPr", lang, size, INK, False), text_properties("endParaRPr", lang)
    return f"<c:txPr><a:bodyPr/><a:p><a:pPr>{default}</a:pPr>{end}</a:p></c:txPr>"
