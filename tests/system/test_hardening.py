from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.system.scripts import output_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux")

CRASH = """
    import os, resource, signal, sys
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    from konnect_desktop.system.hardening import harden
    from konnect_desktop.system.logs import set_up_logging
    from pathlib import Path
    harden()
    logs = set_up_logging(Path(sys.argv[1]))
    def crash(password):
        os.kill(os.getpid(), signal.SIGSEGV)
    crash("canary-secret")
"""


def test_f163_a_crash_leaves_no_core_and_a_report_without_values(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", textwrap.dedent(CRASH), str(tmp_path / "logs")]
    with subprocess.Popen(arguments, cwd=tmp_path) as process:  # noqa: S603 — this test's program
        _, status = os.waitpid(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert os.WTERMSIG(status) == signal.SIGSEGV
    assert not os.WCOREDUMP(status)
    assert [path.name for path in tmp_path.iterdir()] == ["logs"]
    report = (tmp_path / "logs" / "crash.log").read_text()
    assert "Segmentation fault" in report
    assert " in crash" in report
    assert "canary-secret" not in report
    assert (tmp_path / "logs" / "crash.log").stat().st_mode & 0o777 == 0o600


def test_f163_core_files_are_forbidden_and_memory_is_closed_to_others() -> None:
    code = """
        import ctypes, resource
        from konnect_desktop.system.hardening import harden
        harden()
        print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    """
    assert output_of(code) == "(0, 0) 0"


def test_f164_new_files_are_private_after_a_start_with_umask_zero(tmp_path: Path) -> None:
    code = """
        import os, pathlib, sys
        os.umask(0)
        from konnect_desktop.system.hardening import harden
        harden()
        folder = pathlib.Path(sys.argv[1], "new")
        folder.mkdir()
        (folder / "file").touch()
        print(oct(folder.stat().st_mode & 0o777), oct((folder / "file").stat().st_mode & 0o777))
    """
    assert output_of(code, str(tmp_path)) == "0o700 0o600"


def test_the_environment_hands_nothing_dangerous_to_children() -> None:
    code = """
        import os, subprocess, sys
        from konnect_desktop.system.hardening import harden
        harden()
        child = "import os; print(sorted(set(os.environ) & set(os.environ['NAMES'].split())))"
        subprocess.run([sys.executable, "-c", child], check=True)
    """
    dropped = {
        "SSLKEYLOGFILE": "/nowhere/keys",
        "SSL_CERT_FILE": "/nowhere/bundle.pem",
        "SSL_CERT_DIR": "/nowhere",
        "QT_PLUGIN_PATH": "/nowhere",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONNOUSERSITE": "1",
    }
    kept = {"LANG": "C.UTF-8"}
    names = " ".join({**dropped, **kept})
    assert output_of(code, env={**dropped, **kept, "NAMES": names}) == "['LANG']"
