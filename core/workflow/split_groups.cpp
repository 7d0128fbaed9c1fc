#include "core/workflow/split_groups.h"

#include "core/cohort/items.h"
#include "core/workflow/item_rows.h"

#include <map>
#include <unordered_map>

namespace stratoscope::workflow {
namespace {

/// What an item's group is called; items of one name are one group.
class GroupNames {
public:
  GroupNames(const cohort::Cohort& cohort, const std::string& by) : by_(by) {
    if (by == "patient") {
      column_ = valuesOrEmpty(cohort, by);
    } else if (by != "study") {
      column_ = cohort::columnValues(cohort, by);
    }
    for (const auto& patient : cohort::patients(cohort)) {
      patients_[patient.id] = patient.identifier;
    }
    for (const auto& study : cohort::studies(cohort)) {
      studies_[study.id] = study.uid;
    }
    for (const auto& series : cohort::series(cohort)) {
      isNpz_[series.id] = series.kind == "npz";
    }
  }

  /// The first letter keeps the kinds of names apart.
  [[nodiscard]] std::string of(const cohort::Item& item) const {
    const auto row = static_cast<std::size_t>(item.row);
    const auto& patient = patients_.at(item.patient);
    if (by_ == "patient" && !patient.empty()) {
      return named('p', patient);
    }
    if (by_ == "study" && !studies_.at(item.study).empty()) {
      return named('s', std::to_string(item.study));
    }
    if (!column_.empty() && !column_.at(row).empty()) {
      return named('p', column_.at(row));
    }
    return isNpz_.at(item.series) ? named('i', std::to_string(item.row)) : named('v', std::to_string(item.series));
  }

  static bool isLone(const std::string& name) { return name.front() == 'i' || name.front() == 'v'; }

private:
  static std::string named(char kind, const std::string& name) { return std::string(1, kind).append(name); }

  std::string by_;
  std::vector<std::string> column_;
  std::unordered_map<std::int64_t, std::string> patients_;
  std::unordered_map<std::int64_t, std::string> studies_;
  std::unordered_map<std::int64_t, bool> isNpz_;
};

} // namespace

SplitGroups splitGroups(const cohort::Cohort& cohort, const std::string& by) {
  const GroupNames names(cohort, by);
  std::map<std::string, int> groupOfName;
  SplitGroups groups;
  for (const auto& item : cohort::items(cohort)) {
    const auto name = names.of(item);
    const auto [group, isNew] = groupOfName.emplace(name, groups.count);
    if (isNew) {
      ++groups.count;
      groups.lone += GroupNames::isLone(name) ? 1 : 0;
    }
    groups.ofItem.push_back(group->second);
  }
  return groups;
}

} // namespace stratoscope::workflow
