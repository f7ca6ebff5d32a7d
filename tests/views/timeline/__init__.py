"""The timeline page, held against stand-ins that fit the same seams as the real parts."""
