"""With an identity provider in the server's secrets no address shows a page to who has not signed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.testing.v1 import AppTest

from tests.ui.pages import ROOT, charts_of, words_of

SECRETS = """
[auth]
redirect_uri = "https://biaochi.example.gov.cn/oauth2callback"
cookie_secret = "a long random text"
client_id = "biaochi"
client_secret = "of the house"
server_metadata_url = "https://sso.example.gov.cn/.well-known/openid-configuration"
"""


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[None]:
    """The server's secrets name a provider."""
    file, before = tmp_path / "secrets.toml", config.get_option("secrets.files")
    file.write_text(SECRETS, encoding="utf-8")
    config.set_option("secrets.files", [str(file)])
    secrets_singleton._reset()
    yield
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


@pytest.mark.parametrize("page", [None, "pages/dibao.py", "pages/sources.py", "pages/query.py"])
@pytest.mark.parametrize("alone", [False, True], ids=["in the frame", "the page's file alone"])
def test_nothing_is_shown_before_signing_in(provider: None, page: str | None, alone: bool) -> None:
    app = AppTest.from_file(str(ROOT / (page or "dashboard.py" if alone else "dashboard.py")), default_timeout=60)
    if page and not alone:
        app.switch_page(page)
    app.query_params["figure"] = "case-34"
    app.run()
    assert not app.exception
    assert [button.label for button in app.button] == ["登录"]
    assert "本服务须登录后使用" in words_of(app)
    assert charts_of(app) == [] and "<table" not in words_of(app) and "masthead'" not in words_of(app)


def test_without_a_provider_everybody_is_let_in() -> None:
    app = AppTest.from_file(str(ROOT / "pages/dibao.py"), default_timeout=60).run()
    assert not app.exception and "登录" not in words_of(app)
