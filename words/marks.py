"""The marks beside a figure: what it is when it is not simply printed, read and reviewed. Pure; words in marks.toml.

In: a row of the figure frame; out: marks in a fixed order, each with its reason. A plain stated figure carries none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from words.catalogue import Lang, text
from words.figures import Row, Unit, present
from words.numbers import format_yuan

IN_PICTURE = ("converted", "corrected", "carried", "doubtful", "unreviewed", "caveat")
"""marks a picture shows as signs; the others it says in words or by the look of a bar"""


@dataclass(frozen=True)
class Mark:
    """`code` is also the CSS class; `label` stands beside the figure, `reason` on hover or tap and under the table."""

    code: str
    label: str
    reason: str


def marks_of(row: Row, unit: Unit, lang: Lang, reasons: Iterable[str] = ()) -> tuple[Mark, ...]:
    """All marks of one figure: how it came about, its kind, whether reviewed, whether doubtful.

    The doubts are those of the frame (doubts_zh, doubts_en), else `reasons`, the sentences the caller has.
    """
    marks = [
        *_origin(row, unit, lang),
        *_kind(row, lang),
        *_review(row, lang),
        *_doubt(row, lang, list(reasons)),
    ]
    return tuple(marks)


def computed_mark(formula: str, lang: Lang) -> Mark:
    """算, with the formula, for a rate that no source prints."""
    return _mark("computed", lang, formula=formula)


def doubtful_marks(reasons: Iterable[str], lang: Lang) -> list[Mark]:
    """疑, with every reason once; nothing where there is none."""
    said = " ".join(dict.fromkeys(reasons))
    return [_mark("doubtful", lang, reason=said)] if said else []


def _mark(code: str, lang: Lang, **fields: object) -> Mark:
    return Mark(code, text(f"marks.{code}", lang, **fields), text(f"marks.{code}_reason", lang, **fields))


def _origin(row: Row, unit: Unit, lang: Lang) -> list[Mark]:
    basis = row.get("basis")
    if basis == "implied":
        low, high = (format_yuan(float(row[key]), lang) for key in ("low", "high"))
        return [_mark("implied", lang, formula=row.get("formula") or "", low=low, high=high)]
    if row.get("provenance") == "computed" or basis == "computed":
        return [_mark("computed", lang, formula=row.get("formula") or "")]
    marks = []
    if row.get("provenance") == "corrected":
        marks.append(_mark("corrected", lang, printed=row.get("printed") or ""))
    if row.get(f"{unit}_provenance") == "converted":
        printed_unit = text(f"figures.unit_{row.get('period')}", lang)
        marks.append(_mark("converted", lang, value=format_yuan(float(row["value"]), lang, 2), unit=printed_unit))
    if basis == "regional":
        marks.append(_mark("regional", lang))
    if basis in ("stated_previous", "in_force"):
        marks.append(_mark("carried", lang, basis=text(f"figures.basis_{basis}", lang)))
    return marks


def _kind(row: Row, lang: Lang) -> list[Mark]:
    marks = []
    if row.get("kind") in ("average", "minimum", "planned"):
        marks.append(_mark("kind", lang, kind=text(f"figures.kind_{row['kind']}", lang)))
    if row.get("kind") == "average" and "as_of" in row and not (present(row["as_of"]) or present(row.get("effective"))):
        marks.append(_mark("undated", lang))
    if present(row.get("bound")) and row.get("basis") != "implied":
        marks.append(_mark("bound", lang, bound=text(f"marks.bound_{row['bound']}", lang)))
    return marks


def _review(row: Row, lang: Lang) -> list[Mark]:
    return [_mark("unreviewed", lang)] if row.get("status") == "extracted" else []


def _doubt(row: Row, lang: Lang, reasons: list[str]) -> list[Mark]:
    sentences, codes = row.get(f"doubts_{lang}", reasons or None), row.get("finding_codes")
    marks = doubtful_marks(sentences or [], lang)
    if sentences is None and codes is not None and len(codes) > 0:
        marks.append(_mark("doubtful", lang, reason=text("marks.doubtful_unnamed", lang)))
    caveat = present(row.get("caveat_en" if lang == "en" else "caveat")) or present(row.get("caveat"))
    told = [each for each in (caveat, present(row.get(f"note_{lang}")) or present(row.get("note_zh"))) if each]
    return [*marks, _mark("caveat", lang, caveat=text("marks.caveat_join", lang).join(told))] if told else marks
