"""The report of a crash, which the user reads, copies or saves; it is never sent."""
