"""Tokens of a sentence with the places that limit its figures: 市区, 两县政府所在镇, 临湖、北渡4区, 一类地区.

In: a sentence's text and tokens. Out: the tokens with one of kind `scope` wherever the words between two tokens are
nothing but the name of a place. Where somebody lives who asks, and a city's own name, are none.
"""

from __future__ import annotations

import re

from etl.extract.place.bare_names import bare_names, without_names
from etl.extract.place.counted_places import counted_places
from etl.extract.place.described_places import home_of
from etl.extract.place.gazetteer import ends_city, is_named_with_and, is_region
from etl.extract.place.levels import is_wider, rank
from etl.extract.place.places import CITY, CLASSES, EVERYWHERE, KINDS, everywhere, read_scope
from etl.extract.place.referred_places import place_referred_to
from etl.extract.place.regions import region_of_scope
from etl.extract.text.tokens import Token
from etl.lexicon import Word

_CLASS_PARTS = re.compile(rf"(?:{KINDS})?(?:[（(](?!元)[^（）()\d]{{2,60}}[市县区旗镇州乡道][）)])?")
_SOFT = {"sep", "count", "number", "including"}
_SOFT_ROLES, _EXTREMES = ("noise", "among", "including"), ("最低的", "最高的")
_LIVES = re.compile("(?:我|本人|我们|我家|家人|父母|来信人)(?:们?都?是|户口在|户籍在)$")
"""我是高新片区居民: where somebody lives who asks limits no figure"""
_IN_NAME = re.compile(
    "[^，。；：、\\s\\d为是按以由从达提调上增执实有能要会可将不没已在分]{0,3}(?:新区|[县市区旗镇乡])(?=[、，。：（(和与及由从为的城农调提每\\s]|$)"
)
"""What follows 都 where it is part of a name: 襄都新区, 都山县"""
_LEADS_FOLLOWED = re.compile("(?:按照?|根据|依据|依照|遵照|参照|比照|执行)$")
_FOLLOWED = re.compile("的?(?:统一|现行)?(?:规定|制定|确定|公布)?的?(?:统一)?(?:低保|保障|救助)?标准(?:执行)?[，,：:]")
"""按照云岭市统一标准，…: the place whose standard one's own follows"""
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日[电讯]")
"""拉萨4月11日电: where a report comes from limits no figure"""
_EXTREME = re.compile("[为是]?最[高低]")
"""以云岭市最高: 以 is no part of the name"""
_OF_PLACES = re.compile("[A-D甲乙丙丁]类(?:地区|区域|[区县市])")
"""A类地区: a class of places; A类 alone is one of recipients"""
_OF_STATE = re.compile("省级?(?:、[市州县区旗]级?)+")
"""按照省、市统一要求: levels of government, no places"""
_SELF = 6
"""How many characters such words take at most"""
_REACH, _PARTS = 120, 4
"""How far apart, and how many back, parts of one place are told side by side"""
_COUNTED_LIST = re.compile(r"、.*[两二三四五六七八九十\d]个?[省市县区旗镇乡]$")
"""东平、西平、南平、北平、中平、新平六区"""
_BULLET_NAME = re.compile("[^\u4e00-\u9fff]*[\u4e00-\u9fff](?<![各两三几新老旧外非首])")
"""What stands before 城市 where ●澜城市：… heads a line; 各城市：, 老城市： name none"""
_LED_CITY = re.compile("(?:省会|首府|州府|的[是为])[\u4e00-\u9fff]\\Z")
"""What stands before 城市 in 省会雁城市, 最高的是海城市"""
_CITY_RANK = rank("全市")
_PARTED = "，,。；;：:、\n"
_REST = ("其余", "其他", "其它", "余下", "剩余")
"""甲县5040元，其余4200元: all other places, said in a word"""
_OTHERS = ("其他", "其它", "其余", "以及", "各")
_TOWNSHIPS, _TOWN = "乡镇", ("城", "城区", "市区", "规划区", "城关镇")


