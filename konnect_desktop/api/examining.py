"""Reading a known route to see how it answers; nothing PROPOSED is ever asked by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from msgspec import Struct

from konnect_desktop.api import routes
from konnect_desktop.api.answers import Answer
from konnect_desktop.api.authorized import AuthorizedReads, document_of
from konnect_desktop.api.convert_calendar import tells_of_a_lost_connection
from konnect_desktop.api.documents import is_enveloped, message_codes
from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.known_envelopes import ENVELOPE, ENVELOPED
from konnect_desktop.api.known_shapes import KNOWN, KNOWN_KEYS
from konnect_desktop.api.network import Clock
from konnect_desktop.api.private_words import PrivateWords
from konnect_desktop.api.rate_gates import epoch_from_http_date
from konnect_desktop.api.routes import Route
from konnect_desktop.api.shapes import compare, with_keys
from konnect_desktop.domain.findings import Difference, Look

_JSON: Final = "json"
# The session asks for these by itself.
_OF_THE_SESSION: Final = frozenset({routes.LOGIN, routes.RENEWAL, routes.USER})


class Examined(Struct, frozen=True):
    """An answer and how it looks.

    Attributes:
        document: What it holds, out of its envelope.
        took_ms: Milliseconds until it was there, from when its request left.
        clock_ahead_s: By how many seconds this computer's clock is ahead of the portal's.
        differences: Where it looks different from what is known.
        planning_offline: The portal says that its planning may be outdated (F060).
    """

    document: object
    took_ms: int
    clock_ahead_s: float | None
    differences: tuple[Difference, ...]
    planning_offline: bool = False


class Examiner:
    """Examines the routes of one account.

    Args:
        reads: Asks the portal.
        exchange: Is what the session asks over.
        clock: Is compared with the portal's.
        names: What the account is called; no key that is one of these is told.
    """

    def __init__(
        self, reads: AuthorizedReads, exchange: Exchange, clock: Clock, names: Iterable[str]
    ) -> None:
        self._reads = reads
        self._exchange = exchange
        self._clock = clock
        self._words = PrivateWords(KNOWN_KEYS, names)
        self._knows_names = False
        self._of_the_session: dict[Route, Answer] = {}

    async def examine(self, route: Route, **values: object) -> Examined:
        """Read a route that needs a token.

        Raises:
            KonnectError: It did not answer well.
        """
        return self._examined(route, await self._reads.answer(route, **values))

    async def examine_open(self, route: Route) -> Examined:
        """Read a route that needs none.

        Raises:
            KonnectError: It did not answer well.
        """
        return self._examined(route, await self._reads.open_answer(route))

    def watch_sign_in(self) -> None:
        """Keep the last answers to what the session asks by itself, until they are ``noted``."""
        self._exchange.watch = self._keep

    def noted(self, route: Route) -> Examined | None:
        """Return how such an answer looks, and forget it; ``None`` where none came."""
        answer = self._of_the_session.pop(route, None)
        return None if answer is None else self._examined(route, answer)

    def told(self, differences: Iterable[Difference]) -> tuple[Difference, ...]:
        """Return differences as they may be told after all answers that were examined so far."""
        return with_keys(differences, self._words.may_tell)

    def told_in_the_end(self, differences: Iterable[Difference]) -> tuple[Difference, ...]:
        """Return them as a report may have them: what came later may have brought a word.

        Where nobody was told what the children are called, no key is told but known ones.
        """
        words = self._words
        return with_keys(differences, words.may_tell if self._knows_names else words.is_known)

    def _keep(self, route: Route, answer: Answer) -> None:
        if route in _OF_THE_SESSION and answer.ok:
            self._of_the_session[route] = answer

    def _examined(self, route: Route, answer: Answer) -> Examined:
        self._words.note(answer.document)
        document = document_of(answer, route)
        self._knows_names = self._knows_names or route is routes.CHILDREN
        server_s = epoch_from_http_date(answer.headers.get("date", ""))
        return Examined(
            document=document,
            took_ms=answer.took_ms,
            clock_ahead_s=None if server_s is None else self._clock.epoch_s() - server_s,
            differences=self.told((*_form(route, answer), *compare(document, KNOWN[route]))),
            planning_offline=tells_of_a_lost_connection(message_codes(answer.document)),
        )


def _form(route: Route, answer: Answer) -> tuple[Difference, ...]:
    """Look at the head of an answer and at its envelope."""
    found: list[Difference] = []
    if _JSON not in answer.headers.get("content-type", "").lower():
        found.append(Difference("$", Look.OTHER_KIND, "content type"))
    enveloped = route.enveloped and is_enveloped(answer.document)
    kind = "with an envelope" if enveloped else "without an envelope"
    expected = ENVELOPED.get(route)
    if expected is None:
        found.append(Difference("$", Look.OPEN_QUESTION, kind))
    elif enveloped is not expected:
        found.append(Difference("$", Look.OTHER_KIND, kind))
    if enveloped:
        found += compare(answer.document, ENVELOPE, "envelope")
    return tuple(found)


def listed(document: object, *keys: str) -> list[dict[str, object]]:
    """Return the objects of a list in a document, or below keys of it; none where there is none."""
    for key in keys:
        document = cast("dict[str, object]", document).get(key) if _is_object(document) else None
    if not isinstance(document, list):
        return []
    items = cast("list[object]", document)
    return [cast("dict[str, object]", item) for item in items if _is_object(item)]


def _is_object(value: object) -> bool:
    return isinstance(value, dict)
