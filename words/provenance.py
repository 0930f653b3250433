"""What is known of one figure, fact by fact: printed form, place, nature, source and grade, findings, uses.

Comes in: a row of warehouse.queries.provenance, its findings and uses. Goes out: headed lines in a fixed order. What
the source does not print is 原文未载; what was not recorded says so; nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from words.caseload import counted, place_name, stated_amount
from words.catalogue import Lang, text
from words.citations import cite
from words.figures import present
from words.numbers import format_percent, format_yuan
from words.periods import period_label
from words.tables import Cell, Column, Table
from words.terms import series_label, term, term_or_missing
from words.wording import is_unquoted

Row = dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """One line of the story of a figure; `href` leads on where there is something to see."""

    heading: str
    says: str
    href: str | None = None


def figure_name(row: Row, lang: Lang) -> str:
    """What was measured: 城市低保, 低保人数（城市）."""
    if row["figure_kind"] != "count":
        return series_label(str(row["series_id"]), lang)
    programme = term("programme", str(row["programme"]), lang)
    if lang == "zh":
        return programme + counted(row, lang)
    return f"{programme[:1].upper()}{programme[1:]}: {counted(row, lang)}"


def figure_place(row: Row, lang: Lang, *, short: bool = True) -> str:
    """The region's name; of a place whose name its document hides, what the document calls it."""
    if row["figure_kind"] == "count" or short:
        return place_name(row, lang)
    return str(row["region"] if lang == "zh" else row["region_en"])


def figure_period(row: Row, lang: Lang) -> str:
    """2022年, 2020年1—5月, 2012年9月."""
    return period_label(str(row["covers"] or row["as_of"] or row["year"]), lang)


def figure_amount(row: Row, lang: Lang) -> str:
    """The number and unit as stated, unconverted: 5520元/人·年, 1.55亿元, 2.0%."""
    if row["figure_kind"] == "count":
        return stated_amount(row, lang)
    value = format_yuan(float(row["value"]), lang, 2)
    if row["unit"] == "%":
        return format_percent(float(row["value"]), lang)
    unit = term("period", str(row["period"]), lang)
    return value + unit if lang == "zh" else f"{value} {unit}"


def figure_position(row: Row, lang: Lang) -> str:
    """The characters of the text, counted from 1; the unit or subject it shares stands elsewhere."""
    if row.get("spans") is None:
        return text("sources.position_not_kept", lang)
    places = [text("sources.position", lang, first=start + 1, last=end) for start, end in row["spans"]]
    if len(places) == 1:
        return places[0]
    return text("sources.position_shared", lang, own=places[0], shared=_join(places[1:], lang))


def figure_link(figure_id: str, lang: Lang) -> str:
    """The address of a figure's own page."""
    return f"sources?figure={figure_id}" + ("" if lang == "zh" else "&lang=en")


def is_doubtful(row: Row) -> bool:
    """A check found something, or the printed count cannot be right."""
    return len(row["finding_codes"]) > 0 or row.get("qualifier") == "doubtful"


def facts_of(
    row: Row, findings: Sequence[Row], uses: Sequence[Row], others: Mapping[str, Row], lang: Lang
) -> list[Fact]:
    """Everything known of a figure, in the order a careful reader asks; `others` are the figures, by id, with which its
    uses agree or which contradict it."""
    return [
        *_figure_facts(row, lang),
        *_nature_facts(row, lang),
        *_source_facts(row, lang),
        *_check_facts(row, findings, lang),
        *_use_facts(row, uses, others, lang),
        _fact("id", str(row["figure_id"]), lang),
    ]


def document_facts(document: Row, findings: Sequence[Row], lang: Lang) -> list[Fact]:
    """What is known of a document apart from its figures."""
    region = str(document["region"] if lang == "zh" else document["region_en"])
    year = "" if document["year"] is None else text("figures.year", lang, year=document["year"])
    notes = [present(document[key if lang == "zh" else f"{key}_en"]) for key in ("damage", "caveat")]
    return [
        _fact("region", region, lang),
        _fact("year", year, lang),
        *_source_facts({**document, "source_id": document["document_id"]}, lang),
        *_finding_facts(findings, lang),
        *(_fact("note", note, lang) for note in notes if note),
    ]


def facts_table(facts: Iterable[Fact], lang: Lang) -> Table:
    """The facts as a table of two columns."""
    columns = [Column(text(f"sources.column_{key}", lang)) for key in ("fact", "says")]
    return Table(columns, [[Cell(fact.heading), Cell(fact.says, href=fact.href)] for fact in facts])


def _fact(key: str, says: str | None, lang: Lang, href: str | None = None) -> Fact:
    return Fact(text(f"sources.fact_{key}", lang), says or text("figures.not_printed", lang), href)


def _figure_facts(row: Row, lang: Lang) -> list[Fact]:
    kept = text("sources.printed_not_kept", lang)
    printed = (present(row.get("printed")) or kept).replace("\n", " ")
    facts = [
        _fact("region", figure_place(row, lang, short=False), lang),
        _fact("what", figure_name(row, lang), lang),
        _fact("year", figure_period(row, lang), lang),
        _fact("amount_computed" if row["provenance"] == "computed" else "amount", figure_amount(row, lang), lang),
        _fact("printed", printed, lang),
        _fact("position", figure_position(row, lang), lang),
    ]
    if present(row.get("effective")):
        facts.insert(3, _fact("effective", str(row["effective"])[:10], lang))
    return facts


