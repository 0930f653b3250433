"""axe-core in the page: what it finds serious or critical. It comes from npm; `.ci/run` installs it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from benchmarks.servers import ROOT
from tests.browser.chromium import Visitor

AXE = Path(os.environ.get("BIAOCHI_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
MISSING = "axe-core is not installed: npm install --no-save axe-core@4.10.3"
_RUN = """() => axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})
    .then(found => found.violations)"""


def violations(visitor: Visitor, axe: str) -> list[tuple[str, str, str]]:
    """(rule, selector, markup) of each serious or critical violation of the page; `axe` is the library's text."""
    visitor.page.evaluate(axe)
    found: list[dict[str, Any]] = visitor.page.evaluate(_RUN)
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [
        (each["id"], " ".join(map(str, node["target"])), node["html"][:160]) for each in grave for node in each["nodes"]
    ]
