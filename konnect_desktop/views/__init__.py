"""Views show: widgets, delegates and dialogs; they know view-models, never services."""
