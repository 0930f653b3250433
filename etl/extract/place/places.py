"""Names of places that limit a figure: 市区, 两县政府所在镇, 临湖、北渡4区, 一类地区.

In: the words between two tokens. Out: the name that they are and nothing else, by its ending and not by a list of
places. The document's own region is no scope.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extract.place.counted_places import counted_members
from etl.extract.place.described_places import without_description
from etl.lexicon import read_rows, trie_pattern

KINDS = "[（(][市县区旗州盟乡镇、和]{1,9}[）)]"
"""（市、区）: a bracket of kinds of places, which belongs to the name before it"""
_ENDINGS = (
    r"(?:省|市|县|区|旗|州|盟|镇|乡|街道|[二三四五六七八九十\d]个街道办事处|县城|本级|市直|地区|团场|垦区|第?[一二三四五六1-6ⅠⅡⅢⅣ]档"
    r"|[省市县区镇乡](?:规划区)?(?:[以之]外(?:的?(?:乡镇|镇|地区|区域|各地|地方))?|外)"
    r"|(?:其[他它余]|余下|剩余|剩下)的?(?:各地|各处|地方)|(?:政府|县城|市区|城区)(?:所在地|驻地)|[远近]郊"
    rf"|[A-D甲乙丙丁]类?区域|[一二三四五六1-6]类(?:地区|区|县|县区)|[一二三四两\d]个?(?:市|县|区)|[县市区州旗盟]{KINDS}|(?:[乡镇]|街道)[（(](?:[乡镇、，]|街道|苏木){{1,5}}[)）])"
)
_LEADS = (
    r"(?:(?:全[省市])?\d+个[省市县区州盟旗、]{1,5}(?:当?中|里)|例如|比如|譬如|(?:所|下|管)辖的|请问|听说|想问|咨询|想知道|其中|省会|首府|州府|(?:[与和同跟]|而)?(?:相邻|邻近|毗邻|周边)的?|最[高低]的?(?:为|是)?|[全各][省市县区](?:之?中|里面?)?(?:要|当|首)?数|而|在|对|将|把|我[省市县区]"
    r"|[全本该][省市县区旗州盟](?=[^城乡])|[^，。；]{2,10}(?:要求|规定|明确|决定)){0,2}"
)
_OF_NAME = "(?<=[\u4e00-\u9fff、])(?<![万亿千百十每位])元(?=[\u4e00-\u9fff、]|[0-9]{1,2}个?[市县区旗镇乡])"
"""元 in 开元区, 启元、河湾两区, 河湾、启元2区"""
_NO_NAME = "《》“”【】以了是将把被年日元标障按从由至到为有就需应"
_VERBS = (
    "(?:普遍|因|由于|受|区分|划分|(?<=仍)分|只有|仅有|仅|取消|打破|结合|根据|自[行定]|参照|一步到位|率先"
    "|实行|实施|则|也|原则上|可|暂|(?<=[市县区旗州])(?:尚|还|未|起步|财力|情况|继续|沿用|单独|另行))"
)
_SHAPE = re.compile(
    rf"{_LEADS}(?P<name>(?:[^\s，。；：:;|{_NO_NAME}]|以及|{_OF_NAME}){{0,60}}?(?:[以之]外(?:的?(?:乡镇|镇|地区|区域|各地|地方))?)?)(?:的|范围内?|以?内|居民|[所下]?辖的?(?:各|全部|所有)?(?:行政)?村(?:居民)?)?(?:[自从已也将仍]|在原?)?(?:{_VERBS}[^，。；]{{0,20}})?"
)
_TAIL = re.compile(rf"{_ENDINGS}(?:（(?:含|不含|除|包括)[^（）]{{1,60}}）|\((?:含|不含|除|包括)[^()]{{1,60}}\))?$")
_MAY_END = re.compile("[省市县区旗州盟镇乡道级场档外地处郊]")
"""What every ending holds"""
_SHORTEST = 2
_NAMED_PARTS = re.compile(
    r"(?<=[市县区旗州])(?:[（(](?!含|不含|除|包括|[市县区旗、]+[）)])[^（）()]{1,60}[市县区旗镇州等][）)]"
    r"|[（(](?:[\u4e00-\u9fff]{2,6}、){1,15}[\u4e00-\u9fff]{2,6}[）)])"
)
"""市区（甲区、乙区）: the parts of a place that is named already"""
_ALL_COUNTIES = re.compile(
    "各(?:[乡镇]|街道)[（(][^（）()]{1,8}[）)]|[各全省市的]*旗?[市县区旗][（(][市县区旗、]*、[市县区旗、]*[）)]"
)
CITY = re.compile(r"[^省市县区乡镇全我各大小中该本和在将对的使把为是今]城市")
"""海城市: a city by name, not 城市 as opposed to 农村"""
_LISTED_LAST = re.compile(
    r"(?:[^、和及与\s]{2,7}[市县区旗][、和及与]){1,12}[^、和及与]{0,6}"
    r"(?:(?:[新高产工][^、和及与]{0,3}园区|新城|管委会|(?:农|林|牧|渔)场|[景园]区|组团)(?:等?[二两三四五六七八九十\d]+个?(?:地区?|区域))?"
    r"|[市县区旗镇]等?[二两三四五六七八九十\d]+个?(?:地|区域))"
)
"""中山区、甘井子区及高新园区; 东川区、航天新城; 东川区、西川区两地: a park or a new town is a place as districts are"""
_MONTH = re.compile("月[^湖]|.月")
"""本月, 按月, 月底; 月湖 may be a name"""
_COUNTED = re.compile(r"\d[名户人]")
"""社会散居41名、县…: how many there are, and no place"""
_CLASSED = re.compile("(?:分|设|共)(?:为|成|作)?[一二两三四五六]个?[档类](?:地区|区域|县区|县市|区|县)?$")
"""分三档: how many classes there are, and no class"""
_STORY = re.compile("户[口籍]|家住|住在|寄养在|安置在|来自|位于|走进|来到|在家")
"""Where somebody lives limits no figure"""
_OF_PLACE = re.compile(
    "的(?:市辖区|[各区县]|乡镇|镇|地区|区域|各地|地方|其[他余])|^(?![全我各本该其])[^的、]{2,8}[省市州盟]的[^的、和及与]{1,6}[市县区旗镇](?:[、和及与][^的、和及与]{1,6}[市县区旗镇]){0,12}$"
)
"""云岭市的市辖区, 云岭市的东川区、西川区: a part, or parts by name, of a place by name"""
_DOING = re.compile(
    "(?:认真|严格|全面|积极|主动|坚决|及时|切实|持续)?"
    "(?:落实|贯彻|执行|对接|对标|响应|紧跟|遵照|依照|依据|争取|衔接|参考|超过|高于|低于|接近|达到|完成|服从|报经|报请)"
)
"""落实省上提标要求: what is done with a place limits nothing"""
_ZONES = ("高新区", "新区", "风景区", "旅游景区")
"""Endings of places that are one although their last letters (景区) are not"""
_OWN_PART = re.compile("(?:[主老内]?|中心)(?:市区|城区)|[近远]?郊区?|县城|[各其所下][^、和及与]*")
"""What stands behind a region's short name as its part: 云岭主城区, 云岭各县; 云岭新区 is a name"""
_BLANKS, _JOINTS = " \u3000|\n—-●•·", "、和及与"
_NUMBERING = re.compile(r"^[\s\d一二三四五六七八九十]+[、.．]\s?")

