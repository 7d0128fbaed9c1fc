#!/usr/bin/env bash
# Builds the Debian package in build/run and checks what desktops read from it.
set -euo pipefail
cd "$(dirname "$0")/.."
id=io.github.stratoscope.Stratoscope

bash packaging/setup.sh package
bash packaging/fetch_vtk_bridge.sh build/vtk-bridge
cmake --log-level=NOTICE --preset run
cmake --build --preset run

desktop-file-validate "packaging/$id.desktop"
appstreamcli validate --no-net "packaging/$id.metainfo.xml"
xmllint --noout "packaging/$id.metainfo.xml" "packaging/$id.mime.xml" resources/icons/stratoscope.svg

mime=$(mktemp -d)
trap 'rm -rf "$mime"' EXIT
mkdir "$mime/packages"
cp /usr/share/mime/packages/freedesktop.org.xml "packaging/$id.mime.xml" "$mime/packages/"
update-mime-database "$mime"
grep -q '^50:application/x-stratoscope-cohort:\*\.stratoscope' "$mime/globs2"

(cd build/run && cpack --config CPackConfig.cmake -B package)
package=$(find build/run/package -maxdepth 1 -name 'stratoscope_*.deb')
dpkg-deb --info "$package"
# Read whole before anything is looked for: a search that ends early would end dpkg-deb with an error.
contents=$(dpkg-deb --contents "$package")
bundled=$(grep -F '.so' <<<"$contents" || true)
[ -z "$bundled" ] || { printf 'the package holds libraries of its own:\n%s\n' "$bundled" >&2; exit 1; }
grep -q '/usr/libexec/stratoscope/stratoscope-decoder$' <<<"$contents" ||
  { echo "the package lacks the program that decodes images" >&2; exit 1; }
echo "package: $PWD/$package"
