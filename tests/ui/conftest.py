"""What tests of pages share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from briefing.fill import make_choice
from briefing.order import Order
from briefing.questions import Inquiry, exhibits_of
from charts.exhibit import Choice, Exhibit
from warehouse.connect import open_warehouse


@pytest.fixture(scope="session", autouse=True)
def installed_packages_are_scanned_once() -> Iterator[None]:
    """Streamlit looks through all installed packages for components at each AppTest: two thirds of a page's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def dibao_exhibit() -> tuple[Exhibit, Choice]:
    """The first chart of the page dibao, and the choice it is drawn for."""
    inquiry = Inquiry(open_warehouse(), Order(pages=("dibao",)))
    choice = make_choice(inquiry.con, inquiry.order)
    return exhibits_of(inquiry, "dibao", choice)[0], choice
