"""Whether a portal answers as it is known to: one request after the other, none that changes.

Rule: what is unread stays closed (F064), and nothing that is found holds a value of an answer.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from konnect_desktop.api import routes
from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.examining import Examined, listed
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.administration import DocumentKind
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.findings import Difference, Look, RouteFinding, Why
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.structure import check_structure

_AHEAD: Final = timedelta(weeks=4)
_LATELY: Final = timedelta(days=14)
# After these no other route would answer either.
_ENDS_ALL: Final = frozenset(
    {
        ErrorKind.OFFLINE,
        ErrorKind.CAPTIVE,
        ErrorKind.PROXY,
        ErrorKind.TLS,
        ErrorKind.SIGN_IN_FIRST,
        ErrorKind.LOGIN_REJECTED,
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.RESET_PASSWORD,
        ErrorKind.WRONG_TENANT,
        ErrorKind.NOT_PARENT,
        ErrorKind.ACCOUNT_CHANGED,
    }
)
SIGN_IN: Final = str(routes.LOGIN)
RENEWAL: Final = str(routes.RENEWAL)


class _Step(Struct, frozen=True):
    """A route to look at; ``look`` returns how it answered, or why it was not asked."""

    route: str
    look: Callable[[], Awaitable[RouteFinding | Why]]


class PortalDoctor:
    """Looks at all known routes for one account.

    Args:
        api: Its client.
        today: The day in Amsterdam.
        had_cards: Whether the timeline is known to have had cards (F050).
    """

    def __init__(self, api: ApiClient, today: date, *, had_cards: bool = False) -> None:
        self._api = api
        self._today = today
        self._had_cards = had_cards
        self._cards: list[dict[str, object]] = []
        self._conversations: list[dict[str, object]] = []
        self._newsletters: list[dict[str, object]] = []
        self._news: list[dict[str, object]] = []
        self.clock_ahead_s: float | None = None
        self.planning_offline = False

    @property
    def thumb_link(self) -> str | None:
        """A link to a small picture, for a look at the media host; never told to anybody."""
        for card in self._cards:
            for photo in (*listed(card, "photos"), *listed(card, "journal", "photos")):
                link = photo.get("thumbUrl")
                if isinstance(link, str):
                    return link
        return None

    async def findings(self) -> AsyncIterator[RouteFinding]:
        """Look at one route after the other; what ends the check is told of the rest."""
        ended: Why | None = None
        for step in self._steps():
            if ended is not None:
                yield RouteFinding(step.route, skipped=ended)
                continue
            finding = await self._finding(step)
            yield finding
            if finding.failure in _ENDS_ALL:
                signing_in = step.route == SIGN_IN
                ended = Why.NO_SIGN_IN if signing_in else Why.NOT_REACHED

    async def _finding(self, step: _Step) -> RouteFinding:
        try:
            found = await step.look()
        except KonnectError as error:
            return RouteFinding(step.route, failure=error.kind)
        if isinstance(found, Why):
            return RouteFinding(step.route, skipped=found)
        return replace(found, route=step.route)

    def _steps(self) -> tuple[_Step, ...]:
        year = [_wire(day) for day in _year(self._today)]
        return (
            self._open(routes.PORTAL_NAME),
            self._open(routes.SINGLE_SIGN_ON),
            self._open(routes.CAPTCHA),
            _Step(SIGN_IN, self._sign_in),
            self._plain(routes.PARENT),
            self._plain(routes.CHILDREN),
            self._plain(routes.ORGANISATION),
            self._plain(routes.UNREAD),
            _Step(str(routes.TIMELINE), self._timeline),
            _Step(str(routes.CONVERSATIONS), self._overview),
            self._plain(
                routes.CONVERSATIONS_BETWEEN,
                first=_wire(self._today - _LATELY),
                last=_wire(self._today),
            ),
            _Step(str(routes.CONVERSATION), self._conversation),
            _Step(str(routes.NEWSLETTERS), self._newsletter_list),
            _Step(str(routes.NEWSLETTER), self._newsletter),
            _Step(str(routes.NEWS), self._news_list),
            _Step(str(routes.ARTICLE), self._article),
            self._plain(
                routes.CALENDAR, first=_wire(self._today), last=_wire(self._today + _AHEAD)
            ),
            *(
                self._plain(routes.DOCUMENTS, kind=kind.value, first=year[0], last=year[1])
                for kind in DocumentKind
            ),
            _Step(str(routes.DOCUMENT), self._document),
            _Step(RENEWAL, self._renew),
        )

    # -- steps ------------------------------------------------------------------------------------

    def _open(self, route: Route) -> _Step:
        async def look() -> RouteFinding:
            return self._found(route, await self._api.examiner.examine_open(route))

        return _Step(str(route), look)

    def _plain(self, route: Route, **values: object) -> _Step:
        async def look() -> RouteFinding:
            return self._found(route, await self._api.examiner.examine(route, **values))

        told = str(route).replace("{kind}", str(values.get("kind", "{kind}")))
        return _Step(told, look)

    async def _sign_in(self) -> RouteFinding:
        await self._api.sign_in()
        return RouteFinding(SIGN_IN)

    async def _document(self) -> RouteFinding | Why:
        """Fetch one file and see that it is a whole PDF; it is kept nowhere."""
        for kind in DocumentKind:
            overview = await self._api.documents(kind, *_year(self._today))
            wanted = next((each for each in overview.documents if each.has_file), None)
            if wanted is not None:
                sink = _Memory()
                await self._api.download(wanted, sink)
                check_structure(FileKind.PDF, bytes(sink.content))
                return RouteFinding(str(routes.DOCUMENT))
        return Why.NOTHING_THERE

    async def _renew(self) -> RouteFinding:
        await self._api.renew()
        # Whose account it is now is asked with every renewal.
        return RouteFinding(RENEWAL)

    async def _timeline(self) -> RouteFinding:
        first = await self._api.examiner.examine(routes.TIMELINE, offset=0)
        self._cards = listed(first.document)
        odd: list[Difference] = []
        if not self._cards and self._had_cards:
            odd.append(Difference("$", Look.MISSING, "all cards"))
        if self._cards:
            next_page = await self._api.examiner.examine(routes.TIMELINE, offset=len(self._cards))
            again = [card for card in listed(next_page.document) if card in self._cards]
            if again:
                page = "the same page" if len(again) == len(self._cards) else "cards of the page"
                odd.append(Difference("$", Look.OTHER_KIND, f"{page} again"))
            odd += next_page.differences
        return self._found(routes.TIMELINE, first, odd, items=len(self._cards))

    async def _overview(self) -> RouteFinding:
        found = await self._api.examiner.examine(routes.CONVERSATIONS, offset=0)
        self._conversations = listed(found.document)
        return self._found(routes.CONVERSATIONS, found, items=len(self._conversations))

    async def _conversation(self) -> RouteFinding | Why:
        return await self._one(
            routes.CONVERSATION, self._conversations, "unread", "logMessageMessageId"
        )

    async def _newsletter_list(self) -> RouteFinding:
        found = await self._api.examiner.examine(routes.NEWSLETTERS, offset=0)
        self._newsletters = listed(found.document, "newsletterItems")
        return self._found(routes.NEWSLETTERS, found, items=len(self._newsletters))

    async def _newsletter(self) -> RouteFinding | Why:
        return await self._one(
            routes.NEWSLETTER, self._newsletters, "unread", "generatedHtmlNewsLetterId"
        )

    async def _news_list(self) -> RouteFinding:
        found = await self._api.examiner.examine(routes.NEWS)
        self._news = listed(found.document, "newsItems")
        return self._found(routes.NEWS, found, items=len(self._news))

    async def _article(self) -> RouteFinding | Why:
        return await self._one(routes.ARTICLE, self._news, "isNew", "htmlContentId")

    async def _one(
        self, route: Route, items: list[dict[str, object]], unread: str, key: str
    ) -> RouteFinding | Why:
        """Read one of a list that was read before: opening another would mark it as read."""
        if not items:
            return Why.NOTHING_THERE
        known = [item[key] for item in items if item.get(unread) is False and key in item]
        if not known:
            return Why.ONLY_UNREAD
        return self._found(route, await self._api.examiner.examine(route, id=known[0]))

    # -- results ----------------------------------------------------------------------------------

    def _found(
        self,
        route: Route,
        examined: Examined,
        more: list[Difference] | None = None,
        *,
        items: int | None = None,
    ) -> RouteFinding:
        if examined.clock_ahead_s is not None:
            self.clock_ahead_s = examined.clock_ahead_s
        self.planning_offline = self.planning_offline or examined.planning_offline
        if items is None:
            items = len(listed(examined.document)) or None
        differences = dict.fromkeys((*examined.differences, *(more or ())))
        return RouteFinding(
            str(route), took_ms=examined.took_ms, items=items, differences=tuple(differences)
        )


class _Memory:
    """Takes a file in; the client bounds how large it may be."""

    def __init__(self) -> None:
        self.content = bytearray()

    async def begin(self, total: int | None) -> None:
        del total
        self.content.clear()

    async def write(self, chunk: bytes) -> None:
        self.content += chunk


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _wire(day: date) -> str:
    return f"{day:%Y%m%d}"
