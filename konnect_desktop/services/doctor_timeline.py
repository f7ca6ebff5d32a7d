"""What the doctor looks for in the timeline beside its shape: cards gone, or coming twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from konnect_desktop.api.convert_timeline import timeline_page
from konnect_desktop.api.examining import listed
from konnect_desktop.domain.card_keys import card_key
from konnect_desktop.domain.findings import Difference, Look


def no_cards() -> tuple[Difference, ...]:
    """Tell that a timeline which is known to have had cards has none (F050)."""
    return (Difference("$", Look.MISSING, "all cards"),)


def cards_again(first: object, following: object) -> tuple[Difference, ...]:
    """Tell that the second page repeats the first or some of it (F058).

    Cards are told apart by what stays the same of them: links are signed anew in every answer.
    """
    known, again = _keys(first), _keys(following)
    if not known & again:
        return ()
    page = "the same page" if known == again else "cards of the page"
    return (Difference("$", Look.OTHER_KIND, f"{page} again"),)


def first_thumb_link(cards: Iterable[dict[str, object]]) -> str | None:
    """Return a link to a small picture of any of the cards."""
    for card in cards:
        for photo in (*listed(card, "photos"), *listed(card, "journal", "photos")):
            link = photo.get("thumbUrl")
            if isinstance(link, str):
                return link
    return None


def _keys(page: object) -> frozenset[str]:
    if not isinstance(page, list):
        return frozenset()
    return frozenset(map(card_key, timeline_page(cast("object", page), 0).cards))
