"""Bytes in, text out: which encoding it is, and whether bytes were broken.

A byte order mark decides; then what the file declares, if the bytes bear it out; then UTF-8 strict; then GB18030 or,
where its everyday characters fit better, Big5. `gb2312` and `gbk` are always read as GB18030, which contains them. A
few broken bytes do not change the encoding: they become U+FFFD and the damage is recorded. Bytes that are no text are
refused as unknown_binary. The encoding is named so that Python's codec of that name gives the same text, mark and all.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from etl.read.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_SAMPLE = 40_000


class Decoded(NamedTuple):
    text: str
    encoding: str
    damage: tuple[str, ...] = ()


def decode_bytes(content: bytes, declared: str | None = None) -> Decoded:
    """The text of `content`.

    >>> decode_bytes("城市低保".encode("gbk"), declared="gb2312")
    Decoded(text='城市低保', encoding='gb18030', damage=())
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _refuse_binary(_decode_lossy(content, encoding))
    known = normalise_label(declared)
    if known and (text := _strict(content, known)) is not None:
        return _refuse_binary(Decoded(text, known))
    found = _sniff(content)
    wrong_label = known is not None and known != found.encoding
    return _refuse_binary(found._replace(damage=found.damage + (("charset_mislabelled",) if wrong_label else ())))


def normalise_label(label: str | None) -> str | None:
    """The codec for a declared charset; None where there is none or Python does not know it.

    >>> normalise_label("GB2312"), normalise_label("x-unknown")
    ('gb18030', None)
    """
    if not label or not label.isascii():
        return None
    try:
        name = codecs.lookup(label.strip()).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return "gb18030" if name in {"gb2312", "gbk", "gb18030"} else "big5hkscs" if name == "big5" else name


def _sniff(content: bytes) -> Decoded:
    text = _strict(content, "utf-8")
    if text is not None and "\0" not in text:
        return Decoded(text, "utf-8")
    if b"\0" in content[:_SAMPLE]:
        wide = max((_decode_lossy(content, name) for name in ("utf-16-le", "utf-16-be")), key=_share_of_chinese)
        if _share_of_chinese(wide) > 0.8:
            return wide
    candidates = [_decode_lossy(content, name) for name in ("utf-8", "gb18030", "big5hkscs")]
    return max(candidates, key=lambda found: _everyday_share(found) - 3 * _broken_share(found))


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _decode_lossy(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    broken = "\ufffd" in text and "\ufffd".encode("utf-8") not in content
    return Decoded(text, encoding, ("broken_bytes",) if broken else ())


def _refuse_binary(found: Decoded) -> Decoded:
    sample = found.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 20):
        raise Unreadable("unknown_binary")
    return found


def _share_of_chinese(found: Decoded) -> float:
    sample = found.text[:_SAMPLE]
    usual = sum("\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" or " " <= char <= "~" for char in sample)
    return usual / max(1, len(sample))


def _broken_share(found: Decoded) -> float:
    sample = found.text[:_SAMPLE]
    return sample.count("\ufffd") / max(1, sum(char > "\x7f" for char in sample))


def _everyday_share(found: Decoded) -> float:
    """The share of characters beyond ASCII that the encoding keeps in its first, everyday plane."""
    beyond = [char for char in found.text[:_SAMPLE] if char > "\x7f"]
    if not beyond:
        return 1.0
    if found.encoding == "big5hkscs":
        low, high, codec = 0xA1, 0xC6, "big5"
    else:
        low, high, codec = 0xA1, 0xD7, "gb2312"
    encoded = (char.encode(codec, errors="ignore")[:1] for char in beyond)
    return sum(bool(lead) and low <= lead[0] <= high for lead in encoded) / len(beyond)
