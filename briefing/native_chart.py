"""A Chart as the XML of a native, editable Office chart, for slides and papers alike. Pure.

In: Chart, size of text in points, language, relation to its workbook. Out: the part. Decision: values stand at their
marks, so the value axis of bars is not drawn and starts at zero; lines keep a light grid and name themselves at
their end where the ends are far enough apart, else by a legend. Missing values are gaps. Written as text in one piece:
python-pptx needs twenty times as long. The order of elements is the schema's (ECMA-376, 21.2).
"""

from __future__ import annotations

from briefing.chart import Chart, Series
from briefing.drawn_text import default_text, escaped, quoted, text_run
from briefing.east_asian import LANGUAGES
from briefing.end_names import SIGNS, end_names, named_end
from briefing.line_labels import YEAR, line_floor, place_labels, year_step
from briefing.measure import lines_of, width_em
from briefing.native_labels import Position, label_points, name_end, stacked_lines
from briefing.native_marks import bar_look, line_look
from briefing.palette import FAINT, INK, QUIET
from words.catalogue import Lang

_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_AXES = {"bars": ("-2068027336", "-2113994440"), "lines": ("2118791784", "2140495176")}
_LINE, _PLOT = 1.5, 0.6  # em of a line of a label; share of a chart's height that its columns have
_LEGEND = 14  # em that a line and its name take in the legend
_YEARS = (0.75, 0.9)  # of the size: the years below lines; rather than smaller ones, every second is set
_TITLE_ROOM = 0.7
"""the share of a chart's width that its title fills before it breaks, its bold letters being wider than others"""
_NAMES_APART = (0.05, 0.13, 0.77, 0.74)
"""a plot area that leaves the right sixth to the names at the line ends"""


def chart_xml(chart: Chart, size: float, lang: Lang, book: str, width: float, height: float = 3.0) -> bytes:
    """The chart part with text at `size` points, `width` by `height` inches; `book` is its relation to its workbook."""
    lines = chart.kind == "lines"
    drawn = _lines(chart, size, lang, width, height) if lines else _bars(chart, size, lang, width, height)
    base = default_text(lang, size, colour=INK, ended=True)
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<c:chartSpace xmlns:c="{_DRAWINGML}/chart" xmlns:a="{_DRAWINGML}/main" xmlns:r="{_RELATIONS}">'
        f'<c:date1904 val="0"/><c:lang val="{LANGUAGES[lang][0]}"/>'
        f"<c:chart>{_title(chart.heading(lang), size, lang)}{drawn}</c:chart>"
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{base}"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _title(heading: str, size: float, lang: Lang) -> str:
    words = default_text(lang, None, run=text_run(heading, lang, size, INK, bold=True), holder="rich")
    return f'<c:title><c:tx>{words}</c:tx><c:layout/><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'


def _bars(chart: Chart, size: float, lang: Lang, width: float, height: float) -> str:
    """Bars or columns: everything of `c:chart` below the title."""
    upright = chart.kind == "columns"
    category, value = _AXES["bars"]
    gap = {1: 260, 2: 140, 3: 90}.get(len(chart.categories), 60) if upright else 35
    overlap = '<c:overlap val="-5"/>' if len(chart.series) > 1 else ""
    everywhere: dict[int, Position] = dict.fromkeys(range(len(chart.categories)), "outEnd")
    series = "".join(
        _series(chart, number, bar_look(each), label_points(each, everywhere, size, lang, stacked=upright))
        for number, each in enumerate(chart.series)
    )
    plot = (
        f'<c:barChart><c:barDir val="{"col" if upright else "bar"}"/><c:grouping val="clustered"/>{series}'
        f'<c:gapWidth val="{gap}"/>{overlap}<c:axId val="{category}"/><c:axId val="{value}"/></c:barChart>'
    )
    most = head_room(chart, width * 72 / size, height * 72 / size)
    scale = ("" if most is None else f'<c:max val="{most}"/>') + '<c:min val="0.0"/>'
    shown = f'<c:delete/><c:axPos val="{"l" if upright else "b"}"/>'
    axis = _shared_axis(scale, size, lang) if chart.scale else _value_axis(value, category, scale, shown, "out", "")
    axes = _category_axis(category, value, size, lang, upright) + axis
    legend = _legend(size, lang, "") if len(chart.series) > 1 and not chart.named else ""
    room = _layout(*bars_room(chart, size, width, lang)) if chart.scale else ""
    return f'<c:plotArea>{room}{plot}{axes}</c:plotArea>{legend}<c:dispBlanksAs val="gap"/>'


