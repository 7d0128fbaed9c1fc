#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// How far nearest neighbours share a value (patient, scanner, site ...), against chance.
struct Sharing {
  int items = 0;       ///< that have a value
  int values = 0;      ///< different ones
  double observed = 0; ///< share of neighbours, among those that have a value, that have the item's own
  double expected = 0; ///< the same if neighbours were drawn at random from the other items that have a value
  double p = 1;        ///< share of permutations of the values, and of the values as they are, with at least as much
};

/// @param neighbours [items, k] each item's nearest other items; @param values a number of each item, below 0: none.
/// @param permutations of the values over the items; 0 leaves p at 1. The same seed gives the same p.
/// Throws Error::InvalidArgument for another number of neighbours than items x k.
[[nodiscard]] Sharing neighbourSharing(std::span<const std::int64_t> neighbours, std::size_t k,
                                       std::span<const int> values, int permutations, std::uint64_t seed);

} // namespace stratoscope::retrieval
