"""The components of the window: small widgets that take the theme from their maker.

All text is plain, every control has a name for screen readers and works from the keyboard.
"""
