"""Everything that can be done in the viewer, in the order of its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.views.viewer.acts import Deed

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.viewer import Viewer
    from konnect_desktop.views.viewer.page import ViewerPage

Group = tuple[Deed, ...]


def deeds_of(page: ViewerPage, viewer: Viewer) -> tuple[Group, ...]:
    """Return the groups of the menu, and one of what only has keys."""
    return (
        _with_it(page, viewer),
        _looking(page, viewer),
        _playing(page, viewer),
        _around_it(page, viewer),
        _moving(page, viewer),
    )


def _with_it(page: ViewerPage, viewer: Viewer) -> Group:
    def is_photo() -> bool:
        return not viewer.is_film

    return (
        Deed(Act.FAVOURITE, viewer.toggle_favourite, is_on=lambda: viewer.is_favourite),
        Deed(Act.SAVE, viewer.save, lambda: viewer.can_save),
        Deed(Act.OPEN_FOLDER, page.ask_for_folder, lambda: viewer.saved_path is not None),
        Deed(Act.COPY, page.taking.copy, is_photo),
        Deed(Act.PRINT, page.taking.print, is_photo),
    )


def _looking(page: ViewerPage, viewer: Viewer) -> Group:
    canvas = page.stage.canvas

    def is_photo() -> bool:
        return not viewer.is_film and not canvas.is_empty

    return (
        Deed(Act.TURN_RIGHT, partial(viewer.turn, 1)),
        Deed(Act.TURN_LEFT, partial(viewer.turn, -1)),
        Deed(Act.ZOOM_IN, canvas.zoom_in, is_photo),
        Deed(Act.ZOOM_OUT, canvas.zoom_out, is_photo),
        Deed(Act.ZOOM_FIT, canvas.zoom_to_fit, is_photo),
        Deed(Act.ZOOM_FULL, canvas.zoom_to_own_pixels, is_photo),
    )


def _playing(page: ViewerPage, viewer: Viewer) -> Group:
    film, slideshow, options = page.film, viewer.slideshow, viewer.options

    def play() -> None:
        if slideshow.is_on:
            slideshow.toggle_pause()
        else:
            film.toggle()

    def is_film() -> bool:
        return viewer.is_film

    return (
        Deed(Act.SLIDESHOW, slideshow.toggle, is_on=lambda: slideshow.is_on),
        Deed(Act.PLAY, play, lambda: viewer.is_film or slideshow.is_on),
        Deed(Act.MUTE, film.mute, is_film, is_on=lambda: page.player.is_muted),
        Deed(
            Act.FILM_GOES_ON,
            options.toggle_films_go_on,
            is_film,
            is_on=lambda: options.now.film_goes_on,
        ),
        Deed(Act.FILM_BACK, partial(film.seek_by, -1), is_film, in_menu=False),
        Deed(Act.FILM_ON, partial(film.seek_by, 1), is_film, in_menu=False),
    )


def _around_it(page: ViewerPage, viewer: Viewer) -> Group:
    options, full_screen = viewer.options, page.full_screen
    return (
        Deed(Act.FULL_SCREEN, full_screen.toggle, is_on=lambda: full_screen.is_on),
        Deed(Act.DETAILS, options.toggle_details, is_on=lambda: options.now.details),
        Deed(Act.IN_TIMELINE, page.ask_for_entry, lambda: page.details.offers_timeline),
    )


def _moving(page: ViewerPage, viewer: Viewer) -> Group:
    path, canvas = viewer.path, page.stage.canvas
    return (
        Deed(Act.CLOSE, page.go_back, in_menu=False),
        Deed(Act.PHOTO_NEXT, path.next, in_menu=False),
        Deed(Act.PHOTO_PREVIOUS, path.previous, in_menu=False),
        Deed(Act.PHOTO_FIRST, path.first, in_menu=False),
        Deed(Act.PHOTO_LAST, path.last, in_menu=False),
        Deed(Act.PAN_LEFT, partial(canvas.look, -1, 0), in_menu=False),
        Deed(Act.PAN_RIGHT, partial(canvas.look, 1, 0), in_menu=False),
        Deed(Act.PAN_UP, partial(canvas.look, 0, -1), in_menu=False),
        Deed(Act.PAN_DOWN, partial(canvas.look, 0, 1), in_menu=False),
    )
