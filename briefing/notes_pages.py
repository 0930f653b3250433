"""What the speaker sees: a notes page of a slide, written as XML in one piece.

In: a slide and its paragraphs. Out: the notes page as a part of the deck. Decision: python-pptx looks through the whole
deck for each page's name and copies its placeholders one by one; here the page bears the number of its slide.
"""

from __future__ import annotations

from collections.abc import Iterable

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from briefing.drawn_text import text_run
from words.catalogue import Lang

_HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    f"<p:notes {nsdecls('a', 'p', 'r')}><p:cSld><p:spTree>"
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="3" sz="quarter"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
)
"""a notes page up to its text: the placeholders of python-pptx's notes master, the slide's picture and the text"""
_END = (
    '</p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number Placeholder 3"/><p:cNvSpPr>'
    '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" idx="5" sz="quarter"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "</p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def add_notes(slide: Slide, paragraphs: Iterable[str], lang: Lang) -> None:
    """What the speaker sees: a notes page with the number of its slide."""
    package = slide.part.package
    written = "".join(f"<a:p>{text_run(line, lang)}</a:p>" for words in paragraphs for line in words.split("\n"))
    xml = f"{_HEAD}{written}{_END}".encode()
    name = PackURI(f"/ppt/notesSlides/notesSlide{slide.part.partname.idx}.xml")
    part = Part(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, xml)
    part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
