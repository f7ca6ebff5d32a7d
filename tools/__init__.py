"""Programs for developers of the project; the app never imports them."""
