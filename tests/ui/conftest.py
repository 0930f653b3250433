"""What tests of pages share."""

from __future__ import annotations

import pytest

from briefing.fill import make_choice
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from charts.exhibit import Choice, Exhibit
from warehouse.connect import open_warehouse


@pytest.fixture
def dibao_exhibit() -> tuple[Exhibit, Choice]:
    """The first chart of the page dibao, and the choice it is drawn for."""
    inquiry = Inquiry(open_warehouse(), Order(pages=("dibao",)))
    choice = make_choice(inquiry.con, inquiry.order)
    return exhibits_of(inquiry, "dibao", choice)[0], choice
