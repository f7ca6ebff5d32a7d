"""Words about the planning."""

from __future__ import annotations

from konnect_desktop.wording.language import Language


def may_be_outdated(language: Language) -> str:
    """Say that the portal has lost its connection to the planning, so days may have changed."""
    return language.pick(
        "The portal can’t reach the planning now. These days may be out of date.",
        "Het ouderportaal kan nu niet bij de planning. Deze dagen kunnen verouderd zijn.",
    )
