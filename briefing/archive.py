"""Zip archives that come out byte for byte the same: members keep their order and all carry one given moment.

In: members (name → bytes) or a zip made by a library. Out: a zip. Decision: Office files are zips, so what makes two
of them differ (the clock) is taken out here, once, for all formats.
"""

from __future__ import annotations

import io
import struct
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
    """The same zip with every member dated `stamp`: written over in place, nothing is packed again.

    A member is dated in its own header and in the directory at the end (PKWARE's APPNOTE, 4.3.7 and 4.3.12).
    """
    dated = bytearray(content)
    moment = _dos_moment(max(stamp, _FIRST))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.start_dir
        for member in archive.infolist():
            dated[member.header_offset + 10 : member.header_offset + 14] = moment
            dated[place + 12 : place + 16] = moment
            place += 46 + sum(struct.unpack_from("<3H", content, place + 28))
    return bytes(dated)


def _dos_moment(stamp: datetime) -> bytes:
    """Time and date as zip writes them, to two seconds."""
    time = stamp.hour << 11 | stamp.minute << 5 | stamp.second // 2
    return struct.pack("<2H", time, stamp.year - 1980 << 9 | stamp.month << 5 | stamp.day)


def drop_thumbnail(package: Any) -> None:
    """Take the picture of the library's own empty template out of an Office package."""
    for name, relation in list(package.rels.items() if hasattr(package, "rels") else package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            (package.rels if hasattr(package, "rels") else package._rels).pop(name)
