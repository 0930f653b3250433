"""`python -m benchmarks`: ratios against peers and limits, each measured in one run on one machine.

A benchmark is a module of this folder with a function `run() -> list[Ratio]` (benchmarks/record.py); the first line of
its docstring is its heading. Found by name, so a new one is a new file and no list to edit. Helpers without `run`
(record, timing, report, national …) are not benchmarks.
"""
