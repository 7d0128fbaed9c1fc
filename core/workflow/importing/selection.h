#pragma once

#include "core/cohort/items.h"
#include "core/imaging/index.h"
#include "core/workflow/importing/import.h"

#include <vector>

namespace stratoscope::workflow {

/// A series that is to be read, with what identifies its files.
struct ChosenSeries {
  imaging::Series series;
  std::vector<cohort::SourceFile> files;
};

/// Takes the series out of the index and returns those that the cohort does not have yet. A file is known by its path,
/// size and time, a DICOM file also by its SOP Instance UID, wherever it lies. Of a DICOM series that the cohort has in
/// part, the new files come in as a series of their own. What is passed over is counted and, where it is not simply the
/// same file, warned of.
[[nodiscard]] std::vector<ChosenSeries> chooseNew(const cohort::Cohort& cohort, imaging::Index& index,
                                                  ImportResult& result);

/// How many of the series' files chooseNew would pass over.
/// @param archives of the cohort, where an import unpacks them: the index may have been made with another place.
[[nodiscard]] int countKnown(cohort::KnownFiles& known, const imaging::Series& series, const imaging::Index& index,
                             const std::filesystem::path& archives);

} // namespace stratoscope::workflow
