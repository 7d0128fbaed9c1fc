#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/label_state.h"

namespace stratoscope::ui {

/// The default label set as the Labels dock shows it. Changes made together are one step; the records that an undo or
/// redo appended mark their step instead of being steps of their own.
[[nodiscard]] LabelState labelStateOf(const workflow::Snapshot& snapshot);

} // namespace stratoscope::ui
