"""The demo portal: a program of its own that speaks the parent portal's wire.

It imports nothing else of this project and nobody imports it; it is reached over HTTP only.
"""
