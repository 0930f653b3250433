"""The pieces a slide is put together from: an empty 16:9 deck, text boxes, footers.

In: python-pptx objects and text. Out: the same, laid out in inches. Decision: the deck's theme itself is given Chinese
fonts, so text typed later by a reader is right as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from briefing.drawn_text import escaped
from briefing.east_asian import FACES, mark_text
from briefing.imprint import save_dated
from briefing.marked_text import Piece
from briefing.measure import Box
from briefing.palette import FAINT, INK, QUIET
from briefing.report import Report, Version
from words.catalogue import Lang

_ANCHORS = {MSO_ANCHOR.TOP: "t", MSO_ANCHOR.MIDDLE: "ctr"}
_ALIGNS = {PP_ALIGN.LEFT: "l", PP_ALIGN.RIGHT: "r"}
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
INNER = WIDTH - 2 * MARGIN
_TITLE_ONLY = 5


class Style(NamedTuple):
    """How a text is set."""

    size: float
    colour: str = INK
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    space: float = 0


def open_deck() -> Deck:
    """An empty 16:9 deck."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    return deck


def add_slide(deck: Deck, title: str, style: Style, box: Box) -> Slide:
    """A new slide whose title placeholder stands in `box`."""
    relation, slide = deck.part.add_slide(deck.slide_layouts[_TITLE_ONLY])
    deck.slides._sldIdLst.add_sldId(relation)
    kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
    _add_shape(slide, "Title", kind, box, "", _body([title], style, MSO_ANCHOR.TOP, ""))
    return slide


def add_text(
    slide: Slide, paragraphs: Iterable[str], style: Style, box: Box, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
) -> None:
    """A text box with these paragraphs."""
    kind = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    _add_shape(slide, "TextBox", kind, box, shape, _body(list(paragraphs), style, anchor, "<a:spAutoFit/>"))


def add_rule(slide: Slide, top: float, colour: str = FAINT) -> None:
    """A thin line across the slide."""
    line = slide.shapes.add_connector(1, Inches(MARGIN), Inches(top), Inches(WIDTH - MARGIN), Inches(top))
    line.line.color.rgb, line.line.width = RGBColor.from_string(colour), Pt(0.75)


def add_footer(slide: Slide, version: Version, number: int) -> None:
    """The data version left, the slide's number right."""
    box = Box(MARGIN, HEIGHT - 0.42, INNER - 1, 0.3)
    add_text(slide, [version.label], Style(9, QUIET), box, MSO_ANCHOR.MIDDLE)
    place = Box(WIDTH - MARGIN - 1, HEIGHT - 0.42, 1, 0.3)
    add_text(slide, [str(number)], Style(9, QUIET, align=PP_ALIGN.RIGHT), place, MSO_ANCHOR.MIDDLE)


def save_deck(deck: Deck, report: Report) -> bytes:
    """The finished file: fonts on all text, metadata from the data version, the clock taken out."""
    for slide in deck.slides:
        mark_text(slide._element, report.lang)
    _set_themes(deck, report.lang)
    return save_dated(deck, report)


def paragraph_xml(pieces: Iterable[Piece], style: Style) -> str:
    """A paragraph as XML, its pieces each in their own look."""
    spacing = f'<a:spcAft><a:spcPts val="{round(style.space * 100)}"/></a:spcAft>' if style.space else ""
    written = "".join(
        f'<a:r><a:rPr lang="zh-CN" sz="{round(piece.size * 100)}" b="{int(piece.bold)}">'
        f'<a:solidFill><a:srgbClr val="{piece.colour}"/></a:solidFill></a:rPr><a:t>{escaped(piece.words)}</a:t></a:r>'
        for piece in pieces
        if piece.words
    )
    return f'<a:p><a:pPr algn="{_ALIGNS[style.align]}">{spacing}</a:pPr>{written}</a:p>'


def _add_shape(slide: Slide, name: str, kind: str, box: Box, shape: str, body: str) -> None:
    """Written as XML in one piece: python-pptx needs several times as long. Shapes are numbered as they come."""
    tree = slide.shapes._spTree
    left, top, width, height = (Inches(part) for part in box)
    place = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    named = f'<p:cNvPr id="{len(tree)}" name="{name} {len(tree) - 1}"/>'
    properties = f"<p:nvSpPr>{named}{kind}</p:nvSpPr><p:spPr>{place}{shape}</p:spPr>"
    tree.append(parse_xml(f"<p:sp {nsdecls('p', 'a')}>{properties}{body}</p:sp>"))


def _body(paragraphs: list[str], style: Style, anchor: MSO_ANCHOR, fit: str) -> str:
    written = "".join(paragraph_xml([Piece(words, *style[:3])], style) for words in paragraphs or [""])
    margins = 'lIns="0" rIns="0" tIns="0" bIns="0"'
    setting = f'<a:bodyPr wrap="square" anchor="{_ANCHORS[anchor]}" {margins}>{fit}</a:bodyPr><a:lstStyle/>'
    return f"<p:txBody>{setting}{written}</p:txBody>"


def _set_themes(deck: Deck, lang: Lang) -> None:
    """The fonts of slides and notes for text that a reader types later."""
    latin, east = FACES[lang]
    for part in deck.part.package.iter_parts():
        if part.content_type.endswith("theme+xml"):
            theme = part._element if isinstance(part, XmlPart) else etree.fromstring(part.blob)
            for fonts in (*theme.iter(qn("a:majorFont")), *theme.iter(qn("a:minorFont"))):
                fonts.find(qn("a:latin")).set("typeface", latin)
                fonts.find(qn("a:ea")).set("typeface", east)
            if not isinstance(part, XmlPart):
                part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
