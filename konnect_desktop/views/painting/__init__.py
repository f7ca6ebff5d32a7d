"""How shapes, text and controls are painted: functions of a painter and a theme, without state."""