def _is_soft(token: Token) -> bool:
    in_name = token.kind == "role" and token.role() in _SOFT_ROLES
    return in_name or token.kind in _SOFT or token.text in _EXTREMES


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


def _is_short(name: str, length: int) -> bool:
    """Whether a clause of its own may be a name: short, with other words around it, a list that counts its places."""
    return len(name) <= 12 or len(name) + 2 < length or _COUNTED_LIST.search(name) is not None


def _listed_classes(text: str, start: int, end: int) -> list[Token]:
    """一、二、三类地区, 二类和三类地区: a list of classes is one scope, as it is printed."""
    if text.find("类", start, end) < 0 and text.find("档", start, end) < 0:
        return []
    found = []
    for match in CLASSES.finditer(text, start, end):
        word = Word(match.group(), "scope", (("scope", match.group()),))
        found.append(Token("scope", match.start(), match.end(), match.group(), word))
    return found


def _with_class_parts(text: str, tokens: list[Token]) -> list[Token]:
    """一类县（市、区）, 一类区（甲区、乙区）: a class with other kinds of places, with those that make it up."""
    named = []
    for token in tokens:
        parts = _CLASS_PARTS.match(text, token.end) if token.kind == "scope" else None
        if parts and parts.group():
            name = text[token.start : parts.end()]
            word = Word(name, "scope", (("scope", name),))
            named.append(Token("scope", token.start, parts.end(), name, word))
    return _merged(tokens, named) if named else tokens


def mark_scopes(text: str, tokens: list[Token], start: int, end: int, region: str | None) -> list[Token]:
    """`tokens` with the scopes of text[start:end] among them, in order of place."""
    tokens = without_names(text, tokens, start, end, region)
    tokens = [token for token in tokens if not (token.kind == "refuse" and _OF_PLACES.match(text, token.start))]
    if classes := _listed_classes(text, start, end):
        tokens = _merged(tokens, classes)
    if counted := counted_places(text, tokens, start, end, region):
        tokens = _merged(tokens, counted)
    tokens = _with_class_parts(text, tokens)
    scopes: list[Token] = []
    listed: tuple[int, int] | None = None
    tokens = _without_own_city(text, _without_city_names(text, tokens, start), region)
    for begin, stop, index in _pieces(tokens, start, end):
        piece = text[begin:stop]
        if _LIVES.search(text, max(start, begin - _SELF), begin):
            continue
        if piece.lstrip().startswith("以") and _EXTREME.match(text, stop):
            piece = piece.lstrip().removeprefix("以")
        piece = home_of(text, begin, stop) or piece
        name = read_scope(piece, region, _is_beside(text, begin, scopes), _opens_with_and(text, start, begin, stop))
        name = name or (None if _DATELINE.match(text, stop) else bare_names(piece, region))
        whole = piece.strip().removeprefix("同期")
        if name is None and everywhere().fullmatch(whole):
            tier = _is_beside_town(whole, scopes)
            meant = place_referred_to(text, begin, whole, region)
            whole = meant or (whole if tier or is_wider(whole, region) else _referred(scopes, whole, region))
            scopes.append(Token("scope", begin, stop, piece, Word("", "scope", (("scope", whole),))))
            continue
        if whole in _REST and _is_beside(text, begin, scopes) and _may_stand(tokens, index, short=False):
            scopes.append(Token("scope", begin, stop, piece, Word(whole, "scope", (("scope", whole),))))
            continue
        name = None if name and _OF_STATE.fullmatch(name) else name
        stands = name and _may_stand(tokens, index, _is_short(name, stop - begin))
        goes_on = name and _goes_on(tokens, index, name, piece)
        if name and (stands or goes_on):
            at = max(begin, text.find(name, begin, stop))
            if _is_followed(text, start, at, name):
                continue
            if listed and listed[1] == at and not name.startswith(_OTHERS):
                at, name = listed[0], text[listed[0] : at + len(name)]
                scopes = [scope for scope in scopes if scope.start < at]
            listed = (at, tokens[index].end) if goes_on else None
            if stands:
                scopes.append(Token("scope", at, at + len(name), name, Word(name, "scope", (("scope", name),))))
    return _merged(tokens, scopes) if scopes else tokens


