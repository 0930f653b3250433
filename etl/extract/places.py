"""Names of places that limit a figure: 市区, 两县政府所在镇, 临湖、北渡4区, 一类地区.

In: a sentence's text and tokens. Out: the tokens with one of kind `scope` wherever the words between two tokens are
nothing but such a name, by its ending and not by a list of places. The document's own region is no scope.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.levels import is_wider, rank
from etl.extract.tokens import Token
from etl.lexicon import Word, read_rows, trie_pattern

_ENDINGS = (
    r"(?:省|市|县|区|旗|州|盟|镇|乡|街道|县城|本级|市直|地区|团场|垦区|第?[一二三四五六1-6ⅠⅡⅢⅣ]档"
    r"|[省市县区镇乡](?:规划区)?(?:[以之]外(?:的?(?:乡镇|镇|地区|区域))?|外)|(?:政府|县城|市区|城区)(?:所在地|驻地)"
    r"|[一二三四五六1-6]类(?:地区|区|县|县区)|[一二三四两\d]个?(?:市|县|区)|[县市区][（(][县市区、旗]{1,5}[)）])"
)
_LEADS = (
    r"(?:(?:全[省市])?\d+个[省市县区州盟旗、]{1,5}(?:当?中|里)|请问|听说|想问|咨询|想知道|其中|省会|首府|州府|(?:[与和同跟]|而)?(?:相邻|邻近|毗邻|周边)的?|最[高低]的?(?:为|是)?|而|在|对|我[省市县区]"
    r"|[全本该][省市县区旗州盟](?=[^城乡])|[^，。；]{2,10}(?:要求|规定|明确|决定)){0,2}"
)
_NO_NAME = "《》“”【】以了是将把被年日元标障按从由至到为有就需应"
_VERBS = "(?:区分|划分|(?<=仍)分|只有|仅有|仅|取消|打破|结合|根据|自行|参照|实行|实施|则|也|原则上|可|暂)"
_SHAPE = re.compile(
    rf"{_LEADS}(?P<name>[^\s，。；：:;|{_NO_NAME}]{{0,60}}?(?:[以之]外(?:的?(?:乡镇|镇|地区|区域))?)?)(?:的|范围内?|以?内|居民)?[自从已也将仍]?(?:{_VERBS}[^，。；]{{0,20}})?"
)
_TAIL = re.compile(rf"{_ENDINGS}(?:（(?:含|不含|除|包括)[^（）]{{1,60}}）|\((?:含|不含|除|包括)[^()]{{1,60}}\))?$")
_NAMED_PARTS = re.compile(
    r"(?<=[市县区旗州])[（(](?!含|不含|除|包括|[市县区旗、]+[）)])[^（）()]{1,60}[市县区旗镇州等][）)]"
)
"""市区（甲区、乙区）: the parts of a place that is named already"""
_ALL_COUNTIES = re.compile("[各全省市的]*[市县区旗][（(][市县区旗、]*、[市县区旗、]*[）)]")
_CLASS_PARTS = re.compile(r"[（(](?!元)[^（）()\d]{2,60}[市县区旗镇州乡道][）)]")
_CITY = re.compile(r"[^省市县区乡镇全我各大小中该本和在将对的使把为是]城市")
"""海城市: a city by name, not 城市 as opposed to 农村"""
_LISTED_LAST = re.compile("(?:[^、和及与]{2,7}[市县区旗][、和及与])+[^、和及与]{0,4}[新高产工][^、和及与]{0,3}园区")
"""中山区、甘井子区及高新园区: a park beside districts is a place as they are"""
_SOFT = {"sep", "count", "number", "including"}
_CLASSES = re.compile(
    r"(?P<numbers>[一二三四五六][类档]?(?:[、和及与][一二三四五六][类档]?){1,5})"
    r"(?P<kind>[类档](?:标准)?(?:地区|区域|区|县市|县))"
)
"""一、二、三类地区, 一类、二类地区: classes, each with the ending of the last"""
_MONTH = re.compile("月[^湖]|.月")
"""本月, 按月, 月底; 月湖 may be a name"""
_CLASSED = re.compile("(?:分|设|共)(?:为|成)?[一二两三四五六]个?[档类]$")
"""分三档: how many classes there are, and no class"""
_STORY = re.compile("家住|住在|来自|位于|走进|来到|在家")
"""Where somebody lives limits no figure"""
_LIVES = re.compile("(?:我|本人|我们|我家|家人|父母|来信人)(?:们?都?是|户口在|户籍在)$")
"""我是高新片区居民: where somebody lives who asks limits no figure"""
_SELF = 6
_CITY_RANK = rank("全市")
_TOWNSHIPS, _TOWN = "乡镇", ("城", "城区", "市区", "规划区", "城关镇")
_NUMBERING = re.compile(r"^[\s\d一二三四五六七八九十]+[、.．]\s?")


@cache
def _everywhere() -> re.Pattern[str]:
    return re.compile(
        trie_pattern([row[0] for row in read_rows("places.csv") if row[1] == "everywhere"]) + "(?:统一|范围)?"
    )


@cache
def _no_places() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("places.csv") if row[1] == "not_a_place")


EVERYWHERE = ""
"""The scope of what is said of the whole region: it ends a narrower one."""


def is_everywhere(scope: str) -> bool:
    """Whether a scope is no part of the region: all of it, or more."""
    return scope == EVERYWHERE or scope.startswith(("全", "我", "本"))


def read_scope(piece: str, region: str | None) -> str | None:
    """The name of a part of the region that `piece` is, None if it is something else.

    >>> read_scope("中心城区的", None), read_scope("云岭市市区", "云岭市"), read_scope("云岭市", "云岭市")
    ('中心城区', '市区', None)
    """
    parts = _NAMED_PARTS.search(piece)
    text = _NAMED_PARTS.sub("", piece)
    text = _NUMBERING.sub("", text.strip(" \u3000|、和及与\n—-●•·"))
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    name = _without_region(match["name"].strip("、和及与 ").removeprefix("起"), region)
    if _STORY.search(name) or ("的" in name and not re.search("的(?:市辖区|[各区县]|乡镇|镇|地区|区域)", name)):
        return None
    if _CLASSED.search(name) or name.startswith("不") or _MONTH.search(name):
        return None
    tail = _TAIL.search(name)
    if not tail or not 2 <= len(name) <= 60 or _is_no_place(name) or _ALL_COUNTIES.fullmatch(name):
        return None
    if (
        _everywhere().fullmatch(name)
        or name.endswith(("我市", "我县", "我区", "我省", "全市", "全县", "全区", "全省"))
        or any(len(part) > 15 for part in re.split("[、和及与（(]", name))
    ):
        return None
    return name + parts.group() if parts and name + parts.group() in piece else name


def _is_no_place(name: str) -> bool:
    place = name.endswith(("高新区", "新区")) or _CITY.fullmatch(name) or _LISTED_LAST.fullmatch(name)
    return name.endswith(_no_places()) and not place


def _without_region(name: str, region: str | None) -> str:
    if not region:
        return name
    short = region[:-1] if len(region) > 2 else region
    own = len(name) > 1 and region.endswith(name)
    if own or name == short or (name.endswith(region) and "、" not in name):
        return ""
    if name == region + "区":
        return name
    if name.startswith(region) and len(name) > len(region) and name[len(region)] not in "、和及与":
        return name[len(region) :]
    return name


def _is_soft(token: Token) -> bool:
    return token.kind in _SOFT or token.role() in ("noise", "among", "including") or token.text in ("最低的", "最高的")


def _pieces(tokens: list[Token], start: int, end: int) -> list[tuple[int, int, int]]:
    """Stretches between hard tokens as (from, to, index of the token behind)."""
    pieces = []
    place, index = start, 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "open" and (closing := _soft_bracket(tokens, index)) is not None:
            index = closing + 1
            continue
        if not _is_soft(token):
            if token.start > place:
                pieces.append((place, token.start, index))
            place = token.end
        index += 1
    if end > place:
        pieces.append((place, end, len(tokens)))
    return pieces


def _soft_bracket(tokens: list[Token], at: int) -> int | None:
    for index in range(at + 1, min(at + 12, len(tokens))):
        if tokens[index].kind == "close":
            return index
        if not _is_soft(tokens[index]):
            return None
    return None


_BEFORE = {"subject", "role", "period", "amount", "colon", "stop", "bound", "open", "date", "both", "each", "number"}


def _may_stand(tokens: list[Token], index: int, short: bool) -> bool:
    """Whether a name may stand before tokens[index]: before a subject, a verb, money; at the end of a head."""
    if index >= len(tokens):
        return True
    kind = tokens[index].kind
    if kind in _BEFORE:
        return True
    extreme = any(t.role() == "extreme" for t in tokens[max(0, index - 3) : index])
    return kind in ("clause", "semi") and (extreme or short)


def _listed_classes(text: str, start: int, end: int) -> list[Token]:
    """A list of classes as one scope that names each in full."""
    found = []
    for match in _CLASSES.finditer(text, start, end):
        name = "、".join(number + match["kind"] for number in re.findall("[一二三四五六]", match["numbers"]))
        word = Word(name, "scope", (("scope", name),))
        found.append(Token("scope", match.start(), match.end(), match.group(), word))
    return found


def _with_class_parts(text: str, tokens: list[Token]) -> list[Token]:
    """一类区（甲区、乙区）: a class of places with the places that make it up."""
    named = []
    for token in tokens:
        parts = _CLASS_PARTS.match(text, token.end) if token.kind == "scope" else None
        if parts:
            name = text[token.start : parts.end()]
            word = Word(name, "scope", (("scope", name),))
            named.append(Token("scope", token.start, parts.end(), name, word))
    return _merged(tokens, named) if named else tokens


def mark_scopes(text: str, tokens: list[Token], start: int, end: int, region: str | None) -> list[Token]:
    """`tokens` with the scopes of text[start:end] among them, in order of place."""
    if classes := _listed_classes(text, start, end):
        tokens = _merged(tokens, classes)
    tokens = _with_class_parts(text, tokens)
    scopes: list[Token] = []
    tokens = _without_own_city(text, _without_city_names(text, tokens), region)
    for begin, stop, index in _pieces(tokens, start, end):
        piece = text[begin:stop]
        if _LIVES.search(text, max(start, begin - _SELF), begin):
            continue
        name = read_scope(piece, region)
        whole = piece.strip().removeprefix("同期")
        if name is None and _everywhere().fullmatch(whole):
            tier = _is_beside_town(whole, scopes)
            whole = whole if tier or is_wider(whole, region) else _referred(scopes, whole, region)
            scopes.append(Token("scope", begin, stop, piece, Word("", "scope", (("scope", whole),))))
        elif name and _may_stand(tokens, index, len(name) <= 12 or len(name) + 2 < stop - begin):
            at = begin + max(0, piece.find(name))
            scopes.append(Token("scope", at, at + len(name), name, Word(name, "scope", (("scope", name),))))
    return _merged(tokens, scopes) if scopes else tokens


def _is_beside_town(whole: str, scopes: list[Token]) -> bool:
    """县城180元，乡镇160元: the country towns as a part beside the county's town, not all of it."""
    return whole == _TOWNSHIPS and any(scope.text.endswith(_TOWN) for scope in scopes)


