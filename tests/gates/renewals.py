"""T4: however many requests find their token expired at once, it is renewed once."""

from __future__ import annotations

import asyncio
import re

from tests.api.parts import Bench, Parent
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Respond
from tests.support.portal import running_portal

_READS = "^/restservices-parent/"


def renewals_for_parallel_401s(requests: int) -> int:
    """Send requests whose token the portal rejects, all at once.

    Returns:
        How often the token was renewed; every request was answered in the end.
    """
    options = ("--org", "demo", "--photos", "10", "--videos", "1", "--months", "1")
    with running_portal(*options) as portal:
        address = portal.of("demo")
        with FaultProxy(address.url) as proxy:
            bench = Bench(proxy, Parent(address.username, address.password))
            asyncio.run(_ask(bench, requests))
            refused = [seen for seen in bench.reads if seen.status == 401]
            assert len(refused) == requests, "they were not all under way at once"
            return len(bench.renewals)


async def _ask(bench: Bench, requests: int) -> None:
    async with bench.client() as client:
        await client.sign_in()
        shown = f"authorization: {re.escape(bench.bearer)}$"
        bench.proxy.use(Fault(_READS, (Respond(401),), header=shown))
        await asyncio.gather(*(client.unread_counts() for _ in range(requests)))
