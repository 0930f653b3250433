"""Ways a file goes bad: bits flipped, cut short, pieces swapped, repeated or filled with junk; repeatable."""

from __future__ import annotations

import io
import random
import zipfile

from tests.read.samples import make_zip


def mutate(content: bytes, chance: random.Random) -> bytes:
    """One bad version of a file; a package is also broken inside, where its checksums would otherwise stop it early."""
    if content.startswith(b"PK") and chance.random() < 0.6:
        return _mutate_inside(content, chance)
    return chance.choice([_flip, _cut, _swap, _repeat, _junk, _splice_tags])(content, chance)


def _mutate_inside(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    victim = chance.choice(sorted(entries))
    entries[victim] = chance.choice([_flip, _cut, _swap, _repeat, _junk, _splice_tags])(entries[victim], chance)
    if chance.random() < 0.1:
        entries[victim] = make_zip(entries)
    return make_zip(entries)


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 3, 30])):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _swap(content: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[b:] + content[a:b] + content[:a]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:a] + content[a:b] * chance.choice([2, 20]) + content[b:]


def _junk(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.choice([1, 16, 4000])) + content[at:]


def _splice_tags(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    piece = chance.choice(
        [
            b"<table>" * 500,
            b"<td colspan=99999 rowspan=99999>",
            b"<script>alert(1)</script>",
            b"<!DOCTYPE a [<!ENTITY b 'cc'>]>&b;",
            b"\xff\xfe",
            b"\x00" * 64,
            b"<w:tbl><w:tr>" * 50,
            b"[" * 5000,
        ]
    )
    return content[:at] + piece + content[at:]
