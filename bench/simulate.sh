#!/usr/bin/env bash
# Simulates fleets of laptops and their HQ: bench/simulate.sh --hours 1 --seed 42
# Arguments that start with -D, and -o, go to Maven; all others to outrider.bench.simulation.Simulate.
set -euo pipefail

exec bash "$(dirname "${BASH_SOURCE[0]}")/measure.sh" -Dbench.main=outrider.bench.simulation.Simulate "$@"
