"""`python -m etl evaluate LABELS PASSAGES`: how well the standards of labelled passages are read.

Precision, recall and F1 of three readings, the share of passages without a fault, and what findings are worth: how many
figures without one are right, how many right ones carry one.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from words.catalogue import command_lang, text

if TYPE_CHECKING:
    from etl.scoring import Record


def register(subparsers: argparse._SubParsersAction) -> None:
    """Add the command."""
    lang = command_lang()
    parser = subparsers.add_parser("evaluate", help=text("extraction.evaluate_help", lang))
    parser.add_argument("labels", type=Path, metavar="LABELS.jsonl")
    parser.add_argument("passages", type=Path, metavar="PASSAGES.jsonl")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help=text("extraction.evaluate_errors", lang))
    parser.set_defaults(run=run)


@dataclass
class Results:
    """Labels and predictions of every passage, and which predictions carry a finding."""

    names: list[str] = field(default_factory=list)
    passages: list[tuple[list[Record], list[Record]]] = field(default_factory=list)
    doubted: list[set[int]] = field(default_factory=list)


def run(args: argparse.Namespace) -> int:
    """Prints the scores; 2 if a file is not what it should be."""
    try:
        labels = {record["id"]: record["observations"] for record in _load(args.labels)}
        results = evaluate(labels, _load(args.passages))
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(
            text("extraction.evaluate_wrong", command_lang(), reason=f"{type(error).__name__}: {error}"),
            file=sys.stderr,
        )
        return 2
    print("\n".join([*_faults(results, args.errors), *_report(results)]))
    return 0


def _load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def evaluate(labels: dict[str, list[Record]], passages: list[dict[str, Any]]) -> Results:
    """Reads every labelled passage."""
    from etl.check import observation_name
    from etl.output import observation_record
    from etl.pipeline import extract_document
    from etl.records import SourceText

    results = Results()
    for entry in passages:
        if entry["id"] not in labels:
            continue
        title, publisher, published = (entry.get(name) for name in ("title", "publisher", "published"))
        source = SourceText(
            entry["id"], entry["text"], "passage", title=title, publisher=publisher, published=published
        )
        extraction = extract_document(source)
        subjects = {finding.subject for finding in extraction.findings}
        records = [observation_record(o) for o in extraction.observations]
        results.names.append(entry["id"])
        results.passages.append((labels[entry["id"]], records))
        results.doubted.append({i for i in range(len(records)) if observation_name(entry["id"], i) in subjects})
    return results


def _report(results: Results) -> list[str]:
    from etl.scoring import READINGS, match, same_full, score

    lang = command_lang()
    right = [{got for _, got in match(wants, gots, same_full)} for wants, gots in results.passages]
    clean = sum(len(r) == len(wants) == len(gots) for r, (wants, gots) in zip(right, results.passages, strict=True))
    lines = [
        text("extraction.evaluate_head", lang, passages=len(results.names), clean=clean / max(1, len(results.names)))
    ]
    for name, same in READINGS.items():
        found = score(results.passages, same)
        lines.append(f"{name:7} precision {found.precision:.4f}  recall {found.recall:.4f}  F1 {found.f1:.4f}")
    return [*lines, *_worth_of_findings(results, right)]


def _worth_of_findings(results: Results, right: list[set[int]]) -> list[str]:
    plain = plain_right = all_right = doubted_right = 0
    for good, doubted, (_, gots) in zip(right, results.doubted, results.passages, strict=True):
        undoubted = set(range(len(gots))) - doubted
        plain += len(undoubted)
        plain_right += len(undoubted & good)
        all_right += len(good)
        doubted_right += len(doubted & good)
    lang = command_lang()
    return [
        text("extraction.evaluate_plain", lang, share=plain_right / max(1, plain), right=plain_right, count=plain),
        text("extraction.evaluate_doubted", lang, share=doubted_right / max(1, all_right), count=doubted_right),
    ]


def _faults(results: Results, most: int) -> list[str]:
    from etl.scoring import match, same_full

    lines: list[str] = []
    shown = 0
    for name, (wants, gots) in zip(results.names, results.passages, strict=True):
        pairs = match(wants, gots, same_full)
        missed = [want for i, want in enumerate(wants) if i not in {a for a, _ in pairs}]
        surplus = [got for i, got in enumerate(gots) if i not in {b for _, b in pairs}]
        if (missed or surplus) and shown < most:
            shown += 1
            lines += [f"--- {name}", *(f"  -  {_say(r)}" for r in missed), *(f"  +  {_say(r)}" for r in surplus)]
    return lines


def _say(record: Record) -> str:
    from etl.scoring import SERIES

    shown = (*SERIES, "value", "period", "previous", "growth_pct", "increase", "bound", "year", "effective", "scope")
    told = {name: record[name] for name in shown if record.get(name) is not None}
    return json.dumps(told, ensure_ascii=False)
