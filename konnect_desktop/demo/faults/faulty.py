"""A target with the plan's faults before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from konnect_desktop.demo.addresses import MEDIA

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from konnect_desktop.demo.faults.plan import FaultPlan


class Faulty:
    """An application as the plan lets it be; `target` is an organisation or the media host."""

    def __init__(self, app: ASGIApp, target: str, plan: FaultPlan) -> None:
        self._app = app
        self._target = target
        self._plan = plan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self._app
        if self._plan.active:
            path: str = scope["path"]
            is_media = self._target == MEDIA
            org = path.split("/")[1] if is_media else self._target
            target = "media" if is_media else "portal"
            for deed in reversed(self._plan.deeds(scope["method"], target, org, path)):
                app = partial(deed, app)
        await app(scope, receive, send)
