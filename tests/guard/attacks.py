"""The attacks of attacks.toml, by family: name → SQL, the long ones put together of their parts.

REFUSED ones must be refused whatever they would return; CONTAINED ones may be answered within the limits.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

Families = dict[str, dict[str, str]]


def _families(kind: str) -> Families:
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))[kind]
    return {family: {name: put_together(sql) for name, sql in attacks.items()} for family, attacks in listed.items()}


def put_together(sql: str | list[Any]) -> str:
    """The SQL of one attack.

    >>> put_together(["SELECT ", {"text": "1 AS c<n>", "times": 3, "between": ", "}])
    'SELECT 1 AS c0, 1 AS c1, 1 AS c2'
    """
    return sql if isinstance(sql, str) else "".join(part if isinstance(part, str) else _repeat(**part) for part in sql)


def _repeat(text: str = "", times: int = 1, between: str = "", code: int | None = None) -> str:
    if code is not None:
        return chr(code)
    if "<" not in text:
        return between.join([text] * times)
    return between.join(text.replace("<next>", str(n + 1)).replace("<n>", str(n)) for n in range(times))


REFUSED, CONTAINED = _families("refused"), _families("contained")
