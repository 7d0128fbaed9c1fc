#pragma once

#include "core/imaging/series.h"

#include <chrono>
#include <cstdint>

namespace stratoscope::imaging {

/// What decoding one series may take.
struct DecoderLimits {
  std::uint64_t memory = 0;          ///< bytes of data beside the program itself; 0: as much as there is
  std::chrono::milliseconds time{0}; ///< on the clock of the wall
};

/// Between what the limits lie: what every series may take, whatever its size, and what none may.
struct LimitBounds {
  std::uint64_t leastMemory = std::uint64_t{1} << 30;
  std::chrono::milliseconds leastTime{20'000};
  std::uint64_t mostMemory = 0; ///< 0: that of the machine
};

/// From what the header says, or the file's length lets one expect (pictures and NPZ, with 2 GB for those that are
/// compressed beyond expectation): for each byte of decoded values (4 for each voxel and channel) eight, for the
/// copies that readers make and for resampling, and a second for each megabyte of values and files, which is ten times
/// what the slowest codec takes. Throws as readDicomHeader and readNiftiHeader.
[[nodiscard]] DecoderLimits limitsFor(const Series& series, const LimitBounds& bounds);

} // namespace stratoscope::imaging
