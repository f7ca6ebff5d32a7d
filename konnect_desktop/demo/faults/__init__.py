"""Faults that the demo portal makes when told to: each kind stands in one table, `kinds.py`."""
