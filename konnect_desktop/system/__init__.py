"""What the computer offers: folders, keyring, locks, logs, and the demo portal as a process."""
