#!/bin/sh
# Makes sure that the browser tests find Chromium: installs Debian's when there is none and it can.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Chromium is not installed; installing it for the browser tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    exit 0
fi
echo "The browser tests need Chromium. Install it (on Debian: sudo apt-get install chromium)," >&2
echo "set COUNTERPOISE_CHROMIUM to its path, or run the tests without it: make quick" >&2
