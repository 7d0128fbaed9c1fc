#pragma once

#include "core/cohort/cohort.h"
#include "core/workflow/similar/similar_query.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// The columns of a cohort that filters have asked for, read once.
class ColumnCache {
public:
  /// Throws Error::NotFound for no such column.
  const std::vector<std::string>& values(const cohort::Cohort& cohort, const std::string& column);

private:
  std::map<std::string, std::vector<std::string>> columns_;
};

/// Whether an item may be among the results of a query.
/// @param patients of each item. Throws as SimilarSearch::find(). The patients and the cache must outlive the result.
[[nodiscard]] std::function<bool(int)> hitFilter(const cohort::Cohort& cohort, const SimilarQuery& query,
                                                 const SimilarOptions& options,
                                                 const std::vector<std::int64_t>& patients, ColumnCache& columns);

} // namespace stratoscope::workflow
