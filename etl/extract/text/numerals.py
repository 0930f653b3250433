"""Numbers as Chinese prose writes them: digits with separators, Chinese numerals, 万 and 亿."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""The letters in which a sum is written out on a paper of account"""
_PLAIN = str.maketrans(FORMAL, "一二三四五六七八九十百千")
_SPOKEN = {"百": 100, "千": 1000, "万": 10000}
_ONES = frozenset("一二两三四五六七八九")
SCALES = {"千": 1e3, "万": 1e4, "亿": 1e8}
NUMBER = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
"""Possessive: digits are taken once and never given back, so that no run of digits is tried over and over."""
CHINESE = rf"[一二三四五六七八九十百千万零〇两{FORMAL}]{{2,12}}+"


def read_number(text: str) -> float | None:
    """The value of a printed number, None if it is none.

    >>> read_number("5,040"), read_number("六百五十"), read_number("柒佰陆拾"), read_number("二〇一一")
    (5040.0, 650.0, 760.0, 2011.0)
    """
    plain = text.replace(",", "")
    if plain.replace(".", "", 1).isascii() and plain[:1].isdigit():
        return float(plain)
    return read_chinese(text)


def read_chinese(text: str) -> float | None:
    """The value of a Chinese numeral, by places (六百五十, 柒佰陆拾) or by digits (二〇一一); None if malformed.

    As spoken, a digit that ends it right behind 百, 千 or 万 counts the tens, hundreds or thousands below.

    >>> read_chinese("七百六"), read_chinese("七百零六"), read_chinese("三万二"), read_chinese("柒佰零陆")
    (760.0, 706.0, 32000.0, 706.0)
    """
    spoken = text[-2:-1] in _SPOKEN and text[-1] in _ONES
    text = text.translate(_PLAIN)
    if all(char in DIGITS for char in text):
        return float("".join(str(DIGITS[char]) for char in text)) if text else None
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section += (digit or 1) * UNITS[char]
            digit = 0
        elif char == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        else:
            return None
    return float(total + section + digit * (_SPOKEN[text[-2]] // 10 if spoken else 1))
