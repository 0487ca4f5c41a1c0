#!/bin/sh
# Makes sure that the office tests find LibreOffice: installs Debian's when there is none and it can.
# Calc reads and writes workbooks; Writer turns documents into pages. Both come without a desktop.
set -eu
for name in soffice libreoffice; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "LibreOffice is not installed; installing it for the office tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        libreoffice-calc-nogui libreoffice-writer-nogui >/dev/null
    exit 0
fi
echo "The office tests need LibreOffice. Install it (on Debian: sudo apt-get install libreoffice-calc-nogui" >&2
echo "libreoffice-writer-nogui), set COUNTERPOISE_OFFICE to the path of soffice, or run the tests without it:" >&2
echo "make quick" >&2
