#!/usr/bin/env bash
# clang-format and clang-tidy over our sources; fails on the first kind of finding, after showing all of that kind.
#   packaging/lint.sh [FILE.cpp...]    the named files, or all
# Stands on a finished build in build/release, for what moc wrote there and sources include.
set -euo pipefail
cd "$(dirname "$0")/.."
database=build/lint

mapfile -t units < <(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git ls-files '*.cpp'; fi)
mapfile -t formatted < <(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git ls-files '*.cpp' '*.h'; fi)
echo "clang-format: ${#formatted[@]} files"
clang-format --dry-run --Werror "${formatted[@]}"

# Precompiled headers are g++'s own, so each source is read with what it includes itself. Clang 14 reads LibTorch's
# headers as C++20 only when one of them comes first, and ITK's only with a helping header.
mkdir -p "$database"
sed -e 's/ -Winvalid-pch -include [^ ]*cmake_pch\.hxx//' \
  -e '/torch\/csrc\/api\/include/s/ -std=/ -include ATen\/core\/ivalue.h -std=/' \
  -e "/include\/ITK-/s# -std=# -include $PWD/packaging/itk_for_clang.h -std=#" \
  build/release/compile_commands.json >"$database/compile_commands.json"

echo "clang-tidy: ${#units[@]} files"
printf '%s\0' "${units[@]}" | nice xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$database" --quiet \
  2> >(grep -v "warnings\? generated" >&2)
echo "lint: clean"
