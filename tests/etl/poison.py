"""What the workers of the fan-out tests are given to do; here so that worker processes can import it."""

import os
import time
from pathlib import Path

from etl.many import extract_one


def square_or_die(number: int) -> int:
    """Ends its process, as a crash in native code would, on 13."""
    if number == 13:
        os._exit(1)
    return number * number


def slowly(number: int) -> int:
    """Earlier items take longer, so that unordered results would show."""
    time.sleep(0.02 * (number % 3 == 0))
    return number


def extract_or_die(item):
    """A document named poison takes its worker down."""
    if Path(item.path).stem.endswith("poison"):
        os._exit(1)
    return extract_one(item)