def _goes_on(tokens: list[Token], index: int, name: str, piece: str) -> bool:
    """甲区、乙区，丙区城市低保…: a clause that is but a list of places goes on behind its comma."""
    clause = index < len(tokens) and tokens[index].kind == "clause"
    return clause and "、" in name and name == piece.strip()


def _is_followed(text: str, start: int, at: int, name: str) -> bool:
    """Whether `name` at place `at` is another region whose standard is only what one's own is set by."""
    leads = _LEADS_FOLLOWED.search(text, max(start, at - _SELF), at) is not None
    return leads and region_of_scope(name, None) is not None and _FOLLOWED.match(text, at + len(name)) is not None


def _is_beside(text: str, begin: int, scopes: list[Token]) -> bool:
    """市区905元，各县（市、区）860元: whether another part stands before a place in its part of the sentence."""
    return bool(scopes) and begin - scopes[-1].end <= _REACH and "；" not in text[scopes[-1].end : begin]


def _opens_with_and(text: str, start: int, begin: int, stop: int) -> bool:
    """和平、大东两区…: whether 和 begins a name: it opens the sentence or a part of it, or the name is known."""
    at = begin + len(text[begin:stop]) - len(text[begin:stop].lstrip(" \u3000\n"))
    if not text.startswith("和", at):
        return False
    return (
        begin == start or text[begin - 1] in "。；：:" or (text[begin - 1] in "，,起" and is_named_with_and(text, at))
    )


def _is_beside_town(whole: str, scopes: list[Token]) -> bool:
    """县城180元，乡镇160元: the country towns as a part beside the county's town, not all of it."""
    return whole == _TOWNSHIPS and any(scope.text.endswith(_TOWN) for scope in scopes[-_PARTS:])


def _referred(scopes: list[Token], whole: str, region: str | None) -> str:
    """临原省没有分类，目前全省…: all of the place of that rank just named; else of the text's own region.

    A city may hold others, so 全市 in the text of one is that one.
    """
    if region and rank(region) == rank(whole) == _CITY_RANK:
        return EVERYWHERE
    word = scopes[-1].word if scopes else None
    named = (word.get("scope") if word else None) or ""
    return named if rank(named) is not None and rank(named) == rank(whole) else EVERYWHERE


def _without_city_names(text: str, tokens: list[Token], start: int) -> list[Token]:
    """海城市最高, 海城市农村低保: where a name is said, 城市 in it is no word of its own; nor 都 in 襄都新区."""
    kept = []
    for index, token in enumerate(tokens):
        if token.text == "都" and _IN_NAME.match(text, token.end):
            continue
        last = tokens[index - 1].end if index else 0
        if token.text == "城市" and token.start > last:
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if ends_city(text, token.end) or (after and _is_city_before(text, token, after, start)):
                continue
        kept.append(token)
    return kept


def _is_city_before(text: str, token: Token, after: Token, start: int) -> bool:
    """Whether 城市 ends a name by what stands beside it: 澜城市：… at the beginning, 澜城市农村…, 省会澜城市."""
    leads = after.role() in ("highest", "extreme") or (after.word is not None and after.word.get("area"))
    leads = leads or (after.role() in ("from", "to") and _opens_as_city(text, token))
    leads = leads or _LED_CITY.search(text, max(start, token.start - _SELF), token.start) is not None
    leads = leads or (after.kind == "colon" and _BULLET_NAME.fullmatch(text, start, token.start) is not None)
    return bool(leads) and after.start == token.end and CITY.fullmatch(text, token.start - 1, token.end) is not None


def _opens_as_city(text: str, token: Token) -> bool:
    """海城市由300元…: whether a part of the sentence opens with a known city, and not with 城市 as an area."""
    start = token.start - 1
    return (start == 0 or text[start - 1] in _PARTED) and is_region(text[start : token.end])


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
