"""A count or a sum in words: as printed (1.55亿元) and expanded (155,000,000元), with what is doubtful about it.

Comes in: a row of warehouse.queries.caseload. The expanded quantity is a converted number where the source prints 万 or
亿; a figure whose source has surely lost a 万 is shown as printed and never drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from words.catalogue import Lang, text
from words.figures import Row, present
from words.marks import Mark
from words.numbers import format_number, format_yuan
from words.terms import term


def place_name(row: Row, lang: Lang) -> str:
    """The region's short name; of a place whose name its document hides, what the document calls it."""
    if not present(row.get("region_code")):
        return text("caseload.anonymous", lang, region=row["region_short"])
    return str(row["region_short"] if lang == "zh" else row["region_en"])


def place_marks(row: Row, lang: Lang) -> tuple[Mark, ...]:
    """The note that a place is anonymous, with the document's caveat."""
    if present(row.get("region_code")):
        return ()
    reason = present(row.get("caveat" if lang == "zh" else "caveat_en")) or text("caseload.anonymous_reason", lang)
    return (Mark("caveat", text("marks.caveat", lang), reason),)


def expanded_marks(row: Row, lang: Lang) -> tuple[Mark, ...]:
    """That the number was written out from 万 or 亿."""
    if not is_converted(row):
        return ()
    reason = text("marks.expanded_reason", lang, printed=f"{_plain(float(row['value']))}{row['unit']}")
    return (Mark("expanded", text("marks.expanded", lang), reason),)


def is_converted(row: Row) -> bool:
    """True where the source counts in 万 or 亿."""
    return str(row["unit"])[:1] in ("万", "亿")


def is_doubtful(row: Row) -> bool:
    """True where the printed figure cannot be right; it stays in the table and out of charts and findings."""
    return row.get("qualifier") == "doubtful"


def shared_scale(rows: Sequence[Row]) -> float:
    """What the numbers of one group are counted in: 亿, 万 or one, the greatest that is above none of them.

    >>> shared_scale([{"quantity": 47104}, {"quantity": 27500}]), shared_scale([{"quantity": 27500}, {"quantity": 905}])
    (10000.0, 1.0)
    """
    least = min((float(row["quantity"]) for row in rows), default=0.0)
    return next((scale for scale in _SCALES if least >= scale), 1.0)


def stated_amount(row: Row, lang: Lang) -> str:
    """The amount in the unit of the source: 1.55亿元, 逾8000万元; in English the expanded number.

    >>> stated_amount({"value": 8000, "unit": "万元", "qualifier": "at_least", "quantity": 8e7}, "zh")
    '逾8000万元'
    """
    amount = f"{_plain(float(row['value']))}{row['unit']}" if lang == "zh" else expanded_amount(row, lang)
    return text("caseload.at_least", lang, amount=amount) if row.get("qualifier") == "at_least" else amount


def expanded_amount(row: Row, lang: Lang) -> str:
    """万 and 亿 written out: 155,000,000元, 47,104人, 905户."""
    unit = str(row["unit"]).lstrip("万亿")
    one = "_one" if row["quantity"] == 1 else ""
    return text(f"caseload.of_{_UNITS[unit]}{one}", lang, number=_expanded(float(row["quantity"])))


def caseload_marks(row: Row, lang: Lang) -> tuple[Mark, ...]:
    """at_least, doubtful, note: each with its reason."""
    marks = []
    if row.get("qualifier") == "at_least":
        bound = text("marks.bound_at_least", lang)
        marks.append(Mark("bound", bound, text("marks.bound_reason", lang, bound=row["printed"])))
    note = present(row.get(f"note_{lang}"))
    if is_doubtful(row):
        reason = text("marks.doubtful_reason", lang, reason=note or row["printed"])
        marks.append(Mark("doubtful", text("marks.doubtful", lang), reason))
    elif note:
        marks.append(Mark("caveat", text("marks.caveat", lang), note))
    return tuple(marks)


def bar_amount(row: Row, scale: float, lang: Lang) -> str:
    """The amount at a bar: in English the number alone, for its block names what is counted."""
    if lang == "zh":
        return scaled_amount(row, scale, lang)
    number = _expanded(float(row["quantity"]))
    return text("caseload.at_least", lang, amount=number) if row.get("qualifier") == "at_least" else number


def scaled_amount(row: Row, scale: float, lang: Lang) -> str:
    """The amount beside others of its group, all in the same unit and no digit rounded; in English written out.

    >>> [scaled_amount({"quantity": 27651, "unit": "人"}, scale, "zh") for scale in (1e4, 1)]
    ['2.7651万人', '27,651人']
    """
    if lang == "en":
        return stated_amount(row, lang)
    quantity, unit = float(row["quantity"]), str(row["unit"]).lstrip("万亿")
    number = _expanded(quantity) if scale == 1 else f"{_plain(quantity / scale)}{_SCALES[scale]}"
    amount = f"{number}{unit}"
    return text("caseload.at_least", lang, amount=amount) if row.get("qualifier") == "at_least" else amount


def counted(row: Row, lang: Lang) -> str:
    """What was counted, with the area where it is not both: 人数, 人数（城市）."""
    measure = term("measure", str(row["measure"]), lang)
    if row["area"] == "all":
        return measure
    area = term("area", str(row["area"]), lang)
    return text("caseload.of_area", lang, measure=measure, area=area.lower() if lang == "en" else area)


_UNITS = {"人": "persons", "户": "households", "人次": "person_times", "户次": "household_times", "元": "yuan"}


_SCALES = {1e8: "亿", 1e4: "万"}


def _plain(value: float) -> str:
    return f"{value:.8f}".rstrip("0").rstrip(".")


def _expanded(quantity: float) -> str:
    """A number written out, its thousands set off in Chinese too: 171,000,000."""
    return format_yuan(quantity, "en", 2) if quantity % 1 else format_number(quantity, 0, "en")