def _nature_facts(row: Row, lang: Lang) -> list[Fact]:
    provenance = term("provenance", str(row["provenance"]), lang)
    if present(row.get("formula")):
        provenance = text("sources.provenance_formula", lang, provenance=provenance, formula=row["formula"])
    facts = [_fact("provenance", provenance, lang)]
    if row.get("base_id"):
        facts.append(_fact("base", str(row["base_id"]), lang, figure_link(str(row["base_id"]), lang)))
    if row.get("yuan_per_month") is not None:
        facts.append(_fact("converted", _converted(row, lang), lang))
    if row.get("kind"):
        facts.append(_fact("kind", term("kind", str(row["kind"]), lang), lang))
    if present(row.get("bound")):
        facts.append(_fact("bound", text(f"marks.bound_{row['bound']}", lang), lang))
    if row.get("previous") is not None:
        facts.append(_fact("previous", figure_amount({**row, "value": row["previous"]}, lang), lang))
    if row.get("growth_pct") is not None:
        facts.append(_fact("growth", format_percent(float(row["growth_pct"]), lang), lang))
    return facts


def _converted(row: Row, lang: Lang) -> str:
    amounts = {key: format_yuan(float(row[f"yuan_per_{key}"]), lang, 2) for key in ("month", "year")}
    return text(f"sources.converted_from_{row['period']}", lang, **amounts)


def _source_facts(row: Row, lang: Lang) -> list[Fact]:
    grade = str(row["grade"])
    explained = {"grade": term("grade", grade, lang), "says": term("grade_says", grade, lang)}
    url = present(row.get("url"))
    safe = url if url and url.startswith(("http://", "https://")) else None
    return [
        _fact("title", present(row.get("title")), lang, figure_link(str(row["source_id"]), lang)),
        _fact("publisher", present(row.get("publisher")), lang),
        _fact("published", present(row.get("published")), lang),
        _fact("document_number", present(row.get("document_number")), lang),
        _fact("url", url or text("sources.not_online", lang), lang, safe),
        _fact("grade", text("sources.grade_explained", lang, **explained), lang),
    ]


def _check_facts(row: Row, findings: Sequence[Row], lang: Lang) -> list[Fact]:
    review = term_or_missing("status", row.get("status"), lang)
    if row.get("status") == "reviewed" and is_unquoted(row):
        review = text("sources.reviewed_number", lang, status=review)
    status = _fact("status", review, lang)
    notes = [present(row.get("note_zh" if lang == "zh" else "note_en"))]
    notes.append(present(row.get("caveat" if lang == "zh" else "caveat_en")))
    return [status, *_finding_facts(findings, lang), *(_fact("note", note, lang) for note in notes if note)]


def _finding_facts(findings: Sequence[Row], lang: Lang) -> list[Fact]:
    said = [_finding(finding, lang) for finding in findings] or [text("sources.no_findings", lang)]
    return [_fact("findings", each, lang) for each in dict.fromkeys(said)]


def _finding(finding: Row, lang: Lang) -> str:
    message = str(finding[f"message_{lang}"])
    why = present(finding.get(f"acknowledged_why_{lang}"))
    return text("sources.finding_acknowledged", lang, message=message, why=why) if why else message


def _use_facts(row: Row, uses: Sequence[Row], others: Mapping[str, Row], lang: Lang) -> list[Fact]:
    """For which years of which region the figure is the standard in force, and what agrees or contradicts."""
    if row["figure_kind"] not in ("standard", "computed"):
        return []
    groups: dict[tuple[str, str], list[int]] = {}
    for use in uses:
        region = str(use["region_short"] if lang == "zh" else use["region_en"])
        groups.setdefault((region, str(use["basis"])), []).append(int(use["year"]))
    used = []
    for (region, basis), years in groups.items():
        named = _join([text("figures.year", lang, year=year) for year in years], lang)
        fields = {"region": region, "years": named, "basis": term("basis", basis, lang)}
        used.append(text("sources.use", lang, **fields))
    facts = [_fact("uses", text("sources.use_join", lang).join(used) or text("sources.use_none", lang), lang)]
    for key in ("agreeing", "contradicting"):
        ids = dict.fromkeys(str(each) for use in uses for each in use[key])
        facts += [_fact(key, _told(each, others, lang), lang, figure_link(each, lang)) for each in ids]
    return facts


def _told(figure_id: str, others: Mapping[str, Row], lang: Lang) -> str:
    """What another figure says and where it stands; its id where it is not held."""
    other = others.get(figure_id)
    if other is None:
        return figure_id
    fields = {"region": figure_place(other, lang), "year": figure_period(other, lang), "source": cite(other, lang)}
    return text("sources.other_figure", lang, amount=figure_amount(other, lang), **fields)


def _join(parts: Sequence[str], lang: Lang) -> str:
    return text("terms.detail_join", lang).join(parts)
