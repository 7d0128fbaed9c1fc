#include "core/workflow/splitting.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/split_groups.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <span>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t parts = splitNames.size();
using Amounts = std::array<double, parts>;

std::string textOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void checkShares(const Amounts& shares) {
  const bool negative = std::ranges::any_of(shares, [](double share) { return !(share >= 0); });
  if (negative || !(std::accumulate(shares.begin(), shares.end(), 0.0) > 0)) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("the shares of train, val and test must be numbers from 0 on, and not all of them 0"));
  }
}

void checkFree(const cohort::Cohort& cohort, bool replace) {
  const auto present = valuesOrEmpty(cohort, splitColumn);
  const auto filled = std::ranges::count_if(present, [](const auto& value) { return !value.empty(); });
  if (filled > 0 && !replace) {
    throw Error(ErrorCode::Conflict, {STRATOSCOPE_TEXT("%1 items belong to a split already"), {std::to_string(filled)}},
                cohort.folder().string(), STRATOSCOPE_TEXT("Ask for its replacement to divide them anew"));
  }
}

/// A whole number below `bound`, the same from any standard library.
std::size_t below(std::size_t bound, std::mt19937_64& random) {
  constexpr auto most = std::mt19937_64::max();
  const auto limit = most - most % bound;
  auto drawn = random();
  while (drawn >= limit) {
    drawn = random();
  }
  return static_cast<std::size_t>(drawn % bound);
}

/// Fisher and Yates.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(seed);
  for (std::size_t i = count; i > 1; --i) {
    std::swap(order[i - 1], order[below(i, random)]);
  }
  return order;
}

/// The items that each part lacks still, of each class.
class Lacks {
public:
  Lacks(const std::vector<int>& classOfItem, int classes, const Amounts& shares)
      : lacks_(static_cast<std::size_t>(classes)) {
    const double whole = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (const int one : classOfItem) {
      for (std::size_t part = 0; part < parts; ++part) {
        lacks_[static_cast<std::size_t>(one)][part] += shares[part] / whole;
      }
    }
  }

  /// Gives a group to the part that lacks most of its items. A part with a share of 0 lacks nothing, ever.
  std::size_t take(std::span<const int> classesOfMembers) {
    Amounts wanted{};
    for (const int one : classesOfMembers) {
      for (std::size_t part = 0; part < parts; ++part) {
        wanted[part] += lacks_[static_cast<std::size_t>(one)][part];
      }
    }
    const auto part = static_cast<std::size_t>(std::ranges::max_element(wanted) - wanted.begin());
    for (const int one : classesOfMembers) {
      lacks_[static_cast<std::size_t>(one)][part] -= 1;
    }
    return part;
  }

private:
  std::vector<Amounts> lacks_;
};

struct Classes {
  std::vector<std::string> names; ///< in alphabetical order
  std::vector<int> ofItem;
};

Classes classesOf(const cohort::Cohort& cohort, const std::string& column, std::size_t items) {
  const auto values = column.empty() ? std::vector<std::string>(items) : cohort::columnValues(cohort, column);
  std::map<std::string, int> known;
  for (const auto& value : values) {
    known[value] = 0;
  }
  Classes classes;
  for (auto& [name, number] : known) {
    number = static_cast<int>(classes.names.size());
    classes.names.push_back(name);
  }
  std::ranges::transform(values, std::back_inserter(classes.ofItem),
                         [&](const auto& value) { return known.at(value); });
  return classes;
}

std::vector<std::size_t> partOfGroups(const SplitGroups& groups, const Classes& classes, const SplitOptions& options) {
  std::vector<std::vector<int>> members(static_cast<std::size_t>(groups.count));
  for (std::size_t item = 0; item < groups.ofItem.size(); ++item) {
    members[static_cast<std::size_t>(groups.ofItem[item])].push_back(classes.ofItem[item]);
  }
  Lacks lacks(classes.ofItem, static_cast<int>(classes.names.size()), options.shares);
  std::vector<std::size_t> part(members.size());
  for (const auto group : shuffled(members.size(), options.seed)) {
    part[group] = lacks.take(members[group]);
  }
  return part;
}

