"""A whole sync over TLS, with the real host names and none of a demo profile's liberties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from konnect_desktop.api.network import Network
from konnect_desktop.app.sync import AccountToSync, SyncCommand, run_sync
from konnect_desktop.cli.exit_codes import code_of_error, code_of_report
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.services.sync import SyncOptions
from konnect_desktop.system.credentials import KnownPassword
from tests.support.audience import Audience
from tests.support.syncing import files_of, judge, ledger_rows
from tests.support.tls_portal import TlsPortal, running_tls_portal


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsPortal]:
    options = ("--photos", "40", "--videos", "2", "--months", "2")
    with running_tls_portal(tmp_path_factory.mktemp("tls"), *options) as running:
        yield running


def _account(tls: TlsPortal, profile: Path, *, password: str | None = None) -> AccountToSync:
    address = tls.portal.of("demo")
    credentials = KnownPassword(address.username, password or address.password)
    return AccountToSync("Thuis", parse_portal("demo"), credentials, profile)


def _command(account: AccountToSync, archive: Path, network: Network) -> SyncCommand:
    options = SyncOptions(include_unread=True, keep_free_bytes=0)
    return SyncCommand((account,), archive, options, network)


def test_everything_is_saved_over_tls_under_the_real_names(tls: TlsPortal, tmp_path: Path) -> None:
    account = _account(tls, tmp_path / "profile")
    outcome = run_sync(_command(account, tmp_path / "archive", tls.network), Audience())
    (report,) = outcome.reports
    assert code_of_report(report) == 0
    assert report.result.saved == len(files_of(tmp_path / "archive")) > 20
    known = {row.media_id for row in ledger_rows(tmp_path / "archive")}
    assert judge(tmp_path / "archive", known).faultless


def test_a_second_run_of_the_same_profile_reads_little_and_fetches_nothing(
    tls: TlsPortal, tmp_path: Path
) -> None:
    account = _account(tls, tmp_path / "profile")
    first = run_sync(_command(account, tmp_path / "archive", tls.network), Audience())
    second = run_sync(_command(account, tmp_path / "archive", tls.network), Audience())
    assert first.reports[0].timeline.whole
    assert not second.reports[0].timeline.whole
    assert second.reports[0].timeline.complete
    assert second.reports[0].timeline.cards_read < first.reports[0].timeline.cards_read
    assert second.reports[0].result.saved == 0


def test_f001_t20_a_rejected_password_is_sent_once_within_half_an_hour(
    tls: TlsPortal, tmp_path: Path
) -> None:
    account = _account(tls, tmp_path / "profile", password="not this one")
    command = _command(account, tmp_path / "archive", tls.network)
    assert [code_of_error(error) for error in run_sync(command, Audience()).failures] == [3]
    unreachable = replace(tls.network, connect=None)
    again = run_sync(replace(command, network=unreachable), Audience())
    assert [code_of_error(error) for error in again.failures] == [3]


def test_a_portal_whose_certificate_is_not_trusted_gets_no_password(
    tls: TlsPortal, tmp_path: Path
) -> None:
    connect = tls.network.connect
    assert connect is not None
    distrustful = replace(tls.network, connect=replace(connect, tls=None))
    account = _account(tls, tmp_path / "profile")
    outcome = run_sync(_command(account, tmp_path / "archive", distrustful), Audience())
    assert [error.kind for error in outcome.failures] == ["tls"]
    assert [code_of_error(error) for error in outcome.failures] == [5]
