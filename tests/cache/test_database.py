"""Opening databases: migrations are whole or not at all, newer files are left alone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from konnect_desktop.cache.database import Schema, open_database
from konnect_desktop.domain.errors import BrokenError, ErrorKind

_FIRST = ("CREATE TABLE a (x INTEGER)", "INSERT INTO a VALUES (1)")
_SECOND = (
    "ALTER TABLE a ADD COLUMN y INTEGER",
    "UPDATE a SET y = x + 1",
    "CREATE TABLE b (z TEXT)",
    "INSERT INTO b SELECT 'moved' FROM a",
)
_OLD = Schema((_FIRST,), "WAL", "NORMAL")
_NEW = Schema((_FIRST, _SECOND), "WAL", "NORMAL")


def test_a_database_is_brought_to_the_newest_version(tmp_path: Path) -> None:
    path = tmp_path / "db"
    open_database(path, _OLD).close()
    with closing(open_database(path, _NEW)) as connection:
        assert connection.execute("SELECT x, y FROM a").fetchall() == [(1, 2)]
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    with closing(sqlite3.connect(tmp_path / "db.before-2")) as copy:
        assert copy.execute("SELECT * FROM a").fetchall() == [(1,)]


_KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.cache.test_database import _NEW
from konnect_desktop.cache import database

at = int(sys.argv[2])

class Dies(sqlite3.Connection):
    count = 0
    def execute(self, sql, *rest):
        Dies.count += 1
        if Dies.count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(sql, *rest)

connect = sqlite3.connect
database.sqlite3.connect = lambda path, **options: connect(path, factory=Dies, **options)
database.open_database(Path(sys.argv[1]), _NEW).close()
"""


def test_f104_a_migration_killed_at_any_statement_is_old_or_new(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    seen: set[int] = set()
    for at in range(1, 40):
        path = tmp_path / f"db{at}"
        open_database(path, _OLD).close()
        ended = subprocess.run(  # noqa: S603 — our own interpreter
            [sys.executable, "-c", _KILLED, str(path), str(at), root], check=False
        )
        with closing(sqlite3.connect(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            columns = len(connection.execute("SELECT * FROM a").description)
            assert columns == version
            seen.add(version)
        with closing(open_database(path, _NEW)) as connection:
            assert connection.execute("SELECT x, y FROM a").fetchall() == [(1, 2)]
        if ended.returncode != -signal.SIGKILL:
            assert ended.returncode == os.EX_OK
            break
    else:
        pytest.fail("the migration never ended")
    assert seen == {1, 2}


def test_f184_a_newer_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "db"
    open_database(path, _NEW).close()
    before = path.read_bytes()
    with pytest.raises(BrokenError) as caught:
        open_database(path, _OLD)
    assert caught.value.kind is ErrorKind.DATABASE_NEWER
    assert path.read_bytes() == before


def test_f103_damage_is_found_or_harmless(tmp_path: Path) -> None:
    path = tmp_path / "db"
    with closing(open_database(path, _NEW)) as connection:
        connection.executemany("INSERT INTO b VALUES (?)", [("row" * 50,) for _ in range(500)])
    sound = path.read_bytes()
    dice = random.Random(103)  # noqa: S311 — a seed, not a secret
    damaged = 0
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(dice.randint(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        if dice.random() < 0.2:
            del data[dice.randrange(len(data)) :]
        path.write_bytes(data)
        try:
            with closing(open_database(path, _NEW)) as connection:
                connection.execute("SELECT count(*) FROM b").fetchone()
        except BrokenError as error:
            assert error.kind in {ErrorKind.DATABASE_DAMAGED, ErrorKind.DATABASE_NEWER}  # noqa: PT017
            damaged += 1
    assert damaged > 0
