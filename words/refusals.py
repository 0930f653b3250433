"""Why an amount is no standard, or why none could be made of it, in words."""

from __future__ import annotations

from words.catalogue import Lang, text


def refusal_sentence(reason: str, said: str, lang: Lang) -> str:
    """The reason, led by the words of the text that it hangs on, where it hangs on any."""
    told = text(f"extraction.refused_{reason}", lang)
    return text("extraction.refused_by_words", lang, said=said, reason=told) if said else told
