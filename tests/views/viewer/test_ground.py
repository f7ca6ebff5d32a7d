"""The viewer is dark whatever the app is, and hears only of what it takes over."""

from __future__ import annotations

from konnect_desktop.views.theme import AccountAccent, Scheme, ThemeSource, make_theme
from konnect_desktop.views.viewer.ground import DarkGround


def test_an_app_that_becomes_dark_changes_nothing_in_the_viewer(themes: ThemeSource) -> None:
    ground = DarkGround(themes)
    told: list[None] = []
    ground.themes.changed.connect(lambda: told.append(None))
    themes.use(make_theme(Scheme.DARK))
    themes.use(make_theme(Scheme.LIGHT))
    assert not told
    assert ground.themes.theme.scheme is Scheme.DARK


def test_the_viewer_takes_accent_size_contrast_and_calm_of_the_app(themes: ThemeSource) -> None:
    ground = DarkGround(themes)
    for theme in (
        make_theme(Scheme.LIGHT, AccountAccent.PLUM),
        make_theme(Scheme.LIGHT, AccountAccent.PLUM, text_scale=2.0),
        make_theme(Scheme.LIGHT, AccountAccent.PLUM, text_scale=2.0, high_contrast=True),
        make_theme(Scheme.LIGHT, AccountAccent.PLUM, text_scale=2.0, reduced_motion=True),
    ):
        themes.use(theme)
        dark = ground.themes.theme
        assert dark.scheme is Scheme.DARK
        assert (dark.leading, dark.text_scale) == (theme.leading, theme.text_scale)
        assert dark.high_contrast == theme.high_contrast
        assert dark.reduced_motion == theme.reduced_motion
