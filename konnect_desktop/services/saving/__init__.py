"""Saving photos and videos: what is wanted, under which names, and how it gets to disk."""
