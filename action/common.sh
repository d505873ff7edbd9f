# What the scripts of the action share. Everything that a user may have written comes in by the
# environment; nothing of it is ever part of a script.

set -euo pipefail

cjmap_work=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/cjmap
mkdir -p "$cjmap_work"

# The environment that `install.sh` makes; its programs lie elsewhere on Windows.
programs=$cjmap_work/environment/bin
if [[ ! -d $programs && -d $cjmap_work/environment/Scripts ]]; then
  programs=$cjmap_work/environment/Scripts
fi
cjmap() { "$programs/cjmap" "$@"; }

# An array that may be empty is written "${name[@]+"${name[@]}"}": the bash of macOS (3.2) takes an
# empty one for one that was never set.

# CJMAP_PATHS, one a line, as the array `paths`; what begins with a dash is a path all the same.
read_paths() {
  paths=()
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    case $line in
      '') ;;
      -*) paths+=("./$line") ;;
      *) paths+=("$line") ;;
    esac
  done <<<"${CJMAP_PATHS:-}"
}

# Give a step's output: a name and one line.
give() { printf '%s=%s\n' "$1" "${2//[$'\r\n']/ }" >>"${GITHUB_OUTPUT:-/dev/null}"; }

# Say something in the log of the run: `notice`, `warning` or `error`, and the message.
say() {
  local message=${2//'%'/%25}
  message=${message//$'\r'/%0D}
  printf '::%s title=cjmap::%s\n' "$1" "${message//$'\n'/%0A}"
}
