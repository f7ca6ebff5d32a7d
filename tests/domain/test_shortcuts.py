"""The map of actions and keys: every key one meaning in a place, whatever the user changes."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.domain.key_names import NAMED_KEYS, is_key, may_be_chosen, parted
from konnect_desktop.domain.shortcuts import ACTIONS, BY_ACT, Act, keys_in_use

KEYS = st.sampled_from(("S", "Ctrl+S", "+", "Right", "F5", "Home", "Q", "Space", "Tab", "Esc"))
CHANGES = st.dictionaries(
    st.sampled_from(sorted(Act)), st.lists(KEYS, max_size=3).map(tuple), max_size=8
)


def test_every_action_is_on_the_map_once_and_its_keys_are_keys() -> None:
    assert sorted(action.act for action in ACTIONS) == sorted(Act)
    assert len(BY_ACT) == len(Act)
    for action in ACTIONS:
        assert action.keys
        assert action.scopes
        for key in action.keys:
            assert is_key(key), key
            assert action.fixed or may_be_chosen(key), key


def test_usual_keys_do_not_meet() -> None:
    assert keys_in_use({}) == {action.act: action.keys for action in ACTIONS}


@given(CHANGES)
def test_no_key_means_two_things_in_one_place(changed: dict[Act, tuple[str, ...]]) -> None:
    used = keys_in_use(changed)
    assert used.keys() == BY_ACT.keys()
    for first, second in combinations(ACTIONS, 2):
        if first.meets(second):
            assert not set(used[first.act]) & set(used[second.act])


@given(CHANGES)
def test_fixed_keys_stay_and_what_the_user_chose_comes_before_the_usual(
    changed: dict[Act, tuple[str, ...]],
) -> None:
    used = keys_in_use(changed)
    for action in ACTIONS:
        if action.fixed:
            assert used[action.act] == action.keys
        elif action.act in changed:
            assert set(used[action.act]) <= set(changed[action.act])


def test_a_key_that_was_taken_is_missing_where_it_was() -> None:
    used = keys_in_use({Act.SAVE: ("I",)})
    assert (used[Act.SAVE], used[Act.DETAILS]) == (("I",), ())


def test_pages_that_are_never_shown_together_share_keys() -> None:
    assert keys_in_use({Act.DETAILS: ("Down",)})[Act.DETAILS] == ("Down",)
    assert keys_in_use({Act.SAVE: ("F5",)})[Act.RELOAD] == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [("S", ("S",)), ("+", ("+",)), ("Ctrl++", ("Ctrl", "+")), ("Alt+F4", ("Alt", "F4"))],
)
def test_a_key_is_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    modifiers, key = parted(text)
    assert (*modifiers, key) == parts
    assert is_key(text)


@pytest.mark.parametrize(
    "text", ["", "s", " ", "++", "Ctrl", "Ctrl+", "Shift+Ctrl+S", "Hyper+S", "SS", "F99", "\n"]
)
def test_what_is_no_key_is_refused(text: str) -> None:
    assert not is_key(text)


@pytest.mark.parametrize("text", ["Esc", "Tab", "Ctrl+Tab", "Shift+Tab", "Back"])
def test_what_every_window_needs_cannot_be_chosen(text: str) -> None:
    assert not may_be_chosen(text)


def test_names_of_keys_hold_no_plus() -> None:
    assert not [name for name in NAMED_KEYS if "+" in name]
