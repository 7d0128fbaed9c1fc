#include "core/workflow/item_groups.h"

#include "core/cohort/items.h"
#include "core/workflow/split_groups.h"

#include <algorithm>
#include <map>

namespace stratoscope::workflow {
namespace {

ItemGroups byColumn(const cohort::Cohort& cohort, const std::string& column) {
  ItemGroups groups;
  std::map<std::string, int> numbers;
  for (const auto& value : cohort::columnValues(cohort, column)) {
    if (value.empty()) {
      groups.values.push_back(-1);
      continue;
    }
    const auto [found, fresh] = numbers.emplace(value, static_cast<int>(numbers.size()));
    if (fresh) {
      groups.names.push_back(value);
    }
    groups.values.push_back(found->second);
  }
  return groups;
}

ItemGroups bySeries(const cohort::Cohort& cohort) {
  ItemGroups groups;
  std::map<std::int64_t, int> numbers;
  for (const auto& item : cohort::items(cohort)) {
    groups.values.push_back(numbers.emplace(item.series, static_cast<int>(numbers.size())).first->second);
  }
  return groups;
}

} // namespace

ItemGroups itemGroups(const cohort::Cohort& cohort, const std::string& by) {
  if (by == "patient" || by == "study") {
    return {splitGroups(cohort, by).ofItem, {}};
  }
  const auto columns = cohort::columnNames(cohort);
  const bool isColumn = std::ranges::find(columns, by) != columns.end();
  return by == "series" && !isColumn ? bySeries(cohort) : byColumn(cohort, by);
}

} // namespace stratoscope::workflow
