"""The region a document speaks of: from its publisher, else its title, else its text. A masked name stays masked."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from etl.extract.place.gazetteer import full_name, known_names, last_name, leading_short_name, names_within
from etl.extract.text.shielding import SHIELDED, plain
from etl.lexicon import read_rows, trie_pattern

_LEVELS = "(?:自治区|自治州|自治县|自治旗|特别行政区|新区|省|市|州(?![省市县区])|盟|地区|县|区|旗)"
_HAN = rf"[\u4e00-\u9fff{SHIELDED}Xx×○*]"
_NAME = re.compile(rf"{_HAN}{{1,8}}?{_LEVELS}")
_BEFORE_NAME = re.compile(r"^[\s\d年度月日《“【\[(（]*(?:中共|关于|在)?")
_OFFICE = re.compile(
    rf"({_HAN}{{2,12}}?{_LEVELS})(?=人民政府|政府|民政|财政|人社|统计|社会救助|残联|委|融媒体|便民|乡村振兴|医保)"
)
_OF_NATION = re.compile("民政部|财政部|国家统计局|国务院|人力资源和社会保障部")
NATION = "全国"
_SURVEY = re.compile("国家统计局(.{2,8}?)调查总?队")
"""国家统计局广安调查队: an office of the nation that tells of a place"""
_PUBLISHER = re.compile(_OFFICE.pattern.replace("(?=", "(?=$|"))
_CUT_OF_OFFICE = re.compile(r"^(?:.*(?:关于|来源[:：]?|作者[:：]?)|中共)(?=.{2,})")
"""What may stand before an office's name: 自, 于 and 月 may begin one (自贡市, 于都县)"""
_TOWN = re.compile(rf"({_HAN}{{2,5}}?(?:镇|乡|街道))(?=人民政府|政府|办事处|党工委|社会事务)")
_CUT = re.compile(
    r"^.*(?:[经由在从据对于向是让将年月日]|自(?!治)|记者|根据|按照|近日|日前|获悉|关于|来源[:：]?|时间|新闻|媒体|本报讯|讯"
    r"|提高|提升|上调|调整|调高|公布|发布|印发|下达|做好|规范|完善)(?=.{2,})"
)
_NO_NAME = re.compile(
    "[的与及了为]|^[今去明当上本同]年|^不?含(?!山县)|^(?:包[括含]|除)|(?<![成昌])都市$|[省市县区旗州盟]委|中央|上级|国家|[^二][两二三四五六七八九十\\d]个?[市县区旗]$|^[远近]?郊区?县|其中|低保|孤儿|特困|五保|资金|补助|标准|生活费|支出|救助|保障|供养|[一二三四五六][类档]|(?<!^)将|工作|领导|政府|民政|[人居农村]民|(?<=[省市县区旗州乡镇村保困儿童员准民城])和"
    "|[国省市县区乡镇村全我各大小该本即在将对使把是原现期内月年日后前去往昔其及至则到有从来先按准但与而且如今分时间里上下中得老论管于据照含括除非包时均都也就又并仅只]城市$|.{4}城市$"
)
"""What no name holds; 和 may stand in one (安和县) unless it joins two words"""
_BARE = re.compile(
    "(?:昨[天日晚]?|今[天日]?|近日|日前|记者)?(?:[经由在从据对自向让将按报至到各本]|根据|依据|按照|依照|遵照|参照|对照|落实|贯彻|执行|转发|结合|响应|经过|报请|报经)"
    "[省市县区旗州盟]"
)
"""经县政府研究, 根据省厅要求, 昨从市民政局获悉: an office without a name"""
_PAPER = re.compile(r"([\u4e00-\u9fff]{2,4}?)(?:发布|日报|晚报|晨报|早报|都市报|民政|新闻网?|电视台|融媒|时报|网$)")
_MASKED = re.compile(r"((?:[Xx×○*]{1,3}|某)(?:省|市|县|区|旗|镇))")
_HEAD = re.compile(
    rf"\n[^\S\n]*(?:(?:[一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|[★☆◇□▶►➤※◎●◆■▲•])\s*(?=[^\n]{{2,9}}(?:\n|$))|【)"
    rf"({_HAN}{{2,6}}{_LEVELS})(?:[:：]?\s*(?=\n|$)|】)"
)
"""A place as the heading of a section: one of several, not the document's"""
_ALONE = re.compile(
    rf"\n[^\S\n]*[★☆◇□▶►➤※◎●◆■▲•·]?\s?(?:({_HAN}{{1,7}}{_LEVELS})[:：]?[^\S\n]*(?=\n|$)|【({_HAN}{{1,7}}{_LEVELS})】)"
)
"""A place that fills a line, or a bracket at its beginning: with others like it one of several"""
_CELL_ENDS = ("|", "｜", "\t", "  ")
_ROW = re.compile(rf"\n(?:\||[^\S\n])*+({_HAN}{{1,7}}{_LEVELS})\s*(?:[|｜\t]|  )")
"""A place as the label of a table's row"""
_CELL = re.compile(rf"[|｜\t][^\S\n]*+({_HAN}{{1,7}}?{_LEVELS})[^\S\n]*+(?=[（(]元|[|｜\t\n]|$)")
"""A place that fills a cell: one of several in the head of a table"""
_ROW_LABEL = re.compile(rf"\n[| \t]*+({_HAN}{{1,7}}?{_LEVELS})[^|｜\t\n]{{0,14}}[|｜\t]")
"""A place that begins the label of a row; with others below it, it is none that the text speaks of"""
_LINE_HEAD = re.compile(rf"\n[^\S\n]*({_HAN}{{1,7}}?{_LEVELS})[:：]")
"""云岭市：…, one of several that head a line each"""
_EDGE = r"(?<=[】《，,。、；;\s（(：:“经由在从据对于自向将])"
_BOUNDED = re.compile(rf"{_EDGE}({_HAN}{{2,5}}?{_LEVELS})")
_AT_OFFICE = re.compile("人民政府|政府|民政|财政|医保")
_BOUNDED_OFFICE = re.compile(rf"{_EDGE}({_HAN}{{2,5}}?{_LEVELS})(?={_AT_OFFICE.pattern})")


