"""Hand-made Reports: own sentences, own numbers, as many regions as a test asks for."""

from __future__ import annotations

from datetime import date

import pandas as pd

from briefing.chart import Chart, Point, Series
from briefing.report import Cell, Definition, Report, Section, Source, Table, Version
from words.catalogue import Lang

NAMES = {
    "zh": [
        *(
            "同心县",
            "潜江市",
            "鄂尔多斯市",
            "铜川市",
            "积石山保安族东乡族撒拉族自治县",
            "双江拉祜族佤族布朗族傣族自治县",
        ),
        *("镇沅彝族哈尼族拉祜族自治县", "神农架林区", "石家庄市", "巴音郭楞蒙古自治州", "乌鲁木齐市", "浦东新区"),
    ],
    "en": [
        *("Tongxin", "Qianjiang", "Ordos", "Tongchuan", "Jishishan Bonan, Dongxiang and Salar", "Shuangjiang"),
        *("Zhenyuan", "Shennongjia", "Shijiazhuang", "Bayingolin Mongol Prefecture", "Ürümqi", "Pudong"),
    ],
}
COLOURS = ["0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "8C6D31", "7A4FA3"] + ["8A8F94"] * 4
VERSION = Version("数据截至2024年1月17日，版本 0a1b2c3d", date(2024, 1, 17), "0a1b2c3d")
URBAN = [650.0, 690.0, 950.0, 630.33, 712.5, None, 688.0, 700.0, 801.0, 655.0, 820.0, 1510.0]
RURAL = [460.0, 526.0, 720.0, 447.5, None, 410.0, 430.0, 500.0, 600.0, 480.0, 560.0, 1510.0]


def _badge(year: int, lang: Lang) -> str:
    return f"（{year}）" if lang == "zh" else f" ({year})"


def _point(value: float | None, number: int, lang: Lang, tint: bool = False) -> Point:
    if value is None:
        return Point(None)
    implied = value == 630.33
    printed = f"{value:,.1f}" if value == 447.5 or value == 712.5 else f"{value:,.0f}"
    before = ("约" if lang == "zh" else "about ") if implied else ""
    mark = "hatched" if implied else "tint" if tint else "solid"
    return Point(value, printed, before, _badge(2020 + number % 4, lang), mark, COLOURS[number])


def bars_section(names: list[str], lang: Lang) -> Section:
    """Urban and rural bars by region with one implied value and gaps."""
    zh = lang == "zh"
    count = len(names)
    urban = Series("城市" if zh else "Urban", tuple(_point(URBAN[n], n, lang) for n in range(count)), "555555")
    rural = Series(
        "农村" if zh else "Rural", tuple(_point(RURAL[n], n, lang, True) for n in range(count)), "555555", "tint"
    )
    kind = "columns" if count <= 4 else "bars"
    chart = Chart(
        kind, "低保标准" if zh else "Dibao", "元/人·月" if zh else "yuan a month", tuple(names), (urban, rural)
    )
    finding = (
        "城市低保以鄂尔多斯市最高（950元，2022年），比最低的铜川市（约630元，2023年）高出约320元；"
        "各地年份不一，比较仅供参考。"
        if zh
        else "Urban dibao is highest in Ordos (950 yuan, 2022), about 320 yuan above Tongchuan (about 630 yuan, 2023); "
        "the years differ."
    )
    notes = (
        ("斜线柱为按增幅推算的数：665÷1.055，区间629.7—630.6元。",)
        if zh
        else ("Hatched: implied from the stated growth, 665 ÷ 1.055.",)
    )
    sources = tuple(range(1, count + 1))
    spoken = ("同心县2022年：每人每月650元〔1〕",) if zh else ("Tongxin 2022: 650 yuan a person and month [1]",)
    return Section(
        "dibao", "城乡低保标准各是多少？" if zh else "How high is dibao?", finding, chart, None, notes, sources, spoken
    )


def lines_section(names: list[str], lang: Lang) -> Section:
    """Lines over years with missing years."""
    years = tuple(str(year) for year in range(2015, 2024))
    series = []
    for number, name in enumerate(names[:6]):
        values = [400.0 + 40 * n + 55 * number if (n + number) % 4 else None for n in range(len(years))]
        points = tuple(Point(v, f"{v:,.0f}") if v is not None else Point(None) for v in values)
        series.append(Series(name, points, COLOURS[number], "solid", ("solid", "dash", "dot", "dashdot")[number % 4]))
    series.append(
        Series(
            "全国平均" if lang == "zh" else "National average",
            tuple(Point(v, f"{v:,.0f}") for v in range(451, 805, 40)),
            "8A8F94",
            dash="dash",
            marker="none",
        )
    )
    title = (
        "城市低保标准历年" if lang == "zh" else "Urban dibao over the years",
        "元/人·月" if lang == "zh" else "yuan a month",
    )
    question = "历年怎样变化？" if lang == "zh" else "How did it move?"
    finding = (
        "2015年以来各地标准逐年提高，鄂尔多斯市始终居首。"
        if lang == "zh"
        else "Standards rose every year since 2015; Ordos led throughout."
    )
    return Section("trend", question, finding, Chart("lines", *title, years, tuple(series)), None, (), (1,))


def table_section(names: list[str], lang: Lang) -> Section:
    """A matrix of regions by standard."""
    zh = lang == "zh"
    header = ("地区", "城市低保", "农村低保", "备注") if zh else ("Region", "Urban dibao", "Rural dibao", "Remark")
    rows = tuple(
        (
            Cell(name),
            Cell(
                "文件未载"
                if URBAN[n] is None and zh
                else "not stated"
                if URBAN[n] is None
                else f"{URBAN[n]:,.0f}{_badge(2022, lang)}",
                URBAN[n],
                (n + 1,),
            ),
            Cell("" if RURAL[n] is None else f"{RURAL[n]:,.0f}{_badge(2022, lang)}", RURAL[n], (n + 1,)),
            Cell("=1+1" if n == 0 else ""),
        )
        for n, name in enumerate(names)
    )
    table = Table("各地标准一览" if zh else "All standards", header, rows, "元/人·月" if zh else "yuan a month", (1, 2))
    question = "各地标准总体如何？" if zh else "How do the regions stand?"
    return Section(
        "overview", question, "一表看全各地标准。" if zh else "All standards in one table.", None, table, (), ()
    )


def sample_report(regions: int, lang: Lang = "zh") -> Report:
    """A Report on the first `regions` names."""
    names = NAMES[lang][:regions]
    zh = lang == "zh"
    sources = tuple(
        Source(
            n + 1,
            f"pub-{n:03}",
            f"《{name}民政工作总结》（{name}民政局，{2020 + n % 4}-12-06）",
            "官网转载" if zh else "official copy",
        )
        for n, name in enumerate(names)
    )
    return Report(
        title="社会救助标准对照简报" if zh else "Social-assistance standards side by side",
        subtitle="、".join(names) if zh else ", ".join(names),
        lang=lang,
        version=VERSION,
        sections=(table_section(names, lang), bars_section(names, lang), lines_section(names, lang)),
        sources=sources,
        definitions=(
            Definition(
                "低保" if zh else "Dibao", "家庭人均收入低于此线者可申请" if zh else "An income line", "国务院令第649号"
            ),
        ),
        method=("元/人·年除以12得元/人·月。" if zh else "Yearly figures are divided by twelve.",),
        filters={"地区" if zh else "Regions": "、".join(names)},
        base_region="640324" if regions else None,
        columns={"region": "地区", "year": "年份"} if zh else {"region": "Region", "year": "Year"},
        comparison=comparison_frame(names),
        figures=comparison_frame(names),
        growth=growth_frame(names),
    )


def comparison_frame(names: list[str]) -> pd.DataFrame:
    """Figure-frame rows of the bars above."""
    codes = ["640324", "429005", "150600", "610200", *(f"62{n:04}" for n in range(12))]
    rows = []
    for n, name in enumerate(names):
        for series_id, label, values in (("dibao.urban", "城市低保", URBAN), ("dibao.rural", "农村低保", RURAL)):
            if values[n] is not None:
                rows.append(
                    {
                        "region_code": codes[n],
                        "region": name,
                        "series_id": series_id,
                        "series_name": label,
                        "year": 2020 + n % 4,
                        "value": values[n],
                        "period": "month",
                        "yuan_per_month": values[n],
                        "basis": "implied" if values[n] == 630.33 else "stated",
                        "printed": "-每人每月650元" if n == 0 else "690元/月",
                        "source_number": n + 1,
                        "title": "=HYPERLINK(1)" if n == 1 else "总结",
                    }
                )
    return pd.DataFrame(rows)


def growth_frame(names: list[str]) -> pd.DataFrame:
    """Growth pairs as the warehouse's view gives them."""
    rows = [("同心县", 600.0, 650.0, 8.333333, None), ("鄂尔多斯市", 900.0, 950.0, 5.555556, 5.5)]
    columns = ["region", "from_yuan_per_month", "to_yuan_per_month", "growth_computed_pct", "growth_stated_pct"]
    return pd.DataFrame([row for row in rows if row[0] in names], columns=columns)
