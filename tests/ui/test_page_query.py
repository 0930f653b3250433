"""The page SQL 查询: what stands around its editor."""

from __future__ import annotations

from tests.ui.pages import open_page


def test_the_way_back_to_a_saved_query_looks_like_a_button() -> None:
    app = open_page("query")
    asked = app.session_state["query.question"]
    asked.sql = "SELECT 1"
    app.run()
    restore = app.button(key="query.restore")
    assert restore.label == "恢复所选查询" and restore.proto.type == "secondary"
    restore.click().run()
    assert not [each for each in app.button if each.key == "query.restore"]
