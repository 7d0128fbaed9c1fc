#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/coded_column.h"
#include "ui/models/cohort_tree_model.h"

#include <QString>

#include <vector>

namespace stratoscope::ui {

/// Patients, studies, series and items of a cohort. A picture or volume without a patient lies under its folder, and
/// the slices of such a volume under its file.
[[nodiscard]] CohortTree cohortTreeOf(const workflow::Snapshot& snapshot);
/// The metadata as the table shows it: the file's name, then the columns of the cohort.
[[nodiscard]] std::vector<CodedColumn> itemColumnsOf(const workflow::Snapshot& snapshot);
/// "Patient 0007 · CT chest · slice 12" or "hippocampus_011.nii.gz · slice 12", for the Viewer and messages.
[[nodiscard]] QString itemTitleOf(const workflow::Snapshot& snapshot, int item);
/// The lines of the card beside a point of the map: title, cluster and label.
[[nodiscard]] QString itemCardOf(const workflow::Snapshot& snapshot, int item);
/// The item's value of a column; empty where there is none or no such column.
[[nodiscard]] QString valueOf(const workflow::Snapshot& snapshot, const std::string& column, int item);
/// The item of the same series that is this slice across the axis, or -1.
[[nodiscard]] int itemOfSlice(const workflow::Snapshot& snapshot, int item, int slice, char axis);

} // namespace stratoscope::ui
