"""The regions that a page, a link and a briefing begin with where none is chosen; each has its own colour. Pure."""

from __future__ import annotations

DEFAULT_REGIONS = ("640324", "429005", "150600", "610200")
"""同心县, 潜江市, 鄂尔多斯市, 铜川市"""
