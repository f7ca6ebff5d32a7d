"""What a test must not leave behind: log records nobody expected, tasks, threads and processes."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import psutil

# How long what is on its way out may take; only a test that leaks waits for all of it.
GRACE_S: Final = 2.0
# Inherited by every process that the run starts, so that orphans are found too.
RUN_MARK: Final = "KONNECT_TESTS_RUN"


class LogWatch(logging.Handler):
    """Keeps the records at WARNING and above of one test."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._allowed: list[tuple[str, int]] = []

    def allow(self, logger: str, level: int = logging.WARNING) -> None:
        """Expect records of ``logger`` and the loggers under it, up to and including ``level``."""
        self._allowed.append((logger, level))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record; called by ``logging`` from any thread."""
        self.records.append(record)

    def unexpected(self) -> list[str]:
        """Return a line for each record that was not allowed, in time or afterwards."""
        return [
            f"{record.levelname} from {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(self._is_under(record, *allowed) for allowed in self._allowed)
        ]

    @staticmethod
    def _is_under(record: logging.LogRecord, logger: str, level: int) -> bool:
        return record.levelno <= level and f"{record.name}.".startswith(f"{logger}.")


@dataclass(frozen=True, slots=True)
class Alive:
    """Threads that keep Python from ending, and processes that descend from this one."""

    threads: frozenset[threading.Thread] = frozenset()
    processes: frozenset[psutil.Process] = frozenset()

    def __or__(self, other: Alive) -> Alive:
        return Alive(self.threads | other.threads, self.processes | other.processes)

    def __sub__(self, other: Alive) -> Alive:
        return Alive(self.threads - other.threads, self.processes - other.processes)


def alive_now() -> Alive:
    """Return what is alive at this moment."""
    threads = frozenset(thread for thread in threading.enumerate() if not thread.daemon)
    children = psutil.Process().children(recursive=True)
    return Alive(threads, frozenset(child for child in children if _runs(child)))


def left_alive(allowed: Alive) -> list[str]:
    """Return a line for each thread and process that is not ``allowed`` and does not end.

    Processes are killed after that, so that one leak does not become the next test's.
    """
    until = time.monotonic() + GRACE_S
    left = alive_now() - allowed
    for thread in left.threads:
        thread.join(max(until - time.monotonic(), 0))
    _, running = psutil.wait_procs(left.processes, timeout=max(until - time.monotonic(), 0))
    lines = [f"thread {thread.name} is alive" for thread in left.threads if thread.is_alive()]
    return lines + _name_and_kill(running)


async def tasks_left() -> list[str]:
    """Return a line for each other task of the running loop that does not end by itself."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    if not tasks:
        return []
    _, pending = await asyncio.wait(tasks, timeout=GRACE_S)
    return [f"task {task.get_name()} is pending: {task.get_coro()!r}" for task in pending]


def orphans(run: str) -> list[str]:
    """Return a line for each process of the run that outlived its parents, and kill it."""
    found = [
        process
        for process in psutil.process_iter()
        if process.pid != os.getpid() and _mark_of(process) == run
    ]
    return _name_and_kill(found)


def _mark_of(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(RUN_MARK)
    except (psutil.Error, OSError):
        return None


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _name_and_kill(processes: Iterable[psutil.Process]) -> list[str]:
    lines: list[str] = []
    for process in processes:
        try:
            command = " ".join(process.cmdline()) or process.name()
            process.kill()
        except psutil.NoSuchProcess:
            continue
        lines.append(f"process {process.pid} is alive: {command}")
    return lines
