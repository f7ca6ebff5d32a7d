"""The composition root: builds what a command or the window needs, owns it, and closes it."""
