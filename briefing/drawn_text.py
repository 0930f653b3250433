"""DrawingML text as XML, each run and default with its fonts and language, for charts and notes. Pure.

In: words, size, colour, language. Out: `a:r`, `a:rPr`, `c:txPr`, … as text. Decision: fonts are named where the text is
written; `east_asian.mark_text` does the same for what a library wrote. What XML cannot hold (control characters) goes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

from briefing.east_asian import FACES, LANGUAGES
from words.catalogue import Lang

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def without_controls(words: str) -> str:
    """The words without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", words)


def escaped(words: str) -> str:
    """The words as they may stand between two tags.

    >>> escaped("低保 < 5% & \\x0b特困")
    '低保 &lt; 5% &amp; 特困'
    """
    return escape(without_controls(words))


def quoted(words: str) -> str:
    """The words as they may stand in an attribute between two double quotes."""
    return escaped(words).replace('"', "&quot;")


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


def text_run(
    words: str, lang: Lang, size: float | None = None, colour: str | None = None, bold: bool | None = None
) -> str:
    """`a:r`, or nothing where there are no words."""
    if not words:
        return ""
    return f"<a:r>{text_properties('rPr', lang, size, colour, bold)}<a:t>{escaped(words)}</a:t></a:r>"


def default_text(
    lang: Lang, size: float | None, colour: str | None = None, run: str = "", ended: bool = False, holder: str = "txPr"
) -> str:
    """How the text of an axis, a legend or a whole chart is set; as `rich` it holds a run."""
    default = text_properties("defRPr", lang, size, colour)
    end = text_properties("endParaRPr", lang) if ended else ""
    paragraph = f"<a:p><a:pPr>{default}</a:pPr>{run}{end}</a:p>"
    return f"<c:{holder}><a:bodyPr/><a:lstStyle/>{paragraph}</c:{holder}>"
