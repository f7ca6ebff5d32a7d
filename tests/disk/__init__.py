"""Faults of the disk below a whole sync: kills, full and failing disks, drives that are pulled."""
