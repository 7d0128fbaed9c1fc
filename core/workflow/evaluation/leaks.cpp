#include "core/workflow/evaluation/leaks.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/retrieval/neighbour_sharing.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_groups.h"

#include <algorithm>

namespace stratoscope::workflow {
namespace {

std::vector<std::string> columnsOf(const cohort::Cohort& cohort) {
  auto columns = cohort::columnNames(cohort);
  for (const std::string key : {"patient", "study", "series"}) {
    if (std::ranges::find(columns, key) == columns.end()) {
      columns.push_back(key);
    }
  }
  return columns;
}

} // namespace

std::vector<LeakRow> findLeaks(const cohort::Cohort& cohort, const LeakOptions& options, Progress& progress,
                               const std::stop_token& stop) {
  const auto embedding = latestEmbedding(cohort);
  const auto k = static_cast<std::size_t>(options.neighbours);
  if (options.neighbours < 1 || k >= embedding.values.rows) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("there are fewer items than neighbours asked for"));
  }
  const auto near = analysis::nearestOthersByCosine(embedding.values, k);
  const auto columns = columnsOf(cohort);
  std::vector<LeakRow> rows;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    throwIfStopped(stop);
    const auto groups = itemGroups(cohort, columns[i]);
    const auto sharing =
        retrieval::neighbourSharing(near.indices, k, groups.values, options.permutations, options.seed);
    if (sharing.values > 1 && sharing.values < sharing.items) {
      rows.push_back({columns[i], sharing.items, sharing.values, sharing.observed, sharing.expected,
                      sharing.observed / sharing.expected, sharing.p});
    }
    progress.report(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(columns.size()),
                    STRATOSCOPE_TEXT("Comparing neighbours"));
  }
  std::ranges::stable_sort(rows, std::greater<>(), &LeakRow::ratio);
  return rows;
}

} // namespace stratoscope::workflow
