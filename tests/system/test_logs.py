from __future__ import annotations

import http.server
import json
import logging
import os
import stat
import sys
import threading
import time
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
import stamina

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.system.crash_file import PREVIOUS_CRASH_FILE
from konnect_desktop.system.logs import LOG_FILE, Logs, set_up_logging
from konnect_desktop.system.redaction import describe_exception, redact
from tests.support.leaks import LogWatch
from tests.system.scripts import output_of, run_python

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnktc3ViIn0.canary-signature-of-token"
CANARIES = (
    "canary-password",
    "canary-cookie",
    "canary-link",
    "canary-signature",
    "canary-mail",
    "eyJhbGci",
    "1999999999",
    "canary-photo",
)
LINK = (
    "https://resource.kidskonnect.cloud/photos/canary-photo.jpg"
    "?Expires=1999999999&Signature=canary-link~x&Key-Pair-Id=canary-link"
)
SECRETS = (
    f"Authorization: Bearer {JWT}",
    f"{{'authorization': 'Bearer {JWT}'}}",
    f"token {JWT} was refused",
    "Set-Cookie: __Host-refresh_token=canary-cookie; Secure; HttpOnly",
    "__Host-refresh_token=canary-cookie",
    f"fetching {LINK} failed",
    "Expires=1999999999&Signature=canary-link",
    '{"password": "canary-password"}',
    "password=canary-password",
    "for canary-mail@zonnetuin.example",
    "http://canary-mail:canary-password@127.0.0.1:8080/x",
)
log = logging.getLogger("konnect_desktop.test")


@pytest.fixture
def logs(tmp_path: Path) -> Generator[Logs]:
    with set_up_logging(tmp_path / "logs", debug=True) as logs:
        yield logs


