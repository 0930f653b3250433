"""East-Asian fonts and languages on DrawingML text that a library wrote: slides, tables, notes.

In: an lxml element that holds text. Out: the same element, each run and each default carrying `a:latin`, `a:ea` and a
language. Decision: done once over a finished part, because python-pptx sets Latin fonts only and WPS and PowerPoint
take the Chinese font from `a:ea` alone.
"""

from __future__ import annotations

from lxml import etree
from pptx.oxml.ns import qn

from words.catalogue import Lang

FACES: dict[Lang, tuple[str, str]] = {"zh": ("微软雅黑", "微软雅黑"), "en": ("Arial", "微软雅黑")}
LANGUAGES: dict[Lang, tuple[str, str]] = {"zh": ("zh-CN", "en-US"), "en": ("en-US", "zh-CN")}
_OWN = qn("a:rPr")
_PROPERTIES = tuple(qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr"))
_RUNS = tuple(qn(f"a:{name}") for name in ("r", "fld", "br"))
_FONTS = tuple(qn(f"a:{name}") for name in ("latin", "ea", "cs"))
_BEFORE_FONTS = {
    qn(f"a:{name}")
    for name in (
        *("ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst", "effectDag"),
        *("highlight", "uLnTx", "uLn", "uFillTx", "uFill"),
    )
}


def mark_text(root: etree._Element, lang: Lang) -> None:
    """Give every run, default and paragraph end below `root` its fonts and language."""
    for run in root.iter(*_RUNS):
        if run.find(_OWN) is None:
            run.insert(0, run.makeelement(_OWN, {}))
    for properties in root.iter(*_PROPERTIES):
        _set_fonts(properties, lang)


def _set_fonts(properties: etree._Element, lang: Lang) -> None:
    properties.set("lang", LANGUAGES[lang][0])
    properties.set("altLang", LANGUAGES[lang][1])
    for child in [child for child in properties if child.tag in _FONTS]:
        properties.remove(child)
    place = sum(1 for child in properties if child.tag in _BEFORE_FONTS)
    latin, east = FACES[lang]
    for offset, (tag, face) in enumerate(zip(_FONTS, (latin, east, latin), strict=True)):
        properties.insert(place + offset, properties.makeelement(tag, {"typeface": face}))
