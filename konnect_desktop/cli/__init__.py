"""The command line: arguments in, lines and exit codes out; it decides nothing."""
