"""T3: what the ledger says was made durable before; and the check of that finds every breach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.gates.durability import check_order, durability_order
from tests.support.strace import parse

_SOUND: Sequence[str] = """\
7 mkdirat(5</a>, "Noor", 0700) = 0
7 fsync(5</a>) = 0
7 write(9</a/.konnect/parts/x.part>, "\\377\\330", 2) = 2
7 fsync(9</a/.konnect/parts/x.part> <unfinished ...>
8 write(1<pipe:[1]>, "a.jpg", 5) = 5
7 <... fsync resumed>) = 0
7 renameat2(4</a/.konnect/parts>, "x.part", 6</a/Noor>, "a.jpg", RENAME_NOREPLACE) = 0
7 fsync(6</a/Noor>) = 0
7 pwrite64(3</a/.konnect/ledger.sqlite3>, "..a.jpg..", 9, 4096) = 9
7 unlinkat(4</a/.konnect/parts>, "x.part", 0) = -1 ENOENT (No such file or directory)
""".splitlines()


def test_t3_f092_each_saved_file_is_durable_before_the_ledger_says_so(tmp_path: Path) -> None:
    result = durability_order(tmp_path)
    assert (result.files, result.violations) == (22, ())


def test_a_trace_in_order_has_no_violation() -> None:
    result = check_order(list(parse(_SOUND)), Path("/a"))
    assert (result.files, result.violations) == (1, ())


def _without(number: int) -> list[str]:
    return [line for place, line in enumerate(_SOUND) if place != number]


def _later(number: int, to: int) -> list[str]:
    lines = list(_SOUND)
    lines.insert(to, lines.pop(number))
    return lines


_WRITE, _NAMED, _FOLDER_SYNC, _SETTLED = 2, 6, 7, 8


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: [*_SOUND[:3], *_SOUND[6:]], "before its bytes were durable"),
        (lambda: _later(_NAMED, 4), "before its bytes were durable"),
        (lambda: _later(_WRITE, 5), "before its bytes were durable"),
        (lambda: _later(_WRITE, 6), "written to after it had its name"),
        (lambda: _without(_FOLDER_SYNC), "before its name was durable"),
        (lambda: _later(_FOLDER_SYNC, _SETTLED), "before its name was durable"),
        (lambda: [*_SOUND[:2], _SOUND[_SETTLED], *_SOUND[2:]], "before it had its name"),
        (lambda: _without(_SETTLED), "never learned"),
        (lambda: _without(1), "durable in the folder above"),
        (lambda: _later(1, _SETTLED), "durable in the folder above"),
    ],
)
def test_a_trace_out_of_order_is_found(made: Callable[[], list[str]], said: str) -> None:
    result = check_order(list(parse(made())), Path("/a"))
    assert any(said in line for line in result.violations), result


def test_a_call_that_failed_made_nothing_durable() -> None:
    lines = list(_SOUND)
    lines[_FOLDER_SYNC] = "7 fsync(6</a/Noor>) = -1 EIO (Input/output error) (INJECTED)"
    assert check_order(list(parse(lines)), Path("/a")).violations


def test_calls_that_another_one_interrupted_are_read_whole() -> None:
    calls = list(parse(_SOUND))
    assert [call.name for call in calls].count("fsync") == 3
    (part,) = [call for call in calls if call.name == "fsync" and call.paths[0].endswith("part")]
    assert (part.began, part.ended, part.error) == (3, 5, None)
    assert calls[2].data == b"\xff\xd8"
