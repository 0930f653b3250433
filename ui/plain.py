"""A sentence for a box that reads Markdown, where part of it came from outside: shown as it is, never as markup.

What stands in an address, a file name or a field may hold an image or a link: a page would fetch it from its host, or
offer it as ours. Refuses nothing.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>~$:&]")
_ADDRESS = re.compile(r"(?i)(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)")
"""places within what a browser's Markdown makes a link of even where its marks are escaped"""
_JOINER = "\u2060"


def plain(sentence: str) -> str:
    """The sentence with every mark escaped, and without a place that would become a link of itself.

    >>> plain("“![](x)”")
    '“\\\\!\\\\[\\\\]\\\\(x\\\\)”'
    """
    return _MARKUP.sub(r"\\\g<0>", _ADDRESS.sub(_JOINER, sentence))
