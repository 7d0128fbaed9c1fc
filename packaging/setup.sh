#!/usr/bin/env bash
# Installs what Stratoscope is built with and run on; says what it does, and does nothing when all is there.
#   packaging/setup.sh        what the program needs
#   packaging/setup.sh test   and what its tests need
set -euo pipefail

program=(build-essential cmake ninja-build pkg-config dpkg-dev
  qt6-base-dev libqt6opengl6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libqt6sql6-sqlite qt6-qpa-plugins
  libvtk9-dev libinsighttoolkit5-dev libdcmtk-dev libtorch-dev libfaiss-dev libeigen3-dev libboost-dev libboost-math-dev
  libcli11-dev nlohmann-json3-dev libzip-dev zlib1g-dev libpng-dev libopenblas-dev libgl-dev libgl1-mesa-dri
  xvfb xauth fonts-dejavu-core)
test=(locales)

wanted=("${program[@]}")
[ "${1:-}" = test ] && wanted+=("${test[@]}")

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "set-up: all ${#wanted[@]} packages are installed"
  exit 0
fi

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "set-up: installing ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
