#!/usr/bin/env bash
# Fuzzes each of our parsers with libFuzzer; stops at the first finding and says where its input is.
#   tests/fuzz/run.sh [SECONDS]    for each parser; 20 without a word
# What was found goes into tests/data/fuzz/TARGET, so that `make test` tries it from then on.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}

cmake --log-level=NOTICE --preset fuzz
cmake --build --preset fuzz
mkdir -p build/fuzz/findings
for program in build/fuzz/bin/fuzz_*; do
  target=${program##*fuzz_}
  mkdir -p "build/fuzz/corpus/$target"
  printf '%s: ' "$target"
  if ! "$program" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -malloc_limit_mb=2048 -max_len=16384 \
    -artifact_prefix="build/fuzz/findings/${target}_" -print_final_stats=1 \
    "build/fuzz/corpus/$target" "tests/data/fuzz/$target" >"build/fuzz/$target.log" 2>&1; then
    echo "a finding; the end of build/fuzz/$target.log:"
    tail -n 40 "build/fuzz/$target.log"
    exit 1
  fi
  sed -n 's/^stat::number_of_executed_units: */inputs /p' "build/fuzz/$target.log"
done
