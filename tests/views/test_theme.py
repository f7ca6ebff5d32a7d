from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette

from konnect_desktop.views.theme import (
    AccountAccent,
    Scheme,
    TextStyle,
    Theme,
    ThemeSource,
    contrast,
    make_theme,
)

BOTH = pytest.mark.parametrize("scheme", list(Scheme))
# The worst contrast over all grounds as the design states it: light, dark.
STATED = {
    "strong": (3.2, 3.4),
    "ink": (12.4, 10.8),
    "ink2": (6.4, 7.3),
    "ink3": (4.9, 5.0),
}


def worst(theme: Theme, color: QColor) -> float:
    return min(contrast(color, ground) for ground in theme.roles.grounds())


@BOTH
@pytest.mark.parametrize("role", ["ink", "ink2", "ink3"])
def test_text_is_legible_on_every_ground(scheme: Scheme, role: str) -> None:
    theme = make_theme(scheme)
    assert worst(theme, getattr(theme.roles, role)) >= 4.5


@BOTH
def test_edges_of_controls_are_visible_on_every_ground(scheme: Scheme) -> None:
    theme = make_theme(scheme)
    assert worst(theme, theme.roles.strong) >= 3


@BOTH
@pytest.mark.parametrize("account", list(AccountAccent))
def test_the_focus_ring_of_every_account_is_visible_on_every_ground(
    scheme: Scheme, account: AccountAccent
) -> None:
    theme = make_theme(scheme, account)
    assert worst(theme, theme.accent.accent) >= 3


@BOTH
@pytest.mark.parametrize("role", list(STATED))
def test_contrasts_are_those_that_the_design_states(scheme: Scheme, role: str) -> None:
    theme = make_theme(scheme)
    stated = STATED[role][scheme is Scheme.DARK]
    assert worst(theme, getattr(theme.roles, role)) == pytest.approx(stated, abs=0.06)


@BOTH
@pytest.mark.parametrize("account", list(AccountAccent))
def test_words_on_an_accent_are_legible_in_every_state(
    scheme: Scheme, account: AccountAccent
) -> None:
    theme = make_theme(scheme, account)
    accent = theme.accent
    assert contrast(accent.on_accent, accent.accent) >= (5.95 if scheme is Scheme.LIGHT else 7.65)
    assert contrast(accent.soft_ink, accent.soft) >= (6.75 if scheme is Scheme.LIGHT else 7.45)
    for fill in theme.accent_shades():
        assert contrast(accent.on_accent, fill) >= 4.5
    for fill in theme.soft_shades():
        assert contrast(accent.soft_ink, fill) >= 4.5


@BOTH
def test_danger_and_inverse_words_are_legible(scheme: Scheme) -> None:
    roles = make_theme(scheme).roles
    for fill in make_theme(scheme).danger_shades():
        assert contrast(roles.on_danger, fill) >= 4.5
    assert contrast(roles.on_inverse, roles.inverse) >= 12


@BOTH
def test_states_and_moments_are_legible_on_their_fills(scheme: Scheme) -> None:
    theme = make_theme(scheme)
    least = 5.7 if scheme is Scheme.LIGHT else 6.9
    for tint in theme.statuses.values():
        assert contrast(tint.text, tint.fill) >= least - 0.05
    for tint in theme.rhythm.values():
        assert contrast(tint.text, tint.fill) >= 4.5


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_palette_carries_the_roles_in_every_group() -> None:
    palette = make_theme(Scheme.DARK, AccountAccent.CLAY).palette()
    role = QPalette.ColorRole
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    expected = {
        role.Window: "#1b1917",
        role.Shadow: "#141210",
        role.Base: "#25221f",
        role.AlternateBase: "#2e2a26",
        role.Mid: "#3a3530",
        role.Dark: "#8d8378",
        role.Text: "#f3eee7",
        role.Accent: "#efa683",
        role.BrightText: "#3a1505",
        role.Highlight: "#47291b",
        role.Link: "#f5bd9f",
        role.ToolTipBase: "#ede6dc",
    }
    for group, (of, color) in itertools.product(groups, expected.items()):
        assert palette.color(group, of).name() == color
    assert palette.color(QPalette.ColorGroup.Disabled, role.Text).name() == "#ada397"


@pytest.mark.usefixtures("themes")
@pytest.mark.parametrize("style", list(TextStyle))
def test_every_step_of_type_is_figtree_in_its_size_and_weight(style: TextStyle) -> None:
    font = make_theme(Scheme.LIGHT).font(style)
    shown = QFontInfo(font)
    assert shown.family() == "Figtree"
    assert shown.pixelSize() == style.value.size
    assert shown.weight() == style.value.weight


@pytest.mark.usefixtures("themes")
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_times_line_up_in_every_weight(weight: int) -> None:
    theme = make_theme(Scheme.LIGHT)
    metrics = QFontMetricsF(theme.font(TextStyle.BODY, QFont.Weight(weight), tabular=True))
    assert metrics.horizontalAdvance("11:11") == metrics.horizontalAdvance("08:08")


@pytest.mark.parametrize(("asked", "used"), [(0.5, 1.0), (1.5, 1.5), (3.0, 2.0)])
def test_text_scale_is_held_between_100_and_200_per_cent(asked: float, used: float) -> None:
    theme = make_theme(Scheme.LIGHT, text_scale=asked)
    assert theme.text_scale == used
    assert theme.px(40) == 40 * used
    assert theme.line_height(TextStyle.READING) == round(25 * used)


def test_high_contrast_makes_lines_strong_and_edges_soft_fills() -> None:
    theme = make_theme(Scheme.LIGHT, high_contrast=True)
    tint = next(iter(theme.statuses.values()))
    assert theme.roles.line == theme.roles.strong
    assert theme.tint_edge(tint) == tint.text
    assert make_theme(Scheme.LIGHT).tint_edge(tint) is None


def test_a_source_tells_of_a_change_once() -> None:
    source = ThemeSource(make_theme(Scheme.LIGHT))
    told: list[Scheme] = []
    source.changed.connect(lambda: told.append(source.theme.scheme))
    source.use(make_theme(Scheme.DARK))
    assert told == [Scheme.DARK]


def test_a_source_tells_whether_a_change_leaves_all_sizes() -> None:
    source = ThemeSource(make_theme(Scheme.LIGHT))
    kept: list[bool] = []
    source.changed.connect(lambda: kept.append(source.keeps_sizes))
    source.use(make_theme(Scheme.DARK, AccountAccent.CLAY, high_contrast=True))
    source.use(make_theme(Scheme.DARK, text_scale=1.5))
    assert kept == [True, False]
    assert not source.keeps_sizes
