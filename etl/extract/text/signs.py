"""Single letters and signs that speak only where they stand: 原760元, 城市/农村, 机构1900元, ，涨40元.

In: tokens of a sentence and its text. Out: the tokens with those signs among them; elsewhere they are no words.
"""

from __future__ import annotations

from etl.extract.text.tokens import Token
from etl.lexicon import Word

INSTITUTION = Word("机构", "subject", (("mode", "institution"), ("hint", "orphan")))
_OLD_NEW = {"原": "from", "现": "to"}
_RISES = dict.fromkeys("涨升增加提+＋↑", "raise") | dict.fromkeys("多高", "over")
_TAKES_UP = frozenset("将把以")
_LETTERS = _TAKES_UP | _RISES.keys()
_MONEY = ("amount", "period")
_RISEN_BEHIND = ("clause", "sep", "open", "period", "amount")
"""What a rise may stand right behind: a mark, the unit before the figure, the new figure itself"""
_BARE = ("amount", "period", "number", "sep", "close")
_LEADS = ("subject", "role", "each", "period")
_BEFORE = " \n，,；;：:（(、】。"


def with_signs(tokens: list[Token], text: str) -> list[Token]:
    """`tokens` of one sentence, at least one, with its signs."""
    start, end = tokens[0].start, tokens[-1].end
    if any(text.find(sign, max(0, start - 1), end) >= 0 for sign in _OLD_NEW):
        tokens = _with_old_and_new(tokens, text)
    if text.find("机构", max(0, start - 2), end) >= 0:
        tokens = _with_institutions(tokens, text)
    if any(token.kind in _MONEY and text[token.start - 1 : token.start] in _LETTERS for token in tokens):
        tokens = _with_taking_up(_with_rises(tokens, text), text)
    return _with_strokes(tokens, text) if text.find("/", start, end) >= 0 else tokens


def _with_rises(tokens: list[Token], text: str) -> list[Token]:
    """→760元，涨40元; 每月升40元: the one sign between a mark and an amount says that it was added."""
    said: list[Token] = []
    for token in tokens:
        at = token.start - 1
        role = _RISES.get(text[at : token.start]) if token.kind == "amount" else None
        if role and said and said[-1].start == at:
            said.pop()
        elif role and not (said and said[-1].kind in _RISEN_BEHIND and not text[said[-1].end : at].strip()):
            role = None
        if role:
            said.append(Token("role", at, token.start, text[at], Word("", "role", (("role", role),))))
        said.append(token)
    return said


def _with_taking_up(tokens: list[Token], text: str) -> list[Token]:
    """400元，将每人每月600元作为…: what 将 takes up behind a comma does not go on with the list before it."""
    said: list[Token] = []
    for token in tokens:
        at = token.start - 1
        takes_up = token.kind in _MONEY and text[at : token.start] in _TAKES_UP
        if takes_up and said and said[-1].kind == "clause" and said[-1].end == at:
            said.append(Token("noise", at, token.start, text[at]))
        said.append(token)
    return said


def _with_strokes(tokens: list[Token], text: str) -> list[Token]:
    """城市/农村：740/590元/月: a stroke between two names or two figures parts a list."""
    said: list[Token] = []
    for token in tokens:
        last = said[-1] if said else None
        if last and token.start == last.end + 1 and text[last.end] == "/" and _are_listed(last, token):
            said.append(Token("sep", last.end, token.start, "/"))
        said.append(token)
    return said


def _are_listed(first: Token, second: Token) -> bool:
    kinds = (first.kind, second.kind)
    return kinds in (("subject", "subject"), ("number", "amount"), ("number", "number"), ("amount", "amount"))


def _with_old_and_new(tokens: list[Token], text: str) -> list[Token]:
    """原760元/月，现800元/月: the one sign before an amount says whether it is the old or the new one."""
    said: list[Token] = []
    for token in tokens:
        role = _OLD_NEW.get(text[token.start - 1 : token.start]) if token.kind in ("amount", "period") else None
        if role and (token.start < 2 or text[token.start - 2] in _BEFORE):
            said.append(
                Token("role", token.start - 1, token.start, text[token.start - 1], Word("", "role", (("role", role),)))
            )
        said.append(token)
    return said


def _with_institutions(tokens: list[Token], text: str) -> list[Token]:
    """（机构1900元、散居1400元）: 机构 right before a figure, where it is no part of another word."""
    said: list[Token] = []
    for token in tokens:
        at = token.start - 2
        bare = (token.kind in _BARE or token.role() in ("from", "to")) and text.startswith("机构", max(at, 0))
        named = bool(said) and said[-1].end == at and said[-1].kind in _LEADS
        opens = at == 0 or (at > 0 and text[at - 1] in _BEFORE)
        if bare and (named or opens) and (not said or said[-1].end <= at):
            said.append(Token("subject", at, at + 2, "机构", INSTITUTION))
        said.append(token)
    return said
