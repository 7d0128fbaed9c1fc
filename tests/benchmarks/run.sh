#!/usr/bin/env bash
# `make bench`: installs the peers, builds the programs of the benchmark and runs both in turns; see RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
bash packaging/setup.sh test bench
cmake --build --preset release --target benchmarks
# Debian's Python by its path: the peers are packages of the distribution.
exec /usr/bin/python3 tests/benchmarks/run.py "$@"
