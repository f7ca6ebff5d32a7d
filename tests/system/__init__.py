"""The folders, the keyring, the locks and the logs, each on a real system."""
