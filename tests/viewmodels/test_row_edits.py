"""From one list of rows to another with as few rows touched as can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.viewmodels.row_edits import Rows, row_edits

_ROWS = st.lists(st.integers(0, 30), unique=True, max_size=25)


@given(_ROWS, _ROWS)
def test_the_edits_make_the_new_list_of_the_old_one(old: list[int], new: list[int]) -> None:
    edits = row_edits(old, new)
    rows = list(old)
    for first, last in edits.removed:
        del rows[first : last + 1]
    for first, last in edits.inserted:
        rows[first:first] = new[first : last + 1]
    assert rows == new


@given(_ROWS, _ROWS)
def test_rows_that_keep_their_order_stay(old: list[int], new: list[int]) -> None:
    new = [row for row in old if row in new] + [row for row in new if row not in old]
    edits = row_edits(old, new)
    gone = sum(last - first + 1 for first, last in edits.removed)
    assert gone == len(set(old) - set(new))


def test_neighbours_are_one_range() -> None:
    edits = row_edits([1, 2, 3, 4], [9, 8, 1, 4, 7])
    assert edits.removed == (Rows(1, 2),)
    assert edits.inserted == (Rows(0, 1), Rows(4, 4))


def test_one_row_that_moves_does_not_tear_out_the_others() -> None:
    edits = row_edits([1, 2, 3, 4], [4, 1, 2, 3])
    assert (edits.removed, edits.inserted) == ((Rows(3, 3),), (Rows(0, 0),))
