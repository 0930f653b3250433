"""An Extraction in words for the page read: finding sentence, table, marks in the text, derivation. Pure.

Findings belong to an observation when their characters overlap; the others are about the text as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.check import observation_name
from etl.output import write_csv
from etl.records import Extraction, Finding, Observation
from ui.clauses import clause_around
from ui.marked_text import TextMark
from ui.not_taken import NotTaken, counts
from ui.spans import touching
from words.catalogue import Lang, text
from words.findings import finding_text
from words.marks import Mark
from words.numbers import format_number, format_yuan
from words.tables import Cell, Column, Table
from words.terms import series_label

_CLAUSE = 24
"""How many characters of its clause stand on each side of a figure in the table"""
_DATE = re.compile(r"((?:19|20)\d\d)(?:[-年./](\d{1,2})(?:[-月./](\d{1,2})日?)?月?|年)?")


def summary(extraction: Extraction, lang: Lang, passed: Sequence[NotTaken] = ()) -> str:
    """The headline: how many standards, how many doubtful, how much is no standard, how much is undecided."""
    count = len(extraction.observations)
    key = {0: "found_none", 1: "found_one"}.get(count, "found")
    sentence = text(f"read.{key}", lang, count=count)
    refused, undecided = counts(passed)
    further = (
        ("found_doubtful", sum(is_doubtful(n, extraction) for n in range(1, count + 1))),
        ("found_caseload", len(extraction.caseload)),
        ("found_refused", refused),
        ("found_undecided", undecided),
    )
    for name, number in further:
        sentence += text(f"read.{name}", lang, count=number) if number else ""
    return sentence + text("read.end", lang)


def series_of(found: Observation, lang: Lang) -> str:
    """城市低保, 特困（集中供养）; a scope is added as the text words it."""
    parts = [part for part in (found.indicator, found.area, found.mode, found.care) if part]
    return series_label(".".join(parts) + (f"@{found.scope}" if found.scope else ""), lang)


def findings_of(number: int, extraction: Extraction) -> list[Finding]:
    """What there is to say of one figure, counted from 1."""
    name = observation_name(extraction.id, number - 1)
    return [finding for finding in extraction.findings if finding.subject == name]


def is_doubtful(number: int, extraction: Extraction) -> bool:
    """Whether a person must look at it; what is only informative is no doubt."""
    return any(finding.severity != "info" for finding in findings_of(number, extraction))


def finding_sentence(finding: Finding, lang: Lang) -> str:
    """A finding in words."""
    return finding_text(finding.code, finding.detail, lang)


def findings_on_text(extraction: Extraction, lang: Lang) -> list[str]:
    """The findings that belong to no figure, each sentence once."""
    names = {observation_name(extraction.id, n) for n in range(len(extraction.observations))}
    others = [finding for finding in extraction.findings if finding.subject not in names]
    return list(dict.fromkeys(finding_sentence(finding, lang) for finding in others))


def figures_table(extraction: Extraction, lang: Lang, words: str = "") -> Table:
    """All standards in the order of the text, with their clauses; columns without any value are left out."""
    rows = [
        _figure_cells(number, found, extraction, lang) | {"clause": Cell(_clause_of(found, words))}
        for number, found in enumerate(extraction.observations, 1)
    ]
    names = [name for name in (rows[0] if rows else {}) if any(row[name].text for row in rows)]
    columns = [Column(text(f"read.column_{name}", lang), name in ("value", "previous", "growth")) for name in names]
    return Table(columns, [[row[name] for name in names] for row in rows], text("read.table_caption", lang))


def _figure_cells(number: int, found: Observation, extraction: Extraction, lang: Lang) -> dict[str, Cell]:
    reasons = [finding_sentence(finding, lang) for finding in findings_of(number, extraction)]
    doubtful = is_doubtful(number, extraction)
    doubt = (Mark("doubtful", text("read.doubtful", lang), "；".join(reasons)),) if doubtful else ()
    growth = "" if found.growth_pct is None else f"{found.growth_pct:g}%"
    return {
        "number": Cell(str(number)),
        "standard": Cell(series_of(found, lang)),
        "region": Cell(found.region or ""),
        "value": Cell(format_yuan(found.value, lang, 2), found.value, marks=doubt),
        "period": Cell(text(f"read.period_{found.period}", lang) if found.period else text("read.unknown", lang)),
        "previous": Cell("" if found.previous is None else format_yuan(found.previous, lang, 2), found.previous),
        "growth": Cell(growth, found.growth_pct),
        "bound": Cell(_kind_words(found, lang)),
        "year": Cell(str(found.year or (found.effective or "")[:4] or text("read.unknown", lang))),
        "effective": Cell(found.effective or ""),
        "printed": Cell(found.printed),
        "findings": Cell("；".join(reasons)),
    }


def _clause_of(found: Observation, words: str) -> str:
    return clause_around(found.spans[0], words, _CLAUSE) if words and found.spans else ""


def _kind_words(found: Observation, lang: Lang) -> str:
    kind = text(f"read.kind_{found.kind}", lang) if found.kind != "actual" else ""
    bound = text(f"read.bound_{found.bound}", lang) if found.bound else ""
    return ("" if lang == "zh" else " ").join(filter(None, [kind, bound]))


def caseload_table(extraction: Extraction, lang: Lang) -> Table:
    """Counts and sums as stated."""
    columns = [Column(text(f"read.column_{name}", lang), name == "amount") for name in ("measure", "amount", "printed")]
    rows = []
    for found in extraction.caseload:
        area = [] if found.area == "all" else [text(f"figures.area_{found.area}", lang)]
        programme, measure = f"terms.programme_{found.programme}", f"terms.measure_{found.measure}"
        item = " · ".join([text(programme, lang), *area, text(measure, lang)])
        amount = f"{format_number(found.value, _decimals(found.value), lang)} {found.unit}"
        rows.append([Cell(item), Cell(amount, found.value), Cell(found.printed)])
    return Table(columns, rows)


def text_marks(extraction: Extraction, chosen: int | None, lang: Lang) -> list[TextMark]:
    """Where each figure stands; the chosen one's shared words and unit are marked too."""
    marks = []
    for number, found in enumerate(extraction.observations, 1):
        note = text("read.figure_note", lang, number=number, series=series_of(found, lang))
        kind = "figure chosen" if number == chosen else "figure"
        kind += " doubtful" if is_doubtful(number, extraction) else ""
        marks += [TextMark(span, kind, note, str(number)) for span in found.spans[:1]]
        marks += [TextMark(span, "shared", note) for span in found.spans[1:] if number == chosen]
    return marks


