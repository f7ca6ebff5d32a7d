"""What the portal does not give away, and what a parent has not read yet."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from konnect_desktop.cli.exit_codes import code_of_report
from tests.support.portal import running_portal
from tests.support.story import Story, take_holdings, telling
from tests.support.syncing import judge, ledger_rows

_FEW = ("--photos", "10", "--videos", "1")
_ENOUGH = ("--photos", "120", "--videos", "2")
_DAYS = ("--months", "2", "--today", "2026-04-14")


@contextmanager
def _untouched(org: str, folder: Path, *options: str) -> Generator[Story]:
    """Tell of a portal of which nobody has opened a conversation yet."""
    with (
        running_portal("--org", org, *options, *_DAYS) as portal,
        telling(portal, org, folder) as story,
    ):
        yield story


def test_f064_unread_conversations_stay_closed_until_asked_for(tmp_path: Path) -> None:
    with _untouched("demo", tmp_path, *_FEW) as story:
        first = story.run(include_unread=False)
        opened = len(story.front.seen("/logbook/details/"))
        rows = first.conversations.opened + first.conversations.left_unread
        assert first.conversations.left_unread > 0
        assert opened == first.conversations.opened
        second = story.run(include_unread=True)
        assert second.conversations.left_unread == 0
        assert len(story.front.seen("/logbook/details/")) == rows
        third = story.run(include_unread=False)
        assert (third.conversations.left_unread, third.conversations.opened) == (0, 0)


def test_a_photo_that_may_not_be_downloaded_is_counted_apart(tmp_path: Path) -> None:
    with _untouched("demo2", tmp_path, *_ENOUGH) as story:
        report = story.run()
        counted = take_holdings(story.address).counted
    given = {one for one, what in counted.items() if what.link}
    refused = set(counted) - given
    assert report.plan.not_downloadable == len(refused) > 0
    assert judge(story.archive, given).faultless
    assert not refused & {row.media_id for row in ledger_rows(story.archive)}
    assert code_of_report(report) == 0
