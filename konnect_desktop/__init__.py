"""Konnect Desktop: the parent portal of a day care organisation on the computer."""

__version__ = "0.1.0"
