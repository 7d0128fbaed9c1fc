#include "core/workflow/labelling.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/metadata/row_matching.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace stratoscope::workflow {
namespace {

void checkItems(const cohort::Cohort& cohort, const std::vector<int>& items) {
  const int count = cohort::itemCount(cohort);
  for (const int item : items) {
    if (item < 0 || item >= count) {
      throw Error(ErrorCode::InvalidArgument,
                  {STRATOSCOPE_TEXT("there is no item %1: the cohort has %2, counted from 0"),
                   {std::to_string(item), std::to_string(count)}},
                  cohort.folder().string());
    }
  }
}

CurrentClustering clusteringWith(const cohort::Cohort& cohort, int cluster) {
  auto clustering = latestClustering(cohort);
  if (!clustering) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no clusters yet"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Cluster it first"));
  }
  if (cluster < 0 || cluster >= clustering->k) {
    throw Error(ErrorCode::NotFound,
                {STRATOSCOPE_TEXT("there is no cluster %1: there are %2, counted from 1"),
                 {std::to_string(clusterNumber(cluster)), std::to_string(clustering->k)}},
                cohort.folder().string());
  }
  return std::move(*clustering);
}

std::optional<std::size_t> columnOf(const CsvTable& table, const std::string& name) {
  const auto found = std::ranges::find(table.header, name);
  return found == table.header.end() ? std::nullopt
                                     : std::optional(static_cast<std::size_t>(found - table.header.begin()));
}

std::size_t labelColumnOf(const CsvTable& table, const std::filesystem::path& csv) {
  const auto column = columnOf(table, "label");
  if (!column) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("has no column named label"), csv.string());
  }
  return *column;
}

/// Row numbers are those of one cohort; a table that names paths beside them must mean this one.
void checkSameCohort(const cohort::Cohort& cohort, const CsvTable& table, const std::filesystem::path& csv) {
  const auto item = columnOf(table, "item");
  const auto path = columnOf(table, "path");
  if (!item || !path) {
    return;
  }
  std::map<std::int64_t, std::string> pathOfSeries;
  for (const auto& series : cohort::series(cohort)) {
    pathOfSeries[series.id] = series.path.string();
  }
  const auto items = cohort::items(cohort);
  for (const auto& row : table.rows) {
    std::size_t number = items.size();
    const auto& text = row.at(*item);
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (number >= items.size() || pathOfSeries.at(items[number].series) != row.at(*path)) {
      throw Error(ErrorCode::Conflict, {STRATOSCOPE_TEXT("item %1 is another one in this cohort"), {text}},
                  csv.string(), STRATOSCOPE_TEXT("Leave the column item out to go by the paths"));
    }
  }
}

/// Of a table with several label sets only the rows of the one asked for.
CsvTable rowsOfSet(const CsvTable& table, const std::string& set, const std::filesystem::path& csv) {
  const auto sets = columnOf(table, "set");
  auto narrow = table;
  std::erase_if(narrow.rows, [&](const auto& row) { return sets && row.at(*sets) != set; });
  if (narrow.rows.empty()) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("holds no label of the set %1"), {set}}, csv.string());
  }
  return narrow;
}

RowMatches itemsOfRows(const cohort::Cohort& cohort, const CsvTable& table, const std::filesystem::path& csv) {
  auto matches = matchRows(targetsOf(cohort), table);
  if (std::ranges::all_of(matches.items, [](const auto& items) { return items.empty(); })) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("no row belongs to an item of this cohort"), csv.string());
  }
  return matches;
}

/// The items that each class of the table gets. Of several rows about one item the first counts.
std::map<std::string, std::vector<int>> itemsOfClasses(const cohort::Cohort& cohort, const CsvTable& table,
                                                       const std::filesystem::path& csv) {
  const auto label = labelColumnOf(table, csv);
  const auto matches = itemsOfRows(cohort, table, csv);
  std::set<int> seen;
  std::map<std::string, std::vector<int>> itemsOfClass;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto name = trimmed(table.rows[row].at(label));
    for (const int item : matches.items[row]) {
      if (!name.empty() && seen.insert(item).second) {
        itemsOfClass[name].push_back(item);
      }
    }
  }
  return itemsOfClass;
}

} // namespace

std::vector<cohort::LabelChange> labelItems(cohort::Cohort& cohort, const std::string& set,
                                            const std::vector<int>& items, const std::string& labelClass) {
  if (labelClass.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a class needs a name"));
  }
  checkItems(cohort, items);
  const auto id = cohort::labelSet(cohort, set).id;
  return cohort::label(cohort, id, items, cohort::addClass(cohort, id, labelClass));
}

std::vector<cohort::LabelChange> labelCluster(cohort::Cohort& cohort, const std::string& set, int cluster,
                                              const std::string& labelClass) {
  const auto clustering = clusteringWith(cohort, cluster);
  std::vector<int> items;
  for (std::size_t i = 0; i < clustering.clusters.size(); ++i) {
    if (clustering.clusters[i] == cluster) {
      items.push_back(static_cast<int>(i));
    }
  }
  return labelItems(cohort, set, items, labelClass);
}

int importLabels(cohort::Cohort& cohort, const std::string& set, const std::filesystem::path& csv) {
  const auto table = readCsv(csv);
  const auto rows = rowsOfSet(table, set, csv);
  checkSameCohort(cohort, table, csv);
  std::size_t changes = 0;
  for (const auto& [name, items] : itemsOfClasses(cohort, rows, csv)) {
    changes += labelItems(cohort, set, items, name).size();
  }
  return static_cast<int>(changes);
}

} // namespace stratoscope::workflow
