from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import ErrorKind, RefusedError
from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.viewmodels.pictures import FACES, VIEWER, PictureDesk
from tests.support.picture_shelf import ACCOUNT, FolderShelf
from tests.support.qt_loop import Run, until

pytestmark = pytest.mark.usefixtures("application")
OTHER = "kompas"


def key(name: str, account_id: str = ACCOUNT) -> PictureKey:
    return PictureKey(account_id, name)


def desk_with(*shelves: FolderShelf) -> PictureDesk:
    desk = PictureDesk()
    for shelf in shelves:
        desk.add(shelf.account_id, shelf)
    return desk


def test_a_wish_goes_to_the_shelves_of_its_accounts() -> None:
    mine, other = FolderShelf(), FolderShelf(OTHER)
    desk = desk_with(mine, other)
    desk.want([key("a"), key("b", OTHER)], [key("c")])
    assert mine.wishes == [((key("a"),), (key("c"),))]
    assert other.wishes == [((key("b", OTHER),), ())]


def test_the_place_that_asked_last_comes_first_and_others_keep_their_wish() -> None:
    shelf = FolderShelf()
    desk = desk_with(shelf)
    desk.want([key("a")], [key("b")])
    desk.want([key("face")], [], FACES)
    desk.want([key("c"), key("a")], [key("d")], VIEWER)
    assert shelf.wishes[-1] == (
        (key("c"), key("a"), key("face")),
        (key("d"), key("b")),
    )
    desk.want([], [], VIEWER)
    assert shelf.wishes[-1] == ((key("face"), key("a")), (key("b"),))


def test_the_same_wish_is_asked_once() -> None:
    shelf = FolderShelf()
    desk = desk_with(shelf)
    for _ in range(3):
        desk.want([key("a")], [])
    assert len(shelf.wishes) == 1


def test_an_account_that_opens_later_hears_what_was_wanted() -> None:
    desk = PictureDesk()
    desk.want([key("a")], [])
    shelf = FolderShelf()
    desk.add(ACCOUNT, shelf)
    assert shelf.wishes == [((key("a"),), ())]


def test_a_closed_account_has_no_pictures_and_tells_nothing(run: Run) -> None:
    shelf = FolderShelf()
    shelf.put("a", PictureSize.MEDIUM, Path("a.jpg"))
    desk = desk_with(shelf)
    assert desk.path(key("a")) is not None
    told: list[PictureKey] = []
    desk.arrived.connect(told.append)
    desk.remove(ACCOUNT)
    shelf.arrive(key("a"))
    assert (desk.path(key("a")), desk.ratio(key("a")), told) == (None, None, [])

    async def fetch() -> None:
        with pytest.raises(RefusedError) as caught:
            await desk.fetch(key("a"), PictureSize.FULL)
        assert caught.value.kind is ErrorKind.NOT_FOUND

    run(fetch())


def test_news_from_another_thread_arrive_in_that_of_the_desk(run: Run) -> None:
    shelf = FolderShelf()
    desk = desk_with(shelf)
    threads: list[threading.Thread] = []
    failed: list[ErrorKind] = []

    def note_arrival(_: PictureKey) -> None:
        threads.append(threading.current_thread())

    def note_failure(_: PictureKey, kind: ErrorKind) -> None:
        failed.append(kind)

    desk.arrived.connect(note_arrival)
    desk.failed.connect(note_failure)

    async def hear() -> None:
        teller = threading.Thread(target=tell(shelf))
        teller.start()
        await until(lambda: threads and failed)
        teller.join()

    run(hear())
    assert threads == [threading.main_thread()]
    assert failed == [ErrorKind.OFFLINE]


def tell(shelf: FolderShelf) -> Callable[[], None]:
    def told() -> None:
        shelf.arrive(key("a"))
        shelf.tell(key("b"), ErrorKind.OFFLINE)

    return told


def test_a_copy_that_cannot_be_shown_is_fetched_anew_once(run: Run) -> None:
    shelf = FolderShelf()
    shelf.put("a", PictureSize.MEDIUM, Path("a.jpg"))
    desk = desk_with(shelf)

    async def discard_twice() -> None:
        desk.want([key("a")], [])
        desk.discard(key("a"))
        await until(lambda: shelf.discarded)
        await until(lambda: len(shelf.wishes) == 2)
        desk.discard(key("a"))
        await desk.aclose()

    run(discard_twice())
    assert shelf.discarded == [key("a")]
    assert shelf.wishes == [((key("a"),), ())] * 2


def test_what_an_offline_account_lacks_is_told_once_until_it_comes() -> None:
    shelf, other = FolderShelf(), FolderShelf(OTHER)
    shelf.put("kept", PictureSize.MEDIUM, Path("kept.jpg"))
    desk = desk_with(shelf, other)
    failed: list[tuple[PictureKey, ErrorKind]] = []

    def note(lost: PictureKey, kind: ErrorKind) -> None:
        failed.append((lost, kind))

    desk.failed.connect(note)
    desk.want([key("a"), key("kept"), key("b", OTHER)], [])
    desk.set_offline(frozenset({ACCOUNT}))
    assert failed == [(key("a"), ErrorKind.OFFLINE)]
    desk.want([key("a"), key("c")], [])
    assert failed[1:] == [(key("c"), ErrorKind.OFFLINE)]
    lost = ErrorKind.OFFLINE
    assert [desk.why_missing(key(name)) for name in ("a", "kept", "c")] == [lost, None, lost]


def test_what_an_account_lacked_offline_is_waited_for_again_once_it_is_back() -> None:
    shelf, other = FolderShelf(), FolderShelf(OTHER)
    desk = desk_with(shelf, other)
    awaited: list[PictureKey] = []
    desk.awaited.connect(awaited.append)
    desk.want([key("a"), key("gone"), key("b", OTHER)], [])
    shelf.tell(key("gone"), ErrorKind.MEDIA_GONE)
    desk.set_offline(frozenset({ACCOUNT, OTHER}))
    shelf.go_on(key("a"))
    assert desk.why_missing(key("a")) is ErrorKind.OFFLINE
    assert awaited == []
    desk.set_offline(frozenset({OTHER}))
    assert awaited == [key("a")]
    assert desk.why_missing(key("a")) is None
    assert desk.why_missing(key("b", OTHER)) is ErrorKind.OFFLINE
    assert desk.why_missing(key("gone")) is ErrorKind.MEDIA_GONE


def test_what_a_shelf_fetches_again_is_missing_no_more() -> None:
    shelf = FolderShelf()
    desk = desk_with(shelf)
    awaited: list[PictureKey] = []
    desk.awaited.connect(awaited.append)
    desk.want([key("a")], [])
    shelf.tell(key("a"), ErrorKind.PORTAL_DOWN)
    assert desk.why_missing(key("a")) is ErrorKind.PORTAL_DOWN
    shelf.go_on(key("a"))
    shelf.go_on(key("a"))
    assert desk.why_missing(key("a")) is None
    assert awaited == [key("a")]
