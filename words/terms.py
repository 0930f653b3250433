"""The codes of the vocabulary in words: `term("area", "urban", "zh")` is 城市, a series_id becomes its Chinese name.

Comes in: codes of the vocabulary. Goes out: words of figures.toml and terms.toml in words/texts/. A code without a word
raises KeyError; only what is missing (None, NaN) is 原文未载 by `term_or_missing`.
"""

from __future__ import annotations

from words.catalogue import Lang, load_catalogue, text

AREAS = ("urban", "rural", "unified")
CARES = ("self", "half", "full")
MODES = ("institution", "home")
CHILDREN = ("orphan", "unattended")
_SEARCHED = ("indicator", "area", "mode", "care", "orphan", "programme", "measure")


def term(kind: str, code: str, lang: Lang) -> str:
    """The word for a code of one kind (area, mode, care, basis, grade, provenance, coverage, programme …).

    >>> term("basis", "regional", "zh"), term("coverage", "no_document", "zh")
    ('执行省级统一标准', '未收录文件')
    """
    catalogue = "figures" if f"figures.{kind}_{code}" in load_catalogue() else "terms"
    return text(f"{catalogue}.{kind}_{code}", lang)


def term_or_missing(kind: str, code: object, lang: Lang) -> str:
    """The word for a code, 原文未载 where there is none.

    >>> term_or_missing("grade", None, "zh")
    '原文未载'
    """
    return term(kind, code, lang) if isinstance(code, str) and code else text("figures.not_printed", lang)


def codes_of(word: str) -> list[str]:
    """The codes whose word, Chinese or English, holds `word`: so that a search for 特困 finds tekun_basic.

    >>> codes_of("半护理"), codes_of("没有这个词")
    (['half'], [])
    """
    sought = word.lower()
    codes = []
    for key, entry in load_catalogue().items():
        catalogue, _, name = key.partition(".")
        kind, _, code = name.partition("_")
        if catalogue in ("figures", "terms") and kind in _SEARCHED and sought in f"{entry['zh']} {entry['en']}".lower():
            codes.append(code)
    return list(dict.fromkeys(codes))


def series_order(series_id: str) -> tuple[int, ...]:
    """Where a series stands within its indicator: urban before rural, institution before home, care from least to most.

    >>> sorted(["dibao.rural", "dibao.urban"], key=series_order)
    ['dibao.urban', 'dibao.rural']
    """
    parts = series_id.split("@")[0].split(".")[1:]
    return tuple(
        next((place for place, code in enumerate(codes, start=1) if code in parts), 0)
        for codes in (("urban", "unified", "rural"), MODES, CARES)
    )


def mode_label(indicator: str, mode: str, lang: Lang) -> str:
    """集中供养 for tekun, 机构养育 for children: the same code in each programme's own word.

    >>> mode_label("orphan", "institution", "zh"), mode_label("tekun_basic", "institution", "zh")
    ('机构养育', '集中供养')
    """
    return term("orphan" if indicator in CHILDREN else "mode", mode, lang)


def breakdown_label(series_id: str, lang: Lang) -> str:
    """What sets a series apart within its indicator: 城市·全护理, 集中供养; for an undivided one, a dash.

    >>> breakdown_label("tekun_basic.urban.full", "zh"), breakdown_label("tekun_basic.home", "zh")
    ('城市·全护理', '分散供养')
    """
    indicator, *parts = series_id.split("@")[0].split(".")
    words = [_part_word(indicator, part, lang) for part in parts]
    if not words:
        return text("terms.orphan_undivided", lang) if indicator in CHILDREN else "—"
    label = ("·" if lang == "zh" else ", ").join(words)
    return label if lang == "zh" else _capitalise(label)


def series_label(series_id: str, lang: Lang) -> str:
    """The name of a series as a reader says it.

    >>> series_label("tekun_basic.urban.self", "zh"), series_label("orphan.home", "zh")
    ('城市特困（全自理）', '孤儿（社会散居）')
    >>> series_label("dibao.rural", "en")
    'Rural dibao'
    """
    base, _, scope = series_id.partition("@")
    indicator, *parts = base.split(".")
    area = next((_part_word(indicator, part, lang) for part in parts if part in AREAS), "")
    details = [_part_word(indicator, part, lang) for part in parts if part not in AREAS]
    if not parts and indicator in CHILDREN:
        details = [text("terms.orphan_undivided", lang)]
    fields = {"area": area, "indicator": term("indicator", indicator, lang)}
    key = "terms.series_detail" if details else "terms.series_plain"
    label = _capitalise(text(key, lang, detail=text("terms.detail_join", lang).join(details), **fields).strip())
    return text("terms.series_scope", lang, label=label, scope=scope) if scope else label


def _part_word(indicator: str, part: str, lang: Lang) -> str:
    if part in AREAS:
        word = term("area", part, lang)
    else:
        word = mode_label(indicator, part, lang) if part in MODES else term("care", part, lang)
    return word.lower() if lang == "en" else word


def _capitalise(label: str) -> str:
    return label[:1].upper() + label[1:]
