"""The doctor put together: a portal that is down is told in seconds, a folder is a finding."""

from __future__ import annotations

import time
from pathlib import Path

from konnect_desktop.app.doctor import DoctorCommand, run_doctor
from konnect_desktop.app.sync import AccountToSync
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import Part, PartFinding, RouteFinding, Why
from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.system.paths import Paths
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Respond
from tests.support.leaks import LogWatch


def _account(folder: Path, url: str) -> AccountToSync:
    portal = Portal("demo", url, demo=True)
    return AccountToSync("Thuis", portal, KnownPassword("ouder", "geheim"), folder)


def test_a_portal_that_is_down_is_told_in_seconds(tmp_path: Path, expected_logs: LogWatch) -> None:
    expected_logs.allow("stamina")
    told: list[PartFinding | RouteFinding] = []
    began_s = time.monotonic()
    with FaultProxy(plan=(Fault("/", (Respond(500),)),)) as proxy:
        diagnosis = run_doctor(
            DoctorCommand(Paths.below(tmp_path), account=_account(tmp_path / "one", proxy.url)),
            told.append,
        )
        assert len(proxy.ledger) == 2, "one try and one more"
    assert time.monotonic() - began_s < 20
    assert diagnosis.routes[0].failure is ErrorKind.PORTAL_DOWN
    assert {finding.skipped for finding in diagnosis.routes[1:]} == {Why.NOT_REACHED}
    assert told == [*diagnosis.parts, *diagnosis.routes]
    assert list(tmp_path.iterdir()) == [], "nothing is made that was missing"


def test_an_account_whose_folder_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    account = _account(tmp_path / "file" / "one", "http://127.0.0.1:9")
    diagnosis = run_doctor(DoctorCommand(Paths.below(tmp_path), account=account), lambda _: None)
    (finding,) = [each for each in diagnosis.parts if each.part is Part.ACCOUNT]
    assert finding.failure in {ErrorKind.DISK_DENIED, ErrorKind.PATH_GONE}
    assert diagnosis.routes == ()
    assert diagnosis.of_account
