"""People, the organisation and counters, from the portal's objects to ours (1.9, 2.1 to 2.4)."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from konnect_desktop.api import routes, wire
from konnect_desktop.api.convert_media import avatar_links
from konnect_desktop.api.reading import Reader, count, identifier, listed, optional, struct, text
from konnect_desktop.domain.errors import ProtocolChangedError
from konnect_desktop.domain.people import Child, Parent, UnreadCounts
from konnect_desktop.domain.portals import PORTAL_DOMAIN, is_label
from konnect_desktop.domain.time import moment_from_wire

_log = logging.getLogger(__name__)
_LONGEST_ORGANISATION: Final = 80


def portal_label(document: object) -> str:
    """Read which portal this is (1.9): the organisation's label."""
    name = text(document).strip().lower().removesuffix(f".{PORTAL_DOMAIN}")
    if not is_label(name):
        raise ProtocolChangedError(str(routes.PORTAL_NAME), "$", "expected a portal's name")
    return name


def has_single_sign_on(document: object) -> bool:
    """Say whether the portal has settings for single sign-on (1.9); what is in them is unknown."""
    return bool(document)


def parent(document: object) -> Parent:
    """Read the parent (2.1)."""
    found = Reader(str(routes.PARENT)).whole(document, wire.Parent)
    return Parent(full_name=text(found.fullname), email=text(found.email_address))


def organisation_name(document: object) -> str:
    """Read how the organisation is called (2.3); empty where the portal does not say."""
    found = Reader(str(routes.ORGANISATION)).whole(document, wire.Organisation)
    words = text(found.customer_name).split()
    shown = ("".join(char for char in word if char.isprintable()) for word in words)
    return " ".join(word for word in shown if word)[:_LONGEST_ORGANISATION].strip()


def unread_counts(document: object) -> UnreadCounts:
    """Read the counters (2.4)."""
    found = Reader(str(routes.UNREAD)).whole(document, wire.Unread)
    return UnreadCounts(
        messages=count(found.nr_of_new_messages),
        news=count(found.nr_of_new_news_items),
        newsletters=count(found.nr_of_new_newsletters),
    )


def children(document: object) -> tuple[Child, ...]:
    """Read active and former children (2.2); a child that cannot be read is left out."""
    reader = Reader(str(routes.CHILDREN))
    found = reader.whole(document, wire.Children)
    active = reader.items(found.active_children, "$.activeChildren", partial(_child, active=True))
    former = reader.items(
        found.inactive_children, "$.inactiveChildren", partial(_child, active=False)
    )
    if reader.quarantined:
        _log.info("%s: %d children left out", routes.CHILDREN, len(reader.quarantined))
    return active + former


def _child(value: object, path: str, *, active: bool) -> Child:
    found = struct(value, wire.Child, path)
    names = (text(found.first_name), text(found.middle_name), text(found.last_name))
    born = moment_from_wire(found.date_of_birth)
    placed = found.has_active_placements
    groups = (optional(group, wire.Group) for group in listed(found.active_groups or found.groups))
    return Child(
        child_id=identifier(found.id, f"{path}.id"),
        first_name=names[0],
        full_name=text(found.fullname) or " ".join(name for name in names if name),
        birth_date=born.date() if born else None,
        has_placement=placed if isinstance(placed, bool) else active,
        active=active,
        group_names=tuple(text(group.name) for group in groups if group and text(group.name)),
        portrait=avatar_links(found.avatars),
    )