def _shared_axis(scale: str, size: float, lang: Lang) -> str:
    """The value axis of a chart that is a part of one: drawn below the bars, so that the parts can be read together."""
    category, value = _AXES["bars"]
    look = f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{default_text(lang, size * 0.9, colour=QUIET)}"
    grid = f'<c:majorGridlines><c:spPr>{_rule(FAINT)}</c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0"'
    shown = f'<c:delete val="0"/><c:axPos val="b"/>{grid} sourceLinked="0"/>'
    return _value_axis(value, category, scale, shown, "none", look, crosses="max")


def bars_room(chart: Chart, size: float, width: float, lang: Lang) -> tuple[float, float, float, float]:
    """Left, top, width and height of the bars of a part, as shares of a chart `width` inches wide: beside the longest
    name of all parts, so that one amount is one length in each, and below the title, which may take two lines."""
    names = chart.scale.names if chart.scale else 0
    left = min(0.4, (names + 1.5) * size / 72 / width)
    below = 0.2 if len(chart.series) > 1 else 0.1
    top = 0.1 if lines_of(chart.heading(lang), size, width * _TITLE_ROOM) < 2 else 0.16
    return left, top, 0.97 - left, 1 - top - below


def _layout(left: float, top: float, width: float, height: float) -> str:
    """The inner plot area at these shares of the chart."""
    sides = zip("xywh", (left, top, width, height), strict=True)
    places = "".join(f'<c:{side} val="{share:.4g}"/>' for side, share in sides)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )


def _lines(chart: Chart, size: float, lang: Lang, width: float, height: float) -> str:
    """Lines over years: everything of `c:chart` below the title."""
    labels, ends = place_labels(chart), end_names(chart, size * 0.95, lang, width, height)
    category, value = _AXES["lines"]
    series = []
    for number, (each, places, named) in enumerate(zip(chart.series, labels.places, labels.names, strict=True)):
        shift = ends.shifts[number] if ends else None
        if shift:
            point, sign = named_end(chart, each, shift[0], lang), SIGNS.get(each.marker, "●")
            written = name_end(shift[0], point, sign, each.colour, shift[1:], size * 0.95, lang)
        else:
            written = label_points(each, places, size * 0.95, lang, stacked=False, named=named)
        series.append(_series(chart, number, line_look(each), written, '<c:smooth val="0"/>'))
    plot = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(series)}<c:marker val="1"/>'
        f'<c:smooth val="0"/><c:axId val="{category}"/><c:axId val="{value}"/></c:lineChart>'
    )
    grid = (
        f'<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>{_rule(FAINT)}</c:spPr></c:majorGridlines>'
        f'<c:numFmt formatCode="{quoted(chart.number_format)}" sourceLinked="0"/>'
    )
    look = f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{default_text(lang, size * 0.9, colour=QUIET)}"
    sides = (
        ends.plot
        if ends
        else _NAMES_APART
        if labels.named
        else _names_and_legend(chart, size, width)
        if any(labels.names)
        else None
    )
    layout, room = _layout(*sides) if sides else "", (sides[2] if sides else 0.93) * width * 72 / size
    scale = (f'<c:max val="{ends.top}"/>' if ends else "") + f'<c:min val="{float(line_floor(chart))}"/>'
    years = min(_YEARS[1], max(_YEARS[0], room / len(chart.categories) / YEAR))
    axes = _category_axis(category, value, size * years, lang, True, year_step(chart, room / years))
    axes += _value_axis(value, category, scale, grid, "none", look)
    legend = "" if ends or labels.named else _legend(size, lang, "<c:layout/>")
    return (
        f'<c:plotArea>{layout}{plot}{axes}</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
        '<c:showDLblsOverMax val="0"/>'
    )


