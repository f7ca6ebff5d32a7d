"""What a sync shows: a bar on a terminal, plain lines elsewhere, or JSON for programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final, TextIO

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.services.saving.plan import Plan
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.sync import SyncReport
from konnect_desktop.wording.errors import error_sentence
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.saving import plan_lines, progress_line, reading_line, result_lines

_BAR_EVERY_S: Final = 0.1
_LINE_EVERY_S: Final = 5.0
_BAR_CELLS: Final = 24


class _Screen:
    """Where lines go; when nobody reads them any more, the saving goes on without a word."""

    def __init__(self, out: TextIO) -> None:
        self._out: TextIO | None = out
        self.is_live = out.isatty()

    def write(self, text: str) -> None:
        """Write and show at once."""
        if self._out is None:
            return
        try:
            self._out.write(text)
            self._out.flush()
        except BrokenPipeError:
            # What is left in the buffer must not fail again when the interpreter ends.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())
            self._out = None


class TextReporter:
    """Lines for people; on a terminal the last one is a bar that moves."""

    def __init__(
        self,
        language: Language,
        out: TextIO = sys.stdout,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._language = language
        self._out = _Screen(out)
        self._clock = clock
        self._live = self._out.is_live
        self._account = ""
        self._shown_at = clock()
        self._live_length = 0

    def begin(self, account: str) -> None:
        """Remember whose turn it is."""
        self._account = account

    def reading(self, cards: int, conversations: int) -> None:
        """Show how far the reading is, on a terminal."""
        if self._live and self._is_time(_BAR_EVERY_S):
            self._show_live(reading_line(self._account, cards, conversations, self._language))

    def planned(self, plan: Plan, left_unread: int, free_bytes: int) -> None:
        """Show the plan."""
        self._lines(plan_lines(self._account, plan, left_unread, free_bytes, self._language))

    def saving(self, meter: ProgressMeter) -> None:
        """Show the bar, or a line every few seconds."""
        if not meter.done or not self._is_time(_BAR_EVERY_S if self._live else _LINE_EVERY_S):
            return
        progress = meter.read()
        line = progress_line(progress, self._language)
        if not self._live:
            self._line(f"  {line}")
            return
        filled = _BAR_CELLS * progress.done // max(progress.total, 1)
        self._show_live(f"[{'█' * filled}{'·' * (_BAR_CELLS - filled)}] {line}")

    def done(self, report: SyncReport) -> None:
        """Show the result."""
        self._lines(result_lines(report, self._language))

    def failed(self, error: KonnectError) -> None:
        """Show why nothing could be done."""
        whose = f"{self._account}: " if self._account else ""
        self._line(whose + error_sentence(error, self._language))

    def _is_time(self, every_s: float) -> bool:
        now = self._clock()
        if now - self._shown_at < every_s:
            return False
        self._shown_at = now
        return True

    def _show_live(self, text: str) -> None:
        # A line that wraps cannot be written over.
        shown = text[: shutil.get_terminal_size().columns - 1]
        self._out.write(f"\r{shown:<{self._live_length}}")
        self._live_length = len(shown)

    def _lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._line(line)

    def _line(self, text: str) -> None:
        if self._live_length:
            self._out.write(f"\r{'':<{self._live_length}}\r")
            self._live_length = 0
        self._out.write(f"{text}\n")


class JsonReporter:
    """One JSON object a line: ``reading``, ``plan``, ``progress``, ``result``, ``error``."""

    def __init__(
        self, out: TextIO = sys.stdout, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = _Screen(out)
        self._clock = clock
        self._account = ""
        self._shown_at = clock()

    def begin(self, account: str) -> None:
        """Remember whose turn it is."""
        self._account = account

    def reading(self, cards: int, conversations: int) -> None:
        """Say how far the reading is, at most once a second."""
        if self._is_time():
            self._write("reading", cards=cards, conversations=conversations)

    def planned(self, plan: Plan, left_unread: int, free_bytes: int) -> None:
        """Say what will be saved."""
        self._write("plan", **_plan_numbers(plan, left_unread), free_bytes=free_bytes)

    def saving(self, meter: ProgressMeter) -> None:
        """Say how far the saving is, at most once a second."""
        if meter.done and self._is_time():
            now = meter.read()
            self._write(
                "progress",
                done=now.done,
                total=now.total,
                received_bytes=now.received_bytes,
                bytes_per_s=round(now.bytes_per_s),
                left_s=None if now.left_s is None else round(now.left_s),
            )

    def done(self, report: SyncReport) -> None:
        """Say what was saved, and what was not and why."""
        self._write(
            "result",
            **_plan_numbers(report.plan, report.conversations.left_unread),
            saved=report.result.saved,
            damaged=report.result.damaged,
            received_bytes=report.result.received_bytes,
            failed=[
                {"media_id": failure.item.wanted.media_id, "kind": failure.kind.value}
                for failure in report.result.failures
            ],
            unreadable=[
                {"route": item.route, "json_path": item.json_path, "problem": item.problem}
                for item in (*report.timeline.quarantined, *report.conversations.quarantined)
            ],
            removed_cards=len(report.timeline.removed),
            complete=report.timeline.complete and report.conversations.complete,
            failure=report.failure.kind.value if report.failure else None,
        )

    def failed(self, error: KonnectError) -> None:
        """Say why nothing could be done."""
        self._write("error", kind=error.kind.value, detail=error.detail)

    def _is_time(self) -> bool:
        now = self._clock()
        if now - self._shown_at < 1.0:
            return False
        self._shown_at = now
        return True

    def _write(self, event: str, **facts: object) -> None:
        line = {"event": event, "account": self._account, **facts}
        self._out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _plan_numbers(plan: Plan, left_unread: int) -> dict[str, int]:
    return {
        "planned_photos": plan.photos,
        "planned_videos": plan.videos,
        "estimated_bytes": plan.estimated_bytes,
        "already_saved": plan.already_saved,
        "not_downloadable": plan.not_downloadable,
        "gone": plan.gone,
        "damaged_before": plan.damaged,
        "unread_conversations_left": left_unread,
    }
