"""A visitor without a browser: a real session over Streamlit's WebSocket, which opens pages and reads what they say."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

PATIENCE = 60.0


@dataclass
class Run:
    """One run of one page: when it was asked for, the words and markup it sent, and its errors."""

    page: str
    asked: float
    words: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    bytes: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.words)


class Session:
    """One WebSocket session; `open` runs a page and waits for the end of the script."""

    def __init__(self, address: str) -> None:
        url = address.replace("http://", "ws://") + "/_stcore/stream"
        self._entered = ExitStack()
        protocols = [Subprotocol("streamlit")]
        self._socket = self._entered.enter_context(
            connect(url, subprotocols=protocols, max_size=None, open_timeout=PATIENCE)
        )

    def open(self, page: str, query: str = "") -> Run:
        """Go to a page as a click on its link does."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        run = Run(page, time.monotonic())
        self._socket.send(asked.SerializeToString())
        while not self._take(run):
            pass
        return run

    def _take(self, run: Run) -> bool:
        """Take one message; True at the end of the run."""
        received = self._socket.recv(timeout=PATIENCE)
        message = ForwardMsg()
        message.ParseFromString(received if isinstance(received, bytes) else received.encode())
        run.bytes += len(received)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            _read(message.delta.new_element, run)
        return kind == "script_finished" and message.script_finished in (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
        )

    def close(self) -> None:
        """Leave."""
        self._entered.close()


def _read(element: Any, run: Run) -> None:
    kind = element.WhichOneof("type")
    if kind == "exception":
        run.errors.append(f"{element.exception.type}: {element.exception.message}")
    elif kind == "html":
        run.words.append(element.html.body)
    elif kind == "alert" and element.alert.format == element.alert.ERROR:
        run.errors.append(element.alert.body)