def _names_and_legend(chart: Chart, size: float, width: float) -> tuple[float, float, float, float]:
    """A plot area that leaves the right to names at line ends and the foot to the years and the legend's rows."""
    beside = max(2, int(width * 72 / size / _LEGEND))
    rows = -(-len(chart.series) // beside)
    return 0.06, 0.11, 0.8, max(0.5, 0.76 - 0.06 * rows)


def _series(chart: Chart, number: int, look: str, labels: str, end: str = "") -> str:
    """One series with its look and labels; it points to column B, C, … of the workbook's first sheet."""
    series, last, column = chart.series[number], len(chart.categories) + 1, column_letters(number + 1)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_words_of(f'${column}$1', [series.name])}</c:tx>{look}{labels}"
        f"<c:cat>{_words_of(f'$A$2:$A${last}', chart.categories)}</c:cat>"
        f"<c:val>{_values_of(f'${column}$2:${column}${last}', series, chart.number_format)}</c:val>{end}</c:ser>"
    )


def column_letters(place: int) -> str:
    """The name of a sheet's column, counted from zero.

    >>> column_letters(1), column_letters(26)
    ('B', 'AA')
    """
    before, own = divmod(place, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + own)


def _words_of(cells: str, words: tuple[str, ...] | list[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escaped(word)}</c:v></c:pt>' for index, word in enumerate(words))
    cache = f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>Sheet1!{cells}</c:f>{cache}</c:strRef>"


def _values_of(cells: str, series: Series, number_format: str) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{point.value}</c:v></c:pt>'
        for index, point in enumerate(series.points)
        if point.value is not None
    )
    count = f'<c:ptCount val="{len(series.points)}"/>'
    cache = f"<c:numCache><c:formatCode>{escaped(number_format)}</c:formatCode>{count}{points}</c:numCache>"
    return f"<c:numRef><c:f>Sheet1!{cells}</c:f>{cache}</c:numRef>"


def head_room(chart: Chart, room: float, tall: float = 30) -> float | None:
    """Where the value axis of bars ends in a chart `room` em wide and `tall` em high, with room for the longest label
    at the longest bar, in columns for the lines of the deepest; of a part: at the longest of all."""
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    top = chart.scale.top if chart.scale else max(values, default=0)
    if chart.kind == "columns":
        labels = [stacked_lines(point.after) for series in chart.series for point in series.points]
        deepest = max(map(len, labels), default=0)
        above = min(0.5, (1 + deepest) * _LINE / (_PLOT * tall))
        return float(top / (1 - above)) if top > 0 else None
    label = max((width_em(point.label) for series in chart.series for point in series.points), default=0)
    bars = max(room - max(map(width_em, chart.categories), default=0) - 4, 10)
    share = min(0.6, 0.9 * label / bars) if chart.named else 0.2
    return float(top / (1 - max(0.2, share))) if top > 0 else None


def _category_axis(own: str, other: str, size: float, lang: Lang, upright: bool, step: int = 1) -> str:
    """Quiet, every `step`th category named: no bar is left without its name because the bars are close."""
    direction, place = ("minMax", "b") if upright else ("maxMin", "l")
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="{direction}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_rule(QUIET)}</c:spPr>{default_text(lang, size)}"
        f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{step}"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(own: str, other: str, scale: str, place: str, ticks: str, look: str, crosses: str = "autoZero") -> str:
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling>{scale}</c:scaling>{place}<c:majorTickMark val="{ticks}"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{look}<c:crossAx val="{other}"/>'
        f'<c:crosses val="{crosses}"/></c:valAx>'
    )


def _legend(size: float, lang: Lang, layout: str) -> str:
    return f'<c:legend><c:legendPos val="b"/>{layout}<c:overlay val="0"/>{default_text(lang, size)}</c:legend>'


def _rule(colour: str) -> str:
    return f'<a:ln><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
