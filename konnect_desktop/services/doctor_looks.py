"""What the doctor asks of a portal, route by route, and what it makes of each answer.

Rule: what is unread stays closed (F064), and nothing that is found holds a value of an answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from konnect_desktop.api import convert_administration, routes
from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.examining import Examined, listed
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.administration import DocumentKind, PortalDocument
from konnect_desktop.domain.errors import BrokenError, ErrorKind, ProtocolChangedError
from konnect_desktop.domain.findings import Difference, RouteFinding, Why
from konnect_desktop.services.doctor_items import (
    ARTICLE,
    CONVERSATION,
    NEWSLETTER,
    Opened,
    id_to_open,
)
from konnect_desktop.services.doctor_memory import AwaitedMemory, Memory
from konnect_desktop.services.doctor_timeline import cards_again, first_thumb_link, no_cards
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.structure import check_structure

_AHEAD: Final = timedelta(weeks=4)
_LATELY: Final = timedelta(days=14)
SIGN_IN: Final = str(routes.LOGIN)
RENEWAL: Final = str(routes.RENEWAL)


class Step(Struct, frozen=True):
    """A route to look at; ``look`` returns how it answered, or why it was not asked."""

    route: str
    look: Callable[[], Awaitable[RouteFinding | Why]]


class Looks:
    """The looks at one account's portal; what a list holds is remembered for later ones.

    Args:
        api: The account's client.
        today: The day in Amsterdam.
        had_cards: Whether the timeline is known to have had cards (F050).
    """

    def __init__(self, api: ApiClient, today: date, *, had_cards: bool) -> None:
        self._api = api
        self._examiner = api.examiner
        self._examiner.watch_sign_in()
        self._today = today
        self._had_cards = had_cards
        # What was reached, by its route; what is not there was not.
        self._lists: dict[Route, list[dict[str, object]]] = {}
        self._documents: list[PortalDocument] = []
        self.clock_ahead_s: float | None = None
        self.planning_offline = False

    @property
    def thumb_link(self) -> str | Why:
        """A link to a small picture, or why there is none."""
        cards = self._lists.get(routes.TIMELINE)
        if cards is None:
            return Why.NOT_REACHED
        return first_thumb_link(cards) or Why.NOTHING_THERE

    def steps(self) -> tuple[Step, ...]:
        """Return all of them in their order."""
        return (
            self._open(routes.PORTAL_NAME),
            self._open(routes.SINGLE_SIGN_ON),
            self._open(routes.CAPTCHA),
            Step(SIGN_IN, self._sign_in),
            Step(str(routes.USER), self._user),
            self._plain(routes.PARENT),
            self._plain(routes.CHILDREN),
            self._plain(routes.ORGANISATION),
            self._plain(routes.UNREAD),
            Step(str(routes.TIMELINE), self._timeline),
            self._list(routes.CONVERSATIONS, offset=0),
            self._plain(
                routes.CONVERSATIONS_BETWEEN,
                first=_wire(self._today - _LATELY),
                last=_wire(self._today),
            ),
            self._one(CONVERSATION),
            self._list(routes.NEWSLETTERS, "newsletterItems", offset=0),
            self._one(NEWSLETTER),
            self._list(routes.NEWS, "newsItems"),
            self._one(ARTICLE),
            self._plain(
                routes.CALENDAR, first=_wire(self._today), last=_wire(self._today + _AHEAD)
            ),
            *map(self._papers, DocumentKind),
            Step(str(routes.DOCUMENT), self._document),
            Step(RENEWAL, self._renew),
        )

    # -- signing in -------------------------------------------------------------------------------

    async def _sign_in(self) -> RouteFinding | Why:
        await self._api.sign_in()
        return self._noted(routes.LOGIN)

    async def _user(self) -> RouteFinding | Why:
        return self._noted(routes.USER)

    async def _renew(self) -> RouteFinding | Why:
        await self._api.renew()
        # Whose account it is now is asked with every renewal.
        return self._noted(routes.RENEWAL)

    def _noted(self, route: Route) -> RouteFinding | Why:
        """Tell of an answer that the session has asked for by itself."""
        examined = self._examiner.noted(route)
        return Why.NOT_REACHED if examined is None else self._found(route, examined)

    # -- reading ----------------------------------------------------------------------------------

    def _open(self, route: Route) -> Step:
        async def look() -> RouteFinding:
            return self._found(route, await self._examiner.examine_open(route))

        return Step(str(route), look)

    def _plain(self, route: Route, **values: object) -> Step:
        async def look() -> RouteFinding:
            return self._found(route, await self._examiner.examine(route, **values))

        return Step(str(route), look)

    def _list(self, route: Route, *keys: str, **values: object) -> Step:
        """Read a list, which stands below ``keys``."""

        async def look() -> RouteFinding:
            examined = await self._examiner.examine(route, **values)
            items = self._lists[route] = listed(examined.document, *keys)
            return self._found(route, examined, items=len(items))

        return Step(str(route), look)

    def _one(self, opened: Opened) -> Step:
        """Read one of a list that was read before."""

        async def look() -> RouteFinding | Why:
            items = self._lists.get(opened.of)
            wanted = Why.NOT_REACHED if items is None else id_to_open(opened, items)
            if isinstance(wanted, Why):
                return wanted
            return self._found(opened.route, await self._examiner.examine(opened.route, id=wanted))

        return Step(str(opened.route), look)

    async def _timeline(self) -> RouteFinding:
        route = routes.TIMELINE
        first = await self._examiner.examine(route, offset=0)
        cards = self._lists[route] = listed(first.document)
        if not cards:
            odd = no_cards() if self._had_cards else ()
            return self._found(route, first, odd, items=0)
        following = await self._examiner.examine(route, offset=len(cards))
        odd = (*cards_again(first.document, following.document), *following.differences)
        return self._found(route, first, odd, items=len(cards))

    # -- documents --------------------------------------------------------------------------------

    def _papers(self, kind: DocumentKind) -> Step:
        """Read which documents of a kind this year has."""
        first, last = date(self._today.year, 1, 1), date(self._today.year, 12, 31)
        values = {"kind": kind.value, "first": _wire(first), "last": _wire(last)}

        async def look() -> RouteFinding:
            examined = await self._examiner.examine(routes.DOCUMENTS, **values)
            papers = self._lists.setdefault(routes.DOCUMENTS, [])
            papers += listed(examined.document)
            with suppress(ProtocolChangedError):  # which the comparison tells
                found = convert_administration.documents(examined.document, kind)
                self._documents += found.documents
            return self._found(routes.DOCUMENTS, examined)

        return Step(str(routes.DOCUMENTS).replace("{kind}", kind.value), look)

    async def _document(self) -> RouteFinding | Why:
        """Fetch one file and see that it is a whole PDF; it is kept nowhere."""
        if routes.DOCUMENTS not in self._lists:
            return Why.NOT_REACHED
        wanted = next((each for each in self._documents if each.has_file), None)
        if wanted is None:
            return Why.NOTHING_THERE
        memory = Memory()
        await self._api.download(wanted, AwaitedMemory(memory))
        try:
            check_structure(FileKind.PDF, bytes(memory.content))
        except BrokenError as error:
            raise BrokenError(ErrorKind.DOCUMENT_DAMAGED, error.detail) from error
        return RouteFinding(str(routes.DOCUMENT))

    # -- results ----------------------------------------------------------------------------------

    def _found(
        self,
        route: Route,
        examined: Examined,
        more: Iterable[Difference] = (),
        *,
        items: int | None = None,
    ) -> RouteFinding:
        if examined.clock_ahead_s is not None:
            self.clock_ahead_s = examined.clock_ahead_s
        self.planning_offline = self.planning_offline or examined.planning_offline
        if items is None:
            items = len(listed(examined.document)) or None
        differences = dict.fromkeys((*examined.differences, *more))
        return RouteFinding(
            str(route), took_ms=examined.took_ms, items=items, differences=tuple(differences)
        )


def _wire(day: date) -> str:
    return f"{day:%Y%m%d}"
