"""The text catalogues: every string a person reads stands in words/texts/*.toml, Chinese and English side by side.

A key is "<file>.<name>", e.g. `text("dibao.title", "zh")`. Placeholders are str.format fields. A missing key, language
or field raises KeyError: a page never shows a key or a half-filled sentence. What English says otherwise of one than of
several stands as en_one, for a `count` of 1.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")
_FOLDER = Path(__file__).parent / "texts"


@cache
def load_catalogue() -> dict[str, dict[str, str]]:
    """{key: {"zh": …, "en": …}} of all files; a key missing a language raises KeyError naming file and key."""
    entries: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for lang in LANGS:
                if lang not in entry:
                    raise KeyError(f"{path.name}: [{name}] has no {lang}")
            entries[f"{path.stem}.{name}"] = entry
    return entries


def text(key: str, lang: Lang, /, **fields: object) -> str:
    """The text of `key` in `lang` with its fields filled.

    >>> text("common.app_name", "zh")
    '标尺'
    >>> text("overview.counted", "en", count=1), text("overview.counted", "en", count=2)
    ('1 standard', '2 standards')
    """
    entry = load_catalogue()[key]
    words = entry.get(f"{lang}_one", entry[lang]) if str(fields.get("count")) == "1" else entry[lang]
    return words.format(**fields)


def command_lang() -> Lang:
    """The language the commands speak: Chinese, or English where BIAOCHI_LANG=en."""
    return "en" if os.environ.get("BIAOCHI_LANG") == "en" else "zh"
