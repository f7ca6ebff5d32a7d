"""Signing in, for the first time and otherwise."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from konnect_desktop.views.sign_in import SignInPage
from tools.screenshots.scene import Scene
from tools.screenshots.stage import Stage, until

_ADDRESS: Final = "demo"
_USERNAME: Final = "ouder@demo.example"
_NOBODY: Final = "oma@demo.example"
_WRONG: Final = "niet-het-goede"


@asynccontextmanager
async def _first_run(stage: Stage) -> AsyncGenerator[None]:
    stage.shell.sign_in.first()
    yield


@asynccontextmanager
async def _resolved(stage: Stage) -> AsyncGenerator[None]:
    page = _anew(stage)
    page.form.address.edit.setText(_ADDRESS)
    page.form.username.edit.setText(_USERNAME)
    yield


@asynccontextmanager
async def _failed(stage: Stage) -> AsyncGenerator[None]:
    page = _anew(stage)
    page.form.address.edit.setText(_ADDRESS)
    page.form.username.edit.setText(_NOBODY)
    page.form.password.edit.setText(_WRONG)
    page.form.sign_in.click()
    await until(page.outcome.isVisible)
    yield


@asynccontextmanager
async def _forgotten(stage: Stage) -> AsyncGenerator[None]:
    page = _anew(stage)
    page.form.address.edit.setText(_ADDRESS)
    page.form.username.edit.setText(_USERNAME)
    dialog = page.open_forgotten()
    yield
    if dialog is not None:
        dialog.reject()


@asynccontextmanager
async def _in_demo(stage: Stage) -> AsyncGenerator[None]:
    stage.shell.sign_in.add()
    yield
    stage.window.show_page()


def _anew(stage: Stage) -> SignInPage:
    stage.shell.sign_in.first()
    page = stage.shell.sign_in.page
    if page is None:
        raise LookupError("no page for signing in")
    return page


FIRST_RUN: Final = (
    Scene("sign-in", _first_run),
    Scene("sign-in-resolved", _resolved),
    Scene("sign-in-failed", _failed, kept=True),
    Scene("password-forgotten", _forgotten),
)
DEMO: Final = (Scene("sign-in-demo", _in_demo),)
