"""Saving as the window shows it: the plan before it, the drawer during and after it.

Each is imported when it is first wanted; the window starts with ``rail_progress`` alone.
"""
