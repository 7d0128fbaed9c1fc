#include "core/workflow/clustering/followed_columns.h"

#include "core/analysis/mutual_information.h"
#include "core/workflow/metadata/column_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>

namespace stratoscope::workflow {
namespace {

/// Below this the clusters do not follow a column: a tenth of the way from chance to the same partition.
constexpr double noticed = 0.1;

constexpr std::array acquisitionWords{"manufacturer",    "scanner",       "station",
                                      "institution",     "hospital",      "site",
                                      "vendor",          "device",        "kvp",
                                      "protocol",        "kernel",        "echo time",
                                      "repetition time", "flip angle",    "field strength",
                                      "slice thickness", "pixel spacing", "batch",
                                      "centre",          "center"};

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

FollowedColumn follow(const std::vector<int>& clusters, const ColumnToFollow& column) {
  std::map<std::string, int> numbers;
  std::vector<int> known;
  std::vector<int> values;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (!isMissing(column.values[i])) {
      known.push_back(clusters[i]);
      values.push_back(numbers.try_emplace(column.values[i], static_cast<int>(numbers.size())).first->second);
    }
  }
  FollowedColumn result{column.name, static_cast<int>(values.size()), static_cast<int>(numbers.size()), 0,
                        namesAcquisition(column.name)};
  if (result.values > 1 && 2 * result.values <= result.items) {
    result.agreement = analysis::adjustedMutualInformation(known, values);
  }
  return result;
}

} // namespace

bool namesAcquisition(const std::string& column) {
  const auto name = lowered(column);
  return std::ranges::any_of(acquisitionWords, [&](const char* word) { return name.find(word) != std::string::npos; });
}

std::vector<FollowedColumn> columnsFollowed(const std::vector<int>& clusters,
                                            const std::vector<ColumnToFollow>& columns) {
  std::vector<FollowedColumn> followed;
  for (const auto& column : columns) {
    const auto one = follow(clusters, column);
    if (one.values > 1 && 2 * one.values <= one.items) {
      followed.push_back(one);
    }
  }
  std::ranges::stable_sort(followed, std::greater<>(), &FollowedColumn::agreement);
  return followed;
}

ClusterVerdict verdictOf(const std::vector<FollowedColumn>& followed) {
  if (followed.empty()) {
    return ClusterVerdict::NoColumn;
  }
  if (followed.front().agreement < noticed) {
    return ClusterVerdict::Nothing;
  }
  return followed.front().acquisition ? ClusterVerdict::Acquisition : ClusterVerdict::Content;
}

} // namespace stratoscope::workflow
