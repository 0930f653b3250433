"""What every Office file of a briefing says of itself: title, version, language; saved without the clock.

In: a deck or paper of python-pptx or python-docx, and its Report. Out: its bytes, the same for the same Report.
"""

from __future__ import annotations

import io
from typing import Any

from briefing.archive import drop_thumbnail, restamp
from briefing.report import Report


def save_dated(document: Any, report: Report) -> bytes:
    """The finished file: metadata from the data version, the clock and the library's own picture taken out."""
    core = document.core_properties
    core.title, core.subject, core.comments = report.title, report.subtitle, report.version.label
    core.author = core.last_modified_by = "标尺 Biaochi"
    core.created = core.modified = core.last_printed = report.version.stamp
    core.language, core.revision, core.version = "zh-CN", 1, report.version.digest
    drop_thumbnail(document.part.package)
    target = io.BytesIO()
    document.save(target)
    return restamp(target.getvalue(), report.version.stamp)