def text_title(extraction: Extraction, passed: Sequence[NotTaken]) -> str:
    """The heading above the text, by what is marked in it."""
    return "marked_title" if extraction.observations else "passed_title" if passed else "bare_title"


def kinds_marked(marks: Sequence[TextMark], lang: Lang) -> dict[str, str]:
    """The kinds of mark that the text shows, with their meanings."""
    shown = {mark.kind.split()[0] for mark in marks}
    kinds = ("figure", "shared", "refused", "undecided")
    return {kind: text(f"read.key_{kind}", lang) for kind in kinds if kind in shown}


def what_is_wanting(extraction: Extraction, lang: Lang) -> str:
    """What follows where figures were read but no region or year: a sentence, or nothing."""
    missing = [name for name in ("region", "year") if getattr(extraction, name) is None]
    if not (missing and extraction.observations):
        return ""
    return text("read.wanting", lang, what=text(f"read.wanting_{'_'.join(missing)}", lang))


def derivation(number: int, extraction: Extraction, words: str, lang: Lang) -> list[str]:
    """How one figure was read: the rule and its characters, what was read together with it, what is doubtful."""
    found = extraction.observations[number - 1]
    what = _what_was_read(found, lang)
    is_of_figure = touching(found.spans[:1])
    steps = [step for step in extraction.steps if is_of_figure(step.span)]
    lines = [
        text(
            "read.step", lang, words=words[slice(*step.span)],
            rule=text(f"extraction.rule_{step.rule}", lang), result=what,
        )
        for step in steps
    ]  # fmt: skip
    together = [words[slice(*span)] for span in found.spans[1:]]
    lines += [text("read.read_with", lang, words=part) for part in dict.fromkeys(together)]
    lines += [
        text(f"read.has_{name}", lang, value=f"{value:g}")
        for name in ("previous", "growth_pct", "increase")
        if (value := getattr(found, name)) is not None
    ]
    return lines + [finding_sentence(finding, lang) for finding in findings_of(number, extraction)]


def _what_was_read(found: Observation, lang: Lang) -> str:
    period = text(f"read.period_{found.period}", lang) if found.period else text("read.unknown", lang)
    value = format_yuan(found.value, lang, 2)
    return text("read.result", lang, what=series_of(found, lang), value=value, period=period)


def csv_bytes(extraction: Extraction) -> bytes:
    """The observations as CSV with a byte order mark for Excel; no cell is a formula."""
    return ("\ufeff" + write_csv([extraction])).encode("utf-8")


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def choices(extraction: Extraction, lang: Lang) -> list[str]:
    """The figures as one chooses among them."""
    return [
        text("read.choice", lang, number=n, series=series_of(o, lang), value=format_yuan(o.value, lang, 2))
        for n, o in enumerate(extraction.observations, 1)
    ]


def passages(marks: Sequence[TextMark], around: int, most: int = 60) -> list[list[TextMark]]:
    """Marks that lead and stand near each other together, so that a long text is shown in a few passages.

    The other marks go with the passage that they stand in, if they stand in one.
    """
    groups: list[list[TextMark]] = []
    for mark in sorted((mark for mark in marks if mark.leads), key=lambda mark: mark.span):
        if groups and mark.span[0] - groups[-1][-1].span[1] <= 2 * around:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [group + _between(marks, group, around) for group in groups[:most]]


def _between(marks: Sequence[TextMark], group: Sequence[TextMark], around: int) -> list[TextMark]:
    start, end = group[0].span[0] - around, group[-1].span[1] + around
    return [mark for mark in marks if not mark.leads and start < mark.span[1] and mark.span[0] < end]


def read_date(written: str) -> str | None:
    """A date as a person types it, as ISO; None for what is none.

    >>> read_date("2023年5月6日"), read_date("2023-05"), read_date("2023"), read_date("昨天")
    ('2023-05-06', '2023-05', '2023', None)
    """
    found = _DATE.fullmatch(written.strip())
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    fits = all(1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False))
    return "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])]) if fits else None
