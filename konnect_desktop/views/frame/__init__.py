"""The parts of the main window: navigation, ribbon, drawer, menus."""
