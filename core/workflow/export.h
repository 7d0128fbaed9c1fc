#pragma once

#include "core/cohort/cohort.h"

#include <filesystem>
#include <string>

namespace stratoscope::workflow {

/// Writes embeddings, labels, clusters, map or items for other tools: CSV (with item, patient, series UID and path, so
/// that rows can be joined elsewhere), NPY (numbers only: embeddings, clusters, map) or JSON by the file's extension.
/// Clusters count from 1, as the window shows them. Numbers in the C locale. @return the rows written.
/// Throws Error::InvalidArgument (unknown kind or extension), Error::NotFound (nothing of the kind yet),
/// Error::WriteFailed.
int exportTable(const cohort::Cohort& cohort, const std::string& what, const std::filesystem::path& file);

} // namespace stratoscope::workflow
