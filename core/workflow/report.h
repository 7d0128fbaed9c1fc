#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace stratoscope::workflow {

struct ReportOptions {
  std::filesystem::path file; ///< .html; .pdf throws Error::Unsupported in this version
  std::string device = "auto";
};

/// A self-contained page: the map, a gallery of each cluster (centre and edge), reconstructions with residuals, figures
/// beside their floor and baseline, labels, provenance of every run, and a paragraph of methods. Names no patient.
/// @return the number of sections. Throws Error::NotFound (nothing clustered yet), Error::WriteFailed,
/// Error::Cancelled.
int writeReport(const cohort::Cohort& cohort, const ReportOptions& options, Progress& progress,
                const std::stop_token& stop);

} // namespace stratoscope::workflow
