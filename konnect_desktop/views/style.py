"""The one style of the app: Fusion, with what a parent sees painted from the theme.

A widget that this style paints has no style sheet: a sheet would take the painting over.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleHintReturnMask,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)
from typing_extensions import override

from konnect_desktop.views.painting import buttons, choices, fields, focus, popups, scroll_bars
from konnect_desktop.views.painting.shadow import paint_shadow, shadow_margin
from konnect_desktop.views.theme import Radius, Size, Space, Theme, ThemeSource

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Metric = QStyle.PixelMetric
_Hint = QStyle.StyleHint
_Contents = QStyle.ContentsType

_METRICS: Final = {
    _Metric.PM_ExclusiveIndicatorWidth: Size.BOX,
    _Metric.PM_ExclusiveIndicatorHeight: Size.BOX,
    _Metric.PM_CheckBoxLabelSpacing: Space.XS,
    _Metric.PM_RadioButtonLabelSpacing: Space.XS,
    _Metric.PM_ScrollBarExtent: scroll_bars.EXTENT,
    _Metric.PM_ScrollBarSliderMin: Space.XXL,
    _Metric.PM_FocusFrameHMargin: 4,
    _Metric.PM_FocusFrameVMargin: 4,
    _Metric.PM_ToolTipLabelFrameWidth: popups.TIP_PADDING,
    _Metric.PM_MenuPanelWidth: 0,
    _Metric.PM_MenuHMargin: popups.MENU_PADDING,
    _Metric.PM_MenuVMargin: popups.MENU_PADDING,
    _Metric.PM_MenuScrollerHeight: Space.XL,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
    _Metric.PM_ButtonDefaultIndicator: 0,
    _Metric.PM_TextCursorWidth: 2,
}
_HINTS: Final = {
    _Hint.SH_UnderlineShortcut: 0,
    _Hint.SH_FocusFrame_AboveWidget: 1,
    _Hint.SH_FocusFrame_Mask: 0,
    _Hint.SH_Menu_Mask: 0,
    _Hint.SH_Menu_Scrollable: 1,
    _Hint.SH_ScrollBar_Transient: 0,
    _Hint.SH_LineEdit_PasswordCharacter: ord("•"),
}


class KonnectStyle(QProxyStyle):
    """Paints controls; kinds, sizes and icons of buttons are dynamic properties of the widgets."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__("Fusion")
        self._themes = themes

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    def popup_shadow_margin(self) -> int:
        """Return how far the shadow of a popup reaches beyond it, in pixels."""
        return shadow_margin(self._theme)

    def paint_popup_shadow(self, painter: QPainter, rect: QRect) -> None:
        """Paint the shadow of a menu at ``rect``."""
        paint_shadow(painter, rect, self._theme.px(Radius.ROW), self._theme)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        match element:
            case _Primitive.PE_FrameFocusRect | _Primitive.PE_FrameMenu:
                pass
            case _Primitive.PE_IndicatorCheckBox:
                paint = (
                    choices.paint_switch if choices.is_switch(widget) else (choices.paint_check_box)
                )
                paint(painter, option, self._theme)
            case _Primitive.PE_IndicatorRadioButton:
                choices.paint_radio(painter, option, self._theme)
            case _Primitive.PE_PanelLineEdit:
                fields.paint_field(painter, option, widget, self._theme)
            case _Primitive.PE_PanelTipLabel:
                popups.paint_tip(painter, option.rect, self._theme)
            case _Primitive.PE_PanelMenu:
                popups.paint_menu_ground(painter, option.rect, self._theme)
            case _:
                super().drawPrimitive(element, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Control.CE_PushButton and isinstance(option, QStyleOptionButton):
            buttons.paint_button(painter, option, widget, self._theme)
        elif element == _Control.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            popups.paint_menu_item(painter, option, self._theme)
        elif element == _Control.CE_MenuScroller:
            popups.paint_menu_scroller(painter, option, self._theme)
        elif element == _Control.CE_MenuEmptyArea:
            pass
        elif element == _Control.CE_FocusFrame:
            if isinstance(widget, QFocusFrame):
                focus.paint_focus_frame(painter, option.rect, widget.widget(), self._theme)
        else:
            super().drawControl(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        is_bar = control == QStyle.ComplexControl.CC_ScrollBar
        if is_bar and isinstance(option, QStyleOptionSlider):
            slider = QStyle.SubControl.SC_ScrollBarSlider
            shortest = self.pixelMetric(_Metric.PM_ScrollBarSliderMin)
            handle = scroll_bars.part_rect(option, slider, shortest)
            scroll_bars.paint_scroll_bar(painter, option, handle, self._theme)
        else:
            super().drawComplexControl(control, option, painter, widget)

    @override
    def subControlRect(
        self,
        cc: QStyle.ComplexControl,
        opt: QStyleOptionComplex,
        sc: QStyle.SubControl,
        widget: QWidget,
    ) -> QRect:
        is_bar = cc == QStyle.ComplexControl.CC_ScrollBar
        if is_bar and isinstance(opt, QStyleOptionSlider):
            return scroll_bars.part_rect(opt, sc, self.pixelMetric(_Metric.PM_ScrollBarSliderMin))
        return super().subControlRect(cc, opt, sc, widget)

    @override
    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget
    ) -> QRect:
        rect = super().subElementRect(element, option, widget)
        parts = QStyle.SubElement
        if element == parts.SE_LineEditContents:
            # QLineEdit itself keeps two pixels more free at each side.
            padding = self._theme.px(fields.PADDING) - 2
            return option.rect.adjusted(padding, 0, -padding, 0)
        if element in (parts.SE_CheckBoxClickRect, parts.SE_RadioButtonClickRect):
            return option.rect
        return rect

    @override
    def sizeFromContents(
        self,
        ct: QStyle.ContentsType,
        opt: QStyleOption,
        contentsSize: QSize,
        w: QWidget,
    ) -> QSize:
        theme = self._theme
        if ct == _Contents.CT_PushButton and isinstance(opt, QStyleOptionButton):
            return buttons.button_size(opt, w, theme)
        if ct == _Contents.CT_MenuItem and isinstance(opt, QStyleOptionMenuItem):
            return popups.menu_item_size(opt, theme)
        size = super().sizeFromContents(ct, opt, contentsSize, w)
        if ct == _Contents.CT_LineEdit:
            return QSize(size.width(), fields.field_height(w, theme))
        if ct in (_Contents.CT_CheckBox, _Contents.CT_RadioButton):
            return size.expandedTo(QSize(theme.px(Size.HIT), theme.px(Size.HIT)))
        return size

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        theme = self._theme
        if metric == _Metric.PM_IndicatorWidth:
            return theme.px(Size.SWITCH_WIDTH if choices.is_switch(widget) else Size.BOX)
        if metric == _Metric.PM_IndicatorHeight:
            return theme.px(Size.SWITCH_HEIGHT if choices.is_switch(widget) else Size.BOX)
        pixels = _METRICS.get(metric)
        if pixels is not None:
            return theme.px(pixels)
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == _Hint.SH_ToolTip_Mask and isinstance(returnData, QStyleHintReturnMask):
            if option is not None:
                returnData.region = popups.tip_mask(option.rect, self._theme)
            return 1
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if known is None else known
