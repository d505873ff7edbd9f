#!/usr/bin/env bash
# Compare the maps with the base: a report in Markdown, how many changes there are, and pictures.
# Takes CJMAP_PATHS, CJMAP_FAIL_ON, CJMAP_LANG, CJMAP_PICTURES (true: draw), CJMAP_PICTURE_URL,
# CJMAP_BASE (what to compare with) and CJMAP_BEFORE (what a push replaced). Gives `code` (that of
# cjmap), `changes`, `report`, and `pictures`, the folder of those that were drawn.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Print the commit to compare with; nothing where there is none, as in a first push.
find_base() {
  local name=${CJMAP_BASE:-} before=${CJMAP_BEFORE:-}
  if [[ -n $name ]]; then
    commit_of "$name" || fetched "$name" || {
      say error "There is no \`$name\` to compare with (input \`base\`)." >&2
      return 2
    }
  elif [[ -n ${GITHUB_BASE_REF:-} ]]; then
    fetched "$GITHUB_BASE_REF" || commit_of "refs/remotes/origin/$GITHUB_BASE_REF" || {
      say error "The base branch \`$GITHUB_BASE_REF\` cannot be fetched." >&2
      return 2
    }
  elif [[ $before =~ ^[0-9a-f]{40,64}$ && ! $before =~ ^0+$ ]]; then
    commit_of "$before" || fetched "$before" || true
  else
    commit_of HEAD^ || true
  fi
}

commit_of() { git rev-parse --verify --quiet --end-of-options "$1^{commit}"; }

# Fetch a branch or commit of origin, and print its commit. A shallow clone has to know where the
# two parted: it is completed.
fetched() {
  local deeper=()
  if [[ $(git rev-parse --is-shallow-repository) == true ]]; then deeper=(--unshallow); fi
  if [[ $1 =~ ^[0-9a-f]{40,64}$ ]]; then
    git fetch --quiet --no-tags "${deeper[@]+"${deeper[@]}"}" origin "$1" 2>/dev/null || return 1
  else
    git check-ref-format "refs/heads/$1" || return 1
    git fetch --quiet --no-tags "${deeper[@]+"${deeper[@]}"}" origin \
      "+refs/heads/$1:refs/remotes/origin/$1" 2>/dev/null || return 1
  fi
  commit_of FETCH_HEAD
}

read_paths
base=$(find_base) || { give code 2; exit 0; }
if [[ -z $base ]]; then
  say notice "There is nothing to compare with yet."
  give code 0
  exit 0
fi
report=$cjmap_work/changes.md
counts=$cjmap_work/changes.json
pictures=$cjmap_work/pictures
rm -rf "$report" "$counts" "$pictures"
words=(--fail-on "${CJMAP_FAIL_ON:-breaking}")
if [[ -n ${CJMAP_LANG:-} ]]; then words+=(--lang "$CJMAP_LANG"); fi
if [[ ${CJMAP_PICTURES:-} == true && -n ${CJMAP_PICTURE_URL:-} ]]; then
  words+=(--pictures "$pictures" --picture-url "$CJMAP_PICTURE_URL")
fi
compared=(--merge-base "${words[@]}" "$base" HEAD -- "${paths[@]+"${paths[@]}"}")
code=0
cjmap diff --to text,github --output "markdown=$report" --output "json=$counts" "${compared[@]}" ||
  code=$?
give code "$code"
if [[ ! -f $report ]]; then exit 0; fi # cjmap has said why
changes=$("$programs/python" "$(dirname "${BASH_SOURCE[0]}")/count.py" "$counts")
give report "$report"
give changes "$changes"
if [[ ${CJMAP_PICTURES:-} == true && $changes != 0 ]]; then
  # Without an address the comment would show pictures that nobody can reach: they are drawn apart.
  if [[ -z ${CJMAP_PICTURE_URL:-} ]]; then
    cjmap diff --quiet --to markdown --pictures "$pictures" "${compared[@]}" >/dev/null || true
  fi
  if [[ -d $pictures ]]; then give pictures "$pictures"; fi
fi
