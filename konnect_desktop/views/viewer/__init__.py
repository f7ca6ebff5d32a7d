"""The viewer: photos and films as large as the window, on a dark ground in both themes.

Its modules are imported one by one, before the first click, by ``app.import_ahead``.
"""
