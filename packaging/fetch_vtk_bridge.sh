#!/usr/bin/env bash
# Puts the four Qt classes of VTK's GUISupport/Qt into a folder, from the distribution's own source package, because
# Debian builds VTK's widgets for Qt 5 only. Uses the machine's apt configuration (every "deb" source is read as
# "deb-src" too) and lists of its own, so nothing of the system changes.
#   packaging/fetch_vtk_bridge.sh FOLDER
set -euo pipefail

target=$1
classes=(QVTKInteractor QVTKInteractorAdapter QVTKOpenGLNativeWidget QVTKRenderWindowAdapter)
headers=(QVTKInteractorInternal QVTKWin32Header)
if [ -f "$target/complete" ] && [ -f "$target/Copyright.txt" ]; then
  echo "VTK/Qt 6 bridge: already in place"
  exit 0
fi
if dpkg-query -W -f='${Depends}' libvtk9-qt-dev 2>/dev/null | grep -q qt6-base-dev; then
  echo "VTK/Qt 6 bridge: the installed VTK brings it"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/parts" "$work/cache/archives/partial"
for file in /etc/apt/sources.list.d/*.sources; do
  [ -f "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/$(basename "$file")"
done
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ -f "$file" ] && sed -n 's/^deb /deb-src /p' "$file" >"$work/parts/$(basename "$file" .list).list"
done
options=(-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/parts" -o "Dir::State::lists=$work/lists"
  -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3)

echo "VTK/Qt 6 bridge: fetching the source of VTK from the distribution"
# A third-party archive without sources makes update complain; only the download below must succeed.
apt-get update -q "${options[@]}" >"$work/update.log" 2>&1 || true
(cd "$work" && apt-get source -q --tar-only --download-only "${options[@]}" vtk9 >"$work/source.log" 2>&1) || {
  cat "$work/update.log" "$work/source.log" >&2
  exit 1
}
mkdir -p "$work/vtk" "$target"
tar -xf "$(find "$work" -name "vtk9_*.orig.tar.*" ! -name "*.asc")" -C "$work/vtk" --strip-components=1 --wildcards '*/GUISupport/Qt/QVTK*' '*/Copyright.txt'
for class in "${classes[@]}" "${headers[@]}"; do
  find "$work/vtk/GUISupport/Qt" -name "$class.*" -exec cp {} "$target/" \;
done
cp "$work/vtk/Copyright.txt" "$target/"
touch "$target/complete"
