"""The original of a document at hand, verified.

Comes in: a row of `documents` and the folder of originals (BIAOCHI_DOCUMENTS, default `documents/`). Goes out: the
reader's text only where the file's sha256 is the recorded one, for spans hold for that file and no other. A file of the
same name with other content is `altered`, never shown as the source.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from etl.read import Unreadable, read_bytes

State = Literal["verified", "altered", "absent", "unreadable"]


@dataclass(frozen=True)
class Original:
    """What was found of a document: `text` only where `state` is verified."""

    state: State
    path: Path
    text: str | None = None


def documents_folder() -> Path:
    """The folder of originals: BIAOCHI_DOCUMENTS, else `documents/` beside dashboard.py."""
    return Path(os.environ.get("BIAOCHI_DOCUMENTS") or Path(__file__).parents[1] / "documents")


def find_original(document: Mapping[str, Any], folder: Path) -> Original:
    """Look for the document's file in `folder` and hold it against the recorded sha256."""
    path = folder / Path(str(document["file_name"])).name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Original("absent", path)
    except OSError:
        return Original("unreadable", path)
    if hashlib.sha256(content).hexdigest() != document["sha256"]:
        return Original("altered", path)
    try:
        return Original("verified", path, read_bytes(path.name, content).text)
    except Unreadable:
        return Original("unreadable", path)
