"""Zip archives that come out byte for byte the same: members keep their order and all carry one given moment.

In: members (name → bytes) or a zip made by a library. Out: a zip. Decision: Office files are zips, so what makes two
of them differ (the clock) is taken out here, once, for all formats.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_FIRST = datetime(1980, 1, 1)  # zip knows no earlier moment


def pack_members(members: Mapping[str, bytes], stamp: datetime) -> bytes:
    """A zip of `members` in their order, each dated `stamp`."""
    moment = max(stamp, _FIRST).timetuple()[:6]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)
    return target.getvalue()


def restamp(content: bytes, stamp: datetime) -> bytes:
    """The same zip with every member dated `stamp`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return pack_members({name: archive.read(name) for name in archive.namelist()}, stamp)


def drop_thumbnail(package: Any) -> None:
    """Take the picture of the library's own empty template out of an Office package."""
    for name, relation in list(package.rels.items() if hasattr(package, "rels") else package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            (package.rels if hasattr(package, "rels") else package._rels).pop(name)
