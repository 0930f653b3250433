"""Briefings of the committed warehouse, each filled once for all tests that ask for it and leave it as it is."""

from __future__ import annotations

from functools import cache

from briefing.fill import fill_report
from briefing.order import Order
from briefing.report import Report
from warehouse.connect import open_warehouse


@cache
def filled(order: Order) -> Report:
    return fill_report(open_warehouse(), order)
