#!/usr/bin/env bash
# Lint the maps: findings into the log and onto the lines of the pull request, and into a SARIF file.
# Takes CJMAP_PATHS and CJMAP_FAIL_ON. Gives `code` (that of cjmap) and `sarif`; `decide.sh` fails.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

read_paths
sarif=$cjmap_work/findings.sarif
rm -f "$sarif"
code=0
cjmap lint --fail-on "${CJMAP_FAIL_ON:-error}" --format text --format github \
  --output "sarif=$sarif" -- "${paths[@]+"${paths[@]}"}" || code=$?
give code "$code"
if [[ -f $sarif ]]; then give sarif "$sarif"; fi