def _referred(scopes: list[Token], whole: str, region: str | None) -> str:
    """临原省没有分类，目前全省…: all of the place of that rank just named; else of the text's own region.

    A city may hold others, so 全市 in the text of one is that one.
    """
    if region and rank(region) == rank(whole) == _CITY_RANK:
        return EVERYWHERE
    word = scopes[-1].word if scopes else None
    named = (word.get("scope") if word else None) or ""
    return named if rank(named) is not None and rank(named) == rank(whole) else EVERYWHERE


def _without_city_names(text: str, tokens: list[Token]) -> list[Token]:
    """海城市最高, 海城市农村低保: where a name is said, 城市 in it is no word of its own."""
    kept = []
    for index, token in enumerate(tokens):
        last = tokens[index - 1].end if index else 0
        if token.text == "城市" and token.start > last and index + 1 < len(tokens):
            after = tokens[index + 1]
            leads = after.role() in ("highest", "extreme") or (after.word is not None and after.word.get("area"))
            if leads and after.start == token.end and _CITY.fullmatch(text, token.start - 1, token.end):
                continue
        kept.append(token)
    return kept


def _without_own_city(text: str, tokens: list[Token], region: str | None) -> list[Token]:
    """江城市低保: the name of the document's own region, not 城市 as opposed to 农村."""
    if not region or not region.endswith("城市"):
        return tokens
    before = len(region) - len("城市")
    return [t for t in tokens if not (t.text.startswith("城市") and text.startswith(region, t.start - before))]


def _merged(tokens: list[Token], scopes: list[Token]) -> list[Token]:
    """Both in order of place, without the tokens that stand inside a scope."""
    merged, index = [], 0
    for token in tokens:
        while index < len(scopes) and scopes[index].end <= token.start:
            merged.append(scopes[index])
            index += 1
        if index == len(scopes) or not (scopes[index].start <= token.start and token.end <= scopes[index].end):
            merged.append(token)
    return merged + scopes[index:]
