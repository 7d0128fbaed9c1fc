#pragma once

#include "core/cohort/cohort.h"
#include "core/cohort/labels.h"

#include <filesystem>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// The set that is used where a person names none.
inline constexpr const char* defaultLabelSet = "Labels";

/// Gives items a class (made where it is new). @return the changes, for undo by cohort::reverse.
/// Throws Error::InvalidArgument (an item that is not there), Error::WriteFailed.
std::vector<cohort::LabelChange> labelItems(cohort::Cohort& cohort, const std::string& set,
                                            const std::vector<int>& items, const std::string& labelClass);
/// The same for all items of a cluster of the newest clustering. Throws Error::NotFound for no such cluster.
std::vector<cohort::LabelChange> labelCluster(cohort::Cohort& cohort, const std::string& set, int cluster,
                                              const std::string& labelClass);
/// From a CSV with a key column (see matchRows) and a column "label". @return the number of changes.
int importLabels(cohort::Cohort& cohort, const std::string& set, const std::filesystem::path& csv);

} // namespace stratoscope::workflow
