"""Cards of the local copy as rows to be shown: safe texts, moments, names without tricks.

Rule: pure and meant for a thread; cleaning a long text takes a while.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from msgspec import structs

from konnect_desktop.cache.local_copy_rows import StoredCard
from konnect_desktop.domain.media import Medium, PersonTag
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.rich_text import RichText
from konnect_desktop.domain.shown_text import isolated, shown_letters, shown_name
from konnect_desktop.domain.timeline import Attachment, Card
from konnect_desktop.services.rhythm import moments
from konnect_desktop.services.safe_html import rich_text
from konnect_desktop.viewmodels.timeline_rows import (
    AccountLook,
    EntryKey,
    EntryRow,
    ShownChild,
    ShownMedium,
)

_BY_PARENT: Final = "parent"
_LONGEST_DESCRIPTION: Final = 4_000


def shown_children(look: AccountLook, children: Iterable[Child]) -> tuple[ShownChild, ...]:
    """Return the children of an account, their names fit to be shown anywhere (F142, F144)."""
    return tuple(
        ShownChild(
            look,
            replace(
                child,
                first_name=shown_name(child.first_name),
                full_name=shown_name(child.full_name),
                group_names=tuple(map(shown_name, child.group_names)),
            ),
        )
        for child in children
    )


def entry_rows(
    look: AccountLook, children: Sequence[ShownChild], stored: Mapping[str, StoredCard]
) -> list[EntryRow]:
    """Return the rows of cards of one account."""
    return [_entry(look, children, one) for one in stored.values()]


def is_by_parent(author_kind: str) -> bool:
    """Say whether a diary is a parent's, by the portal's key (``….parent``)."""
    return author_kind.rpartition(".")[2].startswith(_BY_PARENT)


def _entry(look: AccountLook, children: Sequence[ShownChild], stored: StoredCard) -> EntryRow:
    card, journal = stored.card, stored.card.journal
    key = EntryKey(look.account_id, stored.key)
    on_card = _on_card(card, children)
    author = shown_name(journal.author) if journal else ""
    return EntryRow(
        key=key,
        kind=card.kind,
        account=look,
        day=card.day,
        children=on_card,
        group_names=_groups(on_card),
        author=author,
        author_kind=journal.author_kind if journal else "",
        text=rich_text(journal.text_html) if journal else RichText(),
        rhythm=moments(journal.rhythm_html) if journal else (),
        media=_media(key, card, on_card, author),
        attachments=tuple(map(_attachment, journal.attachments)) if journal else (),
        description=_description(card),
        is_new=bool(journal and journal.is_new),
        edited=bool(journal and journal.edited),
        removed=stored.removed,
        own=bool(journal and is_by_parent(journal.author_kind)),
    )


def _on_card(card: Card, children: Sequence[ShownChild]) -> tuple[ShownChild, ...]:
    ids = set(card.children)
    if card.journal and not ids:
        ids.add(card.journal.child_id)
    return tuple(shown for shown in children if shown.child.child_id in ids)


def _groups(children: Sequence[ShownChild]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for shown in children for name in shown.child.group_names))


def _media(
    entry: EntryKey, card: Card, children: tuple[ShownChild, ...], author: str
) -> tuple[ShownMedium, ...]:
    media = card.all_media
    return tuple(
        ShownMedium(
            key=PictureKey(entry.account_id, medium.media_id),
            medium=shown_medium(medium),
            entry=entry,
            day=medium.day or card.day,
            children=children,
            author=author,
            place=place,
            of=len(media),
        )
        for place, medium in enumerate(media)
    )


def shown_medium(medium: Medium) -> Medium:
    """Return a medium whose words are fit to be shown anywhere (F142, F144)."""
    return replace(
        medium,
        caption=_free_text(medium.caption),
        child_tags=tuple(map(_tag, medium.child_tags)),
        staff_tags=tuple(map(_tag, medium.staff_tags)),
        labels=tuple(map(shown_name, medium.labels)),
    )


def _tag(tag: PersonTag) -> PersonTag:
    return structs.replace(tag, name=shown_name(tag.name))


def _attachment(attachment: Attachment) -> Attachment:
    return replace(attachment, name=shown_name(attachment.name))


def _description(card: Card) -> str:
    """Return a trigger's words, or those that somebody wrote under all photos of a card alike."""
    if card.description:
        return _free_text(card.description)
    written = {each.caption for each in card.media if each.caption and not each.generated_caption}
    return _free_text(written.pop()) if len(written) == 1 else ""


def _free_text(text: str) -> str:
    return isolated(shown_letters(text[:_LONGEST_DESCRIPTION]).strip())
