"""The typography of a Chinese official paper in Word: page, styles, runs, page numbers, three-line tables.

In: python-docx objects and text. Out: the same, set. Decision: the sizes, margins and typefaces of GB/T 9704 for
Chinese (title 小标宋 22 pt, body 仿宋 16 pt, headings 黑体, subtitles 楷体, 28 pt lines), Times for English; every
style and run names an East-Asian typeface, and the font table names what may stand in for it.
"""

from __future__ import annotations

from typing import NamedTuple

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import etree

from briefing.drawn_text import escaped
from briefing.palette import INK
from words.catalogue import Lang, text


class Face(NamedTuple):
    """A typeface and its size: Latin, East-Asian, points, line pitch in points."""

    latin: str
    east: str
    size: float
    pitch: float
    bold: bool = False


_TIMES = "Times New Roman"
STYLES: dict[Lang, dict[str, Face]] = {
    "zh": {
        "title": Face(_TIMES, "方正小标宋简体", 22, 32),
        "subtitle": Face(_TIMES, "楷体", 16, 28),
        "heading": Face(_TIMES, "黑体", 16, 28),
        "body": Face(_TIMES, "仿宋", 16, 28),
        "caption": Face(_TIMES, "黑体", 12, 20),
        "table": Face(_TIMES, "仿宋", 10.5, 15),
        "note": Face(_TIMES, "仿宋", 10.5, 15),
    },
    "en": {
        "title": Face(_TIMES, "宋体", 20, 26, True),
        "subtitle": Face(_TIMES, "宋体", 13, 18),
        "heading": Face(_TIMES, "宋体", 14, 20, True),
        "body": Face(_TIMES, "宋体", 11.5, 17),
        "caption": Face(_TIMES, "宋体", 10, 14, True),
        "table": Face(_TIMES, "宋体", 9, 12),
        "note": Face(_TIMES, "宋体", 9, 12),
    },
}
_STAND_INS = {
    "方正小标宋简体": "小标宋,宋体",
    "仿宋": "仿宋_GB2312,FangSong",
    "楷体": "楷体_GB2312,KaiTi",
    "黑体": "SimHei",
}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def open_paper(lang: Lang) -> Paper:
    """An empty A4 page with official margins, page numbers, and the language of its text."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(32)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(22)
    _set_defaults(paper, STYLES[lang]["body"], lang)
    _number_pages(section.footer.paragraphs[0], lang)
    _name_stand_ins(paper)
    return paper


def add_paragraph(
    paper: Paper,
    words: str,
    style: str,
    lang: Lang,
    indent: bool = False,
    raised: str = "",
    follow: bool | None = None,
) -> None:
    """A paragraph in one of the named styles, `raised` set small behind it; `follow` says whether the next paragraph
    stays with it on one page, otherwise the style does. Written as XML: python-docx needs several times as long."""
    face = STYLES[lang][style]
    above = style in _ABOVE
    named = f'<w:pStyle w:val="{_HEADINGS[style]}"/>' if style in _HEADINGS else ""
    keep = '<w:keepNext w:val="0"/>' if follow is False else "<w:keepNext/>" if follow or above else ""
    space = f'w:line="{round(face.pitch * 20)}" w:before="{160 if above else 0}" w:after="0"'
    first = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if indent and lang == "zh" else ""
    centre = '<w:jc w:val="center"/>' if style in _CENTRED else ""
    layout = f'<w:pPr>{named}{keep}<w:spacing w:lineRule="atLeast" {space}/>{first}{centre}</w:pPr>'
    runs = run_xml(words, face) + (run_xml(raised, face, raised=True) if raised else "")
    written = parse_xml(f"<w:p {nsdecls('w')}>{layout}{runs}</w:p>")
    paper.element.body.insert_element_before(written, "w:sectPr")


def run_xml(words: str, face: Face, raised: bool = False, colour: str = INK) -> str:
    """A run as XML, with its Latin and East-Asian typefaces and its language.

    Latin letters and digits are en-US, as Chinese Word sets them too: programs may break digits set in Chinese.
    """
    fonts = "".join(f' w:{side}="{face.latin}"' for side in ("ascii", "hAnsi", "cs")) + f' w:eastAsia="{face.east}"'
    weight = f'<w:b w:val="{int(face.bold)}"/><w:i w:val="0"/>'
    size = "".join(f'<w:{tag} w:val="{round(face.size * 2)}"/>' for tag in ("sz", "szCs"))
    place = '<w:vertAlign w:val="superscript"/>' if raised else ""
    properties = f'{weight}<w:color w:val="{colour}"/>{size}{place}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    return f'<w:r><w:rPr><w:rFonts{fonts}/>{properties}</w:rPr><w:t xml:space="preserve">{escaped(words)}</w:t></w:r>'


def add_run(paragraph: Paragraph, words: str, face: Face, raised: bool = False) -> etree._Element:
    """Append a run to the paragraph; returns it."""
    holder = parse_xml(f"<w:p {nsdecls('w')}>{run_xml(words, face, raised)}</w:p>")
    run = holder[0]
    paragraph._p.append(run)
    return run


_HEADINGS = {"title": "Title", "heading": "Heading1"}
"""style → the id of Word's own style, by which programs know a heading"""
_ABOVE = ("heading", "caption")
"""styles that stand above what they name, with air before them"""
_CENTRED = ("title", "subtitle", "caption")


def _set_defaults(paper: Paper, face: Face, lang: Lang) -> None:
    """The document's own defaults and every style that names fonts: no theme font is left to choose Chinese."""
    styles = paper.styles.element
    faces = {qn(f"w:{side}"): face.latin for side in ("ascii", "hAnsi", "cs")} | {qn("w:eastAsia"): face.east}
    for properties in styles.iter(qn("w:rPr")):
        fonts = properties.get_or_add_rFonts()
        fonts.attrib.clear()
        fonts.attrib.update(faces)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    for style in (each for each in styles.iter(qn("w:style")) if each.get(qn("w:styleId")) in _HEADINGS.values()):
        borders = style.pPr.find(qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)


def _number_pages(paragraph: Paragraph, lang: Lang) -> None:
    face = Face(_TIMES, "宋体", 14 if lang == "zh" else 10, 16)
    before, _, after = text("briefing.page_number", lang, number="\0").partition("\0")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(paragraph, before, face)
    field = add_run(paragraph, "", face)
    for xml in (
        '<w:fldChar {} w:fldCharType="begin"/>',
        '<w:instrText {} xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar {} w:fldCharType="separate"/>',
        "<w:t {}>1</w:t>",
        '<w:fldChar {} w:fldCharType="end"/>',
    ):
        field.append(parse_xml(xml.format(nsdecls("w"))))
    add_run(paragraph, after, face)


def _name_stand_ins(paper: Paper) -> None:
    """`w:altName` in the font table: what to take where a typeface is not installed."""
    for part in paper.part.package.iter_parts():
        if part.partname.endswith("fontTable.xml"):
            table = etree.fromstring(part.blob)
            for name, others in _STAND_INS.items():
                font = etree.SubElement(table, f"{{{_WORD}}}font", {f"{{{_WORD}}}name": name})
                etree.SubElement(font, f"{{{_WORD}}}altName", {f"{{{_WORD}}}val": others})
                etree.SubElement(font, f"{{{_WORD}}}charset", {f"{{{_WORD}}}val": "86"})
            part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
