"""The words of the trade, read from data/lexicon/*.csv, as one trie-shaped pattern.

In: the CSV files, a word a row. Out: `lexicon()`, which knows each word's kind and what it gives, and a regular
expression that finds the longest word at a place in one step a character (branches share no first letter, so nothing
is tried twice). Words are data: adding a wording is adding a row. Refuses a word that stands in two files.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

_COMMON = "、每提低城农和由特为分标集基从"
"""The letters that words in a text most often begin with, the commonest first"""
FOLDER = Path(__file__).parent.parent / "data" / "lexicon"


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names word and file."""


@dataclass(frozen=True)
class Word:
    """A word with its kind; `gives` are dimension values (area=urban), `flags` bare marks (standard)."""

    text: str
    kind: str
    gives: tuple[tuple[str, str], ...] = ()
    flags: frozenset[str] = field(default_factory=frozenset)

    def get(self, name: str) -> str | None:
        """The value this word gives for a dimension, or None."""
        return self._by_name.get(name)

    @cached_property
    def role(self) -> str | None:
        """The role that a role word plays."""
        return self.get("role")

    @cached_property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What it gives of a subject, then its flags, each as (flag, yes)."""
        return tuple(pair for pair in self.gives if pair[0] != "prefix") + tuple((f, "yes") for f in sorted(self.flags))

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return dict(reversed(self.gives))


def trie_pattern(words: list[str]) -> str:
    """A pattern that matches the longest of `words` and shares every common beginning.

    >>> trie_pattern(["低保", "低保标准", "孤儿"])
    '(?:低保(?:标准)?|孤儿)'
    """
    root: dict[str, dict] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _join(root)


def _join(node: dict[str, dict]) -> str:
    branches = [re.escape(char) + _join(child) for char, child in node.items() if char]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" not in node:
        return whole
    return whole + "?" if whole.startswith("(?:") else f"(?:{whole})?"


def read_rows(name: str) -> list[list[str]]:
    """The rows of one lexicon file without its header; a short row raises LexiconError."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise LexiconError(f"{name}, line {number}: {len(header)} fields expected, {len(row)} found")
    return rows


def _subject(word: str, gives: str) -> Word:
    parts = gives.split()
    pairs = tuple((k, v) for k, _, v in (p.partition("=") for p in parts if "=" in p))
    return Word(word, "subject", pairs, frozenset(p for p in parts if "=" not in p))


def _raise_verbs() -> list[Word]:
    """提高, 提高了 are a rise; 提高到, 提高至 lead to the new figure."""
    verbs = read_rows("raises.csv")
    endings = [row[0] for row in read_rows("raise_endings.csv")]
    rises = [Word(v + e, "role", (("role", "raise"),)) for v, alone in verbs if alone == "yes" for e in ("", "了")]
    leads = [Word(v + e, "role", (("role", "to"),)) for v, _ in verbs for e in endings]
    return rises + leads


def _collect() -> list[Word]:
    words = [_subject(word, gives) for word, gives in read_rows("subjects.csv")]
    words += [Word(w, "refuse", (("reason", why), ("reach", reach))) for w, why, reach in read_rows("refusals.csv")]
    words += [Word(w, "role", (("role", role),)) for w, role in read_rows("roles.csv")]
    words += _raise_verbs()
    words += [Word(row[0], "scope", (("scope", row[0]),)) for row in read_rows("tiers.csv")]
    for word, gives in read_rows("bounds.csv"):
        bound, _, period = gives.partition(" ")
        words.append(Word(word, "bound", (("bound", bound),) + ((("period", period),) if period else ())))
    words += [Word(w, "period", (("period", period),)) for w, period in read_rows("periods.csv")]
    words += [Word(w, kind) for w, kind in read_rows("connectives.csv")]
    return words


@cache
def lexicon() -> dict[str, Word]:
    """Every word by its text; one that stands twice raises LexiconError."""
    found: dict[str, Word] = {}
    for word in _collect():
        if word.text in found:
            raise LexiconError(f"{word.text} stands as {found[word.text].kind} and as {word.kind}")
        found[word.text] = word
    return found


@cache
def words_pattern() -> str:
    """The trie pattern over all words of the lexicon, the commonest beginnings first: branches are tried in turn."""
    return trie_pattern(sorted(lexicon(), key=lambda word: (word[0] not in _COMMON, _COMMON.find(word[0]), word)))
