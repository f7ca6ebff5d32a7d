"""From what stands in the address field to a portal, in a user's profile or in a demo's."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from konnect_desktop.domain.pasted_addresses import AddressProblem, read_portal
from konnect_desktop.domain.portals import Portal


class Resolved(Struct, frozen=True):
    """A portal, and how its organisation is called where that is known already."""

    portal: Portal
    organisation: str = ""

    @property
    def host(self) -> str:
        """The address to show: the host, and for a demo on this computer its port too."""
        if self.portal.demo:
            return self.portal.origin.partition("://")[2]
        return self.portal.host


def resolve(
    text: str, demo: Mapping[str, Portal] | None, organisations: Mapping[str, str]
) -> Resolved | AddressProblem:
    """Find the portal that is meant.

    Args:
        text: What was typed or pasted.
        demo: The portals of a demo profile by label, which knows no others.
        organisations: How organisations are called, by tenant.
    """
    found = read_portal(text)
    if demo is not None:
        found = _in_demo(text, found, demo)
    if isinstance(found, AddressProblem):
        return found
    return Resolved(found, organisations.get(found.tenant, ""))


def _in_demo(
    text: str, found: Portal | AddressProblem, demo: Mapping[str, Portal]
) -> Portal | AddressProblem:
    typed = text.strip().casefold().removeprefix("http://").rstrip("/")
    for portal in demo.values():
        if typed == portal.origin.partition("://")[2]:
            return portal
    if isinstance(found, AddressProblem):
        return found if found is AddressProblem.EMPTY else AddressProblem.NOT_IN_DEMO
    return demo.get(found.tenant) or AddressProblem.NOT_IN_DEMO
