"""`python -m benchmarks [NAME…] [--json] [--write]`: run benchmarks by name, or all of them.

The table (or JSON) goes to stdout, progress to stderr. `--write` keeps the results in docs/performance.md. A benchmark
whose peer or browser is not installed raises SkipBenchmark and is reported as skipped. An aim that is missed is shown,
not an error: measuring is not judging.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import sys
from pathlib import Path

from benchmarks.report import Result, result_of, table_of, write_page
from benchmarks.skip import SkipBenchmark
from words.catalogue import command_lang, text


def benchmark_names() -> list[str]:
    """The modules of this folder that define `run`, found without importing them."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if _defines_run(path))


def _defines_run(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body)


def measure(name: str) -> Result:
    """Run one benchmark; raises SkipBenchmark where something it needs is not there."""
    module = importlib.import_module(f"benchmarks.{name}")
    title = (module.__doc__ or name).strip().splitlines()[0].rstrip(".")
    return result_of(title, module.run())


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    lang, known = command_lang(), benchmark_names()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=text("benchmarks.about", lang))
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--json", action="store_true", help=text("benchmarks.json", lang))
    parser.add_argument("--write", action="store_true", help=text("benchmarks.write", lang))
    chosen = parser.parse_args(arguments)
    for name in chosen.names:
        if name not in known:
            parser.exit(2, text("benchmarks.unknown", lang, name=name, known="、".join(known)) + "\n")
    chosen.names = chosen.names or known
    return chosen


def main(arguments: list[str] | None = None) -> int:
    """Run the chosen benchmarks one after the other; status 0 unless a name is unknown (2)."""
    chosen = _parse(arguments)
    results: dict[str, Result] = {}
    for name in chosen.names:
        print(text("benchmarks.running", command_lang(), name=name), file=sys.stderr, flush=True)
        try:
            results[name] = measure(name)
        except SkipBenchmark as reason:
            print(text("benchmarks.skipped", command_lang(), name=name, reason=reason), file=sys.stderr)
            continue
        if not chosen.json:
            print(f"\n## {name}: {results[name]['title']}\n\n{table_of(results[name])}", flush=True)
    if chosen.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
    if chosen.write:
        write_page(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
