"""Saving: the parts below the view-models."""
