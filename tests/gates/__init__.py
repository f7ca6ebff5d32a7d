"""The targets that are printed: measured on real processes, one function a target."""
