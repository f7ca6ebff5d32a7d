"""Tests of the ground: set-up, lock file, tree, layers, the tests' own rules, and Qt as it is."""
