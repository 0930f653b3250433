"""Reading standards out of documents

The whole pipeline (repair, extract, check) on the same texts as jionlp's extract_money and recognizers-text's currency
recogniser, which find bare amounts only, and against the floor: decode the bytes and run one compiled alternation, the
lexer's own, over them. Then what must stay linear: ten times the text, repetitions made to hurt. All in processor time:
nothing here waits, and a busy machine then disturbs least.
"""

from __future__ import annotations

import importlib.util
import itertools
import time
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.record import Ratio
from benchmarks.timing import RUNS, side_by_side
from etl.extract.text.lexer import master_pattern
from etl.pipeline import extract_document
from etl.records import SourceText

FILLER = (
    "一年来，全局上下认真落实各项决策部署，坚持以人民为中心的发展思想，扎实推进各项工作。",
    "加强社区治理，建成示范社区12个，开展志愿服务活动326场次，服务群众4.2万人次。",
    "推进殡葬改革，完成公益性墓地规划，办理结婚登记2362对，补发证件402件。",
    "落实安全生产责任制，开展专项检查16次，整改隐患58处，各类机构运行平稳。",
    "做好行政区域界线联检，设置地名标志牌268块，采集地名信息3100条。",
    "投入资金368万元，改造敬老院3所，新增护理型床位120张，培训护理员86人次。",
    "发展社会组织，完成年检126家，抽查12家，注销6家，引导其参与乡村振兴。",
)
TRAPS = (
    "每人每月" * 12,
    "1,111" * 10,
    "（" * 40,
    "由从由从",
    "6 3 0 ",
    "低保 1 人 ",
    "标(biao)",
    "元/人·月/",
    "城市、农村、",
    "2022年7月1日起",
    "城市低保，",
    "2019年，600元、500元；",
    "600元（孤儿2019年4月1日起调到2000元）",
    "由600元、",
    "甲区城市低保500元，",
    "按低保",
    "以低保为基数，",
    "某县 660 450\n",
    "低保\n650\n",
    "序号 低保 标准 2020年\n",
    "一、低保\n",
    "\n",
)
CLOCK = time.process_time
NAMED = "城市低保标准"
"""Stands before every trap: a text that names no subject is not read at all"""


def run() -> list[Ratio]:
    """All ratios; peers that are not installed are left out and named in a note."""
    sparse, dense = list(itertools.islice(sparse_texts(), 12)), dense_texts()
    return [
        *_against_floor("most sentences hold no standard", sparse, at_most=5.0),
        *_against_floor("most sentences hold a standard", dense, at_most=None),
        *_against_peers("most sentences hold no standard", sparse),
        *_against_peers("most sentences hold a standard", dense),
        *_linear(sparse[0]),
    ]


def dense_texts() -> list[str]:
    """The passages of the test corpus, as documents."""
    from tests.corpus import load

    return ["\n".join(str(passage["text"]) for passage in load("wordings.toml", "passage"))]


def sparse_texts(size: int = 10_000, first: int = 0) -> Iterator[str]:
    """Documents of `size` bytes, one sentence in thirty or so on a standard, each with figures of its own."""
    for number in itertools.count(first):
        urban, rural = 500 + number % 300, 4000 + number % 2000
        figure = f"城市低保标准由每人每月{urban}元提高到{urban + 30}元，农村低保标准提高到每人每年{rural}元。"
        lines, length = [], 0
        for place in itertools.count(number):
            sentence = figure if place % 31 == 7 else FILLER[place % len(FILLER)]
            lines.append(sentence + ("\n" if place % 5 == 0 else ""))
            length += len(sentence.encode())
            if length >= size:
                break
        yield "".join(lines)


def _pipeline(texts: list[str]) -> Callable[[], object]:
    sources = [SourceText(str(i), text, "text") for i, text in enumerate(texts)]
    return lambda: [extract_document(source) for source in sources]


def _floor(texts: list[str]) -> Callable[[], object]:
    contents, pattern = [text.encode() for text in texts], master_pattern()
    return lambda: [sum(1 for _ in pattern.finditer(content.decode())) for content in contents]


def _megabytes(texts: list[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def _against_floor(name: str, texts: list[str], at_most: float | None) -> list[Ratio]:
    ours, floor = side_by_side(_pipeline(texts), _floor(texts), clock=CLOCK)
    note = f"{_megabytes(texts) / ours:.2f} MB/s"
    return [Ratio(name, "decode + one alternation", ours, "s", floor, RUNS, at_most=at_most, note=note)]


def _against_peers(name: str, texts: list[str]) -> list[Ratio]:
    """Speed in MB/s as a ratio; above 1 is faster than the peer."""
    ratios = []
    for peer, read in _peers().items():
        sample = [texts[0][:1500]] if peer == "recognizers-text" else texts
        runs = 3 if peer == "recognizers-text" else RUNS
        ours, theirs = side_by_side(_pipeline(sample), partial(_read_all, read, sample), runs, CLOCK)
        size = _megabytes(sample)
        ratios.append(Ratio(name, f"{peer}, bare amounts", size / ours, "MB/s", size / theirs, runs, at_least=1.0))
    return ratios


def _read_all(read: Callable[[str], object], texts: list[str]) -> list[object]:
    return [read(text) for text in texts]


def _peers() -> dict[str, Callable[[str], object]]:
    found: dict[str, Callable[[str], object]] = {}
    if importlib.util.find_spec("jionlp"):
        import jionlp

        found["jionlp"] = jionlp.ner.extract_money
    if importlib.util.find_spec("recognizers_number_with_unit"):
        from recognizers_number_with_unit import Culture, recognize_currency

        found["recognizers-text"] = lambda text: recognize_currency(text, Culture.Chinese)
    return found


def _linear(text: str) -> list[Ratio]:
    """Ten times the text, plain and made of repetitions that tempt a pattern to try again and again."""
    ratios = []
    for name, piece in [
        ("a document", text),
        *(
            (f"“{' '.join(trap[:8].split()) or 'blank line'}…” over and over", trap * (3000 // len(trap)))
            for trap in TRAPS
        ),
    ]:
        ten, one = side_by_side(_pipeline([NAMED + piece * 10]), _pipeline([NAMED + piece]), 5, CLOCK)
        ratios.append(Ratio(f"ten times {name}", "once", ten, "s", one, 5, at_most=12.0))
    return ratios
