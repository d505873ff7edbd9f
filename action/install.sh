#!/usr/bin/env bash
# Install cjmap into an environment of its own: the version asked for, or the one of this action.
# Needs CJMAP_ACTION, the folder of the action; takes CJMAP_VERSION and CJMAP_PYTHON.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

version=${CJMAP_VERSION:-}
if [[ -n $version && ! $version =~ ^[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?$ ]]; then
  say error "\`version: $version\` is no version; write one such as 0.1.0."
  exit 2
fi
"${CJMAP_PYTHON:-python3}" -m venv "$cjmap_work/environment"
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" # now it is known where its programs are
what=${version:+cjmap==$version}
"$programs/python" -m pip install --quiet --disable-pip-version-check \
  "${what:-$CJMAP_ACTION}"
cjmap --version
