"""How the photos and videos of a demo portal are shared among its organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.content.family import FamilyContent
from konnect_desktop.demo.content.settings import ContentSettings

if TYPE_CHECKING:
    from konnect_desktop.demo.options import Options
    from konnect_desktop.demo.pictures import Pictures

_SHARES = {"demo": 3, "demo2": 1, "demo3": 0}


def make_families(options: Options, pictures: Pictures) -> dict[str, FamilyContent]:
    """Return the content of each organisation; photos and videos shared three to one."""
    shares = {org: _SHARES[org] for org in options.orgs}
    photos, videos = _shared(options.photos, shares), _shared(options.videos, shares)
    return {
        org: FamilyContent(
            org,
            ContentSettings(
                seed=options.seed,
                today=options.today,
                months=options.months,
                photos=photos[org],
                videos=videos[org],
                grown_percent=options.grown_percent,
            ),
            pictures.choice,
        )
        for org in options.orgs
    }


def _shared(total: int, shares: dict[str, int]) -> dict[str, int]:
    whole, given, result = sum(shares.values()), 0, dict.fromkeys(shares, 0)
    upto = 0
    for org, share in shares.items():
        upto += share
        result[org] = total * upto // whole - given if whole else 0
        given += result[org]
    return result
