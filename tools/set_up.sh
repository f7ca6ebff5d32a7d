#!/bin/sh
# Finds a Python that the app runs on and has it bring .venv in step with requirements.lock.
# Its arguments go on to tools/set_up.py. PYTHON, where it is set, is the only one asked; else the one .venv was made with, then PATH.
set -eu
cd "$(dirname "$0")/.."

# Prints the interpreter itself (no link, no virtual environment) if its version fits.
fitting() {
  [ -n "$1" ] && "$1" -c '
import os, sys
if not (3, 11) <= sys.version_info[:2] < (3, 15):
    sys.exit(1)
print(os.path.realpath(sys.executable))' 2>/dev/null </dev/null
}

if [ -n "${PYTHON:-}" ]; then
  found=$(fitting "$PYTHON") || {
    echo "PYTHON=$PYTHON is not a Python 3.11 to 3.14 that runs." >&2
    exit 1
  }
  exec "$found" -m tools.set_up "$@"
fi

made_with=$(sed -n 2p .venv/set-up.stamp 2>/dev/null || true)
for candidate in "$made_with" python3 python3.11 python3.12 python3.13 python3.14; do
  if found=$(fitting "$candidate"); then
    exec "$found" -m tools.set_up "$@"
  fi
done
echo 'No Python 3.11 to 3.14 was found. Install one (Debian: apt-get install python3 python3-pip)' >&2
echo 'or name it: make PYTHON=/path/to/python3.12 …' >&2
exit 1
