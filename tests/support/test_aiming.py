from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.aiming import Aim, aims
from tests.support.strace import Call, parse, sees_paths

_TRACE = """\
1 fsync(3</a/x>) = 0
1 fsync(3</a/y>) = 0
2 fsync(4</a/z>) = 0
2 fsync(4</a/.konnect/parts/0123456789abcdef0123456789abcdef.part>) = 0
2 fsync(4</a/z>) = 0
""".splitlines()


@pytest.fixture
def calls() -> list[Call]:
    return list(parse(_TRACE))


def test_a_call_that_another_thread_would_come_to_first_is_hit_by_its_path(
    calls: list[Call],
) -> None:
    expected = Aim("fsync", 1, "/a/z") if sees_paths() else None
    assert aims(calls, [calls[2]]).get(calls[2]) == expected


def test_a_name_made_at_random_is_hit_by_its_count_or_not_at_all(calls: list[Call]) -> None:
    assert aims(calls, [calls[3]]) == {}
    assert aims(calls[2:], [calls[3]]) == {calls[3]: Aim("fsync", 2)}


def test_an_aim_moves_with_its_archive() -> None:
    moved = Aim("fsync", 1, "/a/z").moved(Path("/a"), Path("/b/c"))
    assert moved == Aim("fsync", 1, "/b/c/z")
    assert Aim("fsync", 1, "Noor").moved(Path("/a"), Path("/b")).path == "Noor"


def test_an_aim_says_once_or_from_then_on() -> None:
    aim = Aim("fsync", 4, "/a/z")
    assert aim.options("error=EIO") == ("-P", "/a/z", "-e", "inject=fsync:error=EIO:when=4")
    assert aim.options("error=EIO", for_good=True)[-1] == "inject=fsync:error=EIO:when=4+"