_CLASS_ENDING = "地区|区域|县市区|市县区|旗县区|县区|区县|县市|市县|旗县|市区|乡镇|[县区市旗镇]"
_ONE_CLASS = (
    f"(?:第?[一二三四五六1-6ⅠⅡⅢⅣ][类档](?:标准)?(?:(?:{_CLASS_ENDING})(?:{KINDS})?)?"
    "|[A-D甲乙丙丁]类?(?:地区|区域)|[A-D甲乙丙丁]类区)"
)
_CLASS = re.compile(rf"{_ONE_CLASS}(?:[、和及与]{_ONE_CLASS})*(?:[（(].*)?")
CLASSES = re.compile(
    r"(?P<numbers>第?[一二三四五六][类档]?(?:(?:[、和及与]|以及)第?[一二三四五六][类档]?){1,5}|第?一[类档]?[至到]第?[二三四五六])"
    rf"(?P<kind>[类档](?:标准)?(?:{_CLASS_ENDING})(?:{KINDS})?)"
)
"""一、二、三类地区, 一类、二类地区, 一至四类地区: classes, each with the ending of the last"""
_NUMBERS = "一二三四五六"
_MEMBERS = re.compile(f"(?!{KINDS})[（(]")
"""What opens the places that make up a class"""


def is_class(scope: str) -> bool:
    """Whether a scope is a class of places, not one by name: what is said of the standards is said of each class.

    >>> is_class("一类地区"), is_class("三类、四类地区"), is_class("石桥县")
    (True, True, False)
    """
    return _CLASS.fullmatch(scope) is not None or CLASSES.fullmatch(scope) is not None


