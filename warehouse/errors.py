"""What can go wrong with the warehouse, each with one sentence (words/texts/warehouse.toml) that says what to do."""

from __future__ import annotations

from words.catalogue import Lang, command_lang, text


class WarehouseError(Exception):
    """A code of words/texts/warehouse.toml and what fills its sentence."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def sentence(self, lang: Lang) -> str:
        """What was wrong, where, and what to do, in one line."""
        return " ".join(text(f"warehouse.{self.code}", lang, **self.detail).split())

    def __str__(self) -> str:
        return self.sentence(command_lang())


class BuildError(WarehouseError):
    """The build cannot be finished: a check failed, the disk is full, another build is running. The old file stands."""


class CheckFailed(BuildError):
    """A check of warehouse/checks selected rows: the data contradict themselves."""


class WarehouseUnusable(WarehouseError):
    """There is no warehouse to ask."""


class WarehouseMissing(WarehouseUnusable):
    """The file does not exist."""


class WarehouseDamaged(WarehouseUnusable):
    """The file is not a warehouse of ours that this DuckDB can read to the end."""


class WarehouseEmpty(WarehouseUnusable):
    """The warehouse is whole and holds no figure."""
