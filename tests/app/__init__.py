"""Tests of what is put together: the desk of the accounts, the profiles, the loop over windows."""
