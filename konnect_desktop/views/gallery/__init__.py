"""A window with every component in every state, for developers; the app never opens it."""
