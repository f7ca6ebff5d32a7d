"""What the invented organisations write and photograph: pure functions of seed, place and day."""
