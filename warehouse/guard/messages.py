"""DuckDB's common messages, each as a code of the catalogue with its fields (messages.toml).

In: the first sentence of a message, already made safe to tell. Out: code and fields, or None where it is not known and
has to be quoted. The table is read when the module is loaded: a worker can open no file later.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_KNOWN = [(entry["code"], re.compile(entry["pattern"], re.DOTALL)) for entry in _TABLE["message"]]
CODES = tuple(dict.fromkeys(code for code, _ in _KNOWN))
KINDS: dict[str, list[str]] = _TABLE["kinds"]
"""the types of DuckDB by what a reader calls them"""


def understand(message: str) -> tuple[str, dict[str, str]] | None:
    """The code that says the same, and what it says it of.

    >>> understand("LIMIT/OFFSET cannot be negative")
    ('limit_negative', {})
    >>> understand('Referenced table "x" not found')
    ('unknown_alias', {'name': 'x'})
    """
    for code, pattern in _KNOWN:
        found = pattern.search(message)
        if found:
            return code, {name: said.replace("_LITERAL", "") for name, said in found.groupdict().items()}
    return None
