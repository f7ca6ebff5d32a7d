"""What is decided: reading the portal into the local copy, and saving what it shows."""
