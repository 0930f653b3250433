"""The process in which documents are read: limits its own memory, then serves requests on stdin until it closes.

A request is the length of a JSON head, the head [kind, name, size], and the bytes. The answer is the length of a JSON
object and the object: the SourceText, or {"unreadable": code, "detail": {…}}. Readers raise Unreadable for what they
know; anything else that a broken file provokes in a library is answered as damaged.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
import sys
from typing import IO, Any

from etl.read.readers import find_reader
from etl.read.transport import source_to_json
from etl.read.unreadable import Unreadable


def answer(kind: str, name: str, content: bytes) -> dict[str, Any]:
    """The document, or why not."""
    try:
        return source_to_json(find_reader(kind)(name, content))
    except Unreadable as refused:
        return {"unreadable": refused.code, "detail": refused.detail}
    except (MemoryError, RecursionError):
        return {"unreadable": "too_complex", "detail": {}}
    except Exception:
        return {"unreadable": "damaged", "detail": {"kind": kind}}


def limit_memory(most: int) -> None:
    """No more address space than a document may need; systems without such limits rely on the deadline."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the requests end."""
    while head := requests.read(4):
        kind, name, size = json.loads(requests.read(struct.unpack(">I", head)[0]))
        reply = json.dumps(answer(kind, name, requests.read(size))).encode()
        answers.write(struct.pack(">I", len(reply)) + reply)
        answers.flush()


if __name__ == "__main__":
    limit_memory(int(sys.argv[1]))
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    serve(sys.stdin.buffer, channel)
