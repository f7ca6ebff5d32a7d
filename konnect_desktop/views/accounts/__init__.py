"""Accounts in the window: the switcher in its three forms, menus, and the dialogs about them."""
