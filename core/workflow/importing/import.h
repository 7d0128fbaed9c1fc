#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/imaging/recipe.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct ImportOptions {
  std::vector<std::filesystem::path> sources; ///< files and folders
  imaging::Recipe recipe; ///< must give items as the cohort has already: size, channels, bits, pictures or volumes
  std::optional<std::filesystem::path> labels; ///< CSV whose columns are joined to the items, see metadata_csv.h
  std::string truth;                           ///< column that later evaluations compare with by default; may be empty
};

struct ImportResult {
  std::int64_t run = 0; ///< 0 when nothing new was found
  int items = 0;        ///< added now
  int patients = 0;     ///< in the cohort now, as are studies and series
  int studies = 0;
  int series = 0;
  int knownSeries = 0;     ///< passed over, for they are in the cohort already
  int continuedSeries = 0; ///< read by an earlier import that was stopped or killed
  std::vector<imaging::SkippedFile> skipped;
  std::vector<imaging::FileWarning> warnings;
  double seconds = 0;
};

/// Brings sources into the cohort: index, decode, recipe, one image file and one transaction. A file that cannot be
/// read is skipped and listed; what the cohort has already is passed over. Nothing is visible before everything is
/// written, so a stop, a full disk or a killed process leaves the cohort as it was; what was read by then is kept, and
/// the same import said again goes on from there.
/// Throws Error::NotFound or InvalidArgument (a source that is not there or holds nothing, a recipe that does not fit
/// the cohort), Error::Conflict (another import into the cohort runs), Error::WriteFailed, Error::Cancelled.
ImportResult importSources(cohort::Cohort& cohort, const ImportOptions& asked, Progress& progress,
                           const std::stop_token& stop);

/// The truth column named by the newest import that named one; empty for none.
[[nodiscard]] std::string truthColumn(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
