#include "core/workflow/similar/hit_filter.h"

#include "core/base/error.h"
#include "core/cohort/items.h"

#include <algorithm>
#include <set>
#include <utility>

namespace stratoscope::workflow {
namespace {

/// A column and the value that it must have.
using Demand = std::pair<const std::vector<std::string>*, std::string>;

std::set<std::int64_t> patientsOf(const std::vector<int>& items, const std::vector<std::int64_t>& patients) {
  std::set<std::int64_t> found;
  for (const int item : items) {
    found.insert(patients.at(static_cast<std::size_t>(item)));
  }
  return found;
}

} // namespace

const std::vector<std::string>& ColumnCache::values(const cohort::Cohort& cohort, const std::string& column) {
  const auto found = columns_.find(column);
  return found != columns_.end() ? found->second
                                 : columns_.emplace(column, cohort::columnValues(cohort, column)).first->second;
}

std::function<bool(int)> hitFilter(const cohort::Cohort& cohort, const SimilarQuery& query,
                                   const SimilarOptions& options, const std::vector<std::int64_t>& patients,
                                   ColumnCache& columns) {
  if (options.patients == PatientFilter::Same && query.items.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("an image from outside has no patient in the cohort"), {},
                STRATOSCOPE_TEXT("Search among all patients"));
  }
  std::set<int> excluded(query.items.begin(), query.items.end());
  excluded.insert(query.disliked.begin(), query.disliked.end());
  std::vector<Demand> demands;
  for (const auto& filter : options.where) {
    demands.emplace_back(&columns.values(cohort, filter.column), filter.value);
  }
  return [excluded = std::move(excluded), demands = std::move(demands), own = patientsOf(query.items, patients),
          patients = &patients, wanted = options.patients](int item) {
    const auto row = static_cast<std::size_t>(item);
    const auto fits = [row](const Demand& demand) { return (*demand.first)[row] == demand.second; };
    if (excluded.contains(item) || !std::ranges::all_of(demands, fits)) {
      return false;
    }
    return wanted == PatientFilter::Any || own.contains((*patients)[row]) == (wanted == PatientFilter::Same);
  };
}

} // namespace stratoscope::workflow
