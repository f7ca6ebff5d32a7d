"""Forgotten passwords: the PROPOSED route, the page with the kept mails, the page of their link."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from konnect_desktop.demo.addresses import is_loopback
from konnect_desktop.demo.content.calendar import AMSTERDAM
from konnect_desktop.demo.envelope import enveloped
from konnect_desktop.demo.pages import MAIL_PAGE, page, paragraph, password_form
from konnect_desktop.demo.password_mails import SHORTEST_PASSWORD, Problem
from konnect_desktop.demo.request_bodies import form_fields, json_object, text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.content.people import Organisation
    from konnect_desktop.demo.password_mails import PasswordMails
    from konnect_desktop.demo.state import Mail

_MOST_USERNAME = 320
_PROBLEMS = {
    Problem.TOO_SHORT: f"Neem minstens {SHORTEST_PASSWORD} tekens.",
    Problem.TOO_LONG: "Dit wachtwoord is te lang.",
    Problem.DIFFERENT: "De twee wachtwoorden zijn niet hetzelfde.",
}


class PasswordRoutes:
    """What an organisation's demo has for a parent who forgot the password."""

    def __init__(self, place: Organisation, mails: PasswordMails) -> None:
        self._place = place
        self._mails = mails

    def routes(self) -> list[Route]:
        """Return the routes; the pages are ours, no real portal has them."""
        return [
            Route("/auth-api/password/forgotten", self._forgotten, methods=["POST"]),
            Route(MAIL_PAGE, _on_loopback(self._mail_page)),
            Route("/demo/password/{token}", _on_loopback(self._link), methods=["GET", "POST"]),
        ]

    async def _forgotten(self, request: Request) -> Response:
        """Answer the same whether the name is known or not."""
        body = await json_object(request)
        username = text_of(body.get("username")) if body else None
        if username is not None and 0 < len(username) <= _MOST_USERNAME:
            self._mails.send(username.strip())
        return enveloped(None)

    async def _mail_page(self, _request: Request) -> Response:
        mails = self._mails.kept()
        if not mails:
            body = paragraph("Er is nog geen mail.")
        else:
            body = "".join(self._mail(mail) for mail in mails)
        intro = paragraph(
            f"Wat het demoportaal van {self._place.name} verstuurt, wordt hier bewaard. "
            "Er gaat niets de deur uit.",
            "quiet",
        )
        return page("Mail in het demoportaal", intro + body)

    def _mail(self, mail: Mail) -> str:
        sent = datetime.fromtimestamp(mail.sent_at, UTC).astimezone(AMSTERDAM)
        if self._mails.works(mail):
            rest = (
                paragraph("Iemand vroeg om een nieuw wachtwoord voor dit account.")
                + f'<a class="button" href="/demo/password/{escape(mail.token)}">'
                "Kies een nieuw wachtwoord</a>"
            )
        else:
            used = "Deze link is gebruikt." if mail.is_used else "Deze link werkt niet meer."
            rest = paragraph(used, "quiet")
        return (
            "<article><h2>Nieuw wachtwoord kiezen</h2>"
            + paragraph(f"Aan {mail.username} · {sent:%H:%M}", "quiet")
            + rest
            + "</article>"
        )

    async def _link(self, request: Request) -> Response:
        token: str = request.path_params["token"]
        if self._mails.find(token) is None:
            return _dead_link()
        if request.method != "POST":
            return page("Kies een nieuw wachtwoord", password_form(""))
        problem = await self._set(request, token)
        if problem is Problem.LINK_DEAD:
            return _dead_link()
        if problem is not None:
            form = password_form(_PROBLEMS[problem])
            return page("Kies een nieuw wachtwoord", form, status=422)
        done = paragraph("Ga terug naar de app en log in met je nieuwe wachtwoord.")
        return page("Je wachtwoord is veranderd", done)

    async def _set(self, request: Request, token: str) -> Problem | None:
        fields = await form_fields(request)
        if fields is None:
            return Problem.TOO_LONG
        new, again = (fields.get(name, "") for name in ("new", "again"))
        return await self._mails.set_password(token, new, again)


def _on_loopback(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """Serve a page of ours only to who asks for this computer, never under a real portal's name."""

    async def guarded(request: Request) -> Response:
        if not is_loopback(request.headers.get("Host", "")):
            raise HTTPException(404)
        return await answer(request)

    return guarded


def _dead_link() -> Response:
    return page(
        "Deze link werkt niet meer",
        paragraph("Een link werkt één keer en een uur lang. Vraag in de app een nieuwe mail aan."),
        status=410,
    )
