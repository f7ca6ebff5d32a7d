"""Rules for every test: nothing unexpected in the log, nothing left alive, long ones on request.

What fixtures of a wider scope than one test start is allowed until the run ends.
"""

from __future__ import annotations

import gc
import inspect
import logging
import os
import random
import uuid
from collections.abc import AsyncGenerator, Generator
from typing import Protocol, cast

import hypothesis
import pytest

from tests.support.leaks import (
    RUN_MARK,
    Alive,
    LogWatch,
    alive_now,
    left_alive,
    orphans,
    tasks_left,
)

_ALLOWED = pytest.StashKey[Alive]()
_LOGS = pytest.StashKey[LogWatch]()
_ORPHANS = pytest.StashKey[list[str]]()


class Worker(Protocol):
    """One of the processes of a parallel run, as its parent or itself sees it."""

    config: pytest.Config
    workeroutput: dict[str, list[str]]


hypothesis.settings.register_profile("ci", derandomize=False, print_blob=True, deadline=None)
hypothesis.settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deep", action="store_true", help="run the tests marked deep too")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # As in the app: no thread but the main one may collect, and so destroy, what belongs to Qt.
    gc.disable()
    # Workers of a parallel run get marks of their own: each looks for what it has left itself.
    os.environ[RUN_MARK] = uuid.uuid4().hex
    config.stash[_ALLOWED] = Alive()
    config.stash[_ORPHANS] = []
    if config.getoption("--hypothesis-seed") is None:
        seed = random.SystemRandom().randrange(2**32)
        config.option.hypothesis_seed = seed


def pytest_report_header(config: pytest.Config) -> str:
    seed: object = config.getoption("--hypothesis-seed")
    return f"hypothesis seed: {seed} (--hypothesis-seed={seed} repeats it)"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--deep"):
        deep = [item for item in items if item.get_closest_marker("deep")]
        config.hook.pytest_deselected(items=deep)
        items[:] = [item for item in items if item not in set(deep)]
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.fixturenames.insert(0, no_task_left.__name__)


@pytest.fixture
async def no_task_left() -> AsyncGenerator[None]:
    """Fail a coroutine test whose loop still has a task after its other fixtures are gone."""
    yield
    left = await tasks_left()
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture
def expected_logs(request: pytest.FixtureRequest) -> LogWatch:
    """Return the test's log watch: ``expected_logs.allow("konnect_desktop.api")``."""
    return cast("pytest.Item", request.node).stash[_LOGS]


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    if fixturedef.scope == "function":
        return (yield)
    before = alive_now()
    result = yield
    stash = request.config.stash
    stash[_ALLOWED] = stash[_ALLOWED] | (alive_now() - before)
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    item.config.stash[_ALLOWED] = item.config.stash[_ALLOWED] | alive_now()
    item.stash[_LOGS] = LogWatch()
    logging.getLogger().addHandler(item.stash[_LOGS])
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    logs = item.stash[_LOGS]
    try:
        yield
    finally:
        logging.getLogger().removeHandler(logs)
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
    problems = [*logs.unexpected(), *left_alive(item.config.stash[_ALLOWED])]
    if problems:
        pytest.fail("left behind: " + "; ".join(problems), pytrace=False)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Worker) -> None:
    """Take over what a worker of a parallel run has found; only its parent can fail the run."""
    node.config.stash[_ORPHANS].extend(node.workeroutput.get("orphans", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    left = config.stash[_ORPHANS]
    if not config.getoption("numprocesses", None):
        left += orphans(os.environ[RUN_MARK])
    if hasattr(config, "workeroutput"):
        cast("Worker", config).workeroutput["orphans"] = left
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if left and isinstance(reporter, pytest.TerminalReporter):
        reporter.write_line("")
        for line in left:
            reporter.write_line(f"left behind by the run: {line}", red=True)
    if left:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
