"""DrawingML text as XML, each run and default with its fonts and language: what charts are written from. Pure.

In: words, size, colour, language. Out: `a:r`, `a:rPr`, `c:txPr`, … as text. Decision: fonts are named where the text is
written; `east_asian.mark_text` does the same for what a library wrote.
"""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

from briefing.east_asian import FACES, LANGUAGES
from words.catalogue import Lang


@lru_cache(maxsize=512)
def text_properties(
    tag: str, lang: Lang, size: float | None = None, colour: str | None = None, bold: bool | None = None
) -> str:
    """`a:rPr`, `a:defRPr` or `a:endParaRPr`."""
    latin, east = FACES[lang]
    own, other = LANGUAGES[lang]
    sized = "" if size is None else f' sz="{round(size * 100)}"'
    weight = "" if bold is None else f' b="{int(bold)}"'
    fill = "" if colour is None else f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{east}"/><a:cs typeface="{latin}"/>'
    return f'<a:{tag}{sized}{weight} lang="{own}" altLang="{other}">{fill}{fonts}</a:{tag}>'


def text_run(words: str, lang: Lang, size: float, colour: str, bold: bool = False) -> str:
    """`a:r`, or nothing where there are no words."""
    if not words:
        return ""
    return f"<a:r>{text_properties('rPr', lang, size, colour, bold)}<a:t>{escape(words)}</a:t></a:r>"


def default_text(
    lang: Lang, size: float | None, colour: str | None = None, run: str = "", ended: bool = False, holder: str = "txPr"
) -> str:
    """How the text of an axis, a legend or a whole chart is set; as `rich` it holds a run."""
    default = text_properties("defRPr", lang, size, colour)
    end = text_properties("endParaRPr", lang) if ended else ""
    paragraph = f"<a:p><a:pPr>{default}</a:pPr>{run}{end}</a:p>"
    return f"<c:{holder}><a:bodyPr/><a:lstStyle/>{paragraph}</c:{holder}>"
