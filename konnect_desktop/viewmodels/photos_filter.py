"""Which photos and videos the grid shows, of which children and in which company."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.media_choice import Company, MediaChoice
from konnect_desktop.domain.pictures import PictureKey


class PhotoFilter(Struct, frozen=True):
    """What is shown; children are account id and child id, ``None`` for all of them."""

    children: frozenset[tuple[str, str]] | None = None
    company: Company = Company.ANY
    kind: MediaKind | None = None
    staff: str = ""
    label: str = ""
    text: str = ""
    favourites: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the children is chosen."""
        return self != PhotoFilter(self.children)

    def choice(self, account_id: str, favourites: Iterable[PictureKey]) -> MediaChoice:
        """Return what it means in one account."""
        children = self.children
        return MediaChoice(
            child_ids=None
            if children is None
            else frozenset(child for owner, child in children if owner == account_id),
            company=self.company,
            kind=self.kind,
            staff=self.staff,
            label=self.label,
            text=self.text,
            media_ids=frozenset(
                key.picture_id for key in favourites if key.account_id == account_id
            )
            if self.favourites
            else None,
        )
