"""The application is made in one place and handed in: nothing fetches it from behind."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support.tree import ROOT

PACKAGE = ROOT / "konnect_desktop"
CLASSES = {"QCoreApplication", "QGuiApplication", "QApplication"}


def fetched(text: str) -> Iterator[int]:
    """Yield the lines of a module that fetch the application, whatever the class is called."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    named = CLASSES | {
        alias.asname
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in CLASSES and alias.asname
    }
    for node in nodes:
        match node:
            case ast.Attribute(ast.Name(name) | ast.Attribute(attr=name), "instance"):
                if name in named:
                    yield node.lineno
            case ast.alias("qApp") | ast.Name("qApp"):
                yield node.lineno
            case _:
                pass


@pytest.mark.parametrize(
    "line",
    [
        "QApplication.instance()",
        "cast('QApplication', QCoreApplication.instance()).quit()",
        "QtWidgets.QApplication.instance()",
        "fetch = QGuiApplication.instance",
        "from PySide6.QtWidgets import QApplication as Application; Application.instance()",
        "from PySide6.QtWidgets import qApp",
        "qApp.quit()",
    ],
)
def test_a_line_that_fetches_the_application_is_seen(line: str) -> None:
    assert list(fetched(line)) == [1]


def test_no_module_of_the_product_fetches_the_application() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in PACKAGE.rglob("*.py")
        for line in fetched(path.read_text("utf-8"))
    ]

    assert found == []
