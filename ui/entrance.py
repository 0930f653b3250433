"""What a browser is given first: Streamlit's own empty page, with three things said in it.

Where the server is: the client otherwise looks for it below the page's address, is refused, and waits a tenth of a
second. Which file draws charts: by far the largest, it is fetched at once and not when the first chart is told of. And
the language of the page, for whoever has it read out. Pure: parameters of a link in, HTML out.
"""

from __future__ import annotations

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
_DRAWS = "static/js/PlotlyChart.*.js"


def page_routes(stems: Sequence[str]) -> list[Route]:
    """The addresses of the pages and the bare one, which shows the first."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return [Route("/".join(["", *([base] if base else []), stem]), _answer) for stem in ("", *stems)]


async def _answer(request: Request) -> HTMLResponse:
    speech = "en" if request.query_params.get("lang") == "en" else "zh-CN"
    return HTMLResponse(first_html(speech), headers={"Cache-Control": "no-cache"})


@cache
def first_html(speech: str) -> str:
    """Streamlit's page in the language `speech`, with where the server is and the file that draws charts."""
    charts = "".join(
        f"<link rel='modulepreload' crossorigin href='./{path.relative_to(_STATIC).as_posix()}'>"
        for path in _STATIC.glob(_DRAWS)
    )
    page = (_STATIC / "index.html").read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{speech}">', 1)
    return page.replace("<head>", f"<head>{_HERE}{charts}", 1)
