"""One line of a benchmark: what was measured, against what, and whether the aim holds.

Only ratios are compared between machines; the absolute numbers say on what they rest.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Ratio:
    """`measured` ÷ `peer`, both in `unit`, medians of `runs` runs. `peer` None: a number reported for itself.

    `at_most` and `at_least` are the aim for the ratio (for the number itself where there is no peer).

    >>> Ratio("build", "COPY of the same rows", measured=3.0, peer=2.0, unit="s", runs=10, at_most=2.0).holds
    True
    """

    name: str
    against: str
    measured: float
    unit: str
    peer: float | None = None
    runs: int = 1
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """measured ÷ peer, or None where nothing is set beside it."""
        return None if not self.peer else self.measured / self.peer

    @property
    def holds(self) -> bool | None:
        """Whether the aim is met; None where there is no aim."""
        value = self.measured if self.ratio is None else self.ratio
        if self.at_most is None and self.at_least is None:
            return None
        return (self.at_most is None or value <= self.at_most) and (self.at_least is None or value >= self.at_least)

    def as_dict(self) -> dict[str, object]:
        """The fields with ratio and holds, for JSON."""
        return {**asdict(self), "ratio": self.ratio, "holds": self.holds}
