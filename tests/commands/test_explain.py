"""`etl explain` and `etl evaluate`: what an analyst sees."""

import json

from etl.__main__ import main


def test_explain_tells_how_a_figure_was_read_and_why_another_was_not(capsys):
    assert main(["explain", "城市低保标准由600元/月提高到650元/月，月人均补差300元。"]) == 0
    told = capsys.readouterr().out
    assert "「650元/月」  由…提高到…：城市 低保 → 650/month" in told
    assert "「300元」  原文“月人均补差”：补差或实际发放、补助的金额，不是标准" in told


def test_explain_names_the_words_a_refusal_hangs_on_and_keeps_the_undecided_apart(capsys):
    main(["explain", "城乡低保人均补助水平分别达到480元和3200元。集中供养特困人员1100元，分散供养850元。"])
    decided, undecided = capsys.readouterr().out.split("未能判明的金额及缘由")
    assert "「480元和3200元」  原文“人均补助水平”：" in decided and "1100元" not in decided
    assert "「1100元」  没有写明每月或每年，也没有称作标准" in undecided and "「850元」" in undecided


def test_explain_says_findings_in_words(capsys):
    main(["explain", "城市低保标准由600元/月提高到650元/月，增长12%。", "--published", "2022"])
    assert "超出四舍五入或截断所能解释的范围" in capsys.readouterr().out


def test_evaluate_scores_and_names_the_faults(tmp_path, capsys):
    passages, labels = tmp_path / "passages.jsonl", tmp_path / "labels.jsonl"
    passages.write_text(json.dumps({"id": "a", "text": "城市低保标准650元/月。"}), encoding="utf-8")
    want = {"indicator": "dibao", "area": "rural", "mode": None, "care": None, "value": 650, "period": "month"}
    labels.write_text(json.dumps({"id": "a", "observations": [want]}), encoding="utf-8")
    assert main(["evaluate", str(labels), str(passages), "--errors", "1"]) == 0
    told = capsys.readouterr().out
    assert "figure  precision 1.0000" in told
    assert "series  precision 0.0000" in told
    assert '"area": "rural"' in told


def test_evaluate_of_a_file_that_is_no_labels_is_one_line(tmp_path, capsys):
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{", encoding="utf-8")
    assert main(["evaluate", str(broken), str(broken)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
