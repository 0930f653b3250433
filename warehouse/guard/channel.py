"""Messages between server and worker: a JSON header and raw bytes over a pair of file descriptors.

Not pickle: a worker that an attacker has taken over must not be able to run code in the server by answering. Sizes are
checked before anything is read, so that it cannot fill the server's memory either.
"""

from __future__ import annotations

import json
import os
import select
import struct
from typing import Any

_SIZES = struct.Struct(">IQ")
_LARGEST_HEADER = 1_000_000


class ChannelClosed(Exception):
    """The other side is gone, or sends what this protocol does not know."""


class Channel:
    """One end. `receive` blocks: whoever needs a deadline kills the other side, which ends the wait."""

    def __init__(self, reader: int, writer: int) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, header: dict[str, Any], body: bytes | bytearray | memoryview = b"") -> None:
        """Write one message; ChannelClosed when nobody is there."""
        text = json.dumps(header, ensure_ascii=True).encode("ascii")
        try:
            _write_all(self._writer, _SIZES.pack(len(text), len(body)) + text)
            _write_all(self._writer, body)
        except OSError as error:
            raise ChannelClosed(str(error)) from error

    def receive(self, largest_body: int) -> tuple[dict[str, Any], bytearray]:
        """Read one message; ChannelClosed at the end, or when it is larger than agreed or no JSON object."""
        header_size, body_size = _SIZES.unpack(_read_exactly(self._reader, _SIZES.size))
        if header_size > _LARGEST_HEADER or body_size > largest_body:
            raise ChannelClosed("message larger than agreed")
        try:
            header = json.loads(_read_exactly(self._reader, header_size))
        except (ValueError, RecursionError) as error:
            raise ChannelClosed("header is no JSON") from error
        if not isinstance(header, dict):
            raise ChannelClosed("header is no object")
        return header, _read_exactly(self._reader, body_size)

    def ended(self) -> bool:
        """Whether the other side has closed (it never speaks first); where that cannot be asked, no."""
        if not hasattr(select, "poll"):
            return False
        poll = select.poll()
        poll.register(self._reader, select.POLLIN)
        return bool(poll.poll(0))

    def close(self) -> None:
        """Give the descriptors back."""
        for descriptor in {self._reader, self._writer}:
            os.close(descriptor)


def _write_all(descriptor: int, content: bytes | bytearray | memoryview) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest[:262_144]) :]


def _read_exactly(descriptor: int, size: int) -> bytearray:
    """`size` bytes in one buffer, filled in place: a large answer must not stand twice in the server's memory."""
    content = bytearray(size)
    filled = 0
    while filled < size:
        try:
            piece = os.read(descriptor, min(size - filled, 262_144))
        except OSError as error:
            raise ChannelClosed(str(error)) from error
        if not piece:
            raise ChannelClosed("end of file")
        content[filled : filled + len(piece)] = piece
        filled += len(piece)
    return content
