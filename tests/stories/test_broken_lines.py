"""Connections that break and hosts that are busy while photos are fetched."""

from __future__ import annotations

import re

import pytest

from konnect_desktop.cli.exit_codes import code_of_report
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.services.saving.run import Tries
from tests.support.faults import CutAt, Drop, Fault, Headers, Respond, Seen
from tests.support.story import Holdings, Json, Story, photo_card
from tests.support.syncing import files_of, judge, parts_of

_ANY = r"\.(jpeg|mp4)"


def _ids(*media: Json) -> set[str]:
    return {medium["id"] for medium in media}


def _of(story: Story, medium: Json) -> list[Seen]:
    return story.media.seen(re.escape(_path(medium)))


def _path(medium: Json) -> str:
    return medium["fullSizeUrl"].split("?")[0].rsplit("/", 1)[1]


def test_f029_requests_that_are_reset_are_made_again(story: Story, holdings: Holdings) -> None:
    photos = holdings.photos[:6]
    story.show(photo_card(*photos))
    story.media.use(Fault(_ANY, (Drop(reset=True),), nth=frozenset({1, 2, 4, 7})))
    report = story.run(parallel=2)
    assert code_of_report(report) == 0
    assert judge(story.archive, _ids(*photos), holdings.received).faultless


def test_f029_a_medium_is_asked_for_five_times_at_most_and_the_others_go_on(
    story: Story, holdings: Holdings
) -> None:
    broken, *whole = holdings.photos[:4]
    story.show(photo_card(broken, *whole))
    story.media.use(Fault(re.escape(_path(broken)), (Drop(reset=True),)))
    report = story.run(parallel=1)
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.OFFLINE]
    # Once more where a kept connection may have been stale (F038).
    assert len({seen.connection for seen in _of(story, broken)}) in {5, 6}
    assert report.result.saved == 3
    assert code_of_report(report) == 1
    story.media.use()
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, _ids(broken, *whole), holdings.received).faultless


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
@pytest.mark.parametrize("percent", [1, 50, 99])
def test_f029_f065_a_cut_download_is_gone_on_with(
    story: Story, holdings: Holdings, percent: int, *, reset: bool
) -> None:
    photo, film = holdings.photos[0], holdings.videos[0]
    story.show(photo_card(photo, film))
    size = min(len(holdings.bodies[medium["id"]]) for medium in (photo, film))
    cut = CutAt(size * percent // 100, reset=reset)
    story.media.use(*(Fault(re.escape(_path(each)), (cut,), first=1) for each in (photo, film)))
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, _ids(photo, film), holdings.received).faultless
    if not reset:
        asked = [_of(story, each)[1].headers["range"] for each in (photo, film)]
        assert asked == [f"bytes={cut.byte}-"] * 2


def test_f065_a_download_that_is_always_cut_leaves_neither_a_file_nor_a_part(
    story: Story, holdings: Holdings
) -> None:
    photo = holdings.photos[0]
    story.show(photo_card(photo))
    story.media.use(Fault(_ANY, (Headers(remove=("ETag",)), CutAt(20_000))))
    report = story.run()
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.OFFLINE]
    assert (files_of(story.archive), parts_of(story.archive)) == (set(), [])


def test_f066_a_cut_that_nothing_announced_is_found_in_the_picture_itself(
    story: Story, holdings: Holdings
) -> None:
    photo, film = holdings.photos[0], holdings.videos[0]
    story.show(photo_card(photo, film))
    unannounced = (Headers(remove=("Content-Length",)), CutAt(30_000))
    story.media.use(
        *(Fault(re.escape(_path(each)), unannounced, first=1) for each in (photo, film))
    )
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, _ids(photo, film), holdings.received).faultless
    assert [len(_of(story, each)) for each in (photo, film)] == [2, 2]


def test_f066_what_is_cut_unannounced_every_time_is_never_kept(
    story: Story, holdings: Holdings
) -> None:
    story.show(photo_card(holdings.photos[0]))
    story.media.use(Fault(_ANY, (Headers(remove=("Content-Length",)), CutAt(30_000))))
    report = story.run()
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.MEDIA_DAMAGED]
    assert (report.result.damaged, files_of(story.archive)) == (0, set())


def test_f066_a_whole_picture_without_an_announced_length_is_saved(
    story: Story, holdings: Holdings
) -> None:
    photo = holdings.photos[0]
    story.show(photo_card(photo))
    story.media.use(Fault(_ANY, (Headers(remove=("Content-Length",)),)))
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, _ids(photo), holdings.received).faultless


@pytest.mark.parametrize("status", [429, 503])
def test_f045_f047_the_media_host_is_left_alone_as_long_as_it_asks_for(
    story: Story, holdings: Holdings, status: int
) -> None:
    photos = holdings.photos[:5]
    story.show(photo_card(*photos))
    busy = Respond(status, b"<h1>Even geduld</h1>", (("Retry-After", "1"),))
    story.media.use(Fault(_ANY, (busy,), nth=frozenset({2})))
    assert code_of_report(story.run(parallel=1)) == 0
    asked_at = [seen.at_s for seen in story.fetches]
    assert len(asked_at) == 6
    assert asked_at[2] - asked_at[1] >= 1.0
    assert judge(story.archive, _ids(*photos), holdings.received).faultless


def test_f045_no_transfer_asks_within_the_window_of_another(
    story: Story, holdings: Holdings
) -> None:
    photos = holdings.photos[:24]
    story.show(*(photo_card(photo) for photo in photos))
    busy = Respond(429, b"", (("Retry-After", "1"),))
    story.media.use(Fault(_ANY, (busy,), nth=frozenset({8})))
    assert code_of_report(story.run(parallel=6)) == 0
    (refused,) = [seen for seen in story.fetches if seen.status == 429]
    # What was on its way already may still arrive.
    within = [seen for seen in story.fetches if 0.3 < seen.at_s - refused.at_s < 1.0]
    assert within == []


@pytest.mark.parametrize("status", [429, 503])
def test_f045_f047_a_host_that_wants_an_hour_is_not_waited_for_and_asked_once(
    story: Story, holdings: Holdings, status: int
) -> None:
    photos = holdings.photos[:30]
    story.show(*(photo_card(photo) for photo in photos))
    story.media.use(Fault(_ANY, (Respond(status, b"", (("Retry-After", "3600"),)),)))
    report = story.run(parallel=1)
    assert len(story.fetches) == 1
    assert report.result.stopped_by is not None
    assert len(report.result.failures) == 20
    assert code_of_report(report) == 5
    assert files_of(story.archive) == set()


def test_f029_a_host_that_cannot_be_reached_ends_the_run_after_twenty_tries(
    story: Story, holdings: Holdings
) -> None:
    story.show(*(photo_card(photo) for photo in holdings.photos[:30]))
    story.media.use(Fault(_ANY, (Drop(),)))
    report = story.run(parallel=1, tries=Tries(attempts=1))
    assert len(report.result.failures) == 20
    assert code_of_report(report) == 5
