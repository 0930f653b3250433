"""A page opened as a visitor opens it: AppTest on dashboard.py with a link's parameters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def open_page(stem: str, **link: str) -> AppTest:
    """The page `pages/<stem>.py` with these URL parameters, the first that this visitor sees."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, value in link.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{stem}.py")
    app.run()
    assert not app.exception, [each.value for each in app.exception]
    return app


def open_menus(app: AppTest, *exhibits: str) -> AppTest:
    """The same page with the 下载 menus of these exhibits open."""
    for name in exhibits:
        app.session_state[f"download-{name}"] = True
    return app.run()


def words_of(app: AppTest) -> str:
    """All own HTML of the page, headline and tables among it, and what it says in boxes."""
    boxes = [each.value for kind in ("info", "warning", "error") for each in app.get(kind)]
    return "\n".join([each.proto.body for each in app.get("html")] + boxes)


def charts_of(app: AppTest) -> list[dict[str, Any]]:
    """The Plotly figures in the order drawn."""
    return [json.loads(each.proto.spec) for each in app.get("plotly_chart")]
