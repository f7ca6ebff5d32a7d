"""Tests of the view-models, on a Qt event loop without a screen."""
