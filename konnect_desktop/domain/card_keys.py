"""Keys and content hashes of cards: the portal gives most cards no id of their own."""

from __future__ import annotations

import hashlib

from konnect_desktop.domain.timeline import Card, CardKind


def card_key(card: Card) -> str:
    """Return a text that stays the same while a card grows during the day.

    A diary has an id. A photo card is known by its oldest photo, the last one, because new ones
    come in front. Everything else is known by its content.
    """
    if card.journal and card.journal.journal_id:
        return f"journal:{card.journal.journal_id}"
    day = card.day.isoformat() if card.day else "-"
    if card.kind is CardKind.PHOTO and card.media:
        return f"photo:{day}:{card.media[-1].media_id}"
    parts = (card.wire_kind, day, *sorted(card.children), card.description)
    content = "\0".join((*parts, card.unknown_fingerprint))
    return f"{card.kind.value}:{hashlib.sha256(content.encode()).hexdigest()[:32]}"
