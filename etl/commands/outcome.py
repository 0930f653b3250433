"""How a command that changes data/ ends: one line a defect, 2 for wrong input or data, 1 for a failed check."""

from __future__ import annotations

import sys
from collections.abc import Callable


def run_change(change: Callable[[], int]) -> int:
    """The exit status of `change`, or of what stopped it; nothing has changed then."""
    from etl.adding import NotAddable
    from etl.load import DataError
    from warehouse.errors import BuildError

    try:
        return change()
    except (NotAddable, DataError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except BuildError as failed:
        print(failed, file=sys.stderr)
        return 1
    except OSError as broken:
        place = f"{broken.filename}: " if broken.filename else ""
        print(f"{place}{broken.strerror or broken}", file=sys.stderr)
        return 1
