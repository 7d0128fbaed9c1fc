#!/usr/bin/env bash
# Keeps translations/*.ts in step with the source texts.
#   packaging/translations.sh update           writes new and changed source texts into the .ts files
#   packaging/translations.sh check FOLDER     fails, and says why, if a .ts file lacks a text, holds one that is gone or
#                                              leaves one untranslated; works in FOLDER
# lupdate reads a copy of the sources in which STRATOSCOPE_TEXT("...") of core stands as QT_TRANSLATE_NOOP("core", "...").
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
task=${1:-check}
work=${2:-$root/build/translations}
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
command -v "$lupdate" >/dev/null || lupdate=lupdate

copy_sources() {
  rm -rf "$work/sources"
  mkdir -p "$work/sources"
  (cd "$root" && find core ui app -name '*.cpp' -o -name '*.h' | sort | grep -v '^core/base/text\.h$') >"$work/files"
  tar -C "$root" -cf - -T "$work/files" | tar -C "$work/sources" -xf -
  find "$work/sources" -type f -exec sed -i 's/STRATOSCOPE_TEXT(/QT_TRANSLATE_NOOP("core", /g' {} +
}

# Brings a .ts file in step with the copied sources; English needs its plurals alone.
refresh() {
  local extra=()
  [[ $1 != *_en.ts ]] || extra=(-pluralonly)
  "$lupdate" -silent -no-ui-lines -locations none -no-obsolete "${extra[@]}" -I "$work/sources" \
    "$work/sources" -ts "$1" >"$work/lupdate.log" 2>&1 || {
    cat "$work/lupdate.log" >&2
    return 1
  }
}

messages() { grep -c '<message' "$1" || true; }

check() {
  local committed=$1 fresh=$work/$(basename "$1") open kept
  cp "$committed" "$fresh"
  refresh "$fresh"
  open=$(grep -c 'type="unfinished"' "$fresh" || true)
  if [ "$open" -gt 0 ]; then
    echo "$committed: $open texts are new or not translated: run make translations, then translate these:" >&2
    grep -B 4 'type="unfinished"' "$fresh" | sed -n 's/^ *<source>\(.*\)<\/source>.*/  \1/p' | head -n 20 >&2
    return 1
  fi
  kept=$(messages "$fresh")
  if [ "$kept" -ne "$(messages "$committed")" ]; then
    echo "$committed: holds texts that are not in the sources any more: run make translations" >&2
    return 1
  fi
}

mkdir -p "$work"
copy_sources
for file in "$root"/translations/*.ts; do
  case $task in
  update) refresh "$file" ;;
  check) check "$file" ;;
  *) echo "translations: unknown task: $task" >&2; exit 2 ;;
  esac
done
