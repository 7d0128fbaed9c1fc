#!/usr/bin/env bash
# clang-format and clang-tidy over our sources; fails on the first kind of finding, after showing all of that kind.
#   packaging/lint.sh [FILE.cpp...]    the named files, or all
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/lint

mapfile -t units < <(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git ls-files '*.cpp'; fi)
mapfile -t formatted < <(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git ls-files '*.cpp' '*.h'; fi)
echo "clang-format: ${#formatted[@]} files"
clang-format --dry-run --Werror "${formatted[@]}"

# Without precompiled headers, which are g++'s own; with moc's output, which the sources include.
cmake --log-level=NOTICE --preset release -B "$build" -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON \
  -DCMAKE_AUTOGEN_ORIGIN_DEPENDS=OFF >/dev/null
ninja -C "$build" -t targets all | sed -n 's/^\([a-z_0-9]*_autogen\): phony$/\1/p' | xargs ninja -C "$build" >/dev/null
# Clang 14 reads LibTorch's headers as C++20 only when this one comes first.
sed -i '/torch\/csrc\/api\/include/s/ -std=/ -include ATen\/core\/ivalue.h -std=/' "$build/compile_commands.json"
# ITK stops at clang, unless this header comes first.
sed -i "/include\/ITK-/s# -std=# -include $PWD/packaging/itk_for_clang.h -std=#" "$build/compile_commands.json"

echo "clang-tidy: ${#units[@]} files"
printf '%s\0' "${units[@]}" | nice xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$build" --quiet 2> >(grep -v "warnings\? generated" >&2)
echo "lint: clean"
