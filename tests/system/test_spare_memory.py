from __future__ import annotations

import platform
import threading

import psutil
import pytest

from konnect_desktop.system.spare_memory import give_back

_COUNT = 300
_BYTES = 100_000


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="others keep nothing")
def test_what_a_thread_needed_for_a_moment_is_given_back() -> None:
    process = psutil.Process()
    kept: list[bytes] = []

    def need() -> None:
        # Small enough to come from the thread's own heap; the last one holds the others in place.
        blocks = [b"x" * _BYTES for _ in range(_COUNT)]
        kept.append(blocks.pop())

    thread = threading.Thread(target=need)
    thread.start()
    thread.join()
    before = process.memory_info().rss
    give_back()
    assert before - process.memory_info().rss > _COUNT * _BYTES / 2
    assert len(kept[0]) == _BYTES
