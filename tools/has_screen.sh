#!/bin/sh
# Says by its exit code whether a window could be seen here; the app asks itself the same way.
case "$(uname -s)" in
Darwin | MINGW* | MSYS* | CYGWIN*) exit 0 ;;
esac
[ -n "${QT_QPA_PLATFORM:-}${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
