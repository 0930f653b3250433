"""Which stretches of a text touch others. Pure, in time of their number, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from etl.records import Span


def touching(known: Iterable[Span]) -> Callable[[Span], bool]:
    """A question: does a span share a character with any of `known`?

    >>> touches = touching([(5, 9), (2, 6)])
    >>> touches((0, 2)), touches((8, 12)), touches((9, 12))
    (False, True, False)
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(known):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)

    def touches(span: Span) -> bool:
        first_after = bisect_right(ends, span[0])
        return first_after < len(starts) and starts[first_after] < span[1]

    return touches
