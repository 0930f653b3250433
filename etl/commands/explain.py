"""`python -m etl explain "TEXT"`: the derivation of what is read out of a text, for an analyst."""

from __future__ import annotations

import argparse
import re
import sys

from etl.extract.refusal.telling import UNDECIDED
from etl.pipeline import extract_text
from etl.records import Extraction, Finding, Observation, Step
from words.catalogue import command_lang, load_catalogue
from words.catalogue import text as word
from words.findings import finding_text
from words.refusals import refusal_sentence


def register(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command."""
    parser = subparsers.add_parser("explain", help=word("extraction.explain_help", command_lang()))
    parser.add_argument("text", help="the text; - reads it from standard input")
    parser.add_argument("--title")
    parser.add_argument("--publisher")
    parser.add_argument("--published")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the derivation; 0."""
    text = sys.stdin.read() if args.text == "-" else args.text
    extraction = extract_text(text, args.title, args.publisher, args.published)
    print("\n".join(explain_lines(text, extraction)))
    return 0


def explain_lines(text: str, extraction: Extraction) -> list[str]:
    """The derivation as lines: what was recognised, the figures, what was refused or left open, the findings."""
    lines = [
        word("extraction.head_region", command_lang(), region=extraction.region or "—", year=extraction.year or "—")
    ]
    lines += ["", word("extraction.head_steps", command_lang())]
    lines += [_step(text, step) for step in extraction.steps]
    lines += ["", word("extraction.head_figures", command_lang())]
    lines += [_figure(observation) for observation in extraction.observations]
    for head, is_open in (("head_refused", False), ("head_undecided", True)):
        lines += ["", word(f"extraction.{head}", command_lang())]
        lines += [_refusal(text, step) for step in extraction.refused if (step.result in UNDECIDED) == is_open]
    lines += ["", word("extraction.head_findings", command_lang())]
    lines += [f"  {finding.subject or extraction.id}  {say_finding(finding)}" for finding in extraction.findings]
    return lines


def say_finding(finding: Finding) -> str:
    """A finding in words."""
    return finding_text(finding.code, finding.detail, command_lang())


_SAID = re.compile(r"\b(?P<dim>\w+)=(?P<value>[^\s→]+)")


def in_words(result: str) -> str:
    """A derived subject in words: area=urban family=dibao is 城市 低保.

    >>> in_words("scope=市区 area=urban family=dibao → 650/month")
    '市区 城市 低保 → 650/month'
    """

    def say(match: re.Match[str]) -> str:
        key = f"extraction.value_{match['value']}"
        return word(key, command_lang()) if key in load_catalogue() else match["value"]

    return _SAID.sub(say, result)


def _step(text: str, step: Step) -> str:
    rule = word(f"extraction.rule_{step.rule}", command_lang())
    return f"  「{text[step.span[0] : step.span[1]]}」  {rule}：{in_words(step.result)}"


def _refusal(text: str, step: Step) -> str:
    reason = refusal_sentence(step.result, step.said, command_lang())
    return f"  「{text[step.span[0] : step.span[1]]}」  {reason}"


def _figure(o: Observation) -> str:
    said = [o.indicator, o.area, o.mode, o.care, o.scope]
    more = {
        "previous": o.previous, "growth_pct": o.growth_pct, "increase": o.increase, "bound": o.bound, "kind": o.kind,
        "year": o.year, "effective": o.effective,
    }  # fmt: skip
    told = "  ".join(f"{name}={value}" for name, value in more.items() if value not in (None, "actual"))
    return f"  {'.'.join(part for part in said if part)}  {o.value:g}/{o.period}  「{o.printed}」  {told}"
