#!/usr/bin/env bash
# Fail where lint or diff did, after everything has been told. Takes CJMAP_LINT and CJMAP_COMPARE, their
# exit codes: 0 nothing, 1 findings or changes that fail, anything else something that went wrong.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

failed=0
judge() { # the code, what it means where it is 1, and where it is anything else
  case $1 in
    0) ;;
    1) say error "$2"; failed=1 ;;
    *) say error "$3"; failed=1 ;;
  esac
}
judge "${CJMAP_LINT:-2}" "The maps have findings that fail this job." "The maps could not be checked."
judge "${CJMAP_COMPARE:-2}" "The maps changed in a way that fails this job." "The maps could not be compared."
exit "$failed"
