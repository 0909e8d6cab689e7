#!/usr/bin/env bash
# Kills real workstations and servers at random moments: bench/kill.sh --clients 500 --servers 200
# Arguments that start with -D, and -o, go to Maven; all others to outrider.bench.kill.Kill.
set -euo pipefail

exec bash "$(dirname "${BASH_SOURCE[0]}")/measure.sh" -Dbench.main=outrider.bench.kill.Kill "$@"
