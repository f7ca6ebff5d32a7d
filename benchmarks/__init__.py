"""Measurements of the window, each beside what it is held against; one command runs one."""
