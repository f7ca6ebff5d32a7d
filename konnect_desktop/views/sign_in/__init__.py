"""Signing in: the page with its form and pictures, and the dialog for a forgotten password."""

from konnect_desktop.views.sign_in.page import SignInPage

__all__ = ["SignInPage"]
