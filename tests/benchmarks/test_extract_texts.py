"""The texts that extraction is timed on hold what the benchmark says they hold."""

from itertools import islice

from benchmarks.extract import TRAPS, dense_texts, sparse_texts
from etl.pipeline import extract_text


def test_a_sparse_document_holds_three_figures_a_line_in_thirty():
    text = next(sparse_texts())
    assert 10_000 <= len(text.encode()) < 10_400
    assert {o.indicator for o in extract_text(text).observations} == {"dibao"}


def test_documents_differ_and_can_be_had_from_any_number_on():
    first, second = islice(sparse_texts(), 2)
    assert first != second
    assert next(sparse_texts(first=1)) == second


def test_the_dense_text_holds_hundreds_of_figures():
    assert len(extract_text(dense_texts()[0]).observations) > 150


def test_no_trap_makes_the_reader_fail():
    for trap in TRAPS:
        extract_text("城市低保标准" + trap * 50)
