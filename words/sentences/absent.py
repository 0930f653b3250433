"""Who of the chosen regions a finding leaves out because it has no figure: the part of a sentence pages share. Pure.

In: pairs of (kind of empty, region's name). Out: clauses to stand at a sentence's end, each kind apart, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from words.catalogue import Lang, text
from words.sentences.extremes import join_names

_KINDS = ("not_stated", "no_document", "not_applicable", "not_reviewed")
_MOST_NAMED = 4


def absent_regions(absent: Iterable[tuple[str, str]], year: int | None, lang: Lang) -> str:
    """Clauses that name those without a figure (of `year`, where one is asked for).

    >>> absent_regions([("no_document", "同心"), ("not_stated", "潜江"), ("no_document", "铜川")], 2023, "zh")
    '；潜江2023年的文件未写明此项；未收录同心、铜川2023年此项的文件或公布数'
    """
    every = list(dict.fromkeys(absent))
    when = "" if year is None else text("sentences.absent_year", lang, year=year)
    said = ""
    for kind in _KINDS:
        names = [name for own, name in every if own == kind]
        said += text(f"sentences.absent_{kind}", lang, regions=some_names(names, lang), year=when) if names else ""
    return said


def some_names(names: Sequence[str], lang: Lang) -> str:
    """All names where they are few, else the first of them and how many there are.

    >>> some_names(["甲", "乙"], "zh"), some_names(["甲", "乙", "丙", "丁", "戊"], "zh")
    ('甲、乙', '甲、乙、丙等5地')
    """
    if len(names) <= _MOST_NAMED:
        return join_names(names, lang)
    first = text("figures.list_separator", lang).join(names[: _MOST_NAMED - 1])
    more = len(names) - _MOST_NAMED + 1
    return text("sentences.and_more", lang, regions=first, more=more, count=len(names))
