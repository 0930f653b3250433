"""The process that runs queries: opens the warehouse, gives up what it does not need, answers until it is killed.

In and out: messages on a `Channel`. First it hears {"path"}, answers {"ready"} or {"refused"}; then query after query.
It ends itself after a query that has swollen it, so that no query pays for the memory of another.
"""

from __future__ import annotations

import importlib.abc
import os
import sys
from pathlib import Path
from typing import Any

from warehouse.guard import confine
from warehouse.guard.answer import LONGEST_QUERY, Limits, Query, Refused
from warehouse.guard.channel import Channel, ChannelClosed
from warehouse.guard.engine import THREADS, Engine, answer, open_engine

_SWOLLEN = 400 * 1024 * 1024
_MOST_QUERIES = 500


def serve(channel: Channel) -> None:
    """Answer on `channel` until the other side is gone."""
    try:
        hello, _ = channel.receive(0)
        engine = _open(channel, Path(hello["path"]))
        if engine is None:
            return
        _warm_up(engine)
        confine.confine()
        channel.send({"ready": True})
        for served in range(1, _MOST_QUERIES + 1):
            request, sql = channel.receive(LONGEST_QUERY)
            channel.send({"started": True})
            header, body = _reply(engine, request, sql)
            header["last"] = served == _MOST_QUERIES or confine.resident_bytes() > _SWOLLEN
            channel.send(header, body)
            if header["last"]:
                return
    except ChannelClosed:
        return


def _open(channel: Channel, path: Path) -> Engine | None:
    try:
        return open_engine(path)
    except Refused as refused:
        channel.send({"refused": refused.as_record()})
        return None


def _reply(engine: Engine, request: dict[str, Any], sql: bytearray) -> tuple[dict[str, Any], bytes]:
    """The answer to one request; whatever goes wrong in it becomes a reason, so that the worker lives on."""
    limits = Limits(**request["limits"])
    query = Query(sql.decode("utf-8"), request["parameters"], request["form"], limits)
    confine.grant_processor_time(limits.seconds, THREADS)
    try:
        return answer(engine, query)
    except Refused as refused:
        return {"refused": refused.as_record()}, b""
    except MemoryError:
        return {"refused": Refused("out_of_memory").as_record()}, b""
    except Exception:  # the text of an unforeseen error may tell about the server: the reason is all that leaves
        return {"refused": Refused("engine_internal").as_record()}, b""


def _warm_up(engine: Engine) -> None:
    """Run each form once: modules that load lazily must be loaded before the last file is closed."""
    for form in ("arrow", "csv", "bare_csv", "json", "xlsx", "parquet", "table"):
        answer(engine, Query("SELECT 1 AS a, 'x' AS b, DATE '2020-01-01' AS c, [1] AS d, TIME '10:00' AS e", {}, form))
    for sql in ("EXPLAIN SELECT $a", "SELECT now(), strftime(now(), '%Y'), 1::DECIMAL(4, 1)", "SHOW TABLES"):
        answer(engine, Query(sql, {"a": 1}, "table"))


class _NoPandas(importlib.abc.MetaPathFinder):
    """pyarrow would load pandas for one check: 0.3 s and 40 MB a worker has no use for. It takes this for absence."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def keep_out_pandas() -> None:
    """Let this process find no pandas."""
    sys.meta_path.insert(0, _NoPandas())


def main() -> None:
    """A worker on standard input and output, for systems without fork."""
    keep_out_pandas()
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    reader, writer = os.dup(0), os.dup(1)
    silence()
    serve(Channel(reader, writer))


def silence() -> None:
    """Nothing a library prints may reach the server's terminal or the channel."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)


if __name__ == "__main__":
    main()
