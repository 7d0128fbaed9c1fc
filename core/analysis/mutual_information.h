#pragma once

#include <span>

namespace stratoscope::analysis {

/// Adjusted mutual information of two partitions of the same items (Vinh, Epps and Bailey 2010), over the arithmetic
/// mean of their entropies: 1 for the same partition, 0 for what chance gives, and slightly below 0 for less than that;
/// 0 where one of the two does not divide the items at all and the other does.
/// @param first, second number of each item's part, >= 0, equally many, not empty.
/// Time: parts x items at most. Throws Error::InvalidArgument.
[[nodiscard]] double adjustedMutualInformation(std::span<const int> first, std::span<const int> second);

} // namespace stratoscope::analysis
