"""``accounts.toml`` as a state that changes are played on: two processes never undo each other.

Rule: who writes holds the file's lock, reads what is there now, and plays its changes on that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.accounts_file import TABLES, read_content
from konnect_desktop.system.accounts_table import OPTIONAL_KEYS, Account, judge, table_of
from konnect_desktop.system.file_locks import ShortLock
from konnect_desktop.system.private_files import (
    make_private_folder,
    read_private_file,
    replace_private_file,
)
from konnect_desktop.system.toml_files import LARGEST_FILE, set_aside

_LOCK: Final = "accounts.lock"


def _no_table() -> dict[str, object]:
    return {}


class Row(Struct, frozen=True):
    """An account with the table it was read from, whose unknown keys stay."""

    account: Account
    table: dict[str, object] = field(default_factory=_no_table)


class State(Struct, frozen=True):
    """What the file says; never changed in place."""

    rows: tuple[Row, ...] = ()
    others: dict[str, object] = field(default_factory=_no_table)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts in their order."""
        return tuple(row.account for row in self.rows)

    def with_accounts(self, accounts: Iterable[Account]) -> State:
        """Return a state of these accounts, each with the table it had."""
        tables = {row.account.account_id: row.table for row in self.rows}
        rows = tuple(Row(account, tables.get(account.account_id, {})) for account in accounts)
        return replace(self, rows=rows)


# Playing a change a second time changes nothing more: a save that failed half-way is repeated.
Change = Callable[[State], State]


class LoadReport(Struct, frozen=True):
    """What was wrong with the file, for one message to the user.

    Attributes:
        damaged_copy: Where the file as it was is kept; ``None`` if all was well.
        lost: How many accounts could not be used.
        replaced: How many values were replaced by a default.
    """

    damaged_copy: Path | None = None
    lost: int = 0
    replaced: int = 0


class _Read(Struct, frozen=True):
    state: State
    content: bytes
    damaged: bool
    lost: int
    replaced: int

    @property
    def is_whole(self) -> bool:
        return not (self.damaged or self.lost or self.replaced)


class AccountsStore:
    """The file; all methods read or write the disk.

    Args:
        path: Where it lies.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[State, LoadReport]:
        """Read the file; a damaged one is copied and replaced by what could be used of it.

        Raises:
            DiskError: The file is there and cannot be read, or its copy cannot be made.
        """
        read = self._read()
        if read is None:
            return State(), LoadReport()
        if read.is_whole:
            return read.state, LoadReport()
        with self._locked():  # another process may have seen to it meanwhile
            read = self._read() or read
            if read.is_whole:
                return read.state, LoadReport()
            report = LoadReport(set_aside(self._path, read.content), read.lost, read.replaced)
            with suppress(DiskError):  # the copy is there; it will be told again at the next start
                self._write(read.state)
        return read.state, report

    def look(self) -> tuple[State, bool]:
        """Read what can be read of the file, and whether that is all; it stays as it is.

        Raises:
            DiskError: The file is there and cannot be read.
        """
        read = self._read()
        return (State(), True) if read is None else (read.state, read.is_whole)

    def play(self, known: State, changes: Iterable[Change]) -> State:
        """Play changes on what the file says now, write that, and return it.

        Args:
            known: What the file said when it was last read, with the changes played on it; used
                where the file has gone or was damaged meanwhile.
            changes: In their order.

        Raises:
            DiskError: The disk refused, or another process does not let go of the file.
        """
        make_private_folder(self._path.parent)
        with self._locked():
            read = self._read()
            if read is not None and not read.is_whole:
                set_aside(self._path, read.content)
            state = read.state if read is not None and read.is_whole else known
            for change in changes:
                state = change(state)
            self._write(state)
        return state

    def _locked(self) -> ShortLock:
        return ShortLock(self._path.with_name(_LOCK))

    def _read(self) -> _Read | None:
        content = read_private_file(self._path, most_bytes=LARGEST_FILE)
        if content is None:
            return None
        read = read_content(content)
        rows: list[Row] = []
        lost = replaced = 0
        for table in read.accounts:
            ids = [row.account.account_id for row in rows]
            judged = judge(table, ids, [row.account.name for row in rows])
            if judged is None:
                lost += 1
                continue
            replaced += judged.replaced
            rows.append(Row(judged.account, table))
        return _Read(State(tuple(rows), read.others), content, read.damaged, lost, replaced)

    def _write(self, state: State) -> None:
        tables = [
            {
                **{key: value for key, value in row.table.items() if key not in OPTIONAL_KEYS},
                **table_of(row.account),
            }
            for row in state.rows
        ]
        import tomli_w  # noqa: PLC0415 — reading, which a start waits for, needs it not

        make_private_folder(self._path.parent)
        content = tomli_w.dumps({**state.others, TABLES: tables})
        replace_private_file(self._path, content.encode())