_TELLS = r"(?:从|由|为|的?标准|每人|月?人均|达到?|提高[到至]|调整[为到至])[^，；。\d]{0,10}\d[\d.]*\s?元"
_TOLD_BESIDE = re.compile(rf"(?<![^，；。、：:\n 中如])({_HAN}{{2,6}}?{_LEVELS}){_TELLS}")
"""云岭市由210元提高到273元，石桥市由185元…: places that a list tells a figure of"""
_EXTREME = re.compile(
    rf"(?<![^，；。、：:\n ])以?({_HAN}{{2,6}}?{_LEVELS})[为是]?最[高低]"
    rf"|最[高低]的?[为是]({_HAN}{{2,6}}?{_LEVELS})(?=[，,（(])"
)
"""以云岭市最高，最低的是石桥县: one of several"""
_MAY_TELL = re.compile(f"[省市州盟区县旗]{_TELLS}")
"""The end of such a place: a text that holds it but once has no list"""
_FEWEST_LISTED, _MOST_LISTED = 2, 60
"""How many places make a list, and how many of one are looked for in the whole text"""
_MANY = 4
"""How many regions, each named once, a text that speaks of all the nation tells of"""
_LONGEST = 40
"""How long a name with those of the province and the city before it may be"""


@cache
def _generic() -> re.Pattern[str]:
    rows = [row for row in read_rows("places.csv") if row[1] != "part"]
    return re.compile(
        "(?:"
        + trie_pattern([row[0] for row in rows])
        + "|.*(?:[我本全该各][省市县区旗州]|社区|市区|景区|灾区|小区)"
        + "|.*(?:[类档等贫西东中部北南民山牧各][^，。]?|^.?)地区"
        + r"|(?:.{2,}|[主老新旧心市县内各我]?)城区$|其[他余].*|[省市县区旗州]{2,4}$"
        + r"|[我本该全各多两三四五六七八九十几\d].*)$"
    )


def _clean(name: str, cut: re.Pattern[str] = _CUT) -> str | None:
    name = cut.sub("", name)
    if not 2 <= len(name) <= 12 or _BARE.fullmatch(name):
        return None
    return None if _NO_NAME.search(name) or _generic().match(name) else name


_FULL_NAME = re.compile(rf"{_HAN}{{2,8}}?(?:自治县|自治旗|自治州|地区|[县市区旗州盟])")


_SEVERAL = re.compile(r"[各其所全该两二三四五六七八九十\d]")


@cache
def _parts() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("places.csv") if row[1] == "part")


def region_of_scope(scope: str | None, region: str | None) -> str | None:
    """The region that a figure is given for, where its scope is one by name and not the document's own.

    >>> region_of_scope("石桥县", "云岭市"), region_of_scope("市区", "云岭市"), region_of_scope("东河县、西河县", None)
    ('石桥县', None, None)
    >>> region_of_scope("余姚", "宁波市"), region_of_scope("余姚、慈溪", "宁波市")
    ('余姚市', None)
    """
    if scope and (known := names_within(plain(region) if region else None).get(plain(scope))):
        return known
    if not scope or scope == region or not _FULL_NAME.fullmatch(scope) or scope.endswith(_parts()):
        return None
    return None if _SEVERAL.match(scope) else _clean(scope)


def _leading(text: str) -> str | None:
    """The name that a title or a text begins with."""
    words = _BEFORE_NAME.sub("", text)
    for line in dict.fromkeys((text[:_LONGEST], words[:_LONGEST])):
        known = next(known_names(line), None)
        if known and known[0] == 0:
            return last_name(line[slice(*known)])
    match = _NAME.match(words)
    return _clean(match.group()) if match else None


