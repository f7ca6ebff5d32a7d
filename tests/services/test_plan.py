"""The plan: every medium once, names that stay, places in the day that stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from konnect_desktop.cache.ledger import Ledger, MediumState, Written
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.saving.plan import Plan, make_plan
from konnect_desktop.services.saving.wanted import WantedMedium

_NOW = datetime(2026, 4, 14, 12, tzinfo=UTC)
_DAY = date(2026, 4, 14)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite3") as opened:
        yield opened


def _wanted(
    media_id: str, *, day: date | None = _DAY, names: tuple[str, ...] = ("Noor",)
) -> WantedMedium:
    return WantedMedium(
        media_id=media_id,
        kind=MediaKind.PHOTO,
        day=day,
        moment=None,
        caption="",
        child_names=names,
        downloadable=True,
        conversation_id="",
        gone=False,
    )


def _save_all(ledger: Ledger, plan: Plan, state: MediumState = MediumState.SAVED) -> None:
    for item in plan.items:
        name = f"{item.entry.stem}.jpg"
        ledger.settle(item.entry, state, Written(name, b"", 1, b"", 1))


def _indexes(plan: Plan) -> dict[str, int | None]:
    return {item.wanted.media_id: item.entry.day_index for item in plan.items}


def test_the_oldest_photo_of_a_day_comes_first_in_its_series(ledger: Ledger) -> None:
    newest_first = [_wanted("c"), _wanted("b"), _wanted("a")]
    plan = make_plan("demo", newest_first, ledger, now=_NOW)
    assert _indexes(plan) == {"a": 0, "b": 1, "c": 2}
    moments = {item.wanted.media_id: item.moment for item in plan.items}
    assert moments["a"] == datetime.fromisoformat("2026-04-14T00:00:00+02:00")
    assert moments["c"] == datetime.fromisoformat("2026-04-14T00:00:02+02:00")


def test_a_card_that_grows_leaves_the_places_that_are_given(ledger: Ledger) -> None:
    _save_all(ledger, make_plan("demo", [_wanted("b"), _wanted("a")], ledger, now=_NOW))
    later = [_wanted("d"), _wanted("c"), _wanted("b"), _wanted("a")]
    plan = make_plan("demo", later, ledger, now=_NOW)
    assert _indexes(plan) == {"c": 2, "d": 3}
    assert plan.already_saved == 2


def test_a_latecomer_in_the_middle_gets_a_place_of_its_own(ledger: Ledger) -> None:
    _save_all(ledger, make_plan("demo", [_wanted("b"), _wanted("a")], ledger, now=_NOW))
    plan = make_plan("demo", [_wanted("b"), _wanted("late"), _wanted("a")], ledger, now=_NOW)
    assert _indexes(plan) == {"late": 2}


def test_a_killed_run_goes_on_with_the_same_names_and_places(ledger: Ledger) -> None:
    wanted = [_wanted("c"), _wanted("b"), _wanted("a")]
    first = make_plan("demo", wanted, ledger, now=_NOW)
    _save_all(ledger, replace(first, items=first.items[:1]))
    second = make_plan("demo", wanted, ledger, now=_NOW)
    assert [item.entry for item in second.items] == [item.entry for item in first.items[1:]]


def test_f085_a_thousand_photos_of_one_day_have_names_of_their_own(ledger: Ledger) -> None:
    wanted = [_wanted(f"photo-{number}") for number in range(1000)]
    first = make_plan("demo", wanted, ledger, now=_NOW)
    assert len({item.entry.stem_key for item in first.items}) == 1000
    _save_all(ledger, first)
    assert make_plan("demo", wanted, ledger, now=_NOW).items == ()


def test_f100_names_that_fold_to_one_do_not_meet(ledger: Ledger) -> None:
    wanted = [
        _wanted("1", names=("Zoë",)),
        _wanted("2", names=("ZOË",)),
        _wanted("3", names=("Zoe\u0308",)),
    ]
    plan = make_plan("demo", wanted, ledger, now=_NOW)
    assert len({item.entry.stem_key for item in plan.items}) == 3


def test_one_photo_id_at_two_portals_is_two_photos(ledger: Ledger) -> None:
    _save_all(ledger, make_plan("demo", [_wanted("a")], ledger, now=_NOW))
    assert len(make_plan("demo2", [_wanted("a")], ledger, now=_NOW).items) == 1


def test_what_may_not_be_downloaded_is_counted_apart(ledger: Ledger) -> None:
    plan = make_plan("demo", [replace(_wanted("a"), downloadable=False)], ledger, now=_NOW)
    assert (plan.items, plan.not_downloadable) == ((), 1)


def test_f084_what_is_gone_from_the_portal_is_not_asked_for(ledger: Ledger) -> None:
    plan = make_plan("demo", [replace(_wanted("a"), gone=True)], ledger, now=_NOW)
    assert (plan.items, plan.gone) == ((), 1)


def test_f067_a_damaged_one_is_tried_again_once_a_day_beside_the_old(ledger: Ledger) -> None:
    wanted = [_wanted("a")]
    _save_all(ledger, make_plan("demo", wanted, ledger), MediumState.DAMAGED)
    same_day = make_plan("demo", wanted, ledger)
    assert (same_day.items, same_day.damaged) == ((), 1)
    (again,) = make_plan("demo", wanted, ledger, now=datetime.now(UTC) + timedelta(days=1)).items
    assert again.entry.version == 2
    assert again.entry.stem.endswith("_2")


def test_f107_a_clock_that_went_back_puts_nothing_off(ledger: Ledger) -> None:
    wanted = [_wanted("a")]
    _save_all(ledger, make_plan("demo", wanted, ledger), MediumState.DAMAGED)
    year_ago = datetime.now(UTC) - timedelta(days=365)
    assert len(make_plan("demo", wanted, ledger, now=year_ago).items) == 1


def test_f055_a_photo_without_a_day_is_saved_without_a_made_up_date(ledger: Ledger) -> None:
    (item,) = make_plan("demo", [_wanted("a", day=None)], ledger, now=_NOW).items
    assert item.moment is None
    assert "1970" not in item.entry.stem


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 3, 28), "+01:00"),
        (date(2026, 3, 29), "+01:00"),
        (date(2026, 3, 30), "+02:00"),
        (date(2025, 10, 25), "+02:00"),
        (date(2025, 10, 26), "+02:00"),
        (date(2025, 10, 27), "+01:00"),
    ],
)
def test_part4_fault2_days_around_the_clock_change_keep_their_date(
    ledger: Ledger, day: date, offset: str
) -> None:
    (item,) = make_plan("demo", [_wanted("a", day=day)], ledger, now=_NOW).items
    assert item.moment
    assert item.moment.isoformat() == f"{day.isoformat()}T00:00:00{offset}"
    assert item.entry.stem.startswith(day.isoformat())


def test_the_time_of_a_message_is_kept_to_the_second(ledger: Ledger) -> None:
    moment = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    wanted = replace(_wanted("a"), moment=moment)
    (item,) = make_plan("demo", [wanted], ledger, now=_NOW).items
    assert item.moment == moment
    assert item.entry.day_index is None


def test_part4_fault2_a_message_late_in_the_evening_belongs_to_its_amsterdam_day(
    ledger: Ledger,
) -> None:
    wanted = replace(_wanted("a"), moment=datetime(2026, 3, 28, 23, 30, tzinfo=UTC))
    (item,) = make_plan("demo", [wanted], ledger, now=_NOW).items
    assert item.entry.stem.startswith("2026-03-29")
