#pragma once

#include "core/base/matrix.h"

#include <vector>

namespace stratoscope::ui {

/// For each category the item at its heart: the one nearest to the median of its places, so that a name there stands
/// on the category's own points even where it has several parts. -1 for a category without items.
/// @param layout [items, 2]. @param categories one of each item, below 0 for none. @param count of categories.
[[nodiscard]] std::vector<int> hearts(const Matrix& layout, const std::vector<int>& categories, std::size_t count);

} // namespace stratoscope::ui
