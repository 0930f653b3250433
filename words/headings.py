"""What the columns of a saved query are called: the heading beside the name that SQL knows.

In: column names of a saved query; out: their headings in one language. A year that became a column (PIVOT) and a name
the catalogue does not know have none. Not for a query somebody wrote: there `value` may be anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from words.catalogue import Lang, load_catalogue, text


def headings(columns: Iterable[str], lang: Lang) -> dict[str, str]:
    """Heading by column name.

    >>> headings(["region", "gap", "2023"], "zh")
    {'region': '地区', 'gap': '城乡差额（元/月）'}
    """
    found = {name: _key(name) for name in columns}
    return {name: text(key, lang) for name, key in found.items() if key}


def _key(column: str) -> str | None:
    return next((key for key in (f"headings.{column}", f"columns.{column}") if key in load_catalogue()), None)
