"""How a command that changes data/ ends when the system refuses something."""

import errno

import pytest

from etl.commands.outcome import run_change


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (OSError(errno.EBADF, "Bad file descriptor"), "Bad file descriptor\n"),
        (OSError(errno.ENOSPC, "No space left", "data"), "data: No space left\n"),
        (OSError("odd"), "odd\n"),
    ],
)
def test_a_refusal_of_the_system_is_one_line_without_empty_places(
    broken: OSError, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def change() -> int:
        raise broken

    assert run_change(change) == 1
    assert capsys.readouterr().err == told
