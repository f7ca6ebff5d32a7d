"""T9: whatever the portal answers on any route, it is read or refused, and nothing kept is lost."""

from __future__ import annotations

import dataclasses
import random
import sqlite3
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, cast

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.conversations import Conversation, ConversationPage
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import TimelinePage
from tests.support.payloads import payload
from tests.support.wire_samples import SAMPLES, Sample

# What a wrong answer may end in; every other exception is a crash.
ENDS: Final = frozenset({ErrorKind.PORTAL_CHANGED, ErrorKind.REQUEST_REFUSED})


@dataclass(slots=True)
class PayloadResult:
    """How often an answer was read, by route, and refused; a line for each that went wrong."""

    read: Counter[str] = field(default_factory=Counter[str])
    refused: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])

    @property
    def payloads(self) -> int:
        """How many answers there were."""
        return self.read.total() + self.refused.total() + len(self.wrong)


def read_payloads(
    count: int, seed: int, samples: Sequence[Sample] = SAMPLES
) -> tuple[PayloadResult, list[object]]:
    """Read so many changed answers of the routes in turn.

    Returns:
        What came of it, and the values that were read.
    """
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    result, values = PayloadResult(), list[object]()
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE leaf (value)")
        for number in range(count):
            sample = samples[number % len(samples)]
            body = payload(dice, sample)
            try:
                value = sample.read(body)
                _check(value, database)
            except KonnectError as error:
                if error.kind not in ENDS:
                    result.wrong.append(f"{sample.name}: {error.kind}: {body!r}")
                result.refused[sample.name] += error.kind in ENDS
            except Exception:  # noqa: BLE001 — every other exception is what is looked for
                result.wrong.append(f"{sample.name}: {traceback.format_exc(limit=-3)}: {body!r}")
            else:
                result.read[sample.name] += 1
                values.append(value)
    return result, values


def _check(value: object, database: sqlite3.Connection) -> None:
    """Make sure that what was read can be stored, and that no date is made up (F054, F055)."""
    leaves = list(_leaves(value))
    plain = [(leaf,) for leaf in leaves if not isinstance(leaf, date)]
    database.executemany("INSERT INTO leaf VALUES (?)", plain)
    database.execute("DELETE FROM leaf")
    for leaf in leaves:
        if isinstance(leaf, date):
            assert 2000 <= leaf.year < 2100, leaf
        if isinstance(leaf, str):
            assert "\x00" not in leaf


def _leaves(value: object) -> Iterator[str | int | float | date | None]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from _leaves(getattr(value, each.name))
    elif isinstance(value, list | tuple):
        for each in cast("Sequence[object]", value):
            yield from _leaves(each)
    elif isinstance(value, str | int | float | date) or value is None:
        yield value
    else:
        raise TypeError(f"a value of the domain holds {type(value).__name__}")


async def keep_payloads(values: Sequence[object], folder: Path) -> list[str]:
    """Put what was read into a local copy that holds good rows; return which of them were lost."""
    async with await LocalCopy.open(folder / "local-copy.sqlite3") as copy:
        for value in _good_values():
            await _put(copy, value, 1)
        before = await _kept(copy)
        assert all(before.values()), before
        for number, value in enumerate(values, 2):
            await _put(copy, value, number)
        after = await _kept(copy)
    return [f"{name}: {key}" for name, keys in before.items() for key in sorted(keys - after[name])]


def _good_values() -> list[object]:
    return [sample.convert(_payload(sample), sample.document) for sample in SAMPLES]


def _payload(sample: Sample) -> object:
    if not isinstance(sample.document, dict):
        return sample.document
    fields = cast("dict[str, object]", sample.document)
    return fields.get("payload", fields)


async def _put(copy: LocalCopy, value: object, number: int) -> None:
    """Keep a value as the services do that read it; what is not kept yet is passed over."""
    match value:
        case TimelinePage():
            await copy.put_cards(value.cards, first_position=value.offset, reading=number)
        case ConversationPage():
            await copy.put_conversation_rows(value.rows)
        case Conversation():
            await copy.put_thread(value)
        case tuple():
            await copy.put_children(cast("tuple[Child, ...]", value))
        case _:
            pass


async def _kept(copy: LocalCopy) -> dict[str, frozenset[str]]:
    """Return the keys of all that can be read back and is not marked as gone."""
    conversations = await copy.conversations()
    return {
        "cards": frozenset(stored.key for stored in await copy.cards() if not stored.removed),
        "children": frozenset(child.child_id for child in await copy.children()),
        "conversations": frozenset(each.row.conversation_id for each in conversations),
        "threads": frozenset(each.row.conversation_id for each in conversations if each.thread),
    }
