"""What a benchmark raises when a peer, a browser or a corpus it needs is not installed here."""


class SkipBenchmark(Exception):
    """The message is one sentence: what is missing and how to get it."""
