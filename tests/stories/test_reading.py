"""Lists that fail, are paged otherwise, or come in another wrapping."""

from __future__ import annotations

import pytest

from konnect_desktop.cli.exit_codes import code_of_report
from konnect_desktop.domain.errors import ErrorKind
from tests.support.faults import Drop, Fault, Replace, Respond, Status
from tests.support.story import TIMELINE, Holdings, Story, photo_card
from tests.support.syncing import judge

_LATER_PAGES = rf"{TIMELINE}(1[5-9]|[2-9][0-9]|[0-9]{{3}})$"


@pytest.mark.parametrize("fault", [Status(500), Drop(reset=True)], ids=["500", "reset"])
def test_part4_fault6_a_failure_is_not_taken_for_the_end_of_the_timeline(
    story: Story, holdings: Holdings, fault: Status | Drop
) -> None:
    story.front.use(Fault(_LATER_PAGES, (fault,)))
    stopped = story.run()
    assert not stopped.timeline.complete
    assert code_of_report(stopped) == 5
    assert 0 < stopped.result.saved < len(holdings.counted)
    story.front.use()
    whole = story.run()
    assert whole.timeline.whole
    assert code_of_report(whole) == 0
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless


def test_part4_fault6_a_failure_in_the_mailbox_is_said_and_made_up_for(
    story: Story, holdings: Holdings
) -> None:
    story.front.use(Fault("/logbook/details/", (Status(502),), method="GET"))
    stopped = story.run()
    assert not stopped.conversations.complete
    assert code_of_report(stopped) == 5
    story.front.use()
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless


@pytest.mark.parametrize("per_page", [1, 4, 50])
def test_part4_fault9_pages_of_any_length_are_read_to_the_end(
    story: Story, holdings: Holdings, per_page: int
) -> None:
    photos = holdings.photos[:9]
    story.show(*(photo_card(photo) for photo in photos), per_page=per_page)
    report = story.run()
    assert (report.timeline.complete, report.result.saved) == (True, 9)


def test_part4_fault11_keys_that_were_never_seen_do_no_harm(
    story: Story, holdings: Holdings
) -> None:
    more = Replace(b'{"', b'{"neverSeen":[null,{}],"')
    story.front.use(Fault("^/restservices-parent/", (more,)))
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless


def test_part4_fault11_a_refusal_with_status_200_is_no_empty_timeline(
    story: Story, holdings: Holdings
) -> None:
    refusal = Respond(200, b'{"result":false,"messages":["Even niet"],"payload":null}')
    story.show(photo_card(*holdings.photos[:2]), more=(Fault(TIMELINE, (refusal,), first=1),))
    refused = story.run()
    assert refused.failure is not None
    assert refused.failure.kind is ErrorKind.REQUEST_REFUSED
    assert (refused.timeline.complete, code_of_report(refused)) == (False, 1)
    assert story.run().result.saved == 2


def test_part4_fault7_one_card_that_cannot_be_read_is_named_and_the_rest_is_saved(
    story: Story, holdings: Holdings
) -> None:
    broken = {"type": "photo", "date": "x", "children": 7, "photos": [{"id": None}, "no photo"]}
    story.show(photo_card(holdings.photos[0]), broken, photo_card(holdings.photos[1]))
    report = story.run()
    assert report.result.saved == 2
    assert report.unreadable_items > 0
    assert code_of_report(report) == 1
