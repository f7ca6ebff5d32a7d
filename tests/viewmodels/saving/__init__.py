"""Jobs and plans of the window."""
