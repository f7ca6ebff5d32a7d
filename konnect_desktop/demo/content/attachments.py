"""The documents that hang at messages and diaries (portal-api 2.5.2)."""

from __future__ import annotations

from dataclasses import dataclass

from konnect_desktop.demo.content.dice import Dice, hex_id
from konnect_desktop.demo.documents import pdf

_AT_DIARIES = (
    "Menu van de week.pdf",
    "Liedjes van dit thema.pdf",
    "Zo gaat het met wennen.pdf",
    "Recept koekjes.pdf",
)
_DIARIES_PERCENT = 5


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document; `stem` is the last part of its address without extension."""

    id: str
    name: str
    stem: str
    size_bytes: int


def attachment(seed: int, org: str, key: str, name: str) -> Attachment:
    """Return the document of this name; `key` tells it apart from all others."""
    stem = f"DOC-{key}"
    return Attachment(hex_id(seed, org, "document", key), name, stem, len(pdf(stem)))


def diary_attachments(seed: int, org: str, journal_id: str) -> tuple[Attachment, ...]:
    """Return what hangs at a diary: mostly nothing."""
    dice = Dice(seed, org, "diary-document", journal_id)
    if not dice.chance(_DIARIES_PERCENT):
        return ()
    key = journal_id.replace("-", "")
    return (attachment(seed, org, key, dice.pick(_AT_DIARIES)),)
