#pragma once

#include "core/base/progress.h"
#include "core/imaging/series.h"

#include <array>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct ConversionOptions {
  std::filesystem::path source; ///< a file or a folder
  std::string series; ///< its UID (of a volume of a 4-D file: bold.nii.gz#3); needed where the source holds several
  std::filesystem::path out; ///< .nii, .nii.gz or .nrrd
};

struct Conversion {
  std::array<int, 3> shape{0, 0, 0}; ///< columns, rows, slices
  std::array<double, 3> spacing{1, 1, 1};
  std::vector<imaging::FileWarning> warnings;
};

/// Writes one series, read as an import reads it, with its geometry.
/// Throws Error::NotFound (no such source or series), Error::InvalidArgument (several series and none chosen, another
/// ending), what reading throws, Error::WriteFailed, Error::Cancelled.
Conversion convert(const ConversionOptions& options, Progress& progress, const std::stop_token& stop);

[[nodiscard]] std::string toJson(const Conversion& conversion);

} // namespace stratoscope::workflow
