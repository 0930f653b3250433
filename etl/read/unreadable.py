"""The one error of reading: a file that is refused, and why, in one sentence a clerk understands."""

from __future__ import annotations

from words.catalogue import Lang, command_lang, text


class Unreadable(Exception):
    """A file that cannot be read; `code` names a sentence of words/texts/reading.toml, `detail` fills it.

    >>> Unreadable("empty", name="a.txt").sentence("zh")
    'a.txt：文件是空的。'
    """

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def sentence(self, lang: Lang) -> str:
        """The refusal in words; a file name longer than a line is cut."""
        fields = {"name": "?", **self.detail}
        fields["name"] = _one_line(str(fields["name"]))
        return text(f"reading.{self.code}", lang, **fields)

    def __str__(self) -> str:
        return self.sentence(command_lang())


def _one_line(name: str) -> str:
    clean = "".join(char if char.isprintable() else "�" for char in name)
    return clean if len(clean) <= 120 else clean[:117] + "…"
