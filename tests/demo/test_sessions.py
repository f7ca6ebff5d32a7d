"""Wire 1.4, 1.5 and 1.7 over time, with a clock that is set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from konnect_desktop.demo.access_tokens import AccessTokens
from konnect_desktop.demo.sessions import MOBILE_REFRESH_LIFE_S, WEB_REFRESH_LIFE_S, Sessions
from konnect_desktop.demo.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class HandClock:
    now: float = 1_776_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def state() -> Iterator[State]:
    with State(None) as opened:
        yield opened


@pytest.fixture
def sessions(state: State, clock: HandClock) -> Sessions:
    made = Sessions("demo", state, _tokens(state, clock), clock)
    made.add_user("ouder@demo.example", "geheim")
    return made


def _tokens(state: State, clock: HandClock) -> AccessTokens:
    return AccessTokens(state.secret("tokens"), "demo", 900, clock)


async def _fail(sessions: Sessions) -> None:
    assert await sessions.login("ouder@demo.example", "fout", "here", is_mobile=False) is None


async def test_1_7_a_block_ends_after_ten_minutes(sessions: Sessions, clock: HandClock) -> None:
    for _ in range(5):
        await _fail(sessions)
    assert sessions.blocked_until_ms("here") == int((clock.now + 600) * 1000)
    assert sessions.blocked_until_ms("elsewhere") is None
    clock.now += 600
    assert sessions.blocked_until_ms("here") is None


async def test_1_7_slow_failures_do_not_block(sessions: Sessions, clock: HandClock) -> None:
    for _ in range(8):
        await _fail(sessions)
        clock.now += 151
    assert sessions.blocked_until_ms("here") is None


async def test_1_7_a_right_password_forgets_the_failures(sessions: Sessions) -> None:
    for _ in range(4):
        await _fail(sessions)
    assert await sessions.login("ouder@demo.example", "geheim", "here", is_mobile=False)
    await _fail(sessions)
    assert sessions.blocked_until_ms("here") is None


@pytest.mark.parametrize(
    ("is_mobile", "life_s"), [(False, WEB_REFRESH_LIFE_S), (True, MOBILE_REFRESH_LIFE_S)]
)
async def test_1_4_a_refresh_token_dies_at_its_time(
    sessions: Sessions, clock: HandClock, life_s: float, *, is_mobile: bool
) -> None:
    first = await sessions.login("ouder@demo.example", "geheim", "here", is_mobile=is_mobile)
    assert first
    clock.now += life_s - 1
    second = sessions.renew(first.refresh_token, is_mobile=is_mobile)
    assert second
    clock.now += life_s
    assert sessions.renew(second.refresh_token, is_mobile=is_mobile) is None


async def test_1_5_the_tokens_of_the_two_flows_are_not_the_same(sessions: Sessions) -> None:
    app = await sessions.login("ouder@demo.example", "geheim", "here", is_mobile=True)
    assert app
    assert sessions.renew(app.refresh_token, is_mobile=False) is None


async def test_1_4_an_access_token_dies_after_a_quarter_of_an_hour(
    sessions: Sessions, state: State, clock: HandClock
) -> None:
    session = await sessions.login("ouder@demo.example", "geheim", "here", is_mobile=False)
    tokens = _tokens(state, clock)
    assert session
    assert tokens.user_of(session.access_token) == "ouder@demo.example"
    clock.now += 900
    assert tokens.user_of(session.access_token) is None
    assert tokens.is_ours(session.access_token)
    assert not tokens.is_ours(session.access_token[:-2] + "AA")


async def test_a_kept_state_remembers_users_and_refresh_tokens(
    tmp_path: Path, clock: HandClock
) -> None:
    file = tmp_path / "portal.sqlite"
    with State(file) as state:
        sessions = Sessions("demo", state, _tokens(state, clock), clock)
        sessions.add_user("ouder@demo.example", "geheim")
        first = await sessions.login("ouder@demo.example", "geheim", "here", is_mobile=False)
        state.open_item("demo", "article", 5)
    assert first
    with State(file) as state:
        sessions = Sessions("demo", state, _tokens(state, clock), clock)
        sessions.add_user("ouder@demo.example", "geheim")
        assert sessions.renew(first.refresh_token, is_mobile=False)
        assert state.opened_items("demo", "article") == {5}
    assert b"geheim" not in file.read_bytes()
