"""The page of one diary."""
