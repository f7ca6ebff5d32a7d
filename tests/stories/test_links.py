"""Signed links: dead ones are fetched anew, hostile ones lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from konnect_desktop.cli.exit_codes import code_of_report
from konnect_desktop.domain.errors import ErrorKind
from tests.support.faults import CutAt, Delay, Fault, Respond, Status
from tests.support.leaks import LogWatch
from tests.support.portal import running_portal
from tests.support.story import TIMELINE, Holdings, Json, Story, photo_card, telling
from tests.support.syncing import files_of, judge, ledger_rows

_LINK_LIFE_S = 3.0
_ANY = r"\.(jpeg|mp4)"
_DENIED = Respond(403, b"<Error><Code>AccessDenied</Code></Error>", ())
_HOSTILE = (
    "http://localhost.:{port}/demo/a.jpeg",
    "http://LOCALHOST.evil.invalid:{port}/a.jpeg",
    "http://someone@127.0.0.1:{port}/a.jpeg",
    "http://resource.kidskonnect.cloud@127.0.0.1:{port}/a.jpeg",
    "http://127.1:{port}/a.jpeg",
    "http://127.0.0.2:{port}/a.jpeg",
    "http://2130706433:{port}/a.jpeg",
    "http://0x7f.0.0.1:{port}/a.jpeg",
    "http://0:{port}/a.jpeg",
    "http://0.0.0.0:{port}/a.jpeg",
    "http://[::ffff:127.0.0.1]:{port}/a.jpeg",
    "http://\uff11\uff12\uff17.0.0.1:{port}/a.jpeg",
    "http://127\u30020\u30020\u30021:{port}/a.jpeg",
    "http://127.0.0.1:{port}\\@resource.kidskonnect.cloud/a.jpeg",
    "http:127.0.0.1:{port}/a.jpeg",
    "//127.0.0.1:{port}/a.jpeg",
    " http://127.0.0.1:{port}/a.jpeg",
    "http://127.0.0.1:{port}/a.jpeg\r\nX-Header: 1",
    "http://127.0.0.1:{port}/a.jpeg#part",
    "https://resource.kidskonnect.cloud.evil.invalid/a.jpeg",
    "https://resource.kidskonnect.cloud./a.jpeg",
    "https://resource.kidskonnect.cloud:8443/a.jpeg",
    "http://resource.kidskonnect.cloud/a.jpeg",
    "https://resource.kidskonnect.cloud%2eevil.invalid/a.jpeg",
    "ftp://127.0.0.1:{port}/a.jpeg",
    "file:///etc/passwd",
    "data:image/jpeg;base64,AAAA",
    "\\\\evil.invalid\\share\\a.jpeg",
    "/demo/a.jpeg",
    "http://127.0.0.1:{port}/" + "a" * 10_000,
)


@pytest.fixture
def short_lived(tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    """Tell of a portal whose links die within seconds, over a slow line."""
    expected_logs.allow("stamina")
    size = ("--org", "demo", "--photos", "240", "--videos", "2", "--months", "3")
    with (
        running_portal(*size, "--link-life-s", str(_LINK_LIFE_S)) as portal,
        telling(portal, "demo", tmp_path) as told,
    ):
        told.media.use(Fault(_ANY, (Delay(0.08),)))
        yield told


@pytest.mark.deep
def test_f072_links_that_die_in_a_long_run_are_fetched_anew_unseen(short_lived: Story) -> None:
    report = short_lived.run(parallel=2)
    assert code_of_report(report) == 0
    assert report.result.saved == report.plan.photos + report.plan.videos > 200
    began_s = short_lived.fetches[0].at_s
    renewals = [seen for seen in short_lived.pages if seen.at_s > began_s]
    expired = [
        seen
        for seen in short_lived.fetches
        if seen.status == 200 and seen.at_s > began_s + _LINK_LIFE_S
    ]
    assert len(expired) > 60
    assert 0 < len(renewals) <= len(expired) / 6
    assert short_lived.front.seen("/auth-api/token", "PUT") == []
    assert len(short_lived.front.seen("/auth-api/login", "PUT")) == 1


def test_f073_a_link_that_died_in_a_cut_download_is_replaced_and_the_rest_fetched(
    story: Story, holdings: Holdings
) -> None:
    wanted = holdings.videos[0]
    story.media.use(
        Fault(_name(wanted), (CutAt(70_000),), nth=frozenset({1})),
        # The portal signs by the second: only after one the next reading brings another link.
        Fault(_name(wanted), (Delay(1.05), _DENIED), nth=frozenset({1}), header="^range: "),
    )
    report = story.run()
    assert code_of_report(report) == 0
    asked = story.media.seen(_name(wanted))
    assert [seen.headers.get("range") for seen in asked] == [None, *["bytes=70000-"] * 2]
    assert [seen.status for seen in asked] == [200, 403, 206]
    assert asked[1].path == asked[0].path != asked[2].path
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless


def test_f072_a_medium_that_stays_forbidden_is_asked_for_few_times_and_named(
    story: Story, holdings: Holdings
) -> None:
    wanted = holdings.photos[3]
    story.media.use(Fault(_name(wanted), (_DENIED,)))
    report = story.run()
    assert [failure.item.wanted.media_id for failure in report.result.failures] == [wanted["id"]]
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.LINK_EXPIRED]
    assert len(story.media.seen(_name(wanted))) <= 3
    began_s = story.fetches[0].at_s
    assert len([seen for seen in story.pages if seen.at_s > began_s]) <= 3
    assert code_of_report(report) == 1
    assert story.front.seen("/auth-api/token", "PUT") == []


def test_f072_f084_a_medium_that_the_portal_shows_no_more_is_gone_and_not_looked_for_long(
    story: Story, holdings: Holdings
) -> None:
    read_again = Fault(rf"{TIMELINE}0$", (Respond(200, b"[]"),), nth=frozenset({2}))
    story.show(photo_card(holdings.photos[0]), more=(read_again,))
    story.media.use(Fault(_ANY, (_DENIED,)))
    report = story.run()
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.MEDIA_GONE]
    assert len(story.fetches) == 1
    began_s = story.fetches[0].at_s
    assert len([seen for seen in story.pages if seen.at_s > began_s]) <= 7


def test_part4_fault7_a_photo_that_is_gone_from_the_host_stops_no_other(
    story: Story, holdings: Holdings
) -> None:
    gone, *others = holdings.photos[:5]
    story.show(photo_card(gone, *others))
    story.media.use(Fault(_name(gone), (Status(404),)))
    report = story.run(parallel=1)
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.MEDIA_GONE]
    assert report.result.saved == 4
    assert len(story.media.seen(_name(gone))) == 1


def test_f074_a_link_that_leads_elsewhere_is_not_followed(story: Story, holdings: Holdings) -> None:
    hostile = [
        {**holdings.photos[0], "id": f"hostile-{number}", "fullSizeUrl": link}
        for number, link in enumerate(link.format(port=story.media.port) for link in _HOSTILE)
    ]
    story.show(*(photo_card(photo) for photo in hostile))
    report = story.run()
    kinds = {failure.item.wanted.media_id: failure.kind for failure in report.result.failures}
    assert kinds == {photo["id"]: ErrorKind.MEDIA_BLOCKED for photo in hostile}
    assert story.media.connections == 0
    assert code_of_report(report) == 1
    assert files_of(story.archive) == set()


def test_f074_a_hostile_link_stops_no_other_photo(story: Story, holdings: Holdings) -> None:
    first, second = holdings.photos[:2]
    story.show(photo_card({**first, "fullSizeUrl": "https://evil.invalid/a.jpeg"}, second))
    report = story.run()
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.MEDIA_BLOCKED]
    assert [row.media_id for row in ledger_rows(story.archive)] == [second["id"]]


@pytest.mark.parametrize(
    "location",
    [
        "http://evil.invalid/a.jpeg",
        "file:///etc/passwd",
        "http://localhost:{port}/a.jpeg",
        "",
        "http://[",
    ],
)
def test_f044_a_redirect_to_another_place_is_not_followed(
    story: Story, holdings: Holdings, location: str
) -> None:
    story.show(photo_card(holdings.photos[0]))
    elsewhere = Respond(302, b"", (("Location", location.format(port=story.media.port)),))
    story.media.use(Fault(_ANY, (elsewhere,)))
    report = story.run()
    assert [failure.kind for failure in report.result.failures] == [ErrorKind.MEDIA_BLOCKED]
    assert len(story.fetches) <= 4


def test_f075_attached_files_are_not_fetched_from_anywhere(
    story: Story, holdings: Holdings
) -> None:
    diary = next(card for card in holdings.cards if card["type"] == "journal")
    link = f"{story.media.url}/demo/DOC-1.pdf"
    attached = [{"name": "Brief.pdf", "contentType": "application/pdf", "awsUrl": link}]
    told = {**diary, "journal": {**diary["journal"], "attachments": attached}}
    story.show(told, photo_card(holdings.photos[0]))
    assert code_of_report(story.run()) == 0
    assert story.media.seen("DOC-") == []
    assert len(story.fetches) <= 1 + len(diary["journal"].get("photos", []))


def _name(medium: Json) -> str:
    return re.escape(medium["fullSizeUrl"].split("?")[0].rsplit("/", 1)[1])
