"""Types are prepared once, however many threads meet them first."""

from __future__ import annotations

import threading
from dataclasses import make_dataclass
from typing import cast

from konnect_desktop.cache.decoders import decoder_of


def _family(number: int) -> type[object]:
    """Return a type that nobody has decoded yet, of others that nobody has either."""
    inner = make_dataclass(f"Inner{number}", [(f"field{at}", int, 0) for at in range(12)])
    middle = make_dataclass(f"Middle{number}", [("one", inner), ("two", tuple[inner, ...], ())])
    return cast("type[object]", make_dataclass(f"Outer{number}", [("all", tuple[middle, ...])]))


def test_many_threads_that_meet_a_type_first_share_one_decoder() -> None:
    for number in range(40):
        kind, start = _family(number), threading.Barrier(6)
        found: list[object] = []

        def meet(kind: type[object] = kind, start: threading.Barrier = start) -> None:
            start.wait()
            decoder = decoder_of(kind)
            decoder.decode(b'{"all": [{"one": {"field3": 5}, "two": [{}]}]}')
            found.append(decoder)  # noqa: B023 — the threads end within the turn

        threads = [threading.Thread(target=meet) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 6
        assert set(map(id, found)) == {id(decoder_of(kind))}
