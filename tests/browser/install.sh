#!/bin/sh
# Makes sure that there is a Chromium and a Firefox for the tests; Debian's and Ubuntu's packages are taken where one is missing.
set -eu

has() { for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done; return 1; }

missing=""
has chromium chromium-browser google-chrome || missing="$missing chromium"
has firefox-esr firefox || missing="$missing firefox-esr"
[ -n "$missing" ] || exit 0

if ! has apt-get; then
  echo "The tests need these browsers:$missing. Please install them, then run make test again." >&2
  exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
echo "Installing for the tests:$missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing >/dev/null
