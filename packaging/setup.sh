#!/usr/bin/env bash
# Installs what Stratoscope is built with and run on; says what it does, and does nothing when all is there.
#   packaging/setup.sh [test] [bench] [lint] [fuzz] [package]    what the program needs, and what those words need beside it
# Written for Debian 12; a name that a later Debian no longer has is left out where a newer package holds its content.
set -euo pipefail

program=(build-essential cmake ninja-build pkg-config dpkg-dev ca-certificates
  qt6-base-dev qt6-base-dev-tools libqt6opengl6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev
  libqt6sql6-sqlite qt6-qpa-plugins qt6-translations-l10n
  libvtk9-dev libinsighttoolkit5-dev libdcmtk-dev libtorch-dev libfaiss-dev libeigen3-dev
  libcli11-dev nlohmann-json3-dev libzip-dev zlib1g-dev libpng-dev libtiff-dev libopenblas-dev libgl-dev libgl1-mesa-dri
  xvfb xauth fonts-dejavu-core)
test=(locales)
bench=(python3-torch python3-torchvision umap-learn python3-sklearn python3-pydicom python3-numpy python3-pil python3-igraph)
lint=(clang-format clang-tidy git)
fuzz=(clang libclang-rt-dev)
package=(desktop-file-utils appstream libxml2-utils shared-mime-info file)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "set-up: packages have to be installed; run this as root, or install sudo" >&2
    exit 1
  fi
}

missing_of() {
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
  done
}

# Those of the names that this release has, with the VTK widgets for Qt 6 where it has them ready-made.
known_of() {
  local package
  for package in "$@"; do
    [ -z "$(apt-cache policy "$package" | sed -n '/Candidate: (none)/d;/Candidate/p')" ] || echo "$package"
  done
}

ready_made_bridge() {
  apt-cache depends libvtk9-qt-dev 2>/dev/null | grep -q 'Depends: qt6-base-dev' && echo libvtk9-qt-dev || true
}

wanted=("${program[@]}")
for group in "$@"; do
  case $group in
  test | bench | lint | fuzz | package) declare -n names=$group ;;
  *) echo "set-up: no such group: $group" >&2; exit 2 ;;
  esac
  wanted+=("${names[@]}")
done

mapfile -t missing < <(missing_of "${wanted[@]}")
if [ ${#missing[@]} -gt 0 ]; then
  mapfile -t installable < <(known_of "${missing[@]}")
  if [ ${#installable[@]} -gt 0 ] || [ -z "$(known_of make)" ]; then
    echo "set-up: reading the package lists"
    as_root apt-get update -q >/dev/null
    mapfile -t installable < <(known_of "${missing[@]}")
  fi
  mapfile -t ready_made < <(ready_made_bridge)
  [ ${#ready_made[@]} -eq 0 ] || mapfile -t -O ${#installable[@]} installable < <(missing_of "${ready_made[@]}")
  missing=("${installable[@]}")
fi
# The tests run under a comma locale too, which no package makes by itself.
comma_locale() {
  [[ " $* " == *" test "* ]] || return 0
  if ! locale -a | grep -qi '^de_DE\.utf-\?8$'; then
    echo "set-up: making the locale de_DE.UTF-8"
    as_root localedef -i de_DE -f UTF-8 de_DE.UTF-8
  fi
}

if [ ${#missing[@]} -eq 0 ]; then
  echo "set-up: all packages are installed already"
  comma_locale "$@"
  exit 0
fi

echo "set-up: installing ${#missing[@]} packages: ${missing[*]}"
as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends \
  "${missing[@]}" | sed -un '/newly installed/p;/Need to get/p;/additional disk/p'
comma_locale "$@"
echo "set-up: done"
