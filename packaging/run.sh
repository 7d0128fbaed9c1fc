#!/usr/bin/env bash
# The main job, from a bare machine to the finished sample cohort: set-up, the VTK bridge, build, and the job itself.
# With a display it opens the window on the result; without one it leaves a picture of the window beside the report.
# What is done already is not done again. STRATOSCOPE_OUT names another output folder than ./out.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${STRATOSCOPE_OUT:-$PWD/out}
build=$PWD/build/run
cohort=$out/sample.stratoscope
times=()

timed() {
  local name=$1 start=$SECONDS
  shift
  "$@"
  times+=("$name $((SECONDS - start)) s")
}

configure() {
  if [ -f "$build/build.ninja" ] && [ "$build/build.ninja" -nt CMakePresets.json ]; then
    echo "configure: done already"
  else
    cmake --log-level=NOTICE --preset run
  fi
}

# The demo looks for itself which of its steps are done.
job() {
  mkdir -p "$out"
  [ ! -s "$out/report.html" ] || echo "job: the sample cohort is there; only what is missing is done"
  "$build/bin/stratoscope-cli" demo --out "$out"
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

picture() {
  local window=$build/bin/stratoscope
  if [ -s "$out/window.png" ] && [ "$out/window.png" -nt "$window" ]; then
    echo "picture of the window: there already"
  else
    XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp -d)} xvfb-run -a -s "-screen 0 1920x1200x24" "$window" --screenshot "$out/window.png" "$cohort"
  fi
}

timed packages bash packaging/setup.sh
timed bridge bash packaging/fetch_vtk_bridge.sh build/vtk-bridge
timed configure configure
timed build cmake --build --preset run
timed job job
has_display || timed picture picture

printf '\nTime: '
printf '%s, ' "${times[@]}"
echo "in all $SECONDS s"
echo "Output folder: $out"
ls "$out"
if has_display; then
  echo "Opening the window on $cohort"
  exec "$build/bin/stratoscope" "$cohort"
fi
