#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// How far the nearest neighbours in the embedding share a column's value beyond chance.
struct LeakRow {
  std::string column;  ///< a metadata column, or patient, study or series
  int items = 0;       ///< that have a value
  int values = 0;      ///< different ones
  double observed = 0; ///< share of neighbours that have the item's own value
  double expected = 0; ///< the same by chance
  double ratio = 0;    ///< observed to expected
  double p = 1;        ///< by permutation; the least that can be reached is 1 / (permutations + 1)
};

struct LeakOptions {
  int neighbours = 10;
  int permutations = 199;
  std::uint64_t seed = 0;
};

/// Columns that neighbours share, the strongest first: an embedding in which they share the scanner or the site more
/// than the anatomy has learnt the scanner. Columns in which all items differ, or are all alike, say nothing and are
/// left out. Throws Error::NotFound (no embedding), Error::InvalidArgument (fewer items than neighbours),
/// Error::Cancelled.
[[nodiscard]] std::vector<LeakRow> findLeaks(const cohort::Cohort& cohort, const LeakOptions& options,
                                             Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::workflow
