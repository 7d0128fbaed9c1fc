#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/colour_choice.h"

#include <QString>

#include <vector>

namespace stratoscope::ui {

/// A column with more different values than this gives no colours that could be told apart.
inline constexpr int mostCategories = 40;

/// The group of each item, an index into names, below 0 for none.
struct Categories {
  std::vector<int> ofItem;
  std::vector<QString> names;
};

/// "Cluster 1" for cluster 0, or "1 · Chest" where at least nine in ten of its items have that label.
[[nodiscard]] QString clusterName(const workflow::Snapshot& snapshot, int cluster);
[[nodiscard]] std::vector<QString> clusterNames(const workflow::Snapshot& snapshot);
/// The same without the word: "1" or "1 · Chest", for sentences that say it.
[[nodiscard]] std::vector<QString> shortClusterNames(const workflow::Snapshot& snapshot);
/// The cluster, or label, of each item as text; empty for none.
[[nodiscard]] std::vector<QString> clusterOfItems(const workflow::Snapshot& snapshot);
[[nodiscard]] std::vector<QString> labelOfItems(const workflow::Snapshot& snapshot);

/// Cluster and label where there are any, then each column with 2 to 40 different values.
[[nodiscard]] std::vector<ColourChoice> colourChoicesOf(const workflow::Snapshot& snapshot);
/// @param key of a colour choice; another one gives no categories. Values of columns are sorted, numbers as numbers.
[[nodiscard]] Categories categoriesOf(const workflow::Snapshot& snapshot, const QString& key);

} // namespace stratoscope::ui
