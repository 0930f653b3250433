"""The few colours of a briefing beside the regions' own: ink, grey, an accent, the page's doubt; six hex digits."""

INK = "1F2328"
QUIET = "5F6B76"
FAINT = "D9DEE3"
PAPER = "FFFFFF"
ACCENT = "9B1C1C"
DOUBT = "8A4B00"


def lighten(colour: str, share: float) -> str:
    """`colour` mixed with white; share 0 leaves it, 1 is white.

    >>> lighten("000000", 0.5)
    '808080'
    """
    channels = (int(colour[start : start + 2], 16) for start in (0, 2, 4))
    return "".join(f"{int(channel + (255 - channel) * share + 0.5):02X}" for channel in channels)
