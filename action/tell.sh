#!/usr/bin/env bash
# Tell what changed: one comment on the pull request, or the summary of the run where that is not
# wanted or not allowed, as for a pull request from a fork.
# Needs CJMAP_REPORT; takes CJMAP_COMMENT (true: comment), CJMAP_CHANGES, CJMAP_ARTIFACT_URL and
# CJMAP_TOKEN.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ ${CJMAP_COMMENT:-} == true ]]; then
  if "${CJMAP_PYTHON:-python3}" "$here/comment.py"; then exit 0; fi
fi
if [[ ${CJMAP_CHANGES:-0} != 0 ]]; then cat "$CJMAP_REPORT" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"; fi
