"""Long work says how far it is: done of all, rate, time left; on a terminal in place, elsewhere a line now and then."""

from __future__ import annotations

import time
from typing import TextIO

from words.catalogue import Lang, text

_TERMINAL_SECONDS, _LOG_SECONDS = 0.5, 10.0


class Progress:
    """Counts documents of `total` and writes to `out` in `lang`."""

    def __init__(self, total: int, out: TextIO, lang: Lang) -> None:
        self._total, self._out, self._lang = total, out, lang
        self._done = 0
        self._started = self._shown = time.monotonic()
        self._in_place = out.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if now - self._shown >= (_TERMINAL_SECONDS if self._in_place else _LOG_SECONDS):
            self._shown = now
            self._write(self._line("many.progress", now))

    def finish(self, failed: int) -> None:
        """The last line: how many, in what time, how many not read."""
        self._write(self._line("many.finished", time.monotonic(), failed=failed))
        if self._in_place:
            self._out.write("\n")

    def _line(self, key: str, now: float, **fields: object) -> str:
        seconds = max(now - self._started, 1e-6)
        rate = self._done / seconds
        left = (self._total - self._done) / rate if rate else 0.0
        shown = {"done": f"{self._done:,}", "total": f"{self._total:,}", "rate": f"{rate:.1f}"}
        return text(key, self._lang, **shown, left=_duration(left), spent=_duration(seconds), **fields)

    def _write(self, line: str) -> None:
        self._out.write(f"\r\x1b[K{line}" if self._in_place else f"{line}\n")
        self._out.flush()


def _duration(seconds: float) -> str:
    """
    >>> _duration(3725)
    '1:02:05'
    """
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
