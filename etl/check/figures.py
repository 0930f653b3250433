"""One figure against itself: its size, its period, the growth and the rise it is told with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from etl.check.bands import only_period, per_month, widest_band
from etl.records import Finding, Observation


def check_figure(observation: Observation, subject: str) -> Iterator[Finding]:
    """The findings of one observation."""
    span = observation.spans[0] if observation.spans else None
    for code, detail in _doubts(observation):
        yield Finding(code, "warning", subject, detail, span)


def _doubts(o: Observation) -> Iterator[tuple[str, dict[str, str | int | float | None]]]:
    if o.period is None:
        reading = only_period(o)
        yield ("period_missing", {"reading": reading}) if reading else ("period_unclear", {})
    band, monthly = widest_band(o), per_month(o)
    if band and monthly is not None and not band.low <= monthly <= band.high:
        yield "outside_range", {"per_month": round(monthly, 1), "low": band.low, "high": band.high}
    if o.increase is not None and o.increase >= o.value:
        yield "increase_too_large", {"stated": o.increase, "value": o.value}
    if o.previous is not None:
        yield from _against_previous(o, o.previous)


def _against_previous(o: Observation, previous: float) -> Iterator[tuple[str, dict[str, str | int | float | None]]]:
    if o.value <= previous:
        yield "not_rising", {"value": o.value, "previous": previous}
    computed = (o.value - previous) / previous * 100 if previous else 0.0
    if previous and o.growth_pct is not None and not growth_fits(previous, o.value, o.growth_pct):
        detail = {"stated": o.growth_pct, "computed": computed, "from_value": previous, "to_value": o.value}
        yield "growth_deviates", dict(detail)
    if o.increase is not None and abs(o.value - previous - o.increase) > 0.011:
        yield "increase_deviates", {"stated": o.increase, "computed": round(o.value - previous, 2)}


def growth_fits(previous: float, value: float, stated: float) -> bool:
    """Whether a stated percentage is the computed one, rounded or cut off at the places it is printed with.

    >>> growth_fits(900, 950, 5.5), growth_fits(900, 950, 5.6), growth_fits(900, 950, 5.8)
    (True, True, False)
    """
    if previous <= 0:
        return False
    computed = (Decimal(str(value)) - Decimal(str(previous))) / Decimal(str(previous)) * 100
    printed = Decimal(str(stated)).normalize()
    step = Decimal(1).scaleb(min(0, int(printed.as_tuple().exponent)))
    rounded, cut = computed.quantize(step, ROUND_HALF_UP), computed.quantize(step, ROUND_DOWN)
    return printed in (rounded.normalize(), cut.normalize())
