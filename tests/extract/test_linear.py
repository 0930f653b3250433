"""Ten times the text costs about ten times the time, whatever is said over and over."""

import gc
import time

import pytest

from etl.pipeline import extract_text

pytestmark = pytest.mark.soak
"""a crowded machine can stretch any time: `make soak` and the benchmark extract hold the line, not `make test`"""

SHORT = 1_500
TIMES = 12
FACTOR = 2.2
"""what a busy machine may add; a search that is quadratic takes 10 times as long and more"""


def numbered(shape):
    """`shape` with another amount each time it is said."""
    return lambda count: "".join(shape.format(500 + 7 * place) for place in range(count))


def repeated(before, piece, after=""):
    return lambda count: before + piece * count + after


TEXTS = {
    "clauses before one amount": repeated("", "城市低保，", "每人每月650元。"),
    "clauses before several amounts": repeated("", "城市低保，", "每人每月650元、700元、800元。"),
    "blanks beside numbers": repeated("", "低保 1 人 "),
    "old figures without new ones": repeated("低保", "由600元、", "提高到650元。"),
    "one list of amounts": repeated("低保标准", "650元、"),
    "lists taken back": repeated("低保", "650元、600元补助，"),
    "figures of one series": numbered("低保标准每人每月{}元。"),
    "figures that hold at present": numbered("目前低保标准每人每月{}元。"),
    "rows of a table": repeated("地区 城市低保 农村低保\n", "某县 660 450\n"),
    "cells of a flattened table": repeated("", "低保\n650\n"),
    "label lines": repeated("低保标准（元/月）\n", "城市：650\n"),
    "rows with bars": repeated("| 项目 | 标准 |\n", "| 城市低保 | 650 |\n"),
    "rows with tabs": repeated("", "城市低保\t650\t\n"),
    "cells on one line": repeated("低保标准 ", "城市 650 "),
    "names without figures": repeated("", "城市低保\n"),
    "figures without names": repeated("低保\n", "650\n"),
    "cells that fold into no table": repeated("低保", "某\n某\n某\n某\n某\n某\n500\n"),
    "rows of uneven cells": repeated("", "低保\n某\n500\n600\n低保\n500\n600\n700\n"),
    "groups paid the same": repeated("", "城市、农村、", "低保650元同一标准"),
    "bases": repeated("", "以低保为基数，", "650元"),
    "headings": repeated("", "一、低保\n"),
    "blank lines": repeated("低保650元", "\n"),
    "figures between commas": repeated("低保", "1,1111,"),
    "old figures told ahead": repeated("低保标准", "告别480元的旧标准，"),
    "old figures set against": repeated("低保标准650元", "，高于480元的原标准"),
    "shares named as a treasury's": repeated("", "中央财政孤儿", "补助每人每月300元。"),
    "rises of grades": repeated("低保标准650元，", "全额档增加30元，"),
    "units": repeated("低保650", "元/人·月/"),
    "places that a list tells": repeated("城市低保标准", "云岭市由210元提高到273元，"),
    "figures replaced now": repeated("低保标准", "650元，现提高到", "700元"),
    "heads between figures": repeated("", "农村特困人员每人每年11700元\n孤儿养育标准（7月1日起执行）\n"),
    "figures said to end": repeated("低保标准", "城市545元、农村420元的旧标准停止执行，"),
    "days pointed back to": repeated("低保标准650元，自2019年7月1日起执行。", "农村低保标准450元，同日起执行。"),
    "days of publication": repeated("低保标准650元", "，即日起提高"),
    "places referred to": repeated("", "石桥市的做法好，该市城市低保标准提高到650元。"),
    "days of payment": repeated("低保标准650元。", "从2019年7月1日起差额差额差额补足。"),
    "what is paid as a topic": repeated("低保标准650元。", "补差水平方面，一类地区城镇不低于690元；"),
    "rises on the average": repeated("城市低保标准650元，农村低保标准450元", "，平均增幅4%"),
    "blanks in numbers": repeated("低保", "6 3 0 "),
    "numbers split by blanks": repeated("低保 ", "6 480 7 30"),
    "numbers split by commas": repeated("", "低保5，640元/年。"),
    "heads that change within": repeated("", "低保\n城市\n农村\n650\n520\n"),
    "rows without a name": repeated("项目 | 标准 | 备注\n特困 | 900 | 集中供养\n", " | 800 | 分散供养\n"),
    "references": repeated("", "按低保"),
    "grades defined": repeated("特困护理", "一档（全护理）、", "每人每月900元。"),
    "lists of grades": repeated("特困护理", "一、二、三档分别为", "900元"),
    "figures under a year": repeated("城市低保标准\n2016年", "650元，", "700元"),
    "rises told of figures above": numbered("低保标准每人每月{}元。上述标准增幅均为5%。"),
    "worked examples": repeated("", "例如标准为680元、收入400元的，领280元，"),
    "old figures told back": repeated("城市低保650元。", "此前分别是600元、500元，"),
    "classes under a minimum": repeated("低保最低标准：", "一类地区650元、"),
    "counted places": repeated("", "东平、西平、", "南平六区低保650元。"),
    "lists of classes": repeated("", "一类、二类、", "三类地区低保650元。"),
    "districts of a city": repeated("", "云岭市的东川区、", "西川区低保650元。"),
    "farms beside districts": repeated("", "东川区、", "红星农场低保650元。"),
    "minima of a province": repeated("", "省民政厅公布的低保最低标准", "600元。"),
    "dates in items": repeated("", "一、低保。自7月1日起补差300元。\n二、特困供养标准900元。\n"),
    "days of effect": repeated("低保650元。", "新标准自2022年7月1日启用，"),
    "figures that one unites": repeated("城市低保700元", "、农村低保610元", "，统一提高到790元。"),
    "figures in force no longer": numbered("每人每月{}元的低保标准不再执行。"),
    "growths of others": repeated("", "居民收入增长5%，", "低保标准每人每月650元。"),
    "shares of a treasury": repeated("市财政对低保按", "每人每月650元、", "的标准给予补助。"),
    "periods in heads": repeated("", "农村五保年供养标准：集中由3700元提高到4200元；"),
    "topics of items": repeated("", "一、发放取暖补贴。孤儿每人每年450元。\n"),
    "orphans of homes": repeated("", "福利院养育的孤儿每人每月1850元，"),
    "averages": repeated("低保标准平均", "分别", "达到650元。"),
    "care parts behind groups": repeated("城市特困人员每人每月900元", "，农村680元", "。护理费全护理600元。"),
    "injected pinyin": repeated("", "標(biao)準(zhun)"),
    "figures of once": repeated("", "过去城市低保标准每人每月560元；", "现在是620元。"),
    "once and now": repeated("", "以前低保标准560元，现在是620元。"),
    "rises by one sign": repeated("低保标准每人每月650元", "，涨40元"),
    "items of places": repeated("", "一、柳河区城市低保800元。农村低保600元。\n二、石桥县城市低保700元。\n"),
    "items of places with many figures": numbered("一、柳河区城市低保标准{}元。农村低保标准600元。"),
    "figures that serve as standards": repeated("", "280元、250元分别作为城市、农村低保标准，"),
    "numbers cut by a pause": repeated("低保标准每人每月", "1、800元，每人每月"),
    "lines that begin with money": repeated("", "低保每人每月\n1040元，"),
    "places with the areas as one": repeated("农村低保标准，", "柳河区城乡统一，", "其余各县每人每年2880元。"),
    "short names counted": repeated("", "城关、兴达二街道，", "城市低保标准每人每月650元。"),
    "places listed without a count": repeated("", "兴达、", "城关三个街道城市低保标准每人每月650元。"),
    "questions of one's own case": repeated("一、", "我父亲是特困人员，", "每月多少？\n答：特困供养每人每月900元。"),
    "meanings of grades": repeated("特困护理费", "一档为全护理，二档为半护理，", "。集中供养的，一档每人每月900元。"),
    "old figures in one bracket": repeated("城乡低保标准每人每月650元（原", "城市600元、农村500元、", "）。"),
    "topics that keep step": repeated("低保标准每人每月650元。", "特困供养跟着低保走，", "城市每人每月900元。"),
    "years told as one": repeated("农村低保标准每人每月460元。", "一年不低于5520元，"),
    "lists behind colons": repeated("", "低保标准为：（一）城市：每人每月650元；（二）农村："),
    "labels behind colons": repeated("低保标准：", "城市：650元；农村：450元；"),
    "days that lead lists": repeated("", "从9月1日起，\n一是城市低保标准提高到700元；\n"),
    "areas told to be one": repeated("低保", "城市原每月720元、农村原每月640元，今年起不分城乡，", "一律为780元。"),
    "levels of government that pay": repeated("省级", "对散居孤儿补助每人每月300元、"),
    "shares of a wage": repeated("特困护理费参照", "最低工资1700元的50%、", "确定为每人每月850元。"),
    "who is counted behind": repeated("低保标准提高到650元", "登记留守儿童32名"),
    "what is paid and rises": repeated("", "低保补差水平同步提高，市区每人每月400元；"),
}


def seconds(text):
    """Processor time, the better of two."""
    spent = []
    for _ in range(2):
        gc.collect()
        start = time.process_time()
        extract_text(text)
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS)
def test_the_time_grows_with_the_text_and_no_faster(make):
    count = SHORT // len(make(1))
    once, longer = seconds(make(count)), seconds(make(count * TIMES))
    assert longer <= max(once, 0.002) * TIMES * FACTOR
