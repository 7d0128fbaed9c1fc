#include "core/workflow/evaluation/evaluation_parts.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/split_groups.h"

#include <algorithm>
#include <random>
#include <set>

namespace stratoscope::workflow {
namespace {

EvaluatedPart partOf(const std::vector<std::string>& truth, const std::vector<std::string>& classes,
                     const std::vector<std::size_t>& rows) {
  EvaluatedPart part;
  for (const auto row : rows) {
    if (const auto found = std::ranges::lower_bound(classes, truth[row]); !truth[row].empty()) {
      part.rows.push_back(row);
      part.truth.push_back(static_cast<int>(found - classes.begin()));
    }
  }
  return part;
}

std::vector<std::string> classesOf(const cohort::Cohort& cohort, const std::string& column,
                                   const std::vector<std::string>& truth) {
  std::set<std::string> different(truth.begin(), truth.end());
  different.erase("");
  if (different.size() < 2) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("the column %1 has fewer than two different values"), {column}},
                cohort.folder().string());
  }
  return {different.begin(), different.end()};
}

/// Moves the items whose row `isTaken` names from one part to another.
template <typename Predicate> void move(EvaluatedPart& from, EvaluatedPart& to, Predicate isTaken) {
  EvaluatedPart kept;
  for (std::size_t i = 0; i < from.rows.size(); ++i) {
    auto& part = isTaken(from.rows[i]) ? to : kept;
    part.rows.push_back(from.rows[i]);
    part.truth.push_back(from.truth[i]);
  }
  from = std::move(kept);
}

/// The groups of the items, in an order that the seed draws.
std::vector<int> drawnGroups(const std::vector<int>& groupOf, const std::vector<std::size_t>& rows,
                             std::uint64_t seed) {
  std::set<int> different;
  for (const auto row : rows) {
    different.insert(groupOf[row]);
  }
  std::vector<int> groups(different.begin(), different.end());
  std::mt19937_64 random(seed);
  // std::shuffle is free to differ between libraries.
  for (std::size_t left = groups.size(); left > 1; --left) {
    std::swap(groups[left - 1], groups[random() % left]);
  }
  return groups;
}

void holdOut(SupervisedParts& parts, const cohort::Cohort& cohort, std::uint64_t seed) {
  const auto groups = splitGroups(cohort, "patient").ofItem;
  const auto drawn = drawnGroups(groups, parts.train.rows, seed);
  const auto wanted = (parts.train.rows.size() + 5) / 10;
  parts.heldOut = true;
  for (std::size_t i = 0; i + 1 < drawn.size() && parts.validation.rows.size() < wanted; ++i) {
    move(parts.train, parts.validation, [&](std::size_t row) { return groups[row] == drawn[i]; });
  }
}

} // namespace

EvaluatedParts evaluatedParts(const cohort::Cohort& cohort, const std::string& column) {
  const auto truth = cohort::columnValues(cohort, column);
  EvaluatedParts parts{classesOf(cohort, column, truth), {}, {}};
  parts.train = partOf(truth, parts.classes, fittingRows(cohort));
  parts.test = partOf(truth, parts.classes, rowsWith(cohort, "split", "test"));
  if (parts.train.rows.empty()) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("the column %1 has no value for any item of the split train"), {column}},
                cohort.folder().string());
  }
  return parts;
}

SupervisedParts supervisedParts(const cohort::Cohort& cohort, const std::string& column, std::uint64_t seed) {
  auto all = evaluatedParts(cohort, column);
  SupervisedParts parts{std::move(all.classes), std::move(all.train), {}, false};
  const auto truth = cohort::columnValues(cohort, column);
  parts.validation = partOf(truth, parts.classes, rowsWith(cohort, "split", "val"));
  if (parts.validation.rows.empty()) {
    holdOut(parts, cohort, seed);
    return parts;
  }
  // Without a split "train" the training part is all of the cohort.
  EvaluatedPart both;
  move(parts.train, both, [&](std::size_t row) { return std::ranges::binary_search(parts.validation.rows, row); });
  return parts;
}

} // namespace stratoscope::workflow
