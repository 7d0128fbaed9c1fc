#pragma once

#include "core/workflow/importing/import.h"

namespace stratoscope::workflow {

/// An import that was stopped or killed: what it has read is kept, and nothing of it is visible in the cohort.
struct UnfinishedImport {
  int series = 0;                       ///< read and not yet part of the cohort, at least 1
  std::optional<ImportOptions> options; ///< with which it goes on; nothing for one of an earlier version
};

/// Nothing where there is none, or while an import into the cohort is running.
[[nodiscard]] std::optional<UnfinishedImport> unfinishedImport(const cohort::Cohort& cohort);
/// Throws away what it has read; the cohort's items stay as they are.
/// Throws Error::Conflict while an import into the cohort runs, Error::WriteFailed.
void discardUnfinishedImport(cohort::Cohort& cohort);

/// Called by an import before it reads, so that it can be continued by whoever opens the cohort next. Makes its own
/// transaction. Throws Error::WriteFailed.
void rememberImport(cohort::Cohort& cohort, const ImportOptions& options);

} // namespace stratoscope::workflow
