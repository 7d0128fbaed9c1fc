#pragma once

#include "core/workflow/deidentification.h"
#include "core/workflow/importing/import.h"

namespace stratoscope::workflow {

/// What an import by copy gave.
struct DeidentifiedImport {
  ImportResult import;
  DeidentificationResult copies;
};

/// Imports by copy: the sources are de-identified into a new folder sources/N of the cohort, and these copies are what
/// the cohort then refers to. What cannot be de-identified (other kinds of files too) is skipped and listed.
/// With the same key, an image that was copied before is recognised and not brought in twice.
/// @param copying its sources and output are not looked at.
/// Copies that were not finished are removed. Throws Error::NotFound where nothing could be de-identified, and what
/// `deidentify` and `importSources` throw.
DeidentifiedImport importDeidentified(cohort::Cohort& cohort, const ImportOptions& options,
                                      const DeidentificationOptions& copying, Progress& progress,
                                      const std::stop_token& stop);

} // namespace stratoscope::workflow
