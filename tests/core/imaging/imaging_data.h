#pragma once

#include "core/base/error.h"
#include "core/imaging/index.h"
#include "core/imaging/pixel_decoder.h"

#include <QTest>
#include <cstdlib>
#include <fstream>

namespace imaging_data {

namespace fs = std::filesystem;
using namespace stratoscope;
using namespace stratoscope::imaging;

inline const fs::path fixtures = fs::path(STRATOSCOPE_TEST_DATA) / "imaging";
inline const fs::path sample = STRATOSCOPE_SAMPLE;

/// The shared data beside the source tree, or where STRATOSCOPE_SHARED_DATA says; empty where there are none.
inline fs::path sharedData() {
  const char* named = std::getenv("STRATOSCOPE_SHARED_DATA");
  const fs::path folder = named != nullptr ? fs::path(named) : fs::path(STRATOSCOPE_TEST_DATA) / "../../../shared/data";
  return fs::exists(folder) ? fs::canonical(folder) : fs::path();
}

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