def find_region(publisher: str | None, title: str | None, text: str) -> str | None:
    """The region's full name, None where nothing names one.

    >>> find_region("云岭市民政局", None, ""), find_region(None, None, "截止5月底,XX区城市特困人员65人")
    ('云岭市', 'XX区')
    """
    if survey := _SURVEY.match(publisher or ""):
        return full_name(survey.group(1)) or survey.group(1)
    if _OF_NATION.match(publisher or ""):
        return NATION
    named = _known(publisher) or _of_office(publisher) or _known(title)
    named = named or leading_short_name(_BEFORE_NAME.sub("", title or "")) or _by_shape(publisher) or _by_shape(title)
    return named or _of_press(publisher, text) or _of_town(publisher) or _from_text(text)


def _known(words: str | None) -> str | None:
    """The first region of data/regions.csv that words name."""
    place = next(known_names(words or ""), None)
    return last_name((words or "")[slice(*place)]) if place else None


def _by_shape(words: str | None) -> str | None:
    """The name before an office, else the first that looks like one; 贵州 of 贵州日报 is 贵州省."""
    for shape in (_OFFICE, _NAME):
        match = shape.search(words or "")
        if match and (name := _clean(match.group(1) if shape is _OFFICE else match.group())):
            return full_name(name) or name
    return None


def _of_town(publisher: str | None) -> str | None:
    """沙溪镇人民政府: the town that publishes."""
    town = _TOWN.match(publisher or "")
    return town.group(1) if town else None


def _of_office(publisher: str | None) -> str | None:
    """云岭市民政局: the name before an office."""
    office = _PUBLISHER.match(publisher or "")
    return _clean(office.group(1), _CUT_OF_OFFICE) if office else None


def _of_press(publisher: str | None, text: str) -> str | None:
    """稷源发布, 广西日报: the place whose name the paper bears, as the text gives it in full, or the list."""
    if not (paper := _PAPER.match(publisher or "")):
        return None
    full = re.search(re.escape(paper.group(1)) + "(?:市|县|区|州|旗|省)", text)
    return full.group() if full and not _generic().match(full.group()) else full_name(paper.group(1))


def _from_text(text: str) -> str | None:
    """The name its lines begin with, else the one that stands most often at a beginning."""
    cells, lines = any(mark in text for mark in _CELL_ENDS), "\n" + text
    heads = {match.group(1) for shape in ((_HEAD, _ROW) if cells else (_HEAD,)) for match in shape.finditer(lines)}
    for shape in (_ROW_LABEL, _CELL, _LINE_HEAD) if cells else (_LINE_HEAD,):
        labels = {match.group(1) for match in shape.finditer(lines)}
        heads |= labels if len(labels) > 1 else set()
    beside = _told_beside(text) | _headed(text) | _told_as_extreme(text)
    heads |= beside
    for line in text.split("\n"):
        if "|" not in line and "\t" not in line and (name := _leading(line.strip())) and name not in heads:
            return name
    counted: dict[str, int] = {}
    for start, end in known_names(text):
        name = last_name(text[start:end])
        if name in beside:
            continue
        counted[name] = counted.get(name, 0) + (3 if _AT_OFFICE.match(text, end) else 1)
    if counted:
        several = len(counted) >= _MANY and len(set(counted.values())) == 1
        return NATION if several and NATION in text else max(counted, key=lambda name: counted[name])
    for shape, weight in ((_BOUNDED, 1), (_BOUNDED_OFFICE, 3), (_MASKED, 1)):
        for match in shape.finditer(text):
            if (name := _clean(match.group(1))) and name not in heads:
                counted[name] = counted.get(name, 0) + weight
    return max(counted, key=lambda name: counted[name]) if counted else None


def _headed(text: str) -> set[str]:
    """The places that stand nowhere but as headings of several: the text is of none of them."""
    told = Counter(match.group(1) or match.group(2) for match in _ALONE.finditer("\n" + text))
    listed = list(told)[:_MOST_LISTED] if len(told) >= _FEWEST_LISTED else []
    return {name for name in listed if text.count(name) == told[name]}


def _told_as_extreme(text: str) -> set[str]:
    """The places that stand nowhere but where the highest or the lowest of several is told."""
    if "最" not in text:
        return set()
    told = Counter(match.group(1) or match.group(2) for match in _EXTREME.finditer(text))
    return {name for name in list(told)[:_MOST_LISTED] if text.count(name) == told[name]}


def _told_beside(text: str) -> set[str]:
    """The places that stand nowhere but in a list of places with a figure each: the text is of none of them."""
    if len(_MAY_TELL.findall(text)) < _FEWEST_LISTED:
        return set()
    told = Counter(match.group(1) for match in _TOLD_BESIDE.finditer(text))
    listed = list(told)[:_MOST_LISTED]
    return {name for name in listed if text.count(name) == told[name]} if len(told) >= _FEWEST_LISTED else set()
