"""The ledger's and the local copy's own schema, killed at each statement of its making."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from konnect_desktop.cache.database import Schema, open_database
from konnect_desktop.cache.ledger import _SCHEMA as LEDGER
from konnect_desktop.cache.local_copy_schema import SCHEMA as LOCAL_COPY

_KILLED: Final = """
import os, signal, sqlite3, sys
from pathlib import Path
from konnect_desktop.cache import database, ledger, local_copy_schema

class Dies(sqlite3.Connection):
    count = 0
    def execute(self, sql, *rest):
        Dies.count += 1
        if Dies.count == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(sql, *rest)

connect = sqlite3.connect
database.sqlite3.connect = lambda path, **options: connect(path, factory=Dies, **options)
schema = {"ledger": ledger._SCHEMA, "local_copy": local_copy_schema.SCHEMA}[sys.argv[1]]
database.open_database(Path(sys.argv[2]), schema).close()
"""


@pytest.mark.parametrize(("module", "schema"), [("ledger", LEDGER), ("local_copy", LOCAL_COPY)])
def test_f104_our_own_schema_is_there_whole_or_not_at_all(
    module: str, schema: Schema, tmp_path: Path
) -> None:
    with closing(open_database(tmp_path / "whole", schema)) as connection:
        whole = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    killed = 0
    for at in range(1, 60):
        path = tmp_path / str(at)
        command = (sys.executable, "-c", _KILLED, module, str(path), str(at))
        ended = subprocess.run(command, check=False)  # noqa: S603 — our own interpreter
        with closing(open_database(path, schema)) as connection:
            tables = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
            assert tables == whole
        if ended.returncode == os.EX_OK:
            break
        assert ended.returncode == -signal.SIGKILL
        killed += 1
    assert killed > len(whole)
