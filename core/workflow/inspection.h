#pragma once

#include "core/base/progress.h"
#include "core/imaging/inspect.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// One series of the sources, decoded and measured.
struct InspectedSeries {
  imaging::Series series;
  imaging::Inspection content; ///< its warnings are the reader's and the index's together
};

struct SourceInspection {
  std::vector<InspectedSeries> series; ///< in the order of their paths
  std::vector<imaging::SkippedFile> skipped;
  std::vector<imaging::FileWarning> warnings; ///< of the index, about files of no readable series
};

/// What files and folders hold, without a cohort. A series that cannot be decoded is skipped and listed.
/// Throws Error::NotFound or InvalidArgument (a source that is not there or empty), Error::Cancelled.
[[nodiscard]] SourceInspection inspectSources(const std::vector<std::filesystem::path>& sources, Progress& progress,
                                              const std::stop_token& stop);

/// Fields of the command line's contract. shape is columns, rows, slices; direction is row-major, its columns the axes
/// i, j, k in LPS; fields that a kind of file does not have are null.
[[nodiscard]] std::string toJson(const SourceInspection& inspection);

} // namespace stratoscope::workflow
