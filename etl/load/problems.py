"""What can be wrong with data/: one Problem a defect, all of them in one DataError.

A problem names the file, the line in it and a code of words/texts/loading.toml; the sentence is made when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from words.catalogue import Lang, command_lang, text


@dataclass(frozen=True, order=True)
class Problem:
    """One defect of one file of data/; `line` counts from 1 as an editor does, 0 means the file as a whole."""

    file: str
    line: int
    code: str
    detail: dict[str, object] = field(default_factory=dict, compare=False)

    def sentence(self, lang: Lang) -> str:
        """`data/observations.csv:3: …` in `lang`, always one line."""
        place = f"data/{self.file}.csv" + (f":{self.line}" if self.line else "")
        return f"{place}: {self.reason(lang)}"

    def reason(self, lang: Lang) -> str:
        """The sentence without the place."""
        return " ".join(text(f"loading.{self.code}", lang, **self.detail).split())


class DataError(Exception):
    """data/ cannot be loaded; `problems` holds every defect found, in the order of the files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(f"{len(self.problems)} problems in data/")

    def __str__(self) -> str:
        return "\n".join(problem.sentence(command_lang()) for problem in self.problems)
