"""Figures recorded without their sentence are counted under the table that shows them."""

from __future__ import annotations

from tests.frames import figure, frame
from words.wording import unquoted_note

BARE = figure("640324", "dibao.urban", 690, 2024, printed=None, url="http://a.example")
NOWHERE = figure("640324", "dibao.rural", 510, 2024, printed=None)
QUOTED = figure("150600", "dibao.urban", 950, 2023)
COMPUTED = figure("610200", "tekun_basic.urban", 864.5, 2023, printed=None, provenance="computed", basis="computed")


def test_they_are_counted_by_region_and_those_without_an_address_apart() -> None:
    said = unquoted_note([frame(BARE, NOWHERE, QUOTED)], "zh")
    assert said == "只录了数和出处、未录原句的：同心2个，其中同心1个也没有网址。"
    assert "Tongxin 2; without a web address too: Tongxin 1." in unquoted_note([frame(BARE, NOWHERE)], "en")


def test_nothing_is_said_where_every_sentence_is_recorded_or_the_figure_is_computed() -> None:
    assert unquoted_note([frame(QUOTED, COMPUTED)], "zh") == ""
    assert unquoted_note([frame(BARE)], "zh") == "只录了数和出处、未录原句的：同心1个。"
