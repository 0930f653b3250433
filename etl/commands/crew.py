"""The part of `extract` that reads many documents with several workers: chooses the crew, tells progress and losses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from etl.records import Extraction
from words.catalogue import command_lang, text

if TYPE_CHECKING:
    from etl.fanout import Crew
    from etl.many import Outcome

_OWN_WORDS = frozenset({"worker_died", "fault", "passage_wrong"})


def wants_crew(args: argparse.Namespace) -> bool:
    """Whether the arguments ask for workers: a folder, more than one worker, a cluster."""
    return args.workers != 1 or args.scheduler is not None or any(path.is_dir() for path in args.files)


def run_with_crew(args: argparse.Namespace, failed: list[str], deliver: Callable[[Iterator[Extraction]], None]) -> int:
    """Deliver the extractions in order; 0, or 2 where a document failed or the crew cannot be had."""
    from etl.fanout import Cluster, Processes, SchedulerLost

    lang = command_lang()
    if args.workers < 1:
        return _refuse(text("many.bad_workers", lang))
    try:
        with closing(Cluster(args.scheduler) if args.scheduler else Processes(args.workers)) as crew:
            deliver(_extractions(args, crew, failed))
    except ModuleNotFoundError:
        return _refuse(text("many.no_dask", lang))
    except SchedulerLost as lost:
        return _refuse(text("many.scheduler_lost", lang, address=lost))
    return 2 if failed else 0


def _extractions(args: argparse.Namespace, crew: Crew, failed: list[str]) -> Iterator[Extraction]:
    from etl.many import extract_many, list_documents, list_passages
    from etl.progress import Progress

    items = [*list_documents(args.files), *(list_passages(args.passages) if args.passages else [])]
    progress = Progress(len(items), sys.stderr, command_lang())
    for outcome in extract_many(items, crew):
        if outcome.extraction is None:
            failed.append(outcome.path)
            print(_say(outcome), file=sys.stderr)
        else:
            yield outcome.extraction
        progress.step()
    progress.finish(len(failed))


def _say(outcome: Outcome) -> str:
    from etl.read import Unreadable

    if outcome.code in _OWN_WORDS:
        return text(f"many.{outcome.code}", command_lang(), **dict(outcome.detail))
    return str(Unreadable(outcome.code, **dict(outcome.detail)))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
