"""Ctrl-C in the middle of a run: what is saved is whole, and the next run goes on."""

from __future__ import annotations

import signal
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from tests.support.faults import Delay, Fault
from tests.support.story import Holdings, Story
from tests.support.syncing import ended, judge, parts_of, start_sync, sync

# A shell may have started the tests with the signal switched off.
_HEEDFUL = ("env", "--default-signal=INT")


def test_a_run_stopped_by_ctrl_c_ends_130_and_the_next_one_completes(
    story: Story, holdings: Holdings
) -> None:
    story.media.use(Fault("/", (Delay(0.05),)))
    process = start_sync(story.front.url, story.archive, "--parallel", "3", wrapper=_HEEDFUL)
    pause = threading.Event()
    while process.poll() is None and len(story.fetches) < 12:
        pause.wait(0.005)
    process.send_signal(signal.SIGINT)
    stopped = ended(process)
    assert stopped.code == 130, stopped
    assert "Traceback" not in stopped.stderr
    assert {part.name for part in parts_of(story.archive)} <= _parts_in_the_ledger(story.archive)
    saved = judge(story.archive, set())
    assert (saved.corrupt, saved.double, saved.strangers) == ((), (), ())
    story.media.use()
    assert sync(story.front.url, story.archive).code == 0
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless


def _parts_in_the_ledger(archive: Path) -> set[str]:
    with closing(sqlite3.connect(archive / ".konnect/ledger.sqlite3")) as ledger:
        return {name for (name,) in ledger.execute("SELECT file_name FROM part")}
