"""Which parts of a pack would have nothing to say, and the line that tells what was left out and why. Pure.

In: Exhibits and their Sections. Out: what stays, and the sentence. Decision: a chart is left out where what it is there
to show cannot be seen in it: multiples that all follow from the rule itself, stated growth none of which can be
checked, a single bar of counts that the table of all has as well. Its figures stay in workbook and data package. What
a visitor put aside by hand is never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.report import Section
from charts.exhibit import Exhibit
from words.catalogue import Lang, text
from words.figures import rows_of
from words.numbers import is_missing

_COUNTS = ("caseload-people", "caseload-spending")


def silence_of(exhibit: Exhibit) -> str:
    """Why the exhibit as a whole says nothing (a key of the catalogue), or nothing where it speaks."""
    rows = rows_of(exhibit.figures)
    if exhibit.name == "allowances-multiple":
        known = [row for row in rows if not is_missing(row.get("multiple"))]
        ruled = all(row.get("basis") == "computed" for row in known)
        return "" if not ruled else "multiples_ruled" if known else "no_multiple"
    if exhibit.name == "growth-stated":
        return "nothing_checked" if all(is_missing(row["growth_total_pct"]) for row in rows) else ""
    return ""


def silence_of_part(section: Section) -> str:
    """Why one section says nothing: no more than one bar of counts stands in it."""
    if not section.key.startswith(_COUNTS) or section.chart is None:
        return ""
    bars = [point for series in section.chart.series for point in series.points if point.value is not None]
    return "one_bar" if len(bars) < 2 else ""


def tell_left_out(left: Iterable[tuple[str, str]], places: Sequence[str], lang: Lang) -> str:
    """One line of (question, reason) and of places without a name; nothing where all stands in the pack.

    >>> tell_left_out([("特困与低保之比", "multiples_ruled")], ["XX区"], "zh")[:17]
    '本简报不含：特困与低保之比（可算的'
    """
    by_reason: dict[str, list[str]] = {}
    for question, reason in left:
        by_reason.setdefault(reason, []).append(question)
    join = text("figures.list_separator", lang).join
    told = [_told(join(dict.fromkeys(questions)), reason, lang) for reason, questions in by_reason.items()]
    told += [_told(join(places), "no_name", lang)] if places else []
    return text("briefing.silent", lang, told=text("briefing.looks_join", lang).join(told)) if told else ""


def _told(what: str, reason: str, lang: Lang) -> str:
    return what + text("briefing.in_brackets", lang, words=text(f"briefing.silent_{reason}", lang))
