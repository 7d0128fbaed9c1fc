#pragma once

#include "core/base/error.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "shared_data.h"

#include <QTest>
#include <fstream>

namespace imaging_data {

namespace fs = std::filesystem;
using namespace stratoscope;
using namespace stratoscope::imaging;

inline const fs::path fixtures = fs::path(STRATOSCOPE_TEST_DATA) / "imaging";
inline const fs::path sample = STRATOSCOPE_SAMPLE;

using tests::sharedData;

inline Index indexOf(const std::vector<fs::path>& sources) {
  SilentProgress progress;
  return indexSources(sources, progress, {});
}

/// The only series of a source. Throws std::out_of_range where there is none.
inline Series onlySeries(const fs::path& source) { return indexOf({source}).series.at(0); }

inline Volume decodeOnly(const fs::path& source) { return makeDecoder()->decode(onlySeries(source)); }

inline void writeBytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline float at(const Volume& volume, int i, int j, int k) {
  const auto row = static_cast<std::size_t>(k) * static_cast<std::size_t>(volume.size[1]) + static_cast<std::size_t>(j);
  return volume.values.at(row * static_cast<std::size_t>(volume.size[0]) + static_cast<std::size_t>(i));
}

/// The error that `work` throws; its code is Internal where it throws none.
template <typename Work> Error errorOf(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::Internal, "nothing was thrown"};
}

} // namespace imaging_data
