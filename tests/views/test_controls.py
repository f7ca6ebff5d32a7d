from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.chip import Chip, ChipGroup
from konnect_desktop.views.components.field import Field
from konnect_desktop.views.components.line_edit import LineEdit, PasswordEdit
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.picker import Picker
from konnect_desktop.views.components.segmented import SegmentedSwitch
from konnect_desktop.views.components.switch import Switch
from konnect_desktop.views.components.tick_box import TickBox
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from tests.views.pixels import at, name_of, paint

KIND_FILLS = {
    ButtonKind.PRIMARY: ("#1F6B57", "#74C7AE"),
    ButtonKind.TONAL: ("#DDEBE4", "#213B33"),
    ButtonKind.OUTLINE: ("#FFFFFF", "#25221F"),
    ButtonKind.QUIET: ("nothing", "nothing"),
    ButtonKind.DANGER: ("#B3261E", "#F2958B"),
}


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("kind", list(KIND_FILLS))
def test_buttons_have_the_fill_of_their_kind_and_are_quiet_when_off(
    themes: ThemeSource, scheme: Scheme, kind: ButtonKind
) -> None:
    themes.use(make_theme(scheme))
    button = Button(themes, "Opslaan", kind)
    assert at(paint(button), 8, 20) == KIND_FILLS[kind][scheme is Scheme.DARK]
    button.setEnabled(False)
    assert at(paint(button), 8, 20) == name_of(themes.theme.roles.sunken)


@pytest.mark.parametrize(
    ("kind", "hover", "pressed"),
    [
        (ButtonKind.PRIMARY, "#1A5B4A", "#164B3D"),
        (ButtonKind.OUTLINE, "#F2EDE5", "#E9E2D7"),
        (ButtonKind.QUIET, "#E9E2D7", "#DED5C8"),
    ],
)
def test_buttons_darken_one_step_under_the_pointer_and_one_more_when_pressed(
    themes: ThemeSource, kind: ButtonKind, hover: str, pressed: str
) -> None:
    button = Button(themes, "Opslaan", kind)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert at(paint(button), 8, 20) == hover
    button.setDown(True)
    assert at(paint(button), 8, 20) == pressed


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    ("size", "height"),
    [
        (ButtonSize.SMALL, 32),
        (ButtonSize.MEDIUM, 40),
        (ButtonSize.MAIN, 44),
        (ButtonSize.LOGIN, 48),
    ],
)
def test_buttons_have_their_heights_at_every_text_scale(
    themes: ThemeSource, size: ButtonSize, height: int, percent: int
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=percent / 100))
    assert Button(themes, "Opslaan", size=size).sizeHint().height() == height * percent // 100


def test_a_button_has_corners_of_ten_pixels_and_an_edge_of_one(themes: ThemeSource) -> None:
    image = paint(Button(themes, "Opslaan"))
    row = [at(image, x, 20) for x in (0, 1)]
    assert row == ["#E3DBCF", "#FFFFFF"]
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(2, 2).alpha() < 128
    assert image.pixelColor(10, 0).alpha() == 255


def test_an_icon_button_is_square_and_has_its_name(themes: ThemeSource) -> None:
    button = IconButton(themes, "heart", "Hartje geven")
    assert button.sizeHint().width() == button.sizeHint().height() == 40
    assert button.accessibleName() == button.toolTip() == "Hartje geven"


def test_an_ampersand_in_words_is_an_ampersand(themes: ThemeSource) -> None:
    for button in (
        Button(themes, "Bo & Co"),
        Chip(themes, "Bo & Co"),
        LinkButton(themes, "Bo & Co"),
    ):
        assert button.accessibleName() == "Bo & Co"
        assert button.shortcut().isEmpty()


def test_boxes_radios_and_switches_have_their_sizes_and_a_hit_area(themes: ThemeSource) -> None:
    box, radio, switch = QCheckBox(), QRadioButton(), Switch(themes, name="Meldingen")
    for choice in (box, radio, switch):
        choice.setChecked(True)
        assert choice.sizeHint().height() >= 32
        assert choice.sizeHint().width() >= 32
    image = paint(box)
    accent = name_of(themes.theme.accent.accent)
    assert [at(image, x, 9) for x in (1, 18, 20)] == [accent, accent, "nothing"]
    image = paint(switch)
    middle = image.height() // 2
    assert at(image, 6, middle) == accent
    assert at(image, 28, middle) == "#FFFFFF"
    assert [at(image, 20, y) for y in (middle - 13, middle - 11)] == ["nothing", accent]
    assert switch.sizeHint().width() == 40


