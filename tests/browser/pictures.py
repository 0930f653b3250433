"""python -m tests.browser.pictures: pictures of every page into docs/pictures/, wide and narrow, both languages, grey.

Writes small PNGs of the pages at 1440 (reduced) and 390 pixels. Refuses to run without Chromium.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from benchmarks.servers import ROOT
from tests.browser.chromium import Visitor, browser_problem, launch, running_dashboard
from tests.browser.expected import PAGES

FOLDER = ROOT / "docs" / "pictures"
TALLEST = 2400
VIEWS = (("zh", 1440, False), ("en", 1440, False), ("zh", 390, False), ("zh", 1440, True))
SCALES = {1440: 0.6, 390: 1.0}
COLOURS = 96


def main() -> int:
    """Take them all."""
    problem = browser_problem()
    if problem:
        print(problem, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_dashboard() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        contexts = {width: browser.new_context(device_scale_factor=scale) for width, scale in SCALES.items()}
        for page in PAGES:
            for lang, width, grey in VIEWS:
                visitor = Visitor(contexts[width], address, width)
                visitor.open(page.stem + ("?lang=en" if lang == "en" else ""))
                if page.charts:
                    visitor.wait_for_charts()
                take(visitor, FOLDER / f"{page.stem}-{lang}-{width}{'-grey' if grey else ''}.png", width, grey)
                visitor.close()
        browser.close()
    return 0


def take(visitor: Visitor, path: Path, width: int, grey: bool) -> None:
    """One picture of the page from its top, in few colours so that the file stays small: those that are rare too."""
    if grey:
        visitor.page.add_style_tag(content="html { filter: grayscale(1) }")
    height = visitor.page.evaluate("document.querySelector('.stMain').scrollHeight")
    visitor.page.set_viewport_size({"width": width, "height": min(int(height) + 20, TALLEST)})
    visitor.page.wait_for_timeout(600)
    shot = Image.open(io.BytesIO(visitor.page.screenshot()))
    shot.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    raise SystemExit(main())
