"""What grades mean: 一档（全护理）; （一、二、三档分别指全护理、半护理、全自理）.

In: the tokens of a sentence. Out: grades with the care level that each was defined to mean. A list of grades is one
only where as many levels follow it.
"""

from __future__ import annotations

from etl.extract.text.tokens import Token

_LEADS = 2
"""How many words may stand between a list of grades and the levels: 分别为, 依次适用于"""


def grades_defined(tokens: list[Token]) -> dict[str, str]:
    """The meanings that a sentence gives grades.

    >>> from etl.extract.text.lexer import lex
    >>> grades_defined(lex("一、二、三档分别对应全护理、半护理、全自理"))
    {'1': 'full', '2': 'half', '3': 'self'}
    """
    found: dict[str, str] = {}
    for index, first in enumerate(tokens):
        if first.word is None or first.word.get("grade") is None:
            continue
        grades = [value for dim, value in first.word.gives if dim == "grade"]
        if len(grades) == 1 and (care := _meaning(tokens[index + 1 : index + 3])):
            found[grades[0]] = care
        total = int(grades[-1])
        found |= _listed(total, tokens[index + 1 : index + 1 + 2 * total + _LEADS])
    return found


def _care(token: Token) -> str | None:
    return token.word.get("care") if token.word else None


def _meaning(behind: list[Token]) -> str | None:
    """一档（全护理）, 一档为全护理, 一档全护理."""
    if not behind:
        return None
    opened = behind[0]
    defines = opened.kind in ("open", "colon", "sep") or opened.text in ("为", "是", "即")
    return (_care(behind[1]) if defines and len(behind) > 1 else None) or _care(opened)


def _listed(total: int, behind: list[Token]) -> dict[str, str]:
    """一、二、三档分别对应A、B、C; 三档依次为A、B、C: each grade of a list its own level."""
    levels: list[str] = []
    for token in behind:
        if token.kind in ("amount", "stop", "semi", "close"):
            break
        levels += [care] if (care := _care(token)) else []
    each = any(token.kind == "each" or token.role() == "applies" for token in behind[:_LEADS])
    told = each and len(levels) == total > 1
    return {str(number): care for number, care in enumerate(levels, 1)} if told else {}
