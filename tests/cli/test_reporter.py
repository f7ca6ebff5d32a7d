"""What a sync shows: a bar where there is a terminal, lines elsewhere, JSON for programs."""

from __future__ import annotations

import io
import json
import os
import pty
import re
from contextlib import suppress
from pathlib import Path

import pytest

from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.cli.reporter import JsonReporter, TextReporter
from konnect_desktop.domain.errors import ErrorKind, UnreachableError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.conversations import ConversationReading
from konnect_desktop.services.saving.plan import Plan, make_plan
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.saving.result import Failure, RunResult
from konnect_desktop.services.saving.wanted import WantedMedium
from konnect_desktop.services.sync import SyncReport
from konnect_desktop.services.timeline import TimelineReading
from konnect_desktop.wording.language import Language


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    wanted = [
        WantedMedium(str(number), MediaKind.PHOTO, None, None, "", ("Noor",), True, "", False)  # noqa: FBT003
        for number in range(12)
    ]
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        return make_plan("demo", wanted, ledger)


def _report(plan: Plan) -> SyncReport:
    failures = [Failure(item, ErrorKind.MEDIA_DAMAGED) for item in plan.items[:11]]
    return SyncReport(
        account="De Zonnebloem",
        timeline=TimelineReading(complete=True),
        conversations=ConversationReading(complete=True, left_unread=3),
        plan=plan,
        result=RunResult(saved=1, received_bytes=80_000, failures=failures),
        failure=None,
    )


def _meter() -> ProgressMeter:
    meter = ProgressMeter(12, clock=_Clock())
    meter.count(80_000)
    return meter


@pytest.mark.parametrize("language", [Language.EN, Language.NL])
def test_lines_name_what_failed_and_what_was_left(plan: Plan, language: Language) -> None:
    out = io.StringIO()
    reporter = TextReporter(language, out, clock=_Clock())
    reporter.begin("De Zonnebloem")
    reporter.planned(plan, 3, 10**9)
    for _ in range(6):
        reporter.saving(_meter())
    reporter.done(_report(plan))
    text = out.getvalue()
    assert "\r" not in text
    assert plan.items[0].entry.stem in text
    assert re.search(r"(and 1 more|en nog 1)", text)
    assert re.search(r"3 (conversations not opened|gesprekken niet geopend)", text)
    assert len(text.splitlines()) < 25


def _all_of(screen: int) -> str:
    """Read a screen until the program at its other end is gone."""
    shown = b""
    with suppress(OSError):  # Linux says that the other end is closed in this way
        while chunk := os.read(screen, 65_536):
            shown += chunk
    os.close(screen)
    return shown.decode()


def test_a_terminal_gets_a_bar_that_never_wraps(plan: Plan) -> None:
    screen, terminal_end = pty.openpty()
    with os.fdopen(terminal_end, "w") as terminal:
        reporter = TextReporter(Language.NL, terminal, clock=_Clock())
        reporter.begin("De Zonnebloem")
        reporter.reading(6, 0)
        reporter.planned(plan, 0, 10**9)
        reporter.saving(_meter())
        reporter.done(_report(plan))
    text = _all_of(screen)
    assert "█" in text
    assert "1 van 12" in text
    assert all(len(line) < 80 for line in re.split(r"[\r\n]", text) if "█" in line)


def test_programs_get_one_object_a_line(plan: Plan) -> None:
    out = io.StringIO()
    reporter = JsonReporter(out, clock=_Clock())
    reporter.begin("De Zonnebloem")
    reporter.reading(6, 1)
    reporter.planned(plan, 3, 10**9)
    reporter.saving(_meter())
    reporter.done(_report(plan))
    reporter.failed(UnreachableError(ErrorKind.OFFLINE))
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [event["event"] for event in events] == [
        "reading", "plan", "progress", "result", "error",
    ]  # fmt: skip
    assert events[3]["unread_conversations_left"] == 3
    assert len(events[3]["failed"]) == 11
    assert events[4]["kind"] == "offline"


def test_a_reader_that_went_away_does_not_stop_the_saving(plan: Plan) -> None:
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    with os.fdopen(writing_end, "w") as pipe:
        reporter = JsonReporter(pipe, clock=_Clock())
        reporter.planned(plan, 3, 10**9)
        reporter.done(_report(plan))
