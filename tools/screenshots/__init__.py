"""Writes every view of the running app, in all its looks, as pictures into a folder."""
