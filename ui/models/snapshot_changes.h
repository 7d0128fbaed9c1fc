#pragma once

#include "core/workflow/snapshot.h"

namespace stratoscope::ui {

/// What differs between two snapshots, so that a panel is filled again only when its part has changed: a map that is
/// drawn anew loses the place a person had zoomed to.
struct SnapshotChanges {
  bool items = false; ///< another cohort, or items were added
  bool columns = false;
  bool map = false;
  bool clustering = false;
  bool labels = false;
  bool model = false; ///< embedding or model
};

/// @param before null for none, which makes everything new.
[[nodiscard]] SnapshotChanges changesBetween(const workflow::Snapshot* before, const workflow::Snapshot& after);

} // namespace stratoscope::ui
