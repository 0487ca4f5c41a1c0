#!/bin/sh
# Makes sure that the tests of rooms find PostgreSQL's server: installs Debian's when there is none and it can.
# The tests start a private one in a temporary folder; a server that may already run is left alone.
set -eu
for folder in $(echo "${PATH}" | tr ':' ' ') /usr/lib/postgresql/*/bin; do
    if [ -x "$folder/initdb" ]; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "PostgreSQL is not installed; installing it for the tests of rooms"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    exit 0
fi
echo "The tests of rooms need PostgreSQL. Install it (on Debian: sudo apt-get install postgresql), set" >&2
echo "COUNTERPOISE_POSTGRES to the folder of initdb, or run the tests without it: make quick" >&2
