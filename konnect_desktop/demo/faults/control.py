"""The route that switches faults on while the portal runs.

It is ours: no real portal has it, and only who asks for this computer itself gets an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.responses import JSONResponse

from konnect_desktop.demo.envelope import bare, refused
from konnect_desktop.demo.faults.kinds import KINDS
from konnect_desktop.demo.faults.plan import (
    BadFaultError,
    Fault,
    FaultPlan,
    check_org,
    parse_fault,
)
from konnect_desktop.demo.request_bodies import json_object, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.json_types import JsonObject

FAULTS_ROUTE = "/demo/faults"


class FaultControl:
    """Tells, sets and clears the faults of a plan."""

    def __init__(self, plan: FaultPlan, orgs: Sequence[str]) -> None:
        self._plan = plan
        self._orgs = orgs

    async def answer(self, request: Request) -> Response:
        """Answer GET with what there is and what is on; PUT sets, DELETE clears."""
        if request.method == "PUT":
            try:
                self._plan.use(await self._asked(request))
            except BadFaultError as error:
                return JSONResponse({"refused": str(error)}, 400)
        elif request.method == "DELETE":
            self._plan.use([])
        elif request.method != "GET":
            return refused(405, "invalid")
        active = [{"fault": each.fault.text, "struck": each.struck} for each in self._plan.active]
        return bare({"active": active, "kinds": _KINDS_TOLD})

    async def _asked(self, request: Request) -> list[Fault]:
        body = await json_object(request)
        rows = body.get("faults") if body else None
        if not isinstance(rows, list):
            raise BadFaultError('the body is {"faults": ["NAME:ARG,org=…", …]}')
        return [self._fault(row) for row in cast("list[object]", rows)]

    def _fault(self, row: object) -> Fault:
        text = text_of(row)
        if text is None:
            raise BadFaultError("a fault is written as behind --fault")
        fault = parse_fault(text)
        check_org(fault, self._orgs)
        return fault


_KINDS_TOLD: list[JsonObject] = [
    {
        "name": kind.name,
        "argument": kind.argument.meaning if kind.argument else None,
        "default": kind.argument.default if kind.argument else None,
        "does": kind.does,
        "at": kind.at.name.lower(),
    }
    for kind in KINDS
]
