"""The passage a reader sees: the right characters are marked, and nothing of a document ever becomes markup."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from ui.marked_text import TextMark, marked_text

TEXT = "城市低保标准由每人每月600元提高到690元。"


def shown(page: str) -> str:
    """What a browser would show of it."""
    body = page.split("tabindex='0'>", 1)[1].removesuffix("</div>")
    return html.unescape(re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", body))


def marked(page: str) -> list[str]:
    return [
        html.unescape(piece) for piece in re.findall(r"<mark[^>]*>(?:<sup>.*?</sup>)?(.*?)</mark>", page, re.DOTALL)
    ]


def test_exactly_the_figures_characters_are_marked() -> None:
    page = marked_text(TEXT, [TextMark((18, 22), number="1", note="城市低保")])
    assert marked(page) == ["690元"]
    assert "<sup>1</sup>" in page and "title='城市低保'" in page


def test_overlapping_marks_share_their_characters() -> None:
    page = marked_text("0123456789", [TextMark((1, 6), "figure"), TextMark((4, 8), "shared")])
    assert marked(page) == ["123", "45", "67"]
    assert "class='figure shared'" in page and shown(page) == "0123456789"


def test_a_passage_around_the_marks_says_that_it_is_cut() -> None:
    page = marked_text("前" * 100 + TEXT + "后" * 100, [TextMark((118, 122))], around=10)
    assert shown(page) == "…人每月600元提高到690元。" + "后" * 9 + "…"


def test_a_mark_beyond_the_text_is_left_out() -> None:
    assert marked(marked_text("690元", [TextMark((2, 99)), TextMark((-1, 2)), TextMark((2, 2))])) == []


def test_a_direction_mark_cannot_turn_the_figures_round() -> None:
    assert shown(marked_text("690\u202e元\x00", [])) == "690\ufffd元\ufffd"


@given(
    st.text(st.sampled_from("<>&\"'/script=元690\n"), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
    st.text(max_size=10),
)
def test_no_markup_gets_through(text: str, spans: list[tuple[int, int]], note: str) -> None:
    page = marked_text(text, [TextMark(span, note=note, number=note) for span in spans])
    tags = set(re.findall(r"</?([^\s>/]+)", page))
    assert tags <= {"div", "mark", "sup"}
    assert re.findall(r"<mark (?!class='figure'(?: title='[^'<>]*')?>)", page) == []
    assert shown(marked_text(text, [TextMark(span) for span in spans])) == text
