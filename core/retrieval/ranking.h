#pragma once

#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// Where the positives of a query stand in a ranking, best first.
struct RankedPositives {
  std::vector<int> ranks; ///< from 0, rising; items to be ignored do not count as places
  int positives = 0;      ///< how many there are, those that the ranking does not hold included
};

/// @param order items, best first, each at most once; @param positives, ignored items without repetition. An item that
/// is both is ignored.
[[nodiscard]] RankedPositives rankPositives(std::span<const int> order, std::span<const int> positives,
                                            std::span<const int> ignored = {});

/// Average precision as the area under the precision-recall curve by trapezoids, as the Oxford and Paris protocols
/// have it (Philbin et al. 2007; Radenovic et al. 2018). 0 for a query without positives.
[[nodiscard]] double trapezoidalPrecision(const RankedPositives& found);
/// Average precision as the mean of the precisions at the positives. 0 for a query without positives.
[[nodiscard]] double averagePrecision(const RankedPositives& found);

/// What the sum of the precisions within the first k places is divided by.
enum class Divisor {
  Positives, ///< the smaller of k and the number of positives: 1 only when the first places hold nothing else
  Hits       ///< the positives within the first k places: how early those stand that are there
};
/// Average precision of the first k places. 0 where there are none.
[[nodiscard]] double averagePrecisionAt(const RankedPositives& found, int k, Divisor divisor);

/// Share of positives among the first k places.
[[nodiscard]] double precisionAt(const RankedPositives& found, int k);
/// The same as the revisited Oxford and Paris protocol has it: k shrinks to the place of the last positive.
[[nodiscard]] double cappedPrecisionAt(const RankedPositives& found, int k);

} // namespace stratoscope::retrieval
