"""Memory of the server after 20 visitors

Each visitor is a real session over the WebSocket that opens every page; all stay connected until the end.
"""

from __future__ import annotations

from benchmarks.record import Ratio
from benchmarks.servers import BARE, DASHBOARD, PAGES, Server, serve
from benchmarks.timing import resident_megabytes
from tests.soak.visitor import Session

VISITORS = 20


def run() -> list[Ratio]:
    """Megabytes in all, and what a visitor adds, against a bare page with four charts."""
    with serve(DASHBOARD) as ours, serve(BARE) as bare:
        whole, each = _after_visits(ours, [(page, "") for page in PAGES])
        bare_whole, bare_each = _after_visits(bare, [("", "charts=4")] * len(PAGES))
    note = f"{VISITORS} visitors on all pages"
    return [
        Ratio("server", "bare page", whole, "MB", bare_whole, note=note),
        Ratio("a further visitor", "bare page", each, "MB", bare_each, note="mean of the last 10"),
    ]


def _after_visits(server: Server, pages: list[tuple[str, str]]) -> tuple[float, float]:
    """Megabytes in the end, and how many the second half of the visitors added, each."""
    sessions, halfway = [], 0.0
    for number in range(VISITORS):
        session = Session(server.address)
        sessions.append(session)
        for page, query in pages:
            session.open(page, query)
        if number + 1 == VISITORS // 2:
            halfway = resident_megabytes(server.process)
    end = resident_megabytes(server.process)
    for session in sessions:
        session.close()
    return end, (end - halfway) / (VISITORS - VISITORS // 2)