void count(SplitResult& result, const SplitGroups& groups, const Classes& classes,
           const std::vector<std::size_t>& partOfGroup, const SplitOptions& options) {
  result.groups = groups.count;
  for (const auto part : partOfGroup) {
    ++result.groupsOf[part];
  }
  std::vector<SplitCounts> counts;
  std::ranges::transform(classes.names, std::back_inserter(counts), [](const auto& name) {
    return SplitCounts{name, {}};
  });
  for (std::size_t item = 0; item < groups.ofItem.size(); ++item) {
    const auto part = partOfGroup[static_cast<std::size_t>(groups.ofItem[item])];
    ++result.itemsOf[part];
    ++counts[static_cast<std::size_t>(classes.ofItem[item])].items[part];
  }
  if (!options.stratify.empty()) {
    result.classes = std::move(counts);
  }
}

void warn(SplitResult& result, const SplitGroups& groups, const SplitOptions& options) {
  if (options.by == "patient" && groups.lone > 0) {
    result.warnings.emplace_back(
        STRATOSCOPE_TEXT("%1 images or volumes name no patient and count as patients of their own; join a table with "
                         "a column patient first where several are of one"),
        std::vector<std::string>{std::to_string(groups.lone)});
  }
  for (std::size_t part = 0; part < parts; ++part) {
    if (options.shares[part] > 0 && result.itemsOf[part] == 0) {
      result.warnings.emplace_back(STRATOSCOPE_TEXT("the part %1 is empty: there are too few groups"),
                                   std::vector<std::string>{splitNames[part]});
    }
  }
}

Json jsonOf(const SplitResult& result, const SplitOptions& options) {
  auto all = Json::array();
  for (std::size_t part = 0; part < parts; ++part) {
    auto classes = Json::object();
    for (const auto& one : result.classes) {
      classes[one.name] = one.items[part];
    }
    all.push_back({{"part", splitNames[part]},
                   {"groups", result.groupsOf[part]},
                   {"items", result.itemsOf[part]},
                   {"classes", std::move(classes)}});
  }
  auto warnings = Json::array();
  for (const auto& warning : result.warnings) {
    warnings.push_back(warning.english());
  }
  return {{"run", result.run},        {"by", options.by},        {"stratify", options.stratify},
          {"groups", result.groups},  {"parts", std::move(all)}, {"warnings", std::move(warnings)},
          {"seconds", result.seconds}};
}

void store(cohort::Cohort& cohort, const SplitGroups& groups, const std::vector<std::size_t>& partOfGroup) {
  std::map<int, std::string> values;
  for (std::size_t item = 0; item < groups.ofItem.size(); ++item) {
    values[static_cast<int>(item)] = splitNames[partOfGroup[static_cast<std::size_t>(groups.ofItem[item])]];
  }
  cohort::setColumn(cohort, splitColumn, values);
}

} // namespace

SplitResult split(cohort::Cohort& cohort, const SplitOptions& options) {
  const StepClock clock("split");
  checkShares(options.shares);
  checkFree(cohort, options.replace);
  const auto groups = splitGroups(cohort, options.by);
  if (groups.count == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the cohort has no items"), cohort.folder().string());
  }
  const auto classes = classesOf(cohort, options.stratify, groups.ofItem.size());
  const auto partOfGroup = partOfGroups(groups, classes, options);
  SplitResult result;
  count(result, groups, classes, partOfGroup, options);
  warn(result, groups, options);
  result.seconds = clock.seconds();

  cohort::Transaction transaction(cohort);
  store(cohort, groups, partOfGroup);
  auto run = clock.record(textOf({{"shares", options.shares},
                                  {"by", options.by},
                                  {"stratify", options.stratify},
                                  {"replace", options.replace}}),
                          options.seed);
  run.inputsJson = textOf({{"groups", sha256(std::as_bytes(std::span(groups.ofItem)))},
                           {"classes", sha256(std::as_bytes(std::span(classes.ofItem)))}});
  run.resultJson = textOf(jsonOf(result, options));
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  return result;
}

std::string toJson(const SplitResult& result, const SplitOptions& options) { return textOf(jsonOf(result, options)); }

} // namespace stratoscope::workflow
