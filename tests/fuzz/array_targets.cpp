#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/imaging/npz/npz.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/targets.h"

#include <algorithm>

namespace stratoscope::fuzz {

void npy(Bytes bytes) {
  try {
    const auto header = parseNpyHeader(std::as_bytes(bytes), "fuzzed.npy");
    // What the callers multiply must not overflow.
    if (header.elements() * header.elementSize() > std::uint64_t{1} << 60U) {
      std::abort();
    }
  } catch (const Error&) {
    return;
  }
}

void npz(Bytes bytes) {
  constexpr std::size_t most = 3;
  const InputFile file(bytes, ".npz");
  imaging::Series whole;
  whole.kind = imaging::SourceKind::Npz;
  whole.path = file.path();
  whole.files = {file.path()};
  try {
    const auto series = imaging::npzSeries(whole);
    for (std::size_t i = 0; i < std::min(most, series.size()); ++i) {
      (void)imaging::readNpz(series[i]);
    }
  } catch (const Error&) {
    return;
  }
}

} // namespace stratoscope::fuzz
