#include "core/imaging/decoding/decoder_limits.h"

#include "core/imaging/dicom/header.h"
#include "core/imaging/nifti/header.h"
#include "core/imaging/volume_file.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <system_error>
#include <unistd.h>

namespace stratoscope::imaging {
namespace {

double fileBytes(const Series& series) {
  return std::accumulate(series.files.begin(), series.files.end(), 0.0, [](double sum, const auto& path) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(path, missing);
    return missing ? sum : sum + static_cast<double>(size);
  });
}

double dicomValues(const Series& series) {
  const auto header = readDicomHeader(series.files.empty() ? series.path : series.files.front());
  const auto frames = std::max<double>(header.frames, series.frames);
  return static_cast<double>(header.rows) * header.columns * header.samples * frames;
}

/// All volumes of a 4-D file: the library behind ITK may read them even where one is wanted.
double niftiValues(const Series& series) {
  const auto header = readNiftiHeader(series.path);
  double voxels = 1;
  for (std::int64_t i = 1; i <= header.dimensions[0]; ++i) {
    voxels *= static_cast<double>(header.dimensions[static_cast<std::size_t>(i)]);
  }
  return voxels * std::max(1, header.bitsPerVoxel / 8);
}

double volumeFileValues(const Series& series) {
  constexpr double mostChannels = 4;
  const auto [columns, rows, slices] = readVolumeFileHeader(series.kind, series.path).size;
  return mostChannels * columns * rows * slices;
}

bool saysItsSize(SourceKind kind) { return kind != SourceKind::Picture && kind != SourceKind::Npz; }

double decodedBytes(const Series& series, double files) {
  constexpr double usual = 16; // bytes of values for each byte of a picture or an NPZ; few are compressed better
  switch (series.kind) {
  case SourceKind::Dicom:
    return 4 * dicomValues(series);
  case SourceKind::Nifti:
    return 4 * niftiValues(series);
  case SourceKind::Nrrd:
  case SourceKind::MetaImage:
    return 4 * volumeFileValues(series);
  default:
    return usual * files;
  }
}

std::uint64_t memoryOfTheMachine() {
  return static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

/// The sanitizers map terabytes for their own book-keeping, which a limit would forbid.
constexpr bool isInstrumented() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#else
  return false;
#endif
}

} // namespace

DecoderLimits limitsFor(const Series& series, const LimitBounds& bounds) {
  constexpr double copies = 8;
  constexpr auto wellCompressed = double{1U << 31};
  constexpr double bytesPerMillisecond = 1000;
  constexpr double step = 256 << 20; // so that a process need not be given another limit for each picture
  const auto files = fileBytes(series);
  const auto values = decodedBytes(series, files);
  const auto wanted = copies * values + (saysItsSize(series.kind) ? 0 : wellCompressed);
  DecoderLimits limits;
  const auto most = bounds.mostMemory != 0 ? bounds.mostMemory : memoryOfTheMachine();
  const auto memory = bounds.leastMemory + static_cast<std::uint64_t>(step * std::ceil(wanted / step));
  limits.memory = isInstrumented() ? 0 : std::min(memory, most);
  limits.time =
      bounds.leastTime + std::chrono::milliseconds(static_cast<std::int64_t>((values + files) / bytesPerMillisecond));
  return limits;
}

} // namespace stratoscope::imaging
