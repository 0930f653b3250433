"""The strip of peers: never more dots than steps, however many peers; the region itself named with its place."""

import pandas as pd
import pytest

from charts.exhibit import Choice
from charts.exhibits.peers import among_peers
from charts.peers import STEPS, step_of

CHOICE = Choice({"640324": "同心"})


def placed(peers):
    spread = [300.0 + 0.37 * number for number in range(peers)]
    row = {
        "region_code": "640324", "region_short": "同心", "region_en": "Tongxin", "indicator": "dibao", "area": "urban",
        "year": 2022, "value": 650.0, "period": "month", "yuan_per_month": 650.0, "yuan_per_year": 7800.0,
        "month_provenance": "stated", "year_provenance": "converted", "basis": "stated", "status": "reviewed",
        "place": 3, "peers": peers, "median": 500.0, "spread": spread, "source_id": "s", "observation_id": "o",
        "publisher": "同心县民政局", "title": "总结", "published": "2022-12-06", "kind": "actual",
        "provenance": "stated",
    }  # fmt: skip
    return pd.DataFrame([row])


@pytest.mark.parametrize("peers", [5, 300, 2847])
def test_a_strip_never_holds_more_dots_than_steps(peers):
    exhibit = among_peers(placed(peers), "nation", CHOICE)
    dots, own = exhibit.figure.data
    assert len(dots.x) <= STEPS + 1
    assert list(own.x) == [650.0] and f"{peers}" in own.text[0]


def test_a_handful_of_peers_is_no_distribution():
    assert among_peers(placed(4), "province", CHOICE) is None


def test_the_finding_says_year_amount_and_place():
    assert "同心（2022年650元/月）居22地的第3位" in among_peers(placed(22), "province", CHOICE).finding


def test_steps_are_round_numbers():
    assert [step_of([[0.0, width]]) for width in (50, 600, 5000)] == [1.0, 10.0, 100.0]
