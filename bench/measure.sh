#!/usr/bin/env bash
# Runs workloads and prints what they measured: bench/measure.sh W1 search --json figures.json
# Arguments that start with -D, and -o, go to Maven; all others to outrider.bench.Main.
set -euo pipefail

here=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
maven=()
bench=()
while [ $# -gt 0 ]; do
  case $1 in
    -D*=* | -o) maven+=("$1") ;;
    -D*) maven+=("$1") ;;
    --json)
      [ $# -gt 1 ] || { echo "--json needs the name of a file" >&2; exit 2; }
      case $2 in
        /*) bench+=(--json "$2") ;;
        *) bench+=(--json "$here/$2") ;;
      esac
      shift
      ;;
    *) bench+=("$1") ;;
  esac
  shift
done

# Quoted one by one, because the file may lie in a folder with a space in its name.
quoted=
for argument in ${bench[@]+"${bench[@]}"}; do
  quoted+=" \"$argument\""
done
cd "$root"
exec mvn -q -B -Pmeasure -DskipTests ${maven[@]+"${maven[@]}"} -Dbench.arguments="$quoted" package
