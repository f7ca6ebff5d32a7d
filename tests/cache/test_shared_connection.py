"""One connection for many threads: nothing is lost, and a failure reaches everyone it concerns."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from konnect_desktop.cache.shared_connection import SharedConnection, Statement
from konnect_desktop.domain.errors import BrokenError


@pytest.fixture
def shared(tmp_path: Path) -> SharedConnection:
    connection = sqlite3.connect(tmp_path / "db", isolation_level=None, check_same_thread=False)
    connection.execute("CREATE TABLE t (x INTEGER PRIMARY KEY)")
    return SharedConnection(connection)


def test_what_many_threads_write_is_all_there(shared: SharedConnection) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 50):
            shared.write("INSERT INTO t VALUES (?)", (number,))

    threads = [threading.Thread(target=write, args=(50 * index,)) for index in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shared.read("SELECT count(*) FROM t", ()) == [(400,)]
    shared.close()


def test_all_or_none_of_a_batch_is_written(shared: SharedConnection) -> None:
    twice = [Statement("INSERT INTO t VALUES (?)", (1,))] * 2
    with pytest.raises(BrokenError):
        shared.write_all(twice)
    assert shared.read("SELECT count(*) FROM t", ()) == [(0,)]
    shared.write("INSERT INTO t VALUES (?)", (1,))
    with pytest.raises(BrokenError):
        shared.write("INSERT INTO t VALUES (?)", (1,))
    shared.close()
