"""The way back from a figure's source: links to the sources page say which page they stand on, with its own choices.

A link carries `from=<page>` or `from=<page>?<its own parameters>`; the shared view travels beside it. Read with
suspicion: only a page that exists is led back to, and shared parameters inside it are ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from ui.links import KEYS

LONGEST_OWN = 1_000
_PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class WayBack:
    """A page and the parameters that are its alone."""

    page: str
    own: Mapping[str, str]

    def address(self, view: Mapping[str, str]) -> str:
        """The link that opens this page as it was, with the view as it is now.

        >>> WayBack("region", {"region": "610200"}).address({"unit": "year"})
        'region?unit=year&region=610200'
        """
        query = urlencode({**view, **self.own}, safe=",")
        return f"{self.page}?{query}" if query else self.page


def write_way(page: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """What a link on `page` says of it; own parameters too long for a link (a typed query) stay behind.

    >>> write_way("region", {"region": "610200", "unit": "year"})
    {'from': 'region?region=610200'}
    """
    own = urlencode({key: value for key, value in parameters.items() if key not in (*KEYS, "from")})
    return {"from": f"{page}?{own}" if own and len(own) <= LONGEST_OWN else page}


def read_way(said: str | None) -> WayBack | None:
    """The page a link came from, None where it names none that exists.

    >>> read_way("https://example.org/") is None
    True
    """
    page, _, own = (said or "").partition("?")
    if not (page.isidentifier() and (_PAGES / f"{page}.py").is_file()):
        return None
    return WayBack(page, {key: value for key, value in parse_qsl(own[:LONGEST_OWN]) if key not in (*KEYS, "from")})
