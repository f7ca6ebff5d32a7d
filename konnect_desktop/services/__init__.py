"""Decide what to read, what to show and what to save; no Qt."""
