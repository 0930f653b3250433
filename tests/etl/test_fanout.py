"""Work done by processes: in order, a few batches at a time, and one item that kills its worker costs only itself."""

from etl.fanout import Processes, fan_out
from tests.etl.poison import slowly, square_or_die


def batches_of(size, numbers):
    return [list(numbers[start : start + size]) for start in range(0, len(numbers), size)]


def test_results_come_in_the_order_of_the_items():
    assert list(fan_out(slowly, batches_of(4, range(40)), Processes(2), lambda item, why: -1)) == list(range(40))


def test_an_item_that_kills_its_worker_costs_only_itself():
    results = list(fan_out(square_or_die, batches_of(5, range(30)), Processes(2), lambda item, why: -item))
    assert results == [-13 if n == 13 else n * n for n in range(30)]


def test_only_a_bounded_number_of_batches_is_read_ahead():
    taken = []

    def batches():
        for start in range(100):
            taken.append(start)
            yield [start]

    results = fan_out(slowly, batches(), Processes(1), lambda item, why: -1)
    next(results)
    assert len(taken) <= 4
    results.close()
