"""The name somebody probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest_name(wrong: str, names: Iterable[str], likeness: float = 0.6) -> str | None:
    """The most similar of `names`, or None where nothing is near.

    >>> nearest_name("standrads", ["standards", "growth"])
    'standards'
    """
    candidates = list(dict.fromkeys(names))
    close = difflib.get_close_matches(wrong[:100].lower(), candidates, n=1, cutoff=likeness)
    if close:
        return close[0]
    inside = [name for name in candidates if likeness < 0.8 and len(wrong) >= 4 and wrong.lower() in name]
    return min(inside, key=len) if inside else None
