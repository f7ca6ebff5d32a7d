"""What of the viewer's bar there is room for; the rest is found in its menu, and by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct


class Fit(Struct, frozen=True):
    """``wide`` says that back and save have words and the title stands beside them."""

    wide: bool
    shown: frozenset[str]


def fit(
    width: int, groups: Mapping[str, int], order: Sequence[str], wide: int, compact: int
) -> Fit:
    """Choose what is shown.

    Args:
        width: How much room there is.
        groups: How wide each group is that can be left out.
        order: The groups, the first to be left out first.
        wide: What all the rest needs with words and the title beside it.
        compact: What it needs without.
    """
    if wide + sum(groups.values()) <= width:
        return Fit(wide=True, shown=frozenset(groups))
    left = dict(groups)
    for name in order:
        if compact + sum(left.values()) <= width:
            break
        left.pop(name, None)
    return Fit(wide=False, shown=frozenset(left))
