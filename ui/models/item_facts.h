#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/slice_image.h"

#include <QString>

#include <vector>

namespace stratoscope::ui {

/// One line beside an image.
struct ItemFact {
  QString name;
  QString value;
};

/// Cluster, place among its items from the centre outward, label, and the item's columns of few words.
[[nodiscard]] std::vector<ItemFact> factsOf(const workflow::Snapshot& snapshot, int item);
/// Size in pixels, and spacing where it is known.
[[nodiscard]] std::vector<ItemFact> factsOf(const SliceImage& image);

} // namespace stratoscope::ui