def class_alone(scope: str) -> str:
    """A class without the places that make it up, as a province's minimum names it.

    >>> class_alone("一类地区（东川市、西川市）"), class_alone("一类县（市、区）"), class_alone("县市（含石塘区）")
    ('一类地区', '一类县（市、区）', '县市（含石塘区）')
    """
    return _MEMBERS.split(scope, maxsplit=1)[0] if is_class(scope) else scope


def each_class(scope: str) -> list[str]:
    """The classes that a list names, each in full; [] for any other scope.

    >>> each_class("一、二类地区"), each_class("石桥县、梨木县")
    (['一类地区', '二类地区'], [])
    """
    if not (listed := CLASSES.fullmatch(scope)):
        return []
    said = re.findall(f"第?[{_NUMBERS}]", listed["numbers"])
    spans = "至" in listed["numbers"] or "到" in listed["numbers"]
    numbers = _NUMBERS[: _NUMBERS.index(said[-1][-1]) + 1] if spans else said
    return [number + listed["kind"] for number in numbers]


@cache
def everywhere() -> re.Pattern[str]:
    """全市, 我省, 各县区: words for all of a place."""
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


def read_scope(piece: str, region: str | None, beside: bool = False, opens: bool = False) -> str | None:
    """The name of a part of the region that `piece` is, None if it is something else.

    各县（市、区） is all of the region unless it stands `beside` another part. Where it `opens` its part of the
    sentence 和 begins a name (和平区) and joins nothing.

    >>> read_scope("中心城区的", None), read_scope("云岭市市区", "云岭市"), read_scope("云岭市", "云岭市")
    ('中心城区', '市区', None)
    """
    if len(piece) < _SHORTEST or not _MAY_END.search(piece):
        return None
    piece = without_description(piece)
    named = _NAMED_PARTS.search(piece)
    parts = named.group() if named else counted_members(piece)
    text = _NAMED_PARTS.sub("", piece) if named else piece.replace(parts, "")
    text = _NUMBERING.sub("", _without_joints(text.strip(_BLANKS), opens))
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    name = _without_region(_without_joints(match["name"], opens).removeprefix("起"), region)
    if _STORY.search(name) or _DOING.match(name) or ("的" in name and not _OF_PLACE.search(name)):
        return None
    if _CLASSED.search(name) or name.startswith("不") or _MONTH.search(name) or _COUNTED.search(name):
        return None
    tail = _TAIL.search(name) or _LISTED_LAST.fullmatch(name)
    if (
        not tail
        or not _SHORTEST <= len(name) <= 60
        or _is_no_place(name)
        or (_ALL_COUNTIES.fullmatch(name) and not beside)
    ):
        return None
    if (
        everywhere().fullmatch(name)
        or name.endswith(("我市", "我县", "我区", "我省", "全市", "全县", "全区", "全省"))
        or any(len(part) > 15 for part in re.split("以及|[、和及与（(]", name))
    ):
        return None
    printed = (name[:cut] + parts + name[cut:] for cut in range(len(name), 0, -1))
    return next((whole for whole in printed if whole in piece), name)


def _without_joints(words: str, opens: bool) -> str:
    """Words without 和, 及, 与, 、 around them, but for the 和 of a name that `opens` what is said.

    >>> _without_joints("和平、大东两区", opens=True), _without_joints("和石桥县", opens=False)
    ('和平、大东两区', '石桥县')
    """
    bare = words.strip(_BLANKS + _JOINTS).removeprefix("以及")
    at = words.find(bare)
    return f"和{bare}" if opens and bare and words[:at].strip(_BLANKS) == "和" else bare


def _is_no_place(name: str) -> bool:
    place = name.endswith(_ZONES) or CITY.fullmatch(re.split("[、和及与]", name)[-1]) or _LISTED_LAST.fullmatch(name)
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
    if len(short) > 1 and name.startswith(short) and _OWN_PART.fullmatch(name, len(short)):
        return name[len(short) :]
    if name.startswith(region) and len(name) > len(region) and name[len(region)] not in "、和及与":
        return name[len(region) :]
    return name
