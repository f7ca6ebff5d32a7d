"""What is kept: the local copy of the portal, the archive folder and its ledger."""
