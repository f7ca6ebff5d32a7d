"""Faults of who may sign in, and of who is signed in (portal-api 1.3 to 1.8)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from konnect_desktop.demo.envelope import bare, enveloped, refused
from konnect_desktop.demo.faults.deed import Deed, whole_answer, with_json

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from konnect_desktop.demo.json_types import Json, JsonObject

_USER, _TOKEN, _CAPTCHA = "/auth-api/user", "/auth-api/token", "/auth-api/captcha"


def captcha_block(seconds: str) -> Deed:
    """Say that signing in is blocked for a while, and let nobody in."""

    async def deed(_app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        until_ms = int((time.time() + int(seconds)) * 1000)
        if scope["path"] == _CAPTCHA:
            response = enveloped({"blockedUntil": until_ms})
        else:
            response = refused(401, "login.blocked")
        await response(scope, receive, send)

    return deed


def must_reset(_: str) -> Deed:
    """Ask for a new password first."""
    return _with_field("mustResetPassword", value=True)


def other_tenant(name: str) -> Deed:
    """Say that the account belongs to another organisation."""
    return _with_field("domainServerName", name)


def staff_account(path: str) -> Deed:
    """Lead to pages that are not a parent's."""
    return _with_field("redirectUrl", path)


def identity_changed(name: str) -> Deed:
    """Be somebody else from the first renewal on."""
    is_renewed = False

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal is_renewed
        answer = await whole_answer(app, scope, receive)
        is_well = answer.status == 200  # noqa: PLR2004 — HTTP
        if scope["path"] == _TOKEN:
            is_renewed = is_renewed or is_well
        elif is_renewed and is_well:
            await bare({"username": name})(scope, receive, send)
            return
        await answer.with_body(answer.body)(scope, receive, send)

    return deed


def _with_field(key: str, value: Json) -> Deed:
    def change(_path: str, body: Json) -> Json:
        return {**cast("JsonObject", body), key: value}

    return with_json(change)
