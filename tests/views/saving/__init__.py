"""Saving as the window shows it."""
