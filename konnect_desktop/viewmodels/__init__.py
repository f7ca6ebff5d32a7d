"""What the views show: Qt objects without a widget, and the only starters of coroutines."""
