"""What others only say or ask for: 网传低保标准要涨到980元，是否属实？, 关于“提高到每人每年9000元”的建议.

In: the text, where the sentence begins and ends, a run. Out: whether its figures are a rumour that is asked about, or
what a proposal asks for.
"""

from __future__ import annotations

import re

from etl.extract.runs import Run

_RUMOUR = re.compile("网传|谣传|传言|据传|传闻|抖音|快手|朋友圈|短视频|微信群|网上(?:说|传|看到|流传|有人)")
_PROPOSAL = re.compile("(?:左右|以上)?(?:[，。]?[”’])?的?(?:建议|提案|诉求|请求|呼吁|议案)")
"""提高到每人每年9000元”的建议"""


def is_only_said(text: str, begin: int, end: int, run: Run) -> bool:
    """Whether nobody has set the figures of a run, in the sentence text[begin:end].

    >>> text = "网传低保涨到980元，真的吗？"
    >>> is_only_said(text, 0, len(text), Run([], "amount", start=6, end=10))
    True
    """
    if _PROPOSAL.match(text, run.end):
        return True
    return text[end - 1 : end] in ("？", "?") and _RUMOUR.search(text, begin, run.start) is not None
