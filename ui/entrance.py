"""What a browser is given first: Streamlit's own empty page, with three things said in it.

Where the server is: the client otherwise looks for it below the page's address, is refused, and waits a tenth of a
second. Which files draw charts, tables and filters: they are fetched at once and not, one after the other, when the
first of each is told of. And the language of the page, for whoever has it read out. Pure: parameters of a link in, HTML
out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import config
from streamlit.file_util import get_static_dir

_STATIC = Path(get_static_dir())
_HERE = "<script>window.__streamlit = { BACKEND_BASE_URL: new URL('.', location.href).href }</script>"
"""the folder of the address, to which Streamlit's page has its own files relative too: so it holds behind any proxy"""
_FILES = "static/js"
_PARTS = ("PlotlyChart", "Html", "Multiselect", "ButtonGroup", "Selectbox")
"""parts of Streamlit's client that our pages show: charts, tables, filters"""
_IMPORTED, _HEAD = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"'), 8_192
"""what a file imports stands at its beginning"""


def page_routes(stems: Sequence[str]) -> list[Route]:
    """The addresses of the pages and the bare one, which shows the first."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return [Route("/".join(["", *([base] if base else []), stem]), _answer) for stem in ("", *stems)]


async def _answer(request: Request) -> HTMLResponse:
    speech = "en" if request.query_params.get("lang") == "en" else "zh-CN"
    return HTMLResponse(first_html(speech), headers={"Cache-Control": "no-cache"})


@cache
def first_html(speech: str) -> str:
    """Streamlit's page in the language `speech`, with where the server is and the files that every page needs."""
    page = (_STATIC / "index.html").read_text(encoding="utf-8")
    soon = "".join(f"<link rel='modulepreload' crossorigin href='./{_FILES}/{name}'>" for name in _parts(page))
    page = page.replace('<html lang="en">', f'<html lang="{speech}">', 1)
    return page.replace("<head>", f"<head>{_HERE}{soon}", 1)


def _parts(page: str) -> list[str]:
    """The files of _PARTS and those they import, but for what `page` names already."""
    found: dict[str, None] = {}
    waiting = [path.name for part in _PARTS for path in (_STATIC / _FILES).glob(f"{part}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in page:
            found[name] = None
            waiting += _IMPORTED.findall((_STATIC / _FILES / name).read_bytes()[:_HEAD].decode("utf-8", "ignore"))
    return list(found)
