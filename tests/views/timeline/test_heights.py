"""Heights of rows give the same answers as adding them up would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.views.timeline.heights import RowHeights

HEIGHT = st.integers(1, 900)
EDIT = st.tuples(
    st.sampled_from(["measure", "insert", "remove", "ask"]), st.integers(0, 50), HEIGHT
)


@given(st.lists(HEIGHT, min_size=1, max_size=40), st.lists(EDIT, max_size=30))
def test_any_row_is_where_the_rows_above_it_end(
    first: list[int], edits: list[tuple[str, int, int]]
) -> None:
    heights, plain = RowHeights(), list(first)
    heights.reset(first)
    for kind, place, height in edits:
        row = place % max(len(plain), 1)
        if kind == "measure" and plain:
            assert heights.measure(row, height) == height - plain[row]
            plain[row] = height
        elif kind == "insert":
            heights.insert(row, [height, height])
            plain[row:row] = [height, height]
        elif kind == "remove" and len(plain) > 1:
            heights.remove(row, 1)
            del plain[row]
        assert heights.top(row) == sum(plain[:row])
    assert heights.total == sum(plain)
    assert [heights.top(row) for row in range(len(plain) + 1)] == [
        sum(plain[:row]) for row in range(len(plain) + 1)
    ]
    for row in range(len(plain)):
        assert heights.row_at(heights.top(row)) == row
        assert heights.row_at(heights.top(row + 1) - 1) == row


def test_outside_of_the_list_the_nearest_row_is_meant() -> None:
    heights = RowHeights()
    assert heights.row_at(5) == -1
    heights.reset([10, 10])
    assert heights.row_at(-100) == 0
    assert heights.row_at(1000) == 1


def test_a_new_width_makes_every_height_an_estimate() -> None:
    heights = RowHeights()
    heights.reset([10, 20])
    heights.measure(0, 15)
    assert heights.is_measured(0)
    heights.doubt()
    assert not heights.is_measured(0)
    assert heights.total == 35
