"""The day ribbon ("daglint"): a child's day as one line with beads, our signature."""

from konnect_desktop.views.components.day_ribbon.arrange import Arrangement, arrange
from konnect_desktop.views.components.day_ribbon.moment import Moment
from konnect_desktop.views.components.day_ribbon.paint import RIBBON_HEIGHT, paint_ribbon
from konnect_desktop.views.components.day_ribbon.widget import DayRibbon

__all__ = ["RIBBON_HEIGHT", "Arrangement", "DayRibbon", "Moment", "arrange", "paint_ribbon"]
