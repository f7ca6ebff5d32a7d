"""Hosts with two addresses, the first of which answers nobody."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

_PREFIX = ("unshare", "--map-root-user", "--mount", "--net")


def _may_have_a_network() -> bool:
    trial = (*_PREFIX, "sh", "-c", "ip link set lo up && ip -6 addr add 2606:2800::1/128 dev lo")
    try:
        run = subprocess.run(trial, capture_output=True, check=False)  # noqa: S603 — ours
    except FileNotFoundError:
        return False
    return run.returncode == 0 and Path(ssl.get_default_verify_paths().openssl_cafile).exists()


@pytest.mark.skipif(not _may_have_a_network(), reason="no network of our own here")
def test_f041_an_address_that_swallows_everything_costs_a_second_at_most(tmp_path: Path) -> None:
    run = subprocess.run(  # noqa: S603 — our own module
        (*_PREFIX, sys.executable, "-m", "tests.api.black_hole", str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["asked"] == 4
    signing_in_s, picture_s = told["taken_s"]
    # The login goes over a connection of its own, so that is two connections.
    assert signing_in_s < 2 * 1.0 + 0.5
    assert picture_s < 1.0 + 0.5
