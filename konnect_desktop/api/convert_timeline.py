"""The timeline's cards, from the portal's objects to ours (portal-api 2.5)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from konnect_desktop.api import routes, wire
from konnect_desktop.api.convert_media import attachment, medium
from konnect_desktop.api.fingerprint import fingerprint
from konnect_desktop.api.reading import Reader, WrongItemError, identifier, struct, text
from konnect_desktop.domain.time import moment_from_wire
from konnect_desktop.domain.timeline import Card, CardKind, Journal, TimelinePage

_KINDS = {kind.value: kind for kind in CardKind if kind is not CardKind.UNKNOWN}


def timeline_page(document: object, offset: int) -> TimelinePage:
    """Read a page of cards (2.5)."""
    reader = Reader(str(routes.TIMELINE))
    values = reader.whole_list(document)
    cards = reader.items(values, "$", partial(_card, reader))
    return TimelinePage(offset, len(values), cards, reader.quarantined)


def _card(reader: Reader, value: object, path: str) -> Card:
    found = struct(value, wire.Card, path)
    kind = _KINDS.get(text(found.type), CardKind.UNKNOWN)
    moment = moment_from_wire(found.date)
    journal = None
    if kind is CardKind.JOURNAL:
        if found.journal is None:
            raise WrongItemError(f"{path}.journal", "expected an object")
        journal = _journal(reader, found.journal, f"{path}.journal", moment)
    photos = found.photos if kind is CardKind.PHOTO else None
    return Card(
        kind=kind,
        wire_kind=text(found.type),
        day=moment.date() if moment else None,
        children=reader.items(found.children, f"{path}.children", _child_id),
        journal=journal,
        media=reader.items(photos, f"{path}.photos", partial(medium, moment)),
        description=text(found.description) if kind is CardKind.TRIGGER else "",
        unknown_fingerprint=fingerprint(value) if kind is CardKind.UNKNOWN else "",
    )


def _child_id(value: object, path: str) -> str:
    return identifier(struct(value, wire.Child, path).id, f"{path}.id")


def _journal(reader: Reader, value: object, path: str, card_moment: datetime | None) -> Journal:
    found = struct(value, wire.Journal, path)
    moment = moment_from_wire(found.date) or card_moment
    files = reader.items(
        found.attachment_content_items, f"{path}.attachmentContentItems", attachment
    )
    return Journal(
        journal_id=identifier(found.journal_id, f"{path}.journalId"),
        child_id=text(found.child_id),
        author=text(found.written_by_name),
        author_kind=text(found.written_by_type),
        text_html=text(found.journal_content),
        rhythm_html=text(found.day_rythm_content),
        media=reader.items(found.photos, f"{path}.photos", partial(medium, moment)),
        attachments=files,
        is_new=found.is_new is True,
        edited=found.edited is True,
    )
