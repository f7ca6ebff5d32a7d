"""One connection for several threads, with one transaction for all who wait for the disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from konnect_desktop.cache.database_errors import database_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Statement:
    """A writing statement and its values."""

    sql: str
    values: tuple[object, ...]


@dataclass(slots=True)
class _Ticket:
    """A statement that waits to be written."""

    statement: Statement
    settled: bool = False
    error: BrokenError | None = None


class SharedConnection:
    """Serialises threads on one connection, which must be in autocommit mode.

    Attributes:
        damaged: Whether any of the methods has met damage.

    Raises (all methods):
        DiskError: The disk refused.
        BrokenError: ``DATABASE_DAMAGED``.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._queue_lock = threading.Lock()
        self._queue: list[_Ticket] = []
        self.damaged = False

    def read(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self.use(lambda connection: connection.execute(sql, values).fetchall())

    def use(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do something while no other thread uses the connection."""
        with self._noticing_damage(), database_errors(), self._lock:
            return work(self._connection)

    def write(self, sql: str, values: tuple[object, ...]) -> None:
        """Write durably. Threads that come while the disk is busy share the next transaction."""
        ticket = _Ticket(Statement(sql, values))
        with self._queue_lock:
            self._queue.append(ticket)
        with self._lock:
            # Whoever came first has written for all who were waiting.
            if not ticket.settled:
                self._write_queue()
        if ticket.error:
            raise ticket.error

    def write_all(self, statements: Sequence[Statement]) -> None:
        """Write statements durably, all of them or none."""
        with self._lock:
            self._in_transaction(statements)

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _noticing_damage(self) -> Generator[None]:
        try:
            yield
        except BrokenError as error:
            self.damaged = self.damaged or error.kind is ErrorKind.DATABASE_DAMAGED
            raise

    def _write_queue(self) -> None:
        with self._queue_lock:
            batch, self._queue = self._queue, []
        error: BrokenError | None = None
        try:
            self._in_transaction([ticket.statement for ticket in batch])
        except BrokenError as caught:
            error = caught
        for ticket in batch:
            ticket.settled, ticket.error = True, error

    def _in_transaction(self, statements: Sequence[Statement]) -> None:
        with self._noticing_damage(), database_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                for statement in statements:
                    self._connection.execute(statement.sql, statement.values)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
