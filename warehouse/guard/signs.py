"""Full-width signs in a query where SQL takes plain ones: “同心县”, （ ， ； ） ＝ ２０２３.

In: the text as typed and where DuckDB stumbled. Out: the reason as code and fields with the place of the sign, or None
where the signs are innocent: what stands in plain quotes or in a comment is the person's own, and so is a Chinese name
with its brackets, 标准（元）. The signs are data (signs.toml), read when the module is loaded.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_PLAIN: dict[str, str] = _TABLE["plain"]
_QUOTES = set(_TABLE["open"] + _TABLE["close"])
_OPEN, _CLOSE = (f"[{_TABLE[side]}]" for side in ("open", "close"))
_OTHER = f"[^'\"\n{_TABLE['open']}{_TABLE['close']}]"
_QUOTED = re.compile(rf"{_OPEN}({_OTHER}*)(?:{_CLOSE}|['\"]|$)|['\"]({_OTHER}*){_CLOSE}", re.MULTILINE)
_OWN = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\$\$.*?\$\$|--[^\n]*|/\*.*?\*/", re.DOTALL)
_SIGN = re.compile(rf"[！-～{''.join(_PLAIN)}{''.join(sorted(_QUOTES))}]")
_WIDE_WORD = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_WORD = re.compile(r"\S+")
_LATIN = re.compile(r"[0-9A-Za-z]")
_BRACKETS = "（）"


@dataclass(frozen=True)
class Wide:
    """What is wrong: a code of the catalogue, its fields, and the character of the query it is about."""

    code: str
    at: int
    fields: dict[str, str]


def find_wide(typed: str, at: int, names: Collection[str] = ()) -> Wide | None:
    """The full-width sign at which DuckDB stumbled at character `at`; `names` (tables, columns) need no quotes.

    >>> find_wide("SELECT year， value FROM growth", 13)
    Wide(code='full_width_signs', at=11, fields={'signs': '，', 'plain': ','})
    >>> find_wide("SELECT '，', regon", 12) is None
    True
    """
    bare = _OWN.sub(lambda own: " " * len(own.group()), typed)
    for place, word in _words_about(bare, at):
        sign = next((place + found.start() for found in _SIGN.finditer(word) if _counts(word, found.group())), None)
        if sign is not None:
            return _quoted(bare, place, place + len(word), names) or _signs(bare, sign)
    return None


def find_mixed_quotes(typed: str) -> Wide | None:
    """A text that opens with one kind of quotation mark and closes with the other: '同心县’."""
    found = next((pair for pair in _QUOTED.finditer(typed) if _is_mixed(pair.group())), None)
    return _quotes(found, ()) if found else None


def _is_mixed(quoted: str) -> bool:
    return len(quoted) > 1 and (quoted[0] in _QUOTES) != (quoted[-1] in _QUOTES)


def _words_about(bare: str, at: int) -> list[tuple[int, str]]:
    """The word at a place, the one before it, and the one after it where that is an opening bracket."""
    words = [(word.start(), word.group()) for word in _WORD.finditer(bare)]
    current = next((number for number, (start, word) in enumerate(words) if start <= at < start + len(word)), None)
    if current is None:
        return []
    after = [word for word in words[current + 1 : current + 2] if word[1].startswith("（")]
    return [words[current], *(words[current - 1 : current] if current else []), *after]


def _counts(word: str, sign: str) -> bool:
    """Whether a sign in a word is misplaced: the brackets of a Chinese name are not."""
    return sign not in _BRACKETS or word[0] in _BRACKETS or bool(_LATIN.search(word))


def _quoted(bare: str, start: int, end: int, names: Collection[str]) -> Wide | None:
    """The quoted text that reaches into the word from `start` to `end`."""
    found = next((pair for pair in _QUOTED.finditer(bare) if pair.start() < end and pair.end() > start), None)
    return _quotes(found, names) if found else None


def _quotes(found: re.Match[str], names: Collection[str]) -> Wide:
    inner = (found.group(1) or found.group(2) or "").strip()[:100]
    is_name = inner.lower() in names
    fields = {"name": inner if is_name else inner.replace("'", "''"), "typed": found.group()[:100]}
    return Wide("full_width_name" if is_name else "full_width_quotes", found.start(), fields)


def _signs(bare: str, sign: int) -> Wide:
    """All misplaced signs of the query in one sentence, at the place of the first that matters."""
    signs = dict.fromkeys(
        found.group()
        for word in _WORD.finditer(bare)
        for found in _SIGN.finditer(word.group())
        if found.group() not in _QUOTES and _counts(word.group(), found.group())
    )
    word = _WIDE_WORD.match(bare, sign)
    wide = [word.group()] if word else list(signs)[:8]
    return Wide("full_width_signs", sign, {"signs": " ".join(wide), "plain": " ".join(map(_plain, wide))})


def _plain(sign: str) -> str:
    return _PLAIN.get(sign) or unicodedata.normalize("NFKC", sign)
