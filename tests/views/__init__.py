"""Tests of the views; they look at pixels, names and sizes."""