def _one_of_each(themes: ThemeSource) -> list[QWidget]:
    return [
        Button(themes, "Opslaan"),
        IconButton(themes, "download", "Opslaan", size=ButtonSize.SMALL),
        Switch(themes, name="Meldingen"),
        TickBox(themes, "Aangemeld blijven"),
        Picker(themes, "Taal", ["Nederlands"]),
        Chip(themes, "Noor"),
        LinkButton(themes, "Agenda"),
        LineEdit(themes, "Onderwerp"),
    ]


def test_controls_that_were_measured_follow_another_text_size(themes: ThemeSource) -> None:
    controls = _one_of_each(themes)
    before = [control.sizeHint().height() for control in controls]
    themes.use(make_theme(Scheme.LIGHT, text_scale=2.0))
    after = [control.sizeHint().height() for control in controls]
    assert after == [control.sizeHint().height() for control in _one_of_each(themes)]
    assert all(old < new for old, new in zip(before, after, strict=True))


def test_a_switch_is_pressed_anywhere_and_by_the_space_bar(themes: ThemeSource) -> None:
    switch = Switch(themes, "Meldingen")
    switch.resize(switch.sizeHint())
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().bottomRight())
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert themes.theme.scheme is Scheme.LIGHT


def test_fields_are_44_high_and_search_fields_40(themes: ThemeSource) -> None:
    assert LineEdit(themes, "Onderwerp").sizeHint().height() == 44
    assert LineEdit(themes, "Zoeken", search=True).sizeHint().height() == 40


def test_a_field_says_what_is_wrong_with_its_edge_and_in_words(themes: ThemeSource) -> None:
    edit = LineEdit(themes, "")
    field = Field(themes, "Wachtwoord", edit)
    edit.resize(200, 44)
    assert edit.accessibleName() == "Wachtwoord"
    assert at(paint(edit), 0, 22) == "#877C6E"
    field.show_error("Klopt niet")
    assert [at(paint(edit), x, 22) for x in (0, 1, 2)] == ["#B3261E", "#B3261E", "#FFFFFF"]
    assert edit.accessibleDescription() == "Klopt niet"
    field.show_hint("")
    assert at(paint(edit), 0, 22) == "#877C6E"


def test_a_password_is_shown_and_hidden_by_the_eye(themes: ThemeSource) -> None:
    edit = PasswordEdit(themes, "Wachtwoord", shows="Tonen", hides="Verbergen")
    eye = edit.findChild(IconButton)
    assert isinstance(eye, IconButton)
    assert eye.accessibleName() == "Tonen"
    eye.click()
    assert edit.echoMode() is LineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Verbergen"


def test_a_chosen_chip_is_soft_and_choosing_moves_nothing(themes: ThemeSource) -> None:
    chip = Chip(themes, "Alle")
    rest = chip.sizeHint()
    chip.setCheckable(True)
    chip.setChecked(True)
    assert chip.sizeHint() == rest
    assert chip.sizeHint().height() == 34
    assert at(paint(chip), 10, 17) == "#DDEBE4"


def test_arrow_keys_move_inside_chips_and_segments(
    themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> None:
    group = ChipGroup(themes, "Kinderen")
    for word in ("Alle", "Noor", "Sem"):
        group.add(Chip(themes, word))
    segments = SegmentedSwitch(themes, "Weergave")
    for word in ("Tijdlijn", "Foto’s"):
        segments.add(word)
    for owner in (group, segments):
        first = owner.buttons.button(0)
        first.setChecked(True)
        show(owner)
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Right)
        assert owner.buttons.checkedId() == 1


def test_the_segmented_switch_is_40_high_with_a_thumb_of_34(themes: ThemeSource) -> None:
    segments = SegmentedSwitch(themes, "Weergave")
    segments.add("Dag")
    segments.add("Periode")
    image = paint(segments)
    assert image.height() == 40
    assert at(image, 20, 1) == "#E9E2D7"
    assert at(image, 10, 4) == at(image, 10, 35) == "#FFFFFF"