def everything_written(logs: Logs, folder: Path) -> str:
    files = [path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join([*files, *logs.recent_lines()])


def canaries_in(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def _fail(text: str) -> None:
    raise ValueError(text)


def _refuse(text: str) -> None:
    try:
        json.loads(text)
    except ValueError as error:
        raise BrokenError(ErrorKind.PORTAL_CHANGED, text) from error


@pytest.mark.parametrize("text", SECRETS)
def test_f161_what_looks_secret_is_not_written(text: str) -> None:
    assert canaries_in(redact(text)) == []


def test_what_is_no_secret_is_written_as_it_is() -> None:
    text = "GET /timeline/cards/v2/{offset} 200 41 ms 12345 bytes from zonnetuin.ouderportaal.nl"
    assert redact(text) == text
    assert redact("https://zonnetuin.ouderportaal.nl/timeline/1") == (
        "https://zonnetuin.ouderportaal.nl/…"
    )


@pytest.mark.parametrize(
    "pattern", ["x", "a-", "a.", "a@", "eyJ", "http://", "token", "a_token=", "cookie ", "é'"]
)
def test_the_time_redaction_takes_is_linear_in_the_text(pattern: str) -> None:
    text = pattern * 100_000
    before = time.process_time()
    assert len(redact(text)) <= 4_000
    assert time.process_time() - before < 0.2


class _Portal(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Set-Cookie", "__Host-refresh_token=canary-cookie; Secure")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name there
        """Keep the terminal quiet."""


@pytest.fixture
def portal_url() -> Generator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Portal) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_f161_libraries_at_debug_write_no_secret(
    logs: Logs, portal_url: str, tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs.allow("keyring")
    expected_logs.allow("konnect_desktop.test", logging.ERROR)
    talkative = [logging.getLogger(name) for name in ("", "httpx", "httpcore.http11", "hpack")]
    levels = [logger.level for logger in talkative]
    try:
        for logger in talkative:
            logger.setLevel(logging.DEBUG)
        httpx.get(
            f"{portal_url}/photos/canary-photo.jpg?Signature=canary-link",
            headers={"Authorization": f"Bearer {JWT}", "Cookie": "a=canary-cookie"},
        ).raise_for_status()
        logging.getLogger("hpack").debug("Decoded %s", ("authorization", f"Bearer {JWT}"))
        logging.getLogger("keyring").warning("no entry for canary-mail@zonnetuin.example")
        for secret in SECRETS:
            log.debug(secret)
        try:
            _fail(f"canary-password {LINK}")
        except ValueError:
            log.exception("signing in failed")
    finally:
        for logger, level in zip(talkative, levels, strict=True):
            logger.setLevel(level)
    written = everything_written(logs, tmp_path)
    assert canaries_in(written) == []
    assert "httpx" not in written
    assert "signing in failed ValueError at tests.system.test_logs:" in written
    assert " _fail < " in written


def test_an_error_of_asyncio_is_written_without_what_it_says(
    logs: Logs, tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs.allow("asyncio", logging.ERROR)
    logging.getLogger("asyncio").error(
        "Task exception was never retrieved\nfuture: <Task exception=ValueError('canary-photo')>"
    )
    written = everything_written(logs, tmp_path)
    assert "Task exception was never retrieved" in written
    assert canaries_in(written) == []


def test_stamina_says_nothing_of_a_retry(logs: Logs) -> None:
    @stamina.retry(on=ValueError, attempts=2, wait_initial=0, wait_max=0)
    def fetch(password: str) -> None:
        raise ValueError(password)

    with pytest.raises(ValueError, match="canary"):
        fetch("canary-password")
    assert logs.recent_lines() == ()


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_f164_the_log_and_its_older_files_are_private_small_and_few(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        with set_up_logging(tmp_path / "logs"):
            for _ in range(1_100):
                log.info("word " * 780)
    finally:
        os.umask(old)
    files = list((tmp_path / "logs").glob(f"{LOG_FILE}*"))
    assert len(files) == 5
    assert all(path.stat().st_size <= 1_000_000 for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_the_last_lines_are_kept_in_memory(logs: Logs) -> None:
    for number in range(510):
        log.debug("line %d", number)
    lines = logs.recent_lines()
    assert len(lines) == 500
    assert lines[-1].endswith("DEBUG konnect_desktop.test line 509")


def test_one_record_is_one_line(logs: Logs) -> None:
    log.info("first\r\nsecond\u2028third")
    assert [line.splitlines() for line in logs.recent_lines()] == [list(logs.recent_lines())]


def test_debug_lines_are_written_on_request_only(tmp_path: Path) -> None:
    with set_up_logging(tmp_path) as logs:
        log.debug("quiet")
        log.info("told")
    assert [line.split()[-1] for line in logs.recent_lines()] == ["told"]


def test_closing_puts_everything_back(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (root.level, root.handlers[:], sys.excepthook, threading.excepthook)
    set_up_logging(tmp_path, debug=True).close()
    assert (root.level, root.handlers, sys.excepthook, threading.excepthook) == before
    assert logging.getLogger("httpx").level == logging.NOTSET


def test_a_folder_that_cannot_be_written_keeps_nothing_from_working(tmp_path: Path) -> None:
    code = """
        import logging, pathlib, sys
        from konnect_desktop.system.logs import set_up_logging
        with set_up_logging(pathlib.Path(sys.argv[1])) as logs:
            logging.getLogger("konnect_desktop.test").error("told %s")
            logging.getLogger("konnect_desktop.test").error("%d", "does not fit")
            print(len(logs.recent_lines()))
    """
    (tmp_path / "file").touch()
    assert output_of(code, str(tmp_path / "file")) == "2"


UNCAUGHT = """
import pathlib, sys, threading
from konnect_desktop.system.logs import set_up_logging
logs = set_up_logging(pathlib.Path(sys.argv[1]))

def sign_in(password):
    raise RuntimeError("refused: " + password)

class Unraisable:
    def __del__(self):
        sign_in("canary-password")

thread = threading.Thread(target=sign_in, args=("canary-password",))
thread.start()
thread.join()
Unraisable()
sign_in("canary-password")
"""


def test_f162_what_nobody_caught_is_logged_by_type_and_place_only(tmp_path: Path) -> None:
    done = run_python(UNCAUGHT, str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    written = (tmp_path / LOG_FILE).read_text().splitlines()
    assert [line.split()[1] for line in written] == ["CRITICAL", "ERROR", "CRITICAL"]
    assert all("RuntimeError at __main__:7 sign_in < " in line for line in written)
    assert canaries_in("\n".join(written)) == []


def test_a_crash_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("Fatal Python error: Segmentation fault\n")
    with set_up_logging(tmp_path) as logs:
        assert "Segmentation fault" in logs.crash_hooks.take_previous()
    with set_up_logging(tmp_path) as logs:
        assert logs.crash_hooks.take_previous() == ""
    assert (tmp_path / PREVIOUS_CRASH_FILE).exists()


def test_an_exception_is_described_with_its_causes_and_kinds() -> None:
    with pytest.raises(BrokenError) as caught:
        _refuse("canary-password")
    described = describe_exception(caught.value)
    assert described.startswith("BrokenError(portal_changed) at tests.system.test_logs:")
    assert " _refuse < " in described
    assert " caused by JSONDecodeError at json.decoder:" in described
    assert canaries_in(described) == []
    group = ExceptionGroup("canary-password", [ValueError("canary-password")])
    assert describe_exception(group) == "ExceptionGroup[ValueError] at ?"
