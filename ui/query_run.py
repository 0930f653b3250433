"""A query under way: it runs in a thread that waits for the guard, while the page shows the time and a Stop button.

Stop kills the worker. Running another query stops the one before. A visitor who leaves costs no more than the deadline.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

import streamlit as st

from warehouse.guard import Answer, Query, Refused, Ticket, shared_guard
from words.catalogue import Lang, text

_KEY = "query.run"
_AT_ONCE = 0.3
_POLL = 0.25


@st.cache_resource
def prepare_workers() -> None:
    """Start workers before the first query is asked, once a server."""
    threading.Thread(target=shared_guard().prepare, name="guard-prepare", daemon=True).start()


@dataclass
class Run:
    """One query of this session and what became of it."""

    query: Query
    ticket: Ticket = field(default_factory=Ticket)
    started: float = field(default_factory=time.monotonic)
    finished: threading.Event = field(default_factory=threading.Event)
    outcome: Answer | Refused | None = None

    def work(self) -> None:
        """Wait for the guard; for the thread."""
        try:
            self.outcome = shared_guard().run(self.query, self.ticket)
        except Refused as refused:
            self.outcome = refused
        finally:
            self.finished.set()


def start_run(query: Query) -> None:
    """Run a query in place of whatever this session was running; most are done before this returns."""
    before = current_run()
    if before:
        before.ticket.stop()
    run = Run(query)
    st.session_state[_KEY] = run
    threading.Thread(target=run.work, name="query", daemon=True).start()
    run.finished.wait(_AT_ONCE)


def current_run() -> Run | None:
    """The last query of this session, done or not."""
    return st.session_state.get(_KEY)


@st.fragment(run_every=_POLL)
def watch_run(lang: Lang) -> None:
    """While the query runs: how long already, and Stop. When it is done, the page is drawn anew."""
    run = current_run()
    if run is None or run.finished.is_set():
        st.rerun(scope="app")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="query-running"):
        st.button(text("query.stop", lang), key="query-stop", on_click=run.ticket.stop)
        seconds = f"{time.monotonic() - run.started:.0f}"
        st.markdown(text("query.running", lang, seconds=seconds, limit=f"{run.query.limits.seconds:g}"))
